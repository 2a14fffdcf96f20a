import { Checkbox } from 'antd';
import { useState, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeadlineFullFragment } from '../../graph/generated/graphql';
import { useLabels } from '../../i18n/labels';
import { useCaseNow } from '../case-now';
import { useDates } from '../dates';
import { DeadlineTag } from './DeadlineTag';
import { Empty } from '../Empty';
import { Section } from '../Section';
import { barOf, shareOf, spanOf, type Span } from './layout';
import { Provisional } from './Provisional';
import { useClockSentence } from './sentence';
import './clocks.css';

interface Props {
  deadlines: readonly DeadlineFullFragment[];
  /** What a clock is about, where there are several of a kind. */
  about?: (deadline: DeadlineFullFragment) => string | undefined;
}

/** All clocks of a case on one line of time; the same is said in words for whoever does not see it. */
export function Clocks({ deadlines, about }: Props): ReactNode {
  const { t } = useTranslation();
  const [withOver, setWithOver] = useState(false);
  const { now } = useCaseNow();
  const over = deadlines.filter(({ state }) => state === 'MET' || state === 'CANCELLED');
  const shown = deadlines
    .filter((deadline) => withOver || !over.includes(deadline))
    .sort((a, b) => a.anchorAt.localeCompare(b.anchorAt) || a.dueAt.localeCompare(b.dueAt));
  if (deadlines.length === 0) return null;
  const span = spanOf(shown, now);
  const share = { '--today': `${shareOf(now, span) * 100}%` } as CSSProperties;
  return (
    <Section
      title={t('clocks.title')}
      extra={
        over.length > 0 && (
          <Checkbox checked={withOver} onChange={({ target }) => setWithOver(target.checked)}>
            {t('clocks.withOver')}
          </Checkbox>
        )
      }
    >
      {shown.length === 0 && <Empty text={t('clocks.none')} />}
      {shown.length > 0 && (
        <>
          <ul className="clocks" style={share}>
            {shown.map((deadline) => (
              <Clock key={deadline.id} deadline={deadline} about={about?.(deadline)} span={span} now={now} />
            ))}
          </ul>
          <Axis span={span} now={now} />
          <Legend />
        </>
      )}
    </Section>
  );
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

function Clock(props: {
  deadline: DeadlineFullFragment;
  about: string | undefined;
  span: Span;
  now: number;
}): ReactNode {
  const { deadline, about, span, now } = props;
  const label = useLabels();
  const { day } = useDates();
  const sentence = useClockSentence();
  const bar = barOf(deadline, span, now);
  return (
    <li>
      <div className="clock-name">
        <span>{label('deadlineKind', deadline.kind)}</span>
        {about && <span className="small muted">{about}</span>}
      </div>
      <div
        className="clock-track"
        aria-hidden
        data-state={deadline.state}
        data-provisional={deadline.provisional}
      >
        {bar.stretches.map(({ kind, from, to }, at) => (
          <span
            key={at}
            className="clock-stretch"
            data-kind={kind}
            style={{ left: percent(from), width: percent(to - from) }}
          />
        ))}
        {bar.rungs.map(({ key, at, status }) => (
          <span key={key} className="clock-rung" data-status={status} style={{ left: percent(at) }} />
        ))}
        <span className="clock-due" style={{ left: percent(bar.due) }} />
      </div>
      <div className="clock-date small">
        <span>{day(deadline.dueDate)}</span> <DeadlineTag deadline={deadline} />
        {deadline.provisional && <Provisional />}
      </div>
      <span className="visually-hidden">{sentence(deadline)}</span>
    </li>
  );
}

/** The first day, today and the last day under the bars. */
function Axis({ span, now }: { span: Span; now: number }): ReactNode {
  const { t } = useTranslation();
  const { isoDay } = useDates();
  const at = (time: number): string => isoDay(new Date(time).toISOString());
  const today = shareOf(now, span);
  return (
    <div className="clock-axis small muted" aria-hidden>
      <span />
      <div>
        {today > 0.22 && <span style={{ left: 0 }}>{at(span.from)}</span>}
        <span style={{ left: percent(today), transform: `translateX(-${Math.round(today * 100)}%)` }}>
          {t('clocks.today')}
        </span>
        {today < 0.78 && <span style={{ right: 0 }}>{at(span.to)}</span>}
      </div>
      <span />
    </div>
  );
}

function Legend(): ReactNode {
  const { t } = useTranslation();
  const entries = [
    ['run', t('clocks.legendRun')],
    ['extension', t('clocks.legendExtension')],
    ['pause', t('clocks.legendPause')],
    ['late', t('clocks.legendLate')],
  ] as const;
  return (
    <ul className="clock-legend small muted" aria-hidden>
      {entries.map(([kind, words]) => (
        <li key={kind}>
          <span className="clock-stretch" data-kind={kind} /> {words}
        </li>
      ))}
      <li>{t('clocks.legendRung')}</li>
    </ul>
  );
}
