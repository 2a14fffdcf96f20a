import { dateAt } from '@concord/business-time/zone';
import { CALENDAR_LAYERS } from '@concord/service-kit/replica/calendar-layers';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { KnownNotice } from './notice.rules.js';

/** The notices that a layer has: those of the product and the imported ones, without the one of `exceptId`. */
export function knownNotices(tree: OrgTree, layerId: string, exceptId?: string): KnownNotice[] {
  const shipped = CALENDAR_LAYERS.get(layerId)?.layer.sheets ?? [];
  const imported = tree
    .calendarNotices()
    .filter((notice) => notice.layerId === layerId && notice.noticeId !== exceptId);
  return [
    ...shipped.map((sheet) => ({ ...sheet, inForce: true })),
    ...imported.map(({ sheet, state }) => ({ ...sheet, inForce: state === 'PUBLISHED' })),
  ].map(({ notice, year, issuedOn, amends, inForce }) => ({
    notice,
    year,
    issuedOn,
    amends: amends ?? false,
    inForce,
  }));
}

/** Today where the layer applies. */
export function todayIn(tree: OrgTree, layerId: string, now: Date): string {
  const [calendarId] = CALENDAR_LAYERS.get(layerId)?.calendarIds ?? [];
  return dateAt(now.toISOString(), calendarId ? tree.calendar(calendarId).timeZone : 'UTC');
}
