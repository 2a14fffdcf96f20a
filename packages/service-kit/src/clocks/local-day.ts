import { getCalendar } from '@concord/business-time/calendar';
import { dayFromDate } from '@concord/business-time/dates';
import { instantOf } from '@concord/business-time/zone';

/** Minutes after the local midnight at which a day ends. */
const END_OF_DAY = 1_440;

function instantIn(date: string, minutes: number, calendarId: string): Date {
  return new Date(instantOf(dayFromDate(date), minutes, getCalendar(calendarId).timeZone));
}

/** The instant at which a local day (`YYYY-MM-DD`, the calendar's zone) begins; PostgreSQL's own zone is never asked. */
export function startOfDay(date: string, calendarId = 'CN'): Date {
  return instantIn(date, 0, calendarId);
}

/** The instant at which a local day is over: the next day's first. */
export function endOfDay(date: string, calendarId = 'CN'): Date {
  return instantIn(date, END_OF_DAY, calendarId);
}
