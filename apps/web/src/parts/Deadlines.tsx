import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DeadlineFullFragment, DeadlinePartsFragment } from '../graph/generated/graphql';
import { pageOf } from '../graph/ids';
import { useLabels } from '../i18n/labels';
import { CommitmentOf } from './Commitment';
import { useDates } from './dates';
import { Empty } from './Empty';
import { useSource } from './Refusal';

type Standing = Pick<
  DeadlinePartsFragment,
  'state' | 'overdue' | 'dueToday' | 'daysLate' | 'workingDaysLeft' | 'breachedAt'
>;

/** How a date stands, in words: late is said plainly. */
export function DeadlineTag({ deadline }: { deadline: Standing }): ReactNode {
  const { t } = useTranslation();
  const { state, overdue, dueToday, daysLate, workingDaysLeft, breachedAt } = deadline;
  if (state === 'MET') {
    return <Tag color="green">{breachedAt ? t('deadline.metLate') : t('deadline.met')}</Tag>;
  }
  if (state === 'PAUSED') return <Tag>{t('deadline.paused')}</Tag>;
  if (state === 'CANCELLED') return <Tag>{t('deadline.cancelled')}</Tag>;
  if (overdue) {
    return (
      <Tag color="orange">
        {daysLate > 0 ? t('deadline.late', { count: daysLate }) : t('deadline.lateToday')}
      </Tag>
    );
  }
  if (dueToday) return <Tag color="gold">{t('deadline.today')}</Tag>;
  return (
    <Tag color={workingDaysLeft <= 3 ? 'gold' : 'blue'}>{t('deadline.left', { count: workingDaysLeft })}</Tag>
  );
}

/** Dates of many cases, each leading to its case. */
export function DeadlineList({
  deadlines,
  none,
}: {
  deadlines: readonly DeadlinePartsFragment[];
  none: string;
}): ReactNode {
  const label = useLabels();
  const { day } = useDates();
  if (deadlines.length === 0) return <Empty text={none} />;
  return (
    <ul className="rows">
      {deadlines.map((deadline) => (
        <li key={deadline.id}>
          <div className="row-line">
            <span className="grow">
              <Link to={pageOf(deadline.caseId) ?? '#'}>{deadline.title}</Link>
            </span>
            <DeadlineTag deadline={deadline} />
          </div>
          <CommitmentOf deadline={deadline} />
          <div className="row-line small muted">
            <span>{label('deadlineKind', deadline.kind)}</span>
            <span>{day(deadline.dueDate)}</span>
            {deadline.responsible && <span>{deadline.responsible.name}</span>}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A case's own dates, each with how it was reckoned; what is over is folded. */
export function DeadlineDetails({
  deadlines,
  about,
}: {
  deadlines: readonly DeadlineFullFragment[];
  /** What a date is about, where a case has several of a kind: the commitment. */
  about?: (deadline: DeadlineFullFragment) => string | undefined;
}): ReactNode {
  const { t } = useTranslation();
  if (deadlines.length === 0) return <Empty text={t('case.noDeadlines')} />;
  const order = ['RUNNING', 'PAUSED', 'MET', 'CANCELLED'];
  const sorted = [...deadlines].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.dueAt.localeCompare(b.dueAt),
  );
  const over = sorted.filter(({ state }) => state === 'MET' || state === 'CANCELLED');
  const open = sorted.filter((deadline) => !over.includes(deadline));
  const list = (some: readonly DeadlineFullFragment[]): ReactNode => (
    <ul className="rows">
      {some.map((deadline) => (
        <li key={deadline.id}>
          <OneDeadline deadline={deadline} about={about?.(deadline)} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {open.length > 0 ? list(open) : <Empty text={t('deadline.noneOpen')} />}
      {over.length > 0 && (
        <details className="fold">
          <summary>{t('deadline.over', { n: over.length })}</summary>
          {list(over)}
        </details>
      )}
    </>
  );
}

function OneDeadline({
  deadline,
  about,
}: {
  deadline: DeadlineFullFragment;
  about: string | undefined;
}): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const source = useSource();
  const { day, instant } = useDates();
  const { budget, agreedDate, explanation, rungs } = deadline;
  const basis = agreedDate
    ? t('deadline.agreed')
    : budget &&
      `${t('deadline.budget', { n: budget.n, unit: label('budgetUnit', budget.unit) })} · ${source(budget.source)}`;
  return (
    <>
      <div className="row-line">
        <strong className="grow" style={{ fontWeight: 600 }}>
          {label('deadlineKind', deadline.kind)}
        </strong>
        <DeadlineTag deadline={deadline} />
      </div>
      {about && <div className="small">{about}</div>}
      <div className="row-line small muted">
        <span>{t('deadline.due', { date: day(deadline.dueDate) })}</span>
        {basis && <span>{basis}</span>}
        {deadline.responsible && <span>{deadline.responsible.name}</span>}
        {deadline.provisional && <span>{t('deadline.provisional')}</span>}
      </div>
      <details className="small">
        <summary style={{ cursor: 'pointer' }}>{t('deadline.explain')}</summary>
        <p className="text-block" style={{ margin: '6px 0' }}>
          {explanation.text}
        </p>
        {explanation.days.length > 0 && (
          <details>
            <summary style={{ cursor: 'pointer' }}>{t('deadline.days')}</summary>
            <ul style={{ margin: '4px 0', paddingLeft: 18 }}>
              {explanation.days.map(({ date, kind, name, counted }) => (
                <li key={date}>
                  {day(date)} {name ?? label('dayKind', kind.replace('?', ''))}{' '}
                  {counted ? t('deadline.counted') : t('deadline.notCounted')}
                </li>
              ))}
            </ul>
          </details>
        )}
        {rungs.length > 0 && (
          <>
            <div className="muted">{t('deadline.ladder')}</div>
            <ul style={{ margin: '4px 0', paddingLeft: 18 }}>
              {rungs.map(({ key, at, status }) => (
                <li key={key}>
                  {key} {instant(at)} {label('rungStatus', status)}
                </li>
              ))}
            </ul>
          </>
        )}
      </details>
    </>
  );
}
