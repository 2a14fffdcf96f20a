import type { Calendar } from './calendar.js';
import { dateOf, dayFromDate } from './dates.js';
import type { Day } from './dates.js';
import { BusinessTimeError } from './errors.js';
import type { FoldedLedger } from './ledger-fold.js';
import type { ExtendedEntry } from './ledger.js';
import { openMinutes } from './office-hours.js';
import { pauseOn, placePauses } from './pauses.js';
import type { PlacedPause } from './pauses.js';
import { daysOf, isProvisional, placeTerm, workingDaysBetween } from './term.js';
import type { PlacedTerm, Term, TermDay } from './term.js';
import { epochOf, isoOf, localOf, minutesOf, readMoment } from './zone.js';

/** One stretch of a deadline: the budget (or agreed date), or an extension in another unit after it. */
interface Leg {
  placed: PlacedTerm;
  term: Term;
  pauses: readonly PlacedPause[];
  /** Where it runs to a date that was agreed or granted, not by counting: that day, and the stops that moved it. */
  fixed?: { day: Day; stops: readonly PlacedPause[] };
}

/** A deadline on the calendar. */
export interface PlacedDeadline {
  legs: Leg[];
  due: Day;
  dueMs: number;
  provisional: boolean;
}

function rolled(calendar: Calendar, date: string): string {
  let day = dayFromDate(date);
  while (!calendar.isWorked(day)) day++;
  return dateOf(day);
}

function pausesUntil(folded: FoldedLedger, calendar: Calendar, asOf: string): PlacedPause[] {
  const open = (from: string): string => isoOf(Math.max(epochOf(asOf), epochOf(from)));
  return placePauses(
    folded.pauses.map((pause) => ({ ...pause, to: pause.to ?? open(pause.from) })),
    calendar.timeZone,
  );
}

/** The time an extension adds after `from`; a date is read as the working days up to it, so that later pauses move it. */
function extensionTerm(calendar: Calendar, extended: ExtendedEntry, from: Day): Term {
  if (extended.term) return extended.term;
  return { unit: 'wd', n: workingDaysBetween(calendar, dateOf(from), rolled(calendar, extended.until!)) };
}

function agreedLeg(folded: FoldedLedger, calendar: Calendar, pauses: readonly PlacedPause[]): Leg {
  const agreed = folded.agreed!;
  // A stop until the agreement was known to those who agreed: only what of it came afterwards moves the date.
  const agreedMs = epochOf(agreed.at);
  const agreedOn = localOf(agreedMs, calendar.timeZone).day;
  const later = pauses
    .filter((pause) => pause.toMs > agreedMs)
    .map((pause) => ({ ...pause, firstDay: Math.max(pause.firstDay, agreedOn) }));
  const start = dateOf(readMoment(folded.from, calendar.timeZone).day);
  const term: Term = { unit: 'wd', n: workingDaysBetween(calendar, start, rolled(calendar, agreed.date)) };
  const leg = { placed: placeTerm(calendar, start, term, later), term, pauses: later };
  return { ...leg, fixed: { day: dayFromDate(agreed.date), stops: later } };
}

/** Places what a ledger says on a calendar. A stop that still stands is taken to end at `asOf`. */
export function placeDeadline(folded: FoldedLedger, calendar: Calendar, asOf: string): PlacedDeadline {
  if (calendar.id !== folded.calendarId) {
    throw new BusinessTimeError('bad-ledger', { expected: folded.calendarId, calendar: calendar.id });
  }
  const pauses = pausesUntil(folded, calendar, asOf);
  const { counting, agreed, budget } = folded;
  const base: Leg = agreed
    ? agreedLeg(folded, calendar, pauses)
    : { placed: placeTerm(calendar, folded.from, budget, pauses), term: budget, pauses };
  if (!counting) return finish(calendar, [base]);
  if (!agreed && counting.term?.unit === budget.unit) {
    // Same unit: one longer term from the same event (31 January + 3 m + 1 m ends on 31 May, not on 30).
    const term = { unit: budget.unit, n: budget.n + counting.term.n };
    return finish(calendar, [{ placed: placeTerm(calendar, folded.from, term, pauses), term, pauses }]);
  }
  // A date was granted knowing the stops until then: its working days are counted from the due date of that time.
  const grantedMs = epochOf(counting.at);
  const known = base.pauses.filter((pause) => pause.toMs <= grantedMs);
  const baseFrom = isoOf(base.placed.startMs);
  const term = extensionTerm(calendar, counting, placeTerm(calendar, baseFrom, base.term, known).due);
  const from = term.unit === 'oh' ? isoOf(base.placed.dueMs) : dateOf(base.placed.due);
  const after = (stops: readonly PlacedPause[]): Leg => ({
    placed: placeTerm(calendar, from, term, stops),
    term,
    pauses: stops,
  });
  if (counting.until === undefined) return finish(calendar, [base, after(pauses)]);
  // A new calendar may end the budget before a stop that was known: that moves a granted date no more.
  const stops = pauses.filter((pause) => pause.toMs > grantedMs);
  return finish(calendar, [base, { ...after(stops), fixed: { day: dayFromDate(counting.until), stops } }]);
}

/** Whether a day of a leg that decides over its end waits for a notice. */
function isOpen(calendar: Calendar, { fixed, placed, term }: Leg): boolean {
  if (!fixed) return isProvisional(calendar, placed, term.unit);
  // Nobody counted to the date: its own day, those over which it moved, and those of the stops that moved it.
  for (let day = Math.min(fixed.day, placed.start); day <= placed.due; day++) {
    if ((day >= fixed.day || pauseOn(fixed.stops, day)) && !calendar.isSettled(day)) return true;
  }
  return false;
}

function finish(calendar: Calendar, legs: Leg[]): PlacedDeadline {
  const { due, dueMs } = legs.at(-1)!.placed;
  return { legs, due, dueMs, provisional: legs.some((leg) => isOpen(calendar, leg)) };
}

/** Every day of a placed deadline, its counted days numbered through. */
export function deadlineDays(calendar: Calendar, placed: PlacedDeadline): TermDay[] {
  let ordinal = 0;
  return placed.legs
    .flatMap((leg) => daysOf(calendar, leg.placed, leg.term.unit, leg.pauses))
    .map((day) => (day.ordinal === undefined ? day : { ...day, ordinal: ++ordinal }));
}

/** Time used and time in all, in working days, calendar days (months too, and mixed units) or office hours. */
export interface Measure {
  unit: 'wd' | 'cd' | 'oh';
  total: number;
  elapsed: number;
}

/** How much of a deadline has passed at an instant. A day has passed at its close. */
export function measure(calendar: Calendar, placed: PlacedDeadline, asOfMs: number): Measure {
  const first = placed.legs[0]!;
  if (first.term.unit === 'oh') {
    const hours = (toMs: number): number =>
      openMinutes(calendar, first.placed.startMs, toMs, [first.placed.start, placed.due], first.pauses) / 60;
    return { unit: 'oh', total: hours(placed.dueMs), elapsed: hours(Math.min(asOfMs, placed.dueMs)) };
  }
  const unit = placed.legs.every((leg) => leg.term.unit === 'wd') ? 'wd' : 'cd';
  const now = localOf(asOfMs, calendar.timeZone);
  const passed = now.minutes >= minutesOf(calendar.closeOfDay) ? now.day : now.day - 1;
  const last = placed.legs.at(-1)!.placed.last;
  let [total, elapsed] = [0, 0];
  for (let day = first.placed.start + 1; day <= last; day++) {
    if (pauseOn(first.pauses, day) || (unit === 'wd' && !calendar.isWorked(day))) continue;
    total++;
    if (day <= passed) elapsed++;
  }
  return { unit, total, elapsed };
}
