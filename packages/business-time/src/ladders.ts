import type { Rung } from './rungs.js';
import type { Term } from './term.js';

/**
 * The recommended ladder (domain E.2, product default): reminders, due-day warning, overdue notice with urging are
 * always on; the drafts of L3 and above wait for a named signer and go out only where the profile has the document.
 */
const officer = ['officer', 'unit-liaison'] as const;
const leaders = [...officer, 'unit-leader-in-charge', 'convenor'] as const;
const principals = [...leaders, 'unit-principal', 'leading-group-office'] as const;

const before: ReadonlyArray<Rung & { offset: { wd: number } }> = [
  { key: 'L1-T3', level: 1, offset: { wd: -3 }, kind: 'reminder', recipients: officer },
  { key: 'L1-T1', level: 1, offset: { wd: -1 }, kind: 'reminder', recipients: officer },
];
const within: readonly Rung[] = [
  { key: 'L1-70', level: 1, offset: { share: 0.7 }, kind: 'reminder', recipients: officer },
  { key: 'L1-90', level: 1, offset: { share: 0.9 }, kind: 'reminder', recipients: officer },
];

const rest: readonly Rung[] = [
  {
    key: 'L2-unsigned',
    level: 2,
    offset: { wdFromStart: 1 },
    kind: 'warning',
    recipients: leaders,
    condition: 'not-signed',
  },
  {
    key: 'L2-no-draft',
    level: 2,
    offset: { share: 0.8 },
    kind: 'warning',
    recipients: leaders,
    condition: 'no-reply-draft',
  },
  { key: 'L2-due', level: 2, offset: 'due-day', kind: 'warning', recipients: leaders },
  { key: 'L3-overdue', level: 3, offset: { wdAfter: 1 }, kind: 'overdue', recipients: principals },
  {
    key: 'L4-circular',
    level: 4,
    offset: { wdAfter: 6 },
    kind: 'draft',
    recipients: ['supervision-office', 'chair-group'],
  },
  {
    key: 'L5-referral',
    level: 5,
    offset: { wdAfter: 16 },
    kind: 'draft',
    recipients: ['party-leader-in-charge'],
  },
];

/** The default ladder that fits a budget: shares for months and calendar days, working days else, none before the start. */
export function defaultLadder(budget: Term): Rung[] {
  if (budget.unit !== 'wd') return [...within, ...rest];
  return [...before.filter(({ offset }) => budget.n + offset.wd > 0), ...rest];
}
