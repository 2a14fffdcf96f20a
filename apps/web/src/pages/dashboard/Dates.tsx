import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LeaderDeadlineFragment, LeaderPageQuery } from '../../graph/generated/graphql';
import { pageOf } from '../../graph/ids';
import { useLabels } from '../../i18n/labels';
import { CommitmentOf } from '../../parts/Commitment';
import { useDates } from '../../parts/dates';
import { DeadlineTag } from '../../parts/clocks/DeadlineTag';
import { Empty } from '../../parts/Empty';
import { Section } from '../../parts/Section';
import { marks } from '../../i18n/marks';

interface Props {
  title: string;
  /** What is said where there is none. */
  none: string;
  list: LeaderPageQuery['overdue'];
}

/** Dates of cases, soonest first, each with how it came about. */
export function Dates({ title, none, list }: Props): ReactNode {
  const { t } = useTranslation();
  const missing = (list?.missing ?? []).map((name) =>
    t(`state.service.${name}` as never, { defaultValue: name }),
  );
  return (
    <Section
      title={title}
      extra={
        list &&
        list.totalCount > 0 && (
          <span className="muted small">{t('list.count', { count: list.totalCount })}</span>
        )
      }
    >
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 10 }}
          title={`${t('dashboard.missing')}${marks().colon}${missing.join(marks().comma)}`}
        />
      )}
      {!list && <Empty text={t('dashboard.unavailable')} />}
      {list?.edges.length === 0 && missing.length === 0 && <Empty text={none} />}
      <ul className="rows">
        {list?.edges.map(({ node }) => (
          <li key={node.id}>
            <DateLine deadline={node} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function DateLine({ deadline }: { deadline: LeaderDeadlineFragment }): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { day } = useDates();
  const { title, caseId, kind, dueDate, responsible, provisional, explanation } = deadline;
  const page = pageOf(caseId);
  return (
    <>
      <div className="row-line">
        <span className="grow">{page ? <Link to={page}>{title}</Link> : title}</span>
        <DeadlineTag deadline={deadline} />
      </div>
      <CommitmentOf deadline={deadline} />
      <div className="muted small">
        {[label('deadlineKind', kind), responsible?.name, t('deadline.due', { date: day(dueDate) })]
          .filter(Boolean)
          .join(' · ')}
        {provisional && ` · ${t('deadline.provisional')}`}
      </div>
      <details className="leader-explain small">
        <summary>{t('deadline.explain')}</summary>
        <p className="text-block muted">{explanation.text}</p>
      </details>
    </>
  );
}
