import type { Calendar } from './calendar.js';
import { dateOf } from './dates.js';
import { BusinessTimeError } from './errors.js';
import { foldEntry, foldOpening } from './ledger-fold.js';
import type { ClockPause, FoldedLedger } from './ledger-fold.js';
import { deadlineDays, measure, placeDeadline } from './ledger-place.js';
import type { PlacedDeadline } from './ledger-place.js';
import { isClosed } from './ledger.js';
import type { ClockState, Ledger, LedgerEntry, RecalculationReason, Superseded } from './ledger.js';
import { workingDaysBetween } from './term.js';
import type { Term, TermDay } from './term.js';
import { dateAt, epochOf, isoOf } from './zone.js';

/** An amount of time in a measured unit: working days, calendar days (months too) or office hours. */
export interface Amount {
  unit: 'wd' | 'cd' | 'oh';
  n: number;
}

/** The one extension as it stands. */
export interface GrantedExtension {
  at: string;
  by: string;
  reason: string;
  /** The time granted, or null where a date was. */
  term: Term | null;
  /** The date granted, as it was said, or null where a time was. */
  date: string | null;
  /** The due date it led to; where an agreed date took its place since, the one it had led to until then. */
  until: string;
  /** False where an agreed date took its place. */
  inForce: boolean;
}

/** One earlier reckoning, and what superseded it. */
export interface EarlierReckoning extends Superseded {
  /** When it was superseded. */
  at: string;
  /** `calendar-changed`, `corrected`, or the type of the entry that moved it. */
  reason: RecalculationReason | LedgerEntry['type'];
  notice?: string;
}

/** A deadline as its ledger and a calendar make it at one instant. */
export interface Reckoned {
  calendarId: string;
  calendarVersion: string;
  timeZone: string;
  state: ClockState;
  /** The event that started the clock, and when it was. */
  anchor: { event: string; from: string; openedAt: string };
  budget: Term;
  maxExtension: Term | null;
  /** Local date of the last day. While paused it is the earliest it can still be. */
  dueDate: string;
  /** Instant (UTC) at which the time is over: on it and after, it is overdue. */
  dueAt: string;
  /** True where a day within it waits for a notice; never present it as final. */
  provisional: boolean;
  /** The date agreed in the minutes, as it was said. */
  agreedDate: string | null;
  elapsed: Amount;
  remaining: Amount;
  /** elapsed / (elapsed + remaining), 0 to 1. */
  share: number;
  pauses: ClockPause[];
  extension: GrantedExtension | null;
  reckonings: EarlierReckoning[];
  /** Number of the present reckoning, 0 first: with the case, the clock and the rung it names one alert. */
  reckoning: number;
  /** Since when the present reckoning stands. */
  reckonedAt: string;
  /** The due instant that passed while the clock ran; stays, whatever comes later. */
  breachedAt: string | null;
  closedAt: string | null;
  /** The instant for which elapsed and remaining hold. */
  asOf: string;
  /** Every day from the start to the due date, with what it was. */
  days: TermDay[];
}

/** Starts a ledger; refuses an empty budget, a broken date, a wrong calendar, a term over ten years. */
export function openLedger(
  entry: Omit<Extract<LedgerEntry, { type: 'opened' }>, 'type'>,
  calendar: Calendar,
): Ledger {
  const ledger: Ledger = [{ type: 'opened', ...entry }];
  placeDeadline(foldOpening(ledger[0]), calendar, entry.at);
  return ledger;
}

function supersededBy(placed: PlacedDeadline): Superseded {
  return { dueDate: dateOf(placed.due), dueAt: isoOf(placed.dueMs), provisional: placed.provisional };
}

/** What an entry supersedes. A clock that stands still has no date of its own: what ends is the last one it had. */
function placeBefore(folded: FoldedLedger, entry: LedgerEntry, calendar: Calendar): PlacedDeadline {
  if (entry.type !== 'resumed') return placeDeadline(folded, calendar, entry.at);
  const pauses = folded.pauses.filter(({ from, to }) => to !== null || from !== folded.lastAt);
  return placeDeadline({ ...folded, pauses }, calendar, folded.lastAt);
}

interface Walked {
  folded: FoldedLedger;
  breachedAt: string | null;
  reckonings: EarlierReckoning[];
  /** The due date to which an extension had led when an agreed date took its place. */
  extendedUntil: string | null;
}

/** Walks the entries, keeping what each superseded: a breach is judged by the reckoning of its own time. */
function walk(ledger: Ledger, calendar: Calendar): Walked {
  let folded = foldOpening(ledger[0]);
  let breachedAt: string | null = null;
  let extendedUntil: string | null = null;
  const reckonings: EarlierReckoning[] = [];
  for (const entry of ledger.slice(1)) {
    const next = foldEntry(folded, entry);
    const before = entry.supersedes ?? supersededBy(placeBefore(folded, entry, calendar));
    // Whoever asked in time is not in breach because the answer came later.
    // Stryker disable next-line ConditionalExpression: no other entry has a requestedAt; only the types ask
    const judgedAt = entry.type === 'extended' ? (entry.requestedAt ?? entry.at) : entry.at;
    if (folded.state === 'running' && epochOf(judgedAt) >= epochOf(before.dueAt)) breachedAt ??= before.dueAt;
    if (entry.type === 'recalculated') {
      if (entry.withdrawsBreach) breachedAt = null;
      reckonings.push({
        at: entry.at,
        reason: entry.reason,
        ...(entry.notice ? { notice: entry.notice } : {}),
        ...before,
      });
    } else if (entry.type === 'extended' || entry.type === 'agreed-date' || entry.type === 'resumed') {
      reckonings.push({ at: entry.at, reason: entry.type, ...before });
    }
    if (folded.counting && !next.counting) extendedUntil = before.dueDate;
    folded = next;
  }
  return { folded, breachedAt, reckonings, extendedUntil };
}

/**
 * Reckons a ledger: pure, the same for the same arguments. `asOf` is case time (default: the last entry);
 * a closed deadline keeps the date it had, whatever the calendar says since.
 */
export function reckon(ledger: Ledger, calendar: Calendar, asOf?: string): Reckoned {
  const { folded, breachedAt, reckonings, extendedUntil } = walk(ledger, calendar);
  const at = folded.closed?.at ?? asOf ?? folded.lastAt;
  const placed = placeDeadline(folded, calendar, at);
  const current = folded.closed?.supersedes ?? supersededBy(placed);
  const { unit, total, elapsed } = measure(calendar, placed, epochOf(at));
  const late = folded.state === 'running' && epochOf(at) >= epochOf(current.dueAt);
  const { opened, extended } = folded;
  let days: TermDay[] | undefined;
  return {
    calendarId: calendar.id,
    calendarVersion: calendar.version,
    timeZone: calendar.timeZone,
    state: folded.state,
    anchor: { event: opened.anchor, from: folded.from, openedAt: opened.at },
    budget: folded.budget,
    maxExtension: folded.maxExtension,
    ...current,
    agreedDate: folded.agreed?.date ?? null,
    elapsed: { unit, n: elapsed },
    remaining: { unit, n: total - elapsed },
    share: total === 0 ? 1 : elapsed / total,
    pauses: folded.pauses,
    extension: extended && {
      at: extended.at,
      by: extended.by,
      reason: extended.reason,
      term: extended.term ?? null,
      date: extended.until ?? null,
      until: extendedUntil ?? current.dueDate,
      inForce: extendedUntil === null,
    },
    reckonings,
    reckoning: reckonings.length,
    reckonedAt: reckonings.at(-1)?.at ?? opened.at,
    breachedAt: breachedAt ?? (late ? current.dueAt : null),
    closedAt: folded.closed?.at ?? null,
    asOf: at,
    get days() {
      return (days ??= deadlineDays(calendar, placed));
    },
  };
}

function checkExtension(
  entry: Extract<LedgerEntry, { type: 'extended' }>,
  folded: FoldedLedger,
  next: FoldedLedger,
  calendar: Calendar,
): void {
  const before = placeDeadline(folded, calendar, entry.at);
  const asked = entry.requestedAt ?? entry.at;
  if (epochOf(asked) > epochOf(entry.at)) {
    throw new BusinessTimeError('entry-out-of-order', { entry: entry.type, at: asked });
  }
  if (epochOf(asked) >= before.dueMs) {
    throw new BusinessTimeError('extension-after-expiry', { at: asked, dueAt: isoOf(before.dueMs) });
  }
  const after = placeDeadline(next, calendar, entry.at);
  // Stryker disable next-line ConditionalExpression: nothing is not before a date; only the types ask
  if (after.dueMs <= before.dueMs || (entry.until !== undefined && entry.until <= dateOf(before.due))) {
    throw new BusinessTimeError('extension-not-later', { dueDate: dateOf(before.due) });
  }
  const bound = folded.maxExtension;
  const { until: _until, ...rest } = entry;
  const furthest = bound
    ? placeDeadline({ ...next, counting: { ...rest, term: bound } }, calendar, entry.at)
    : before;
  if (after.dueMs > furthest.dueMs) {
    throw new BusinessTimeError('extension-beyond-bound', {
      latest: dateOf(furthest.due),
      asked: dateOf(after.due),
    });
  }
}

/**
 * Appends an entry after checking it, and stamps it with the reckoning it supersedes. The ledger given is
 * not changed. For `calendar-changed`, `calendar` is the new one and `previous` the one until now.
 */
export function append(
  ledger: Ledger,
  entry: LedgerEntry,
  calendar: Calendar,
  previous: Calendar = calendar,
): Ledger {
  const { folded } = walk(ledger, previous);
  const next = foldEntry(folded, entry);
  const before = placeBefore(folded, entry, previous);
  if (entry.type === 'paused' && epochOf(entry.at) >= before.dueMs) {
    throw new BusinessTimeError('pause-after-expiry', { at: entry.at, dueAt: isoOf(before.dueMs) });
  }
  if (entry.type === 'extended') checkExtension(entry, folded, next, calendar);
  if (entry.type === 'agreed-date') {
    const agreedOn = dateAt(entry.at, calendar.timeZone);
    if (calendar.dayOf(entry.date).date < agreedOn) {
      throw new BusinessTimeError('agreed-date-before-agreement', { date: entry.date, agreedOn });
    }
  }
  placeDeadline(next, calendar, entry.at);
  return [...ledger, { ...entry, supersedes: supersededBy(before) }];
}

/** What a new calendar version does to a deadline; nothing happens to a closed one. */
export interface Recalculation {
  ledger: Ledger;
  before: Superseded;
  after: Superseded;
  moved: boolean;
}

/** Reckons an open deadline anew under another version of its calendar: for the preview and for publishing. */
export function recalculate(
  ledger: Ledger,
  change: { at: string; notice?: string; by?: string },
  previous: Calendar,
  calendar: Calendar,
): Recalculation {
  const { folded } = walk(ledger, previous);
  const before = folded.closed?.supersedes ?? supersededBy(placeDeadline(folded, previous, change.at));
  if (isClosed(folded.state)) return { ledger, before, after: before, moved: false };
  const after = supersededBy(placeDeadline(folded, calendar, change.at));
  const entry: LedgerEntry = {
    type: 'recalculated',
    reason: 'calendar-changed',
    ...change,
    supersedes: before,
  };
  const moved = after.dueAt !== before.dueAt || after.provisional !== before.provisional;
  return { ledger: moved ? [...ledger, entry] : ledger, before, after, moved };
}

/** Whether the time is over at `now` (case time) and the work is not done. A paused clock is never overdue by waiting. */
export function isOverdue(reckoned: Reckoned, now: string): boolean {
  return reckoned.state === 'running' && epochOf(now) >= epochOf(reckoned.dueAt);
}

/** Working days late at `now`, or at the end of the clock; 0 on rest days right after the due date. */
export function daysLate(reckoned: Reckoned, calendar: Calendar, now: string): number {
  if (reckoned.state === 'cancelled' || reckoned.state === 'paused') return 0;
  const end = reckoned.closedAt ?? now;
  return workingDaysBetween(calendar, reckoned.dueDate, dateAt(end, reckoned.timeZone));
}

/** Whether the last day is today (local) and its close has not come. */
export function isDueToday(reckoned: Reckoned, now: string): boolean {
  return (
    reckoned.state === 'running' &&
    !isOverdue(reckoned, now) &&
    dateAt(now, reckoned.timeZone) === reckoned.dueDate
  );
}
