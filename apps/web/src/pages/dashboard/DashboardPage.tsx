import { Segmented } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useViewer } from '../../app/viewer';
import {
  LeaderPageDocument,
  type LeaderPageQuery,
  type LeaderUnitFragment,
} from '../../graph/generated/graphql';
import { bareId, typedId } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useLabels } from '../../i18n/labels';
import { PageState } from '../../parts/PageState';
import { PageHead } from '../../parts/Section';
import { behind, type Cases, type Scope } from './cases';
import { CasesDrawer } from './CasesDrawer';
import type { Bar } from './chart';
import { Commitments } from './Commitments';
import { Counts } from './Counts';
import { Dates } from './Dates';
import './dashboard.css';
import { firstDay, isPeriod, PERIODS, quarterOf, useCaseToday, type Period } from './period';
import { Results } from './Results';
import { Rooms } from './Rooms';
import { UnitPicker } from './UnitPicker';

const OUTCOMES = ['CONSENSUS', 'BASIC_CONSENSUS', 'NO_CONSENSUS', 'HARD_TO_REACH'];
const SOURCES = ['PARTY_GOVERNMENT', 'PUBLIC', 'MEMBER', 'OPEN_CALL'];
/** Calm on purpose: no outcome is a success or a failure of somebody. */
const COLORS = {
  outcome: ['#3f7d6a', '#7fa99b', '#8b9aa8', '#b59b6a'],
  source: ['#33658a', '#5f8fb3', '#8fb0c9', '#7a8794'],
};
/** Figures follow what happens to any case. */
const WATCH = ['Topic', 'Session', 'Consultation', 'ResolutionItem', 'Escalation'];

/** The leader's page: one question to the graph; unit and period stand in the address. */
export default function DashboardPage(): ReactNode {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const today = useCaseToday();
  const named = search.get('period');
  const period: Period = isPeriod(named) ? named : 'year';
  const unit = search.get('unit');
  const id = unit ? typedId('orgUnit', unit) : undefined;
  const from = today ? firstDay(period, today) : null;
  const variables = { picked: id !== undefined, unit: id ?? '', scope: id ?? null, from };
  const answer = useLiveQuery(LeaderPageDocument, variables, { pause: today === undefined, watch: WATCH });
  const loading = answer.loading || (today === undefined && !answer.data);

  const change = (key: 'unit' | 'period', value: string): void =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      next.set(key, value);
      return next;
    });
  const words = {
    year: t('dashboard.thisYear', { year: today?.slice(0, 4) ?? '' }),
    quarter: t('dashboard.thisQuarter', { n: today ? quarterOf(today) : '' }),
    all: t('dashboard.allTime'),
  };
  return (
    <div className="leader">
      <PageHead
        title={t('dashboard.title')}
        extra={
          <Segmented
            aria-label={t('dashboard.period')}
            value={period}
            options={PERIODS.map((value) => ({ value, label: words[value] }))}
            onChange={(value) => change('period', value)}
          />
        }
      />
      <PageState answer={{ ...answer, loading }} value={answer.data}>
        {(data) => <Whole data={data} from={from} onUnit={(picked) => change('unit', bareId(picked))} />}
      </PageState>
    </div>
  );
}

function Whole({
  data,
  from,
  onUnit,
}: {
  data: LeaderPageQuery;
  from: string | null;
  onUnit(id: string): void;
}): ReactNode {
  const { t } = useTranslation();
  const { viewer } = useViewer();
  const [cases, setCases] = useState<Cases>();
  const unit = data.orgUnit ?? data.viewer?.readableRoot;
  const id = unit?.id;
  const scope = useMemo(() => id && { orgUnitId: id, from }, [id, from]);
  return (
    <div className="stack">
      {unit && scope ? (
        <>
          <UnitPicker unit={unit} outermost={viewer?.readableRoot?.id} onPick={onUnit} />
          <Figures unit={unit} scope={scope} open={setCases} />
        </>
      ) : (
        <p className="muted">{t('dashboard.noUnit')}</p>
      )}
      <div className="halves">
        <Dates title={t('dashboard.dueSoon')} none={t('dashboard.noneDue')} list={data.upcoming} />
        <Dates title={t('dashboard.overdueList')} none={t('dashboard.noneOverdue')} list={data.overdue} />
      </div>
      <CasesDrawer cases={cases} onClose={() => setCases(undefined)} />
    </div>
  );
}

function Figures({
  unit,
  scope,
  open,
}: {
  unit: LeaderUnitFragment;
  scope: Scope;
  open(cases: Cases): void;
}): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { topicFigures: topics, consultationFigures: consultations } = unit;
  const bars = (
    group: 'outcome' | 'source',
    codes: string[],
    counts: readonly { code: string; count: number }[],
  ): Bar[] =>
    codes.map((code, place) => ({
      code,
      name: label(group, code),
      value: counts.find((count) => count.code === code)?.count ?? 0,
      color: COLORS[group][place] ?? '#8b9aa8',
    }));
  return (
    <>
      <Results unit={unit} scope={scope} open={open} />
      <div className="halves">
        <Counts
          title={t('dashboard.outcomes')}
          bars={consultations ? bars('outcome', OUTCOMES, consultations.outcomes) : null}
          onPick={({ code, name }) => open({ ...behind.sessions(scope, [code]), title: name })}
        />
        <Counts
          title={t('dashboard.sources')}
          bars={topics ? bars('source', SOURCES, topics.bySource) : null}
          onPick={({ code, name }) => open({ ...behind.topics(scope, [code]), title: name })}
        />
      </div>
      <div className="halves">
        <Commitments feedback={unit.feedbackFigures} scope={scope} open={open} />
        <Rooms figures={consultations} scope={scope} open={open} />
      </div>
    </>
  );
}
