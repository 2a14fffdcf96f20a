import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EscalationsDocument } from '../../graph/generated/graphql';
import { bareId } from '../../graph/ids';
import { useLabels } from '../../i18n/labels';
import { CaseList } from '../../parts/CaseList';
import { CodesFilter, Filters, PeriodFilter, TextFilter, UnitFilter, useChosen } from '../../parts/Filters';
import { PageHead } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';

/** What rooms' matters have become. */
export default function EscalationsPage(): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const chosen = useChosen();
  const filter = {
    states: chosen.many('states') ?? null,
    orgUnitId: chosen.one('orgUnitId') ?? null,
    text: chosen.one('text') ?? null,
    from: chosen.one('from') ?? null,
    to: chosen.one('to') ?? null,
  };
  return (
    <>
      <PageHead title={t('nav.escalations')} />
      <Filters chosen={chosen}>
        <CodesFilter chosen={chosen} name="states" group="escalationState" label={t('list.state')} />
        <UnitFilter chosen={chosen} name="orgUnitId" label={t('list.unit')} />
        <TextFilter chosen={chosen} name="text" label={t('list.text')} />
        <PeriodFilter chosen={chosen} />
      </Filters>
      <CaseList
        query={EscalationsDocument}
        filter={filter}
        connection={(data) => data.escalations}
        watch={['Escalation']}
        none={t('state.empty')}
        label={t('nav.escalations')}
        columns={[
          {
            title: t('fields.title'),
            render: (_, row) => <Link to={`/escalations/${bareId(row.id)}`}>{row.title}</Link>,
          },
          { title: t('fields.kind'), render: (_, row) => label('escalationKind', row.kind) },
          { title: t('fields.findingType'), render: (_, row) => label('findingType', row.findingType) },
          {
            title: t('list.state'),
            render: (_, row) => <StateTag group="escalationState" code={row.state} />,
          },
          { title: t('case.number'), dataIndex: 'number' },
          { title: t('list.unit'), render: (_, row) => row.orgUnit?.name },
        ]}
      />
    </>
  );
}
