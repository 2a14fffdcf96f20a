import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionBar, type ActGroup } from '../../acts/ActionBar';
import type { DeadlineFullFragment } from '../../graph/generated/graphql';
import { useLabels } from '../../i18n/labels';
import { useDates } from '../dates';
import { DeadlineTag } from './DeadlineTag';
import { useSource } from '../Refusal';
import { DayStrip } from './DayStrip';
import { Ledger } from './Ledger';
import { Provisional } from './Provisional';
import { concerns, isAsked, rungWords } from './rung-words';

interface Props {
  deadline: DeadlineFullFragment;
  about: string | undefined;
  /** Bears the address `#deadline-<KIND>` to which messages lead. */
  anchored: boolean;
  groups: readonly ActGroup[];
}

/** One clock: its date, on what it rests, how it was reckoned, what it has been through, and what may be done. */
export function DeadlineDetail({ deadline, about, anchored, groups }: Props): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const source = useSource();
  const { day } = useDates();
  const { budget, agreedDate, kind, maxExtension, elapsed, remaining, state } = deadline;
  const amount = ({ n, unit }: { n: number; unit: string }): { n: number; unit: string } => ({
    n: Math.round(n * 10) / 10,
    unit: label('budgetUnit', unit),
  });
  const basis = agreedDate
    ? t('deadline.agreed')
    : budget &&
      `${t('deadline.budget', { n: budget.n, unit: label('budgetUnit', budget.unit) })} · ${source(budget.source)}`;
  const group = groups.find(({ actions }) => actions.some(({ subjectId }) => subjectId === deadline.id));
  const asked = deadline.extensions.find(({ granted }) => granted === null || granted === undefined);
  const which = [
    `${label('deadlineKind', kind)} · ${t('deadline.due', { date: day(deadline.dueDate) })}`,
    ...(asked
      ? [
          [t('clocks.asked', { date: day(asked.askedUntil) }), asked.askedBy?.name, asked.reason]
            .filter(Boolean)
            .join(' · '),
        ]
      : []),
  ];
  const open = state === 'RUNNING' || state === 'PAUSED';
  // The tag counts the working days after today; the rest with today in it would stand beside it as another number.
  const said = state === 'RUNNING' && remaining.unit === 'wd';
  return (
    <div {...(anchored && { id: `deadline-${kind}` })}>
      <div className="row-line">
        <strong className="grow" style={{ fontWeight: 600 }}>
          {label('deadlineKind', kind)}
        </strong>
        <DeadlineTag deadline={deadline} />
        {deadline.provisional && <Provisional />}
      </div>
      {about && <div className="small">{about}</div>}
      <div className="row-line small muted">
        <span>{t('deadline.due', { date: day(deadline.dueDate) })}</span>
        {basis && <span>{basis}</span>}
        {open && <span>{t('clocks.elapsed', amount(elapsed))}</span>}
        {open && !said && remaining.n > 0 && <span>{t('clocks.remaining', amount(remaining))}</span>}
        {open && maxExtension && <span>{t('clocks.maxExtension', amount(maxExtension))}</span>}
        {deadline.responsible && <span>{deadline.responsible.name}</span>}
      </div>
      {deadline.provisional && <div className="small muted">{t('clocks.provisionalWhy')}</div>}
      <Ledger deadline={deadline} />
      <Explanation deadline={deadline} anchored={anchored} />
      {group && (
        <ActionBar
          {...group}
          subjectId={deadline.id}
          scene={{ ...group.scene, about: which, fixed: { deadlineId: deadline.id } }}
          quiet
        />
      )}
    </div>
  );
}

/** Opens by itself for a reader who comes from a message about this date. */
function Explanation({
  deadline: { explanation, rungs, kind },
  anchored,
}: {
  deadline: DeadlineFullFragment;
  anchored: boolean;
}): ReactNode {
  const { t } = useTranslation();
  const label = useLabels();
  const { instant } = useDates();
  const said = rungs.filter(({ key }) => concerns(key, kind));
  const stateOf = (key: string, status: string): string =>
    isAsked(key) && status === 'CLAIMED' ? t('clocks.rungAsked') : label('rungStatus', status);
  const details = useRef<HTMLDetailsElement>(null);
  const meant = anchored && location.hash === `#deadline-${kind}`;
  useEffect(() => {
    if (!meant || !details.current) return;
    details.current.open = true;
    details.current.scrollIntoView({ block: 'center' });
  }, [meant]);
  return (
    <details className="small" ref={details}>
      <summary style={{ cursor: 'pointer' }}>{t('deadline.explain')}</summary>
      <p className="text-block" style={{ margin: '6px 0' }}>
        {explanation.text}
      </p>
      {explanation.days.length > 0 && <DayStrip days={explanation.days} />}
      {said.length > 0 && (
        <>
          <div className="muted">{t('deadline.ladder')}</div>
          <ul style={{ margin: '4px 0', paddingLeft: 18 }}>
            {[
              ...new Set(
                said.map(({ key, at, status }) =>
                  [instant(at), rungWords(key, t as never), stateOf(key, status)].filter(Boolean).join(' · '),
                ),
              ),
            ].map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
