import { BusinessTimeError } from './errors.js';

/**
 * Days are whole numbers since 1970-01-01 (proleptic Gregorian), without any zone:
 * walking a year of days must cost microseconds, which date objects do not.
 */
export type Day = number;

const MS_PER_DAY = 86_400_000;
const ISO_DATE = /(\d{4})-(\d{2})-(\d{2})/;

/** The day of `YYYY-MM-DD`; a date that does not exist (2026-02-30) is refused. */
export function dayFromDate(date: string): Day {
  const parts = ISO_DATE.exec(date);
  const day = parts && Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / MS_PER_DAY;
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
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / MS_PER_DAY;
}
