import type { Calendar } from './calendar.js';
import type { Day } from './dates.js';
import { withoutPauses } from './pauses.js';
import type { PlacedPause } from './pauses.js';
import { epochOf, instantOf, isoOf, localOf, minutesOf } from './zone.js';

/** The open stretches of a day in ms since the epoch, pauses taken out; empty on rest days. */
export function openStretches(
  calendar: Calendar,
  day: Day,
  pauses: readonly PlacedPause[],
): Array<[number, number]> {
  if (!calendar.isWorked(day)) return [];
  const { timeZone, officeHours } = calendar;
  return officeHours.flatMap(([opens, closes]) =>
    withoutPauses(
      instantOf(day, minutesOf(opens), timeZone),
      instantOf(day, minutesOf(closes), timeZone),
      pauses,
    ),
  );
}

/** Minutes in which the office was open between two instants, pauses taken out. */
export function openMinutes(
  calendar: Calendar,
  fromMs: number,
  toMs: number,
  days: readonly [Day, Day],
  pauses: readonly PlacedPause[],
): number {
  let minutes = 0;
  for (let day = days[0]; day <= days[1]; day++) {
    for (const [start, end] of openStretches(calendar, day, pauses)) {
      minutes += Math.max(0, Math.min(end, toMs) - Math.max(start, fromMs)) / 60_000;
    }
  }
  return minutes;
}

/** The instant at which `minutes` of open office have passed since `fromMs`, or null where `lastDay` is passed first. */
export function afterOpenMinutes(
  calendar: Calendar,
  fromMs: number,
  firstDay: Day,
  minutes: number,
  lastDay: Day,
  pauses: readonly PlacedPause[],
): { day: Day; at: number } | null {
  let left = minutes * 60_000;
  for (let day = firstDay; day <= lastDay; day++) {
    for (const [start, end] of openStretches(calendar, day, pauses)) {
      const begin = Math.max(start, fromMs);
      const open = Math.max(0, end - begin);
      if (open >= left) return { day, at: begin + left };
      left -= open;
    }
  }
  return null;
}

/** The instant at which the office opens on a day (the day need not be worked). */
export function openingOf(calendar: Calendar, day: Day): number {
  return instantOf(day, minutesOf(calendar.officeHours[0]![0]), calendar.timeZone);
}

/** The next instant at which ordinary messages go out: `at` itself within office hours, else the next opening. */
export function nextOfficeInstant(at: string, calendar: Calendar): string {
  const ms = epochOf(at);
  for (let day = localOf(ms, calendar.timeZone).day; ; day++) {
    for (const [from, to] of openStretches(calendar, day, [])) if (ms < to) return isoOf(Math.max(ms, from));
  }
}

/** Whether an instant lies within office hours: outside them only urgent messages go out. */
export function isOfficeOpen(at: string, calendar: Calendar): boolean {
  return epochOf(nextOfficeInstant(at, calendar)) === epochOf(at);
}
