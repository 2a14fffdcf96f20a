import { firstDay } from './calendar.js';
import type { Calendar, CalendarDay } from './calendar.js';
import { addMonths, dateOf, dayFromDate, yearOf } from './dates.js';
import type { Day } from './dates.js';
import { BusinessTimeError } from './errors.js';
import { afterOpenMinutes, openMinutes } from './office-hours.js';
import { pauseOn, placePauses } from './pauses.js';
import type { PlacedPause, TermPause } from './pauses.js';
import { instantOf, isoOf, minutesOf, readMoment } from './zone.js';

/** Working days, calendar days, months, office hours. Stored with every deadline, never inferred (D.2). */
export type TermUnit = 'wd' | 'cd' | 'm' | 'oh';

/** A length of time in its own unit. */
export interface Term {
  unit: TermUnit;
  n: number;
}

/** A day that a term spans. */
export interface TermDay extends CalendarDay {
  /** Whether it used up some of the term. */
  counted: boolean;
  /** Which day of the term it was (days and months). */
  ordinal?: number;
  /** Minutes used (office hours). */
  minutes?: number;
  /** Reason of the pause that covers it. */
  paused?: string;
  /** The last day fell on a rest day, and the term moved on over or to this one. */
  movedOn?: boolean;
}

/** What is asked of addTerm. */
export interface TermQuestion {
  calendar: Calendar;
  /** Date, local date-time or instant of the event; its day is not counted. Hours run from the moment itself. */
  from: string;
  term: Term;
  pauses?: readonly TermPause[];
}

/** A reckoned term. */
export interface ReckonedTerm {
  calendarId: string;
  calendarVersion: string;
  timeZone: string;
  from: string;
  term: Term;
  /** Local date of the last day. */
  dueDate: string;
  /** The instant (UTC) at which the term is over: on it and after, it is overdue. */
  dueAt: string;
  /** True where a day within it is not settled by a notice yet. */
  provisional: boolean;
  /** Every day after the start up to the due date. */
  days: TermDay[];
}

const UNITS: readonly TermUnit[] = ['wd', 'cd', 'm', 'oh'];
const MAX_MONTHS = 120;

/** Refuses what is no budget: nothing, a negative or broken number, an unknown unit. */
export function checkTerm(term: Term): Term {
  if (!UNITS.includes(term.unit) || !Number.isInteger(term.n)) {
    throw new BusinessTimeError('bad-term', { term: `${term.n}${term.unit}` });
  }
  if (term.n <= 0) throw new BusinessTimeError('empty-budget', { term: formatTerm(term) });
  return term;
}

/** Reads `5wd`, `7cd`, `3m`, `8oh`. */
export function parseTerm(text: string): Term {
  const parts = /^(-?\d{1,6})(wd|cd|m|oh)$/.exec(text);
  if (!parts) throw new BusinessTimeError(text === '' ? 'empty-budget' : 'bad-term', { term: text });
  return checkTerm({ unit: parts[2] as TermUnit, n: Number(parts[1]) });
}

/** Writes what parseTerm reads. */
export function formatTerm(term: Term): string {
  return `${term.n}${term.unit}`;
}

/** A term placed on the calendar, in day numbers: what addTerm and the ledger share. */
export interface PlacedTerm {
  start: Day;
  startMs: number;
  /** Last counted day. */
  last: Day;
  /** Day on which it is due: `last`, moved on past rest days where the unit counts them. */
  due: Day;
  dueMs: number;
}

function readStart(calendar: Calendar, from: string): { start: Day; startMs: number } {
  const { day, minutes } = readMoment(from, calendar.timeZone);
  if (day < firstDay) throw new BusinessTimeError('year-before-2007', { from });
  if (yearOf(day) > 9900) throw new BusinessTimeError('bad-date', { from });
  return { start: day, startMs: instantOf(day, minutes ?? 0, calendar.timeZone) };
}

/** The instant at which a last day is over. */
export function closeOf(calendar: Calendar, day: Day): number {
  return instantOf(day, minutesOf(calendar.closeOfDay), calendar.timeZone);
}

/** Places a term; `term.n` may be 0 only for the ledger's own use. */
export function placeTerm(
  calendar: Calendar,
  from: string,
  term: Term,
  pauses: readonly PlacedPause[],
): PlacedTerm {
  const { start, startMs } = readStart(calendar, from);
  const limit = addMonths(start, MAX_MONTHS);
  const tooLong = (): BusinessTimeError =>
    new BusinessTimeError('term-over-ten-years', { from, term: formatTerm(term) });
  if (term.unit === 'oh') {
    const end = afterOpenMinutes(calendar, startMs, start, term.n * 60, limit, pauses);
    if (!end) throw tooLong();
    return { start, startMs, last: end.day, due: end.day, dueMs: end.at };
  }
  const asMonths = term.unit === 'm';
  if (asMonths && term.n > MAX_MONTHS) throw tooLong();
  let left = asMonths ? addMonths(start, term.n) - start : term.n;
  let last = start;
  while (left > 0) {
    last++;
    if (last > limit) throw tooLong();
    if (pauseOn(pauses, last)) continue;
    if (term.unit !== 'wd' || calendar.isWorked(last)) left--;
  }
  let due = last;
  while (!calendar.isWorked(due) || pauseOn(pauses, due)) {
    // A rest day moves the end by days, a stop by as long as it lasts.
    if (due >= limit && pauseOn(pauses, due)) throw tooLong();
    due++;
  }
  return { start, startMs, last, due, dueMs: closeOf(calendar, due) };
}

/** The days after the start of a placed term, each with what it was. */
export function daysOf(
  calendar: Calendar,
  placed: PlacedTerm,
  unit: TermUnit,
  pauses: readonly PlacedPause[],
): TermDay[] {
  const days: TermDay[] = [];
  let ordinal = 0;
  for (let day = unit === 'oh' ? placed.start : placed.start + 1; day <= placed.due; day++) {
    const described = calendar.describe(day);
    const pause = pauseOn(pauses, day);
    const shown = pause ? { ...described, paused: pause.reason } : described;
    if (unit === 'oh') {
      const minutes = openMinutes(calendar, placed.startMs, placed.dueMs, [day, day], pauses);
      days.push({ ...shown, counted: minutes > 0, minutes });
      continue;
    }
    const movedOn = day > placed.last;
    const counted = !movedOn && !pause && (unit !== 'wd' || described.worked);
    if (counted) ordinal++;
    days.push({ ...shown, counted, ...(counted ? { ordinal } : {}), ...(movedOn ? { movedOn } : {}) });
  }
  return days;
}

/** Whether any day of a placed term waits for a notice; a start day matters only where hours run in it. */
export function isProvisional(calendar: Calendar, placed: PlacedTerm, unit: TermUnit): boolean {
  const first = unit === 'oh' ? placed.start : placed.start + 1;
  for (let day = first; day <= placed.due; day++) if (!calendar.isSettled(day)) return true;
  return false;
}

/**
 * Adds a term to an event (Civil Code 200–203): the day of the event is not counted; months end on the
 * corresponding day or the month's last; a last day that is a rest day moves on to the next working day.
 */
export function addTerm(question: TermQuestion): ReckonedTerm {
  const { calendar, from } = question;
  const term = checkTerm(question.term);
  const pauses = placePauses(question.pauses ?? [], calendar.timeZone);
  const placed = placeTerm(calendar, from, term, pauses);
  let days: TermDay[] | undefined;
  return {
    calendarId: calendar.id,
    calendarVersion: calendar.version,
    timeZone: calendar.timeZone,
    from,
    term,
    dueDate: dateOf(placed.due),
    dueAt: isoOf(placed.dueMs),
    provisional: isProvisional(calendar, placed, term.unit),
    // Made on first reading: ten thousand recalculations do not want ten thousand lists.
    get days() {
      return (days ??= daysOf(calendar, placed, term.unit, pauses));
    },
  };
}

function step(calendar: Calendar, date: string, n: number, direction: 1 | -1): string {
  if (!Number.isInteger(n) || n < 0) throw new BusinessTimeError('bad-term', { term: `${n}wd` });
  let day = dayFromDate(date);
  let left = n;
  while (left > 0) {
    day += direction;
    if (day < firstDay) throw new BusinessTimeError('year-before-2007', { date });
    if (calendar.isWorked(day)) left--;
  }
  return dateOf(day);
}

/** The n-th working day before a date. */
export function subtractWorkingDays(calendar: Calendar, date: string, n: number): string {
  return step(calendar, date, n, -1);
}

/** The n-th working day after a date. */
export function addWorkingDays(calendar: Calendar, date: string, n: number): string {
  return step(calendar, date, n, 1);
}

/** Working days after `from` up to and with `to` (dates); 0 where `to` is not later. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  const end = dayFromDate(to);
  let count = 0;
  for (let day = dayFromDate(from) + 1; day <= end; day++) if (calendar.isWorked(day)) count++;
  return count;
}
