import { getCalendar } from '@concord/business-time/calendar';
import { dayFromDate } from '@concord/business-time/dates';
import { dateAt, instantOf } from '@concord/business-time/zone';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';

/** Where a unit is unknown the decision refuses; its zone does not matter then. */
function zoneOf(tree: OrgTree, orgUnitId: string): string {
  const unit = tree.unit(orgUnitId);
  return unit ? getCalendar(unit.calendarId).timeZone : 'UTC';
}

/** A post that begins today begins at once; one of another day at that day's midnight in the unit's zone. */
export function startOf(tree: OrgTree, orgUnitId: string, date: string, now: Date): Date {
  const zone = zoneOf(tree, orgUnitId);
  return dateAt(now.toISOString(), zone) === date ? now : new Date(instantOf(dayFromDate(date), 0, zone));
}

/** The end of the post's last day in the unit's zone. */
export function endOf(tree: OrgTree, orgUnitId: string, date: string): Date {
  return new Date(instantOf(dayFromDate(date), 1440, zoneOf(tree, orgUnitId)));
}

/** The day of an instant in the unit's zone, `YYYY-MM-DD`. */
export function dayOf(tree: OrgTree, orgUnitId: string, now: Date): string {
  return dateAt(now.toISOString(), zoneOf(tree, orgUnitId));
}
