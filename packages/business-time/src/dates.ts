import { BusinessTimeError } from './errors.js';

/**
 * Days are whole numbers since 1970-01-01 (proleptic Gregorian), without any zone:
 * walking a year of days must cost microseconds, which date objects do not.
 */
export type Day = number;

const MS_PER_DAY = 86_400_000;
const ISO_DATE = /(\d{4})-(\d{2})-(\d{2})/;

/** Months from 0, days from 1, both may run over; `Date.UTC` would take the years 0 to 99 for 1900 to 1999. */
function dayOf(year: number, month: number, day: number): Day {
  return new Date(0).setUTCFullYear(year, month, day) / MS_PER_DAY;
}

/** The day of `YYYY-MM-DD`; a date that does not exist (2026-02-30) is refused. */
export function dayFromDate(date: string): Day {
  const parts = ISO_DATE.exec(date);
  const day = parts && dayOf(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  // Anything but the one way to write a day that exists is read as another day.
  // Stryker disable next-line ConditionalExpression: null is 1970-01-01, as which nothing unreadable is written
  if (day === null || dateOf(day) !== date) throw new BusinessTimeError('bad-date', { date });
  return day;
}

/** `YYYY-MM-DD` of a day. */
export function dateOf(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Year of a day. */
export function yearOf(day: Day): number {
  return new Date(day * MS_PER_DAY).getUTCFullYear();
}

/** The corresponding day `months` later, or that month's last day where there is none (Civil Code 202). */
export function addMonths(day: Day, months: number): Day {
  const date = new Date(day * MS_PER_DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(dayOf(year, month + 1, 0) * MS_PER_DAY).getUTCDate();
  return dayOf(year, month, Math.min(date.getUTCDate(), lastOfMonth));
}
