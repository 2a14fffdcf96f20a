import { dateOf, dayFromDate } from '@concord/business-time/dates';
import type { CalendarSheetRecord } from '@concord/contracts/directory';
import { CALENDAR_LAYERS } from '@concord/service-kit/replica/calendar-layers';
import { CalendarSet } from '@concord/service-kit/replica/calendars';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { daysBetween, toDay } from './calendar.mapper.js';
import type { CalendarDifferences, CalendarNoticeDay } from './notice.graphql.js';
import { spanOf } from './notice.rules.js';

/** Each day of a sheet for itself, in order. */
export function toDays(sheet: CalendarSheetRecord): CalendarNoticeDay[] {
  const off = sheet.off.flatMap(([first, last, name]) => {
    const start = dayFromDate(first);
    return Array.from({ length: dayFromDate(last) - start + 1 }, (_, at) => ({
      date: dateOf(start + at),
      name,
      kind: 'off',
    }));
  });
  const work = sheet.work.map(([date, name]) => ({ date, name, kind: 'work' }));
  return [...off, ...work].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** What a notice changes: a draft in the version in force, a published one in the version before it. */
export function differencesOf(tree: OrgTree, noticeId: string): CalendarDifferences[] {
  const notices = tree.calendarNotices();
  const at = notices.findIndex((notice) => notice.noticeId === noticeId);
  const notice = notices[at];
  if (!notice) return [];
  const earlier = notices.filter((other, place) => other.state === 'PUBLISHED' && place < at);
  const [before, after] = [new CalendarSet(earlier), new CalendarSet([...earlier, notice])];
  const { first, last } = spanOf(notice.sheet.year);
  return CALENDAR_LAYERS.get(notice.layerId)!.calendarIds.map((calendarId) => {
    const old = daysBetween(before.inForce(calendarId), first, last);
    const anew = daysBetween(after.with(calendarId, noticeId), first, last);
    const pairs = old.map((day, place) => ({ before: day, after: anew[place]! }));
    return {
      calendarId,
      days: pairs
        .filter((pair) => pair.before.kind !== pair.after.kind || pair.before.name !== pair.after.name)
        .map((pair) => ({ date: pair.after.date, before: toDay(pair.before), after: toDay(pair.after) })),
      settledDays: pairs.filter((pair) => !pair.before.published && pair.after.published).length,
    };
  });
}
