import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DeadlineFullFragment, DeadlinePartsFragment } from '../graph/generated/graphql';
import type { ActGroup } from '../acts/ActionBar';
import { pageOf } from '../graph/ids';
import { useLabels } from '../i18n/labels';
import { CommitmentOf } from './Commitment';
import { useDates } from './dates';
import { DeadlineDetail } from './clocks/DeadlineDetail';
import { DeadlineTag } from './clocks/DeadlineTag';
import { Provisional } from './clocks/Provisional';
import { Empty } from './Empty';

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
            {deadline.provisional && <Provisional />}
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
  groups = [],
}: {
  deadlines: readonly DeadlineFullFragment[];
  /** What a date is about, where a case has several of a kind: the commitment. */
  about?: (deadline: DeadlineFullFragment) => string | undefined;
  /** Objects whose acts are about these clocks. */
  groups?: readonly ActGroup[];
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
          <DeadlineDetail
            deadline={deadline}
            about={about?.(deadline)}
            anchored={sorted.find(({ kind }) => kind === deadline.kind) === deadline}
            groups={groups}
          />
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
