import type { ICalCalendar } from 'ical-generator';

/**
 * RFC 5545 to the letter, where the library is not: every line is ended, the last one too, and what is the calendar's
 * own stands before its first component.
 */
export function icsText(calendar: ICalCalendar, own: Readonly<Record<string, string>> = {}): string {
  const properties = Object.entries(own).map(([name, value]) => `${name}:${value}\r\n`);
  return `${calendar.toString()}\r\n`.replace(/(?<=\r\n)(?=BEGIN:VEVENT|END:VCALENDAR)/, properties.join(''));
}
