import { composeCalendar, getCalendar } from './calendar.js';
import type { Calendar } from './calendar.js';
import type { OfficeHours } from './calendar-sheets.js';
import { dateOf, dayFromDate } from './dates.js';
import type { Day } from './dates.js';
import type { Reckoned } from './deadline.js';
import { BusinessTimeError } from './errors.js';
import { openingOf } from './office-hours.js';
import { addTerm, addWorkingDays, checkTerm, formatTerm, subtractWorkingDays } from './term.js';
import type { Term, TermDay } from './term.js';
import { epochOf, isoOf, readMoment } from './zone.js';

/** Where a rung stands: working days before the due date, a share of the budget, the due day, working days after either end. */
export type RungOffset =
  { wd: number } | { share: number } | 'due-day' | { wdAfter: number } | { wdFromStart: number };

/** What a rung is. A clock reminds, states and asks; a draft waits for a named signer (decision 5). */
export type RungKind = 'reminder' | 'warning' | 'overdue' | 'draft';

/** One rung of a ladder, as data of a process profile. */
export interface Rung {
  key: string;
  /** L0 to L5 (E.2). */
  level: number;
  offset: RungOffset;
  kind: RungKind;
  /** Roles, found on the tree at the moment of the rung. */
  recipients: readonly string[];
  /** Code of a condition that the owner checks when the rung comes, e.g. `not-signed`. */
  condition?: string;
}

/** A rung with its instant. */
export interface ReckonedRung extends Rung {
  /** Opening of the office on the rung's day (UTC). */
  at: string;
  /** Local date. */
  date: string;
}

const isWarning = (offset: RungOffset): boolean => offset === 'due-day' || !('wdAfter' in offset);

function wholeFrom(least: number, value: number): boolean {
  return Number.isInteger(value) && value >= least;
}

function checkOffset(rung: Rung): void {
  const { offset } = rung;
  if (offset === 'due-day') return;
  const fine =
    ('wd' in offset && wholeFrom(1, -offset.wd)) ||
    ('share' in offset && offset.share > 0 && offset.share <= 1) ||
    ('wdAfter' in offset && wholeFrom(1, offset.wdAfter)) ||
    ('wdFromStart' in offset && wholeFrom(1, offset.wdFromStart));
  if (!fine) throw new BusinessTimeError('bad-rung', { rung: rung.key, offset: JSON.stringify(offset) });
}

/** The share-th part of the counted days, never on a rest day: an office that is closed reads nothing. */
function dayOfShare(days: readonly TermDay[], share: number, calendar: Calendar): Day | null {
  const counted = days.filter((day) => day.counted);
  const reached = counted[Math.ceil(share * counted.length - 1e-9) - 1];
  if (!reached) return null;
  let day = dayFromDate(reached.date);
  while (!calendar.isWorked(day)) day++;
  return day;
}

interface Stretch {
  startDate: string;
  dueDate: string;
  days: readonly TermDay[];
}

function dayOfRung(offset: RungOffset, stretch: Stretch, calendar: Calendar): Day | null {
  if (offset === 'due-day') return dayFromDate(stretch.dueDate);
  if ('wd' in offset) return dayFromDate(subtractWorkingDays(calendar, stretch.dueDate, -offset.wd));
  if ('wdAfter' in offset) return dayFromDate(addWorkingDays(calendar, stretch.dueDate, offset.wdAfter));
  if ('wdFromStart' in offset) {
    return dayFromDate(addWorkingDays(calendar, stretch.startDate, offset.wdFromStart));
  }
  return dayOfShare(stretch.days, offset.share, calendar);
}

function placeRungs(ladder: readonly Rung[], stretch: Stretch, calendar: Calendar): ReckonedRung[] {
  return ladder
    .flatMap((rung) => {
      const day = dayOfRung(rung.offset, stretch, calendar);
      // A warning past the due date warns of nothing (a short remainder, e.g. after an agreed date).
      // Stryker disable next-line ConditionalExpression: no day is 1970, which is before any start; only the types ask
      if (day === null || (isWarning(rung.offset) && day > dayFromDate(stretch.dueDate))) return [];
      return [{ ...rung, date: dateOf(day), at: isoOf(openingOf(calendar, day)) }];
    })
    .sort((a, b) => epochOf(a.at) - epochOf(b.at) || a.level - b.level);
}

function withHours(calendar: Calendar, officeHours: OfficeHours | undefined): Calendar {
  return officeHours ? composeCalendar({ ...calendar.definition, officeHours }) : calendar;
}

/**
 * The instants of a ladder for a deadline, in order: each at the opening of the office on its day. A clock that
 * stands or is closed has none. A warning whose instant lies before the present reckoning began is left out
 * (skippedRungs names it): the earlier reckoning has sent it, or there is no room for it.
 */
export function reckonRungs(
  reckoned: Reckoned,
  ladder: readonly Rung[],
  calendar: Calendar,
  officeHours?: OfficeHours,
): ReckonedRung[] {
  if (reckoned.state !== 'running') return [];
  const startDate = dateOf(readMoment(reckoned.anchor.from, reckoned.timeZone).day);
  const stretch = { startDate, dueDate: reckoned.dueDate, days: reckoned.days };
  return placeRungs(ladder, stretch, withHours(calendar, officeHours)).filter((rung) => {
    const since = isWarning(rung.offset) ? reckoned.reckonedAt : reckoned.anchor.openedAt;
    return rung.date >= startDate && epochOf(rung.at) > epochOf(since);
  });
}

/** Keys of the rungs that a running deadline has no room for: to be recorded as skipped. */
export function skippedRungs(reckoned: Reckoned, ladder: readonly Rung[], calendar: Calendar): string[] {
  const kept = new Set(reckonRungs(reckoned, ladder, calendar).map((rung) => rung.key));
  return reckoned.state === 'running' ? ladder.map((rung) => rung.key).filter((key) => !kept.has(key)) : [];
}

/**
 * Checks a ladder when a profile is saved: its data, and that no warning falls on the start day or before,
 * whichever day of the calendar's last two published years the clock starts.
 */
export function validateLadder(
  ladder: readonly Rung[],
  budget: Term,
  calendar: Calendar = getCalendar('CN'),
): void {
  checkTerm(budget);
  const keys = new Set<string>();
  for (const rung of ladder) {
    if (!rung.key || keys.has(rung.key)) throw new BusinessTimeError('duplicate-rung', { rung: rung.key });
    keys.add(rung.key);
    checkOffset(rung);
  }
  const warnings = ladder.filter((rung) => isWarning(rung.offset));
  // The newest notice is one of its own year, or, from November on, of the next.
  const issued = Number(calendar.version.slice(0, 4));
  const lastYear = calendar.isPublished(`${issued + 1}-12-31`) ? issued + 1 : issued;
  const end = dayFromDate(`${lastYear}-12-31`);
  for (let day = dayFromDate(`${lastYear - 1}-01-01`); day <= end; day++) {
    const from = dateOf(day);
    const term = addTerm({ calendar, from, term: budget });
    for (const rung of warnings) {
      const at = dayOfRung(
        rung.offset,
        { startDate: from, dueDate: term.dueDate, days: term.days },
        calendar,
      );
      const onTime = at !== null && at > day && at <= dayFromDate(term.dueDate);
      if (!onTime) {
        throw new BusinessTimeError('rung-before-start', {
          rung: rung.key,
          budget: formatTerm(budget),
          from,
        });
      }
    }
  }
}
