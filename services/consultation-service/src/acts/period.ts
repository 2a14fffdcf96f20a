import { getCalendar } from '@concord/business-time/calendar';
import { dayFromDate } from '@concord/business-time/dates';
import { dateAt, instantOf, localOf } from '@concord/business-time/zone';

/** Lists and years turn in the country's time zone, whatever a case's own calendar adds. */
const { timeZone } = getCalendar('CN');

/** The instant at which a local day begins. */
export function startOf(day: string): Date {
  return new Date(instantOf(dayFromDate(day), 0, timeZone));
}

/** The instant at which a local day is over. */
export function endOf(day: string): Date {
  return new Date(instantOf(dayFromDate(day) + 1, 0, timeZone));
}

/** The local day of an instant. */
export function dayOf(at: Date): string {
  return dateAt(at.toISOString(), timeZone);
}

/** An instant as people read it in a message: local day and time. */
export function wallTime(at: Date): string {
  const minutes = Math.floor(localOf(at.getTime(), timeZone).minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${dayOf(at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
