import { getCalendar } from '@concord/business-time/calendar';
import { addWorkingDays, subtractWorkingDays } from '@concord/business-time/term';
import { dateAt } from '@concord/business-time/zone';

/** The calendar of the sample region. */
const calendar = getCalendar('CN-45');

/** The local day of an instant in the sample region. */
export function localDay(iso: string): string {
  return dateAt(iso, calendar.timeZone);
}

/** Days counted from the first start, in working days of the sample region. */
export class Days {
  constructor(
    /** Local day of the first start. */
    readonly today: string,
  ) {}

  /** So many working days before (-) or after (+) the first start; 0 is the very day. */
  day(n: number): string {
    if (n === 0) return this.today;
    return n > 0 ? addWorkingDays(calendar, this.today, n) : subtractWorkingDays(calendar, this.today, -n);
  }

  /** An instant of that day, so many minutes after half past nine in the morning. */
  instant(n: number, minutes: number): string {
    return new Date(Date.parse(`${this.day(n)}T09:30:00+08:00`) + minutes * 60_000).toISOString();
  }
}
