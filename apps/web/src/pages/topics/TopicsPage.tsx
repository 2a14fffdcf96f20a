import { App } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StartAct } from '../../acts/StartAct';
import { useViewer } from '../../app/viewer';
import { TopicsDocument, type EnterTopicForMutation } from '../../graph/generated/graphql';
import { bareId } from '../../graph/ids';
import { useLabels } from '../../i18n/labels';
import { CaseList } from '../../parts/CaseList';
import { useDates } from '../../parts/dates';
import {
  CodesFilter,
  Filters,
  FlagFilter,
  PeriodFilter,
  TextFilter,
  UnitFilter,
  useChosen,
} from '../../parts/Filters';
import { PageHead } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { Receipt } from '../public/Receipt';

/** Every topic that the reader may see. */
export default function TopicsPage(): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { day } = useDates();
  const { modal } = App.useApp();
  const { holds } = useViewer();
  const chosen = useChosen();
  const one = (name: string): string | null => chosen.one(name) ?? null;
  const filter = {
    states: chosen.many('states') ?? null,
    sources: chosen.many('sources') ?? null,
    orgUnitId: one('orgUnitId'),
    text: one('text'),
    from: one('from'),
    to: one('to'),
    awaitingMe: chosen.flag('mine') === true ? true : null,
  };
  const mayEnter = holds('CONVENOR', 'STATION_STAFF', 'COUNTY_CPPCC_OFFICER');
  const asMember = holds('MEMBER') && !mayEnter;
  const showReceipt = (payload: Record<string, unknown>): void => {
    const { receipt } = payload as NonNullable<EnterTopicForMutation['enterTopicFor']>;
    if (receipt) {
      modal.info({
        title: t('public.receiptTitle'),
        icon: null,
        width: 560,
        content: <Receipt receipt={receipt} />,
      });
    }
  };
  return (
    <>
      <PageHead
        title={t('topics.title')}
        extra={
          <>
            {mayEnter && <StartAct name="enterTopicFor" main onDone={showReceipt} />}
            {asMember && <StartAct name="submitTopic" main onDone={showReceipt} />}
          </>
        }
      />
      <Filters chosen={chosen}>
        <CodesFilter chosen={chosen} name="states" group="topicState" label={t('topics.state')} />
        <CodesFilter chosen={chosen} name="sources" group="source" label={t('topics.source')} />
        <UnitFilter chosen={chosen} name="orgUnitId" label={t('list.unit')} />
        <TextFilter chosen={chosen} name="text" label={t('list.text')} />
        <PeriodFilter chosen={chosen} />
        <FlagFilter chosen={chosen} name="mine" label={t('list.mine')} />
      </Filters>
      <CaseList
        query={TopicsDocument}
        filter={filter}
        connection={(data) => data.topics}
        watch={['Topic']}
        none={t('topics.none')}
        label={t('topics.title')}
        columns={[
          { title: t('topics.number'), dataIndex: 'number', width: 110 },
          {
            title: t('topics.topic'),
            render: (_, topic) => <Link to={`/topics/${bareId(topic.id)}`}>{topic.title}</Link>,
          },
          {
            title: t('topics.state'),
            render: (_, topic) => <StateTag group="topicState" code={topic.state} text={topic.stateText} />,
          },
          { title: t('topics.unit'), render: (_, topic) => topic.orgUnit?.name },
          { title: t('topics.source'), render: (_, topic) => label('source', topic.source) },
          { title: t('topics.submitted'), render: (_, topic) => day(topic.submittedAt) },
          { title: t('topics.updated'), render: (_, topic) => day(topic.updatedAt) },
        ]}
      />
    </>
  );
}
