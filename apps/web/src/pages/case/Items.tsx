import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActionBar } from '../../acts/ActionBar';
import { answeredAsks } from '../../acts/answered-asks';
import { bareId } from '../../graph/ids';
import type { CaseItemFragment } from '../../graph/generated/graphql';
import { useDates } from '../../parts/dates';
import { Section } from '../../parts/Section';
import { StateTag } from '../../parts/StateTag';
import { present } from '../../graph/present';
import { marks } from '../../i18n/marks';

interface Props {
  items: readonly CaseItemFragment[] | null | undefined;
  asks: readonly { no: number; text: string }[];
  orgUnitId: string | undefined;
}

/** The commitments of the minutes on their way through the departments. */
export function Items({ items, asks, orgUnitId }: Props): ReactNode {
  const { t } = useTranslation();
  const { day } = useDates();
  if (!items || items.length === 0) return null;
  return (
    <Section title={t('case.items')}>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id}>
            <div className="row-line">
              <Link className="grow" to={`/items/${bareId(item.id)}`}>
                {t('items.named', { no: item.number, text: item.text })}
              </Link>
              {item.overdue && <Tag color="orange">{t('items.overdue')}</Tag>}
              <StateTag group="itemState" code={item.state} />
            </div>
            <div className="row-line small muted">
              <span>
                {t('items.lead')}
                {marks().colon}
                {(item.leadUnit ?? item.proposedLeadUnit)?.name ?? t('person.none')}
              </span>
              {item.coUnits.length > 0 && (
                <span>
                  {t('items.co')}
                  {marks().colon}
                  {present(item.coUnits)
                    .map(({ name }) => name)
                    .join(marks().comma)}
                </span>
              )}
              {item.agreedDate && (
                <span>
                  {t('items.agreed')} {day(item.agreedDate)}
                </span>
              )}
            </div>
            <ActionBar
              actions={item.actions}
              target={item}
              quiet
              scene={{
                asks: answeredAsks(item, asks),
                orgUnitId,
                initial: {
                  leadUnitId: item.proposedLeadUnit?.id,
                  coUnitIds: present(item.coUnits).map(({ id }) => id),
                },
              }}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
