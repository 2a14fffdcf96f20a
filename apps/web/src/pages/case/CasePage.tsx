import { Grid } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { CaseDocument, type CaseQuery } from '../../graph/generated/graphql';
import { bareId, typedId } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { CaseTimeline, entriesOf } from '../../parts/CaseTimeline';
import { Clocks } from '../../parts/clocks/Clocks';
import { useCommitmentWords } from '../../parts/Commitment';
import { DeadlineDetails } from '../../parts/Deadlines';
import { PageState } from '../../parts/PageState';
import { PageHead, Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { Steps } from '../../parts/Steps';
import type { ActGroup } from '../../acts/ActionBar';
import { CaseActs } from './CaseActs';
import { Consultation } from './Consultation';
import { Escalations } from './Escalations';
import { Items } from './Items';
import { Matter } from './Matter';
import { Papers } from './Papers';
import { People } from './People';
import { marks } from '../../i18n/marks';

export type CaseTopic = NonNullable<CaseQuery['topic']>;

const WATCH = ['Topic', 'Consultation', 'Session', 'ResolutionItem', 'Escalation'];

/** One matter, from the resident's topic to its end. */
export default function CasePage(): ReactNode {
  const { id = '' } = useParams();
  const answer = useLiveQuery(CaseDocument, { id: typedId('topic', id) }, { watch: WATCH });
  return (
    <PageState answer={answer} value={answer.data?.topic} rows={12}>
      {(topic) => <Case topic={topic} />}
    </PageState>
  );
}

function Case({ topic }: { topic: CaseTopic }): ReactNode {
  const { t } = useTranslation();
  const { consultation } = topic;
  const deadlines = [
    ...topic.deadlines,
    ...(consultation?.deadlines ?? []),
    ...(consultation?.sessions.flatMap((session) => session.deadlines) ?? []),
    ...(topic.resolutionItems?.flatMap((item) => item.deadlines) ?? []),
  ];
  const once = [...new Map(deadlines.map((deadline) => [deadline.id, deadline])).values()];
  const commitment = useCommitmentWords();
  const wide = Grid.useBreakpoint().lg ?? true;
  const items = topic.resolutionItems ?? [];
  const about = ({ id }: { id: string }): string | undefined => {
    const item = items.find((one) => one.deadlines.some((deadline) => deadline.id === id));
    return item && commitment(item);
  };
  const groups: ActGroup[] = [
    { actions: topic.actions, target: topic },
    ...(consultation ? [{ actions: consultation.actions, target: consultation }] : []),
    ...items.map((item) => ({ actions: item.actions, target: item })),
  ];
  const dates = (
    <Section title={t('case.deadlines')}>
      <DeadlineDetails deadlines={once} about={about} groups={groups} />
    </Section>
  );
  return (
    <>
      <PageHead title={topic.title}>
        <span className="muted">{topic.number}</span>
        <StateTag group="topicState" code={topic.state} text={topic.stateText} />
      </PageHead>
      <div className="stack">
        <Section title={t('case.steps')}>
          <Steps steps={topic.steps} />
          <Standing topic={topic} />
        </Section>
        <Clocks deadlines={once} about={about} />
        <div className="columns">
          <div className="stack">
            <CaseActs topic={topic} />
            {!wide && dates}
            <Matter topic={topic} />
            <Consultation topic={topic} />
            <Items items={topic.resolutionItems} asks={topic.asks} orgUnitId={topic.orgUnit?.id} />
            <Escalations topic={topic} />
          </div>
          <div className="stack">
            {wide && dates}
            <People topic={topic} />
            <Papers topic={topic} />
          </div>
        </div>
        <Section title={t('case.timeline')}>
          <CaseTimeline entries={entriesOf(topic.timeline, consultation?.timeline)} />
        </Section>
      </div>
    </>
  );
}

/** What the steps alone do not say: merged, over, or what is still missing. */
function Standing({ topic }: { topic: CaseTopic }): ReactNode {
  const { t } = useTranslation();
  const { mergedInto, mergedTopics, closedReason } = topic;
  return (
    <div className="small" style={{ marginTop: 8 }}>
      {mergedInto && (
        <p style={{ margin: 0 }}>
          {t('case.merged')}
          {marks().colon}
          <Link to={`/topics/${bareId(mergedInto.id)}`}>
            {mergedInto.number} {mergedInto.title}
          </Link>
        </p>
      )}
      {mergedTopics.length > 0 && (
        <p style={{ margin: 0 }}>
          {t('case.mergedTopics')}
          {marks().colon}
          {mergedTopics.map((other) => (
            <Link key={other.id} to={`/topics/${bareId(other.id)}`} style={{ marginRight: 10 }}>
              {other.number} {other.title}
            </Link>
          ))}
        </p>
      )}
      {closedReason && (
        <p style={{ margin: 0 }}>
          {t('case.closedReason')}
          {marks().colon}
          {closedReason}
        </p>
      )}
    </div>
  );
}
