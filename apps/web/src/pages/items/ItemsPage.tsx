import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ItemsDocument } from '../../graph/generated/graphql';
import { bareId } from '../../graph/ids';
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

/** Commitments that the reader handles or watches. */
export default function ItemsPage(): ReactNode {
  const { t } = useTranslation();
  const { day } = useDates();
  const chosen = useChosen();
  const filter = {
    states: chosen.many('states') ?? null,
    orgUnitId: chosen.one('orgUnitId') ?? null,
    departmentId: chosen.one('departmentId') ?? null,
    overdue: chosen.flag('overdue') ?? null,
    text: chosen.one('text') ?? null,
    from: chosen.one('from') ?? null,
    to: chosen.one('to') ?? null,
  };
  return (
    <>
      <PageHead title={t('items.title')} />
      <Filters chosen={chosen}>
        <CodesFilter chosen={chosen} name="states" group="itemState" label={t('items.state')} />
        <UnitFilter chosen={chosen} name="orgUnitId" label={t('list.unit')} />
        <UnitFilter chosen={chosen} name="departmentId" label={t('items.lead')} />
        <TextFilter chosen={chosen} name="text" label={t('list.text')} />
        <PeriodFilter chosen={chosen} />
        <FlagFilter chosen={chosen} name="overdue" label={t('items.overdueOnly')} />
      </Filters>
      <CaseList
        query={ItemsDocument}
        filter={filter}
        connection={(data) => data.resolutionItems}
        watch={['ResolutionItem']}
        none={t('items.none')}
        label={t('items.title')}
        columns={[
          { title: t('items.number'), dataIndex: 'number' },
          {
            title: t('items.text'),
            render: (_, row) => (
              <div style={{ maxWidth: 420, whiteSpace: 'normal' }}>
                <Link to={`/items/${bareId(row.id)}`}>{row.text}</Link>
                <div className="small muted">{row.title}</div>
              </div>
            ),
          },
          {
            title: t('items.state'),
            render: (_, row) => (
              <>
                <StateTag group="itemState" code={row.state} />
                {row.overdue && <Tag color="orange">{t('items.overdue')}</Tag>}
              </>
            ),
          },
          { title: t('items.lead'), render: (_, row) => row.leadUnit?.name },
          { title: t('items.agreed'), render: (_, row) => day(row.agreedDate) },
          { title: t('items.place'), render: (_, row) => row.orgUnit?.name },
        ]}
      />
    </>
  );
}
