import { composeCalendar, type Calendar } from '@concord/business-time/calendar';
import type { OrgTree } from '../replica/org-tree.js';
import { calendarOf } from './calendar-of.js';

const versions = new WeakMap<Calendar, Map<string, Calendar>>();

/** A calendar as it was in an earlier version (the date of issue of the newest notice it knew). */
export function calendarAt(calendar: Calendar, version: string | null): Calendar {
  if (version === null || version === calendar.version) return calendar;
  const known = versions.get(calendar) ?? new Map<string, Calendar>();
  versions.set(calendar, known);
  const found = known.get(version) ?? composeCalendar(calendar.definition, version);
  known.set(version, found);
  return found;
}

/**
 * The calendar by which a clock was last reckoned: a new version moves nothing in silence, only a recalculation
 * with its reason does (architecture.md 8). A clock from before versions were kept follows the one in force.
 */
export function calendarOfClock(
  tree: OrgTree,
  clock: { calendarId: string; calendarVersion: string | null },
): Calendar {
  return calendarAt(calendarOf(tree, clock.calendarId), clock.calendarVersion);
}
