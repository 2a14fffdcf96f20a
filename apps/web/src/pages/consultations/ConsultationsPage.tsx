import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ConsultationsDocument } from '../../graph/generated/graphql';
import { bareId } from '../../graph/ids';
import { CaseList } from '../../parts/CaseList';
import { useDates } from '../../parts/dates';
import { CodesFilter, Filters, PeriodFilter, TextFilter, UnitFilter, useChosen } from '../../parts/Filters';
import { PageHead } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';

/** Consultations by outcome; each opens the case that it belongs to. */
export default function ConsultationsPage(): ReactNode {
  const { t } = useTranslation();
  const { day } = useDates();
  const chosen = useChosen();
  const filter = {
    states: chosen.many('states') ?? null,
    outcomes: chosen.many('outcomes') ?? null,
    orgUnitId: chosen.one('orgUnitId') ?? null,
    roomId: chosen.one('roomId') ?? null,
    text: chosen.one('text') ?? null,
    from: chosen.one('from') ?? null,
    to: chosen.one('to') ?? null,
  };
  return (
    <>
      <PageHead title={t('nav.consultations')} />
      <Filters chosen={chosen}>
        <CodesFilter chosen={chosen} name="outcomes" group="outcome" label={t('case.outcome')} />
        <UnitFilter chosen={chosen} name="orgUnitId" label={t('list.unit')} />
        <TextFilter chosen={chosen} name="text" label={t('list.text')} />
        <PeriodFilter chosen={chosen} />
      </Filters>
      <CaseList
        query={ConsultationsDocument}
        filter={filter}
        connection={(data) => data.consultations}
        watch={['Consultation']}
        none={t('state.empty')}
        label={t('nav.consultations')}
        columns={[
          {
            title: t('topics.topic'),
            render: (_, row) =>
              row.topic ? <Link to={`/topics/${bareId(row.topic.id)}`}>{row.title}</Link> : row.title,
          },
          { title: t('list.state'), render: (_, row) => <StateTag group="topicState" code={row.state} /> },
          {
            title: t('case.outcome'),
            render: (_, row) => row.outcome && <StateTag group="outcome" code={row.outcome} />,
          },
          { title: t('case.consultation'), render: (_, row) => t('case.round', { n: row.round }) },
          { title: t('list.unit'), render: (_, row) => row.orgUnit?.name },
          { title: t('case.at'), render: (_, row) => day(row.createdAt) },
        ]}
      />
    </>
  );
}
