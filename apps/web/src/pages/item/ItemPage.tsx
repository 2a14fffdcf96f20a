import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ActionBar } from '../../acts/ActionBar';
import { answeredAsks } from '../../acts/answered-asks';
import { ItemDocument, type ItemQuery } from '../../graph/generated/graphql';
import { bareId, typedId } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { CaseTimeline, entriesOf } from '../../parts/CaseTimeline';
import { Clocks } from '../../parts/clocks/Clocks';
import { DeadlineDetails } from '../../parts/Deadlines';
import { useDates } from '../../parts/dates';
import { Facts } from '../../parts/Facts';
import { PageState } from '../../parts/PageState';
import { PageHead, Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { present } from '../../graph/present';
import { ItemPapers } from './ItemPapers';
import { Reply } from './Reply';
import { Supervision } from './Supervision';
import { marks } from '../../i18n/marks';

export type ItemData = NonNullable<ItemQuery['resolutionItem']>;

/** One commitment, as its department and those who watch it see it. */
export default function ItemPage(): ReactNode {
  const { id = '' } = useParams();
  const answer = useLiveQuery(ItemDocument, { id: typedId('item', id) });
  return (
    <PageState answer={answer} value={answer.data?.resolutionItem} rows={10}>
      {(item) => <OneItem item={item} />}
    </PageState>
  );
}

function OneItem({ item }: { item: ItemData }): ReactNode {
  const { t } = useTranslation();
  const { day, instant } = useDates();
  const { topic, leadUnit, coUnits, proposedLeadUnit, proposedCoUnits } = item;
  // A reader who may not open the topic still answers its asks, by their numbers.
  const answered = answeredAsks(item, topic?.asks ?? []);
  const initial = {
    leadUnitId: (leadUnit ?? proposedLeadUnit)?.id,
    coUnitIds: present(coUnits.length > 0 ? coUnits : proposedCoUnits).map(({ id }) => id),
  };
  return (
    <>
      <PageHead title={item.text}>
        <span className="muted">{t('items.no', { no: item.number })}</span>
        <StateTag group="itemState" code={item.state} />
        {item.overdue && <Tag color="orange">{t('items.overdue')}</Tag>}
      </PageHead>
      <div className="stack">
        <Clocks deadlines={item.deadlines} />
        <div className="columns">
          <div className="stack">
            <Section title={t('case.acts')}>
              <ActionBar
                actions={item.actions}
                target={item}
                scene={{ asks: answered, orgUnitId: item.orgUnit?.id, initial }}
              />
            </Section>
            <Section title={t('items.one')}>
              <Facts
                rows={[
                  [
                    t('items.matter'),
                    topic ? <Link to={`/topics/${bareId(topic.id)}`}>{topic.title}</Link> : item.title,
                  ],
                  [t('items.place'), item.orgUnit?.name],
                  [t('items.lead'), leadUnit?.name],
                  [
                    t('items.co'),
                    present(coUnits)
                      .map(({ name }) => name)
                      .join(marks().comma),
                  ],
                  [t('items.proposedLead'), !leadUnit && proposedLeadUnit?.name],
                  [t('items.agreed'), item.agreedDate && day(item.agreedDate)],
                  [
                    t('items.assigned'),
                    item.assignedAt &&
                      [instant(item.assignedAt), item.assignedBy?.name].filter(Boolean).join(' · '),
                  ],
                  [t('items.signedFor'), item.signedForAt && instant(item.signedForAt)],
                  [t('items.returnReason'), item.returnReason],
                ]}
              />
              {item.askNos.length > 0 && (
                <>
                  <h3>{t('items.askTexts')}</h3>
                  <ul style={{ margin: 0, paddingLeft: 20 }}>
                    {answered.map(({ no, text }) => (
                      <li key={no}>
                        {t('form.ask', { no })}
                        {marks().colon}
                        {text}
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </Section>
            <Reply item={item} asks={answered} />
            <Supervision item={item} />
            <ItemPapers itemId={item.id} />
          </div>
          <div className="stack">
            <Section title={t('case.deadlines')}>
              <DeadlineDetails
                deadlines={item.deadlines}
                groups={[{ actions: item.actions, target: item }]}
              />
            </Section>
          </div>
        </div>
        <Section title={t('case.timeline')}>
          <CaseTimeline entries={entriesOf(item.timeline)} />
        </Section>
      </div>
    </>
  );
}
