import type { Calendar } from '@concord/business-time/calendar';
import { append, reckon, type Recalculation } from '@concord/business-time/deadline';
import type { Ledger, LedgerEntry } from '@concord/business-time/ledger';
import { addWorkingDays, subtractWorkingDays } from '@concord/business-time/term';
import { dateAt } from '@concord/business-time/zone';

/**
 * The last day that is early enough for a fixed one (mode `before` of contracts/clocks), by another calendar; null
 * where it stays. The fixed day is found again by counting on from the old last day. A day that was taken because the
 * right one had passed already counts back from nothing: it stays.
 */
export function countedBack(
  ledger: Ledger,
  at: string,
  previous: Calendar,
  calendar: Calendar,
): string | null {
  const [opened] = ledger;
  const agreed = ledger.findLast((entry) => entry.type === 'agreed-date');
  if (opened?.type !== 'opened' || agreed?.type !== 'agreed-date') return null;
  if (agreed.date === dateAt(agreed.at, previous.timeZone)) return null;
  const fixed = addWorkingDays(previous, agreed.date, opened.budget.n);
  const from = calendar.dayOf(fixed).worked ? fixed : subtractWorkingDays(calendar, fixed, 1);
  const last = subtractWorkingDays(calendar, from, opened.budget.n);
  const today = dateAt(at, calendar.timeZone);
  const date = last < today ? today : last;
  return date === agreed.date ? null : date;
}

/** A recalculation whose last day is counted back anew. */
export function withCountedBack(
  done: Recalculation,
  change: { at: string; notice?: string },
  date: string,
  calendar: Calendar,
): Recalculation {
  const moved: LedgerEntry = {
    type: 'recalculated',
    reason: 'calendar-changed',
    ...change,
    supersedes: done.before,
  };
  const reckoned = done.moved ? done.ledger : [...done.ledger, moved];
  const ledger = append(reckoned, { type: 'agreed-date', at: change.at, date }, calendar);
  const { dueDate, dueAt, provisional } = reckon(ledger, calendar, change.at);
  const after = { dueDate, dueAt, provisional };
  const differs = dueAt !== done.before.dueAt || provisional !== done.before.provisional;
  return differs ? { ...done, ledger, after, moved: true } : { ...done, moved: false };
}
