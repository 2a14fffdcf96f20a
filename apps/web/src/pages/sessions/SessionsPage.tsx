import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SessionsDocument } from '../../graph/generated/graphql';
import { bareId } from '../../graph/ids';
import { CaseList } from '../../parts/CaseList';
import { useDates } from '../../parts/dates';
import { CodesFilter, Filters, PeriodFilter, TextFilter, UnitFilter, useChosen } from '../../parts/Filters';
import { PageHead } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';

/** Sessions, latest first. */
export default function SessionsPage(): ReactNode {
  const { t } = useTranslation();
  const { instant } = useDates();
  const chosen = useChosen();
  const filter = {
    states: chosen.many('states') ?? null,
    outcomes: chosen.many('outcomes') ?? null,
    orgUnitId: chosen.one('orgUnitId') ?? null,
    roomId: chosen.one('roomId') ?? null,
    text: chosen.one('text') ?? null,
    from: chosen.one('from') ?? null,
    to: chosen.one('to') ?? null,
    counting: chosen.flag('counting') ?? null,
  };
  return (
    <>
      <PageHead title={t('nav.sessions')} />
      <Filters chosen={chosen}>
        <CodesFilter chosen={chosen} name="states" group="sessionState" label={t('session.status')} />
        <CodesFilter chosen={chosen} name="outcomes" group="outcome" label={t('session.outcome')} />
        <UnitFilter chosen={chosen} name="orgUnitId" label={t('list.unit')} />
        <TextFilter chosen={chosen} name="text" label={t('list.text')} />
        <PeriodFilter chosen={chosen} />
      </Filters>
      <CaseList
        query={SessionsDocument}
        filter={filter}
        connection={(data) => data.sessions}
        watch={['Session']}
        none={t('session.none')}
        label={t('nav.sessions')}
        columns={[
          { title: t('session.number'), dataIndex: 'number' },
          {
            title: t('session.title'),
            render: (_, row) => <Link to={`/sessions/${bareId(row.id)}`}>{row.title}</Link>,
          },
          {
            title: t('session.status'),
            render: (_, row) => <StateTag group="sessionState" code={row.state} />,
          },
          { title: t('session.when'), render: (_, row) => instant(row.scheduledAt) },
          { title: t('session.where'), dataIndex: 'place' },
          { title: t('session.room'), render: (_, row) => row.room?.name },
          {
            title: t('session.outcome'),
            render: (_, row) => row.outcome && <StateTag group="outcome" code={row.outcome} />,
          },
        ]}
      />
    </>
  );
}
