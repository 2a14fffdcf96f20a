import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useViewer } from '../../app/viewer';
import { HomeItemsDocument, type HomeItemsQuery } from '../../graph/generated/graphql';
import { bareId } from '../../graph/ids';
import { useLiveQuery } from '../../graph/useLiveQuery';
import { useDates } from '../../parts/dates';
import { Empty } from '../../parts/Empty';
import { PageState } from '../../parts/PageState';
import { Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';

type Item = NonNullable<HomeItemsQuery['resolutionItems']>['edges'][number]['node'];

/** Commitments in the hands of one's own department. */
export function DepartmentItems(): ReactNode {
  const { t } = useTranslation();
  const { unitOf } = useViewer();
  const departmentId = unitOf('DEPARTMENT_OFFICER', 'DEPARTMENT_LEADER') ?? null;
  const answer = useLiveQuery(HomeItemsDocument, { departmentId }, { watch: ['ResolutionItem'] });
  return (
    <Section title={t('home.items')} extra={<Link to="/items">{t('home.all')}</Link>}>
      <PageState answer={answer} value={answer.data?.resolutionItems} rows={3}>
        {({ edges }) => <ItemRows items={edges.map(({ node }) => node)} none={t('home.itemsNone')} />}
      </PageState>
    </Section>
  );
}

/** Commitments, one a line. */
export function ItemRows({ items, none }: { items: readonly Item[]; none: string }): ReactNode {
  const { t } = useTranslation();
  const { day } = useDates();
  if (items.length === 0) return <Empty text={none} />;
  return (
    <ul className="rows">
      {items.map((item) => (
        <li key={item.id}>
          <div className="row-line">
            <Link className="grow" to={`/items/${bareId(item.id)}`}>
              {item.text}
            </Link>
            {item.overdue && <Tag color="orange">{t('items.overdue')}</Tag>}
            <StateTag group="itemState" code={item.state} />
          </div>
          <div className="row-line small muted">
            <span>{item.title}</span>
            {item.agreedDate && (
              <span>
                {t('items.agreed')} {day(item.agreedDate)}
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
