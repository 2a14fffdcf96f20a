import type { Calendar as WorkingCalendar, CalendarDay as WorkingDay } from '@concord/business-time/calendar';
import { dateOf, dayFromDate, weekdayOf } from '@concord/business-time/dates';
import { typedId } from '@concord/contracts/ids';
import type { Language } from '@concord/contracts/identity';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { calendarName } from '../i18n/calendars.js';
import type { Calendar, CalendarDay, CalendarYear } from './calendar.graphql.js';

export const FIRST_YEAR = 2007;

export function toCalendar(calendar: WorkingCalendar, language: Language): Calendar {
  const { id, version, timeZone, closeOfDay, officeHours } = calendar;
  return {
    id,
    name: calendarName(id, language),
    version,
    timeZone,
    closeOfDay,
    officeHours: officeHours.map(([opens, closes]) => ({ opens, closes })),
  };
}

export function toDay(day: WorkingDay): CalendarDay {
  const { date, kind, worked, published } = day;
  const weekday = weekdayOf(dayFromDate(date)) || 7;
  return { date, weekday, kind, worked, published, name: day.name ?? null, notice: day.notice ?? null };
}

/** Every day from first to last, both included. */
export function daysBetween(calendar: WorkingCalendar, first: string, last: string): WorkingDay[] {
  const end = dayFromDate(last);
  const days: WorkingDay[] = [];
  for (let day = dayFromDate(first); day <= end; day++) days.push(calendar.describe(day));
  return days;
}

export function monthOf(calendar: WorkingCalendar, year: number, month: number): CalendarDay[] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return daysBetween(calendar, first, dateOf(dayFromDate(next) - 1)).map(toDay);
}

// A calendar never changes: what follows from all its days is reckoned once, however often one request asks for it.
const noticed = new WeakMap<WorkingCalendar, readonly CalendarDay[]>();
const known = new WeakMap<WorkingCalendar, readonly CalendarYear[]>();

function everyNoticedDay(calendar: WorkingCalendar): readonly CalendarDay[] {
  const years = calendar.definition.layers.flatMap((layer) => layer.sheets.map((sheet) => sheet.year));
  return daysBetween(calendar, `${FIRST_YEAR}-01-01`, `${Math.max(FIRST_YEAR, ...years)}-12-31`)
    .filter(({ kind }) => kind === 'holiday' || kind === 'make-up')
    .map(toDay);
}

/** Days that a notice has made free, or a rest day worked, of the years from first to last. */
export function noticedDays(calendar: WorkingCalendar, first: number, last: number): CalendarDay[] {
  let days = noticed.get(calendar);
  if (!days) noticed.set(calendar, (days = everyNoticedDay(calendar)));
  return days.filter(({ date }) => {
    const year = Number(date.slice(0, 4));
    return year >= first && year <= last;
  });
}

/** From the first year to the one after the last that any notice settles; the newest first. */
export function yearsOf(calendar: WorkingCalendar, tree: OrgTree): CalendarYear[] {
  let years = known.get(calendar);
  if (!years) known.set(calendar, (years = everyYear(calendar, tree)));
  return [...years];
}

function everyYear(calendar: WorkingCalendar, tree: OrgTree): CalendarYear[] {
  const imported = new Map(
    tree
      .calendarNotices()
      .filter((notice) => notice.state === 'PUBLISHED')
      .map((notice) => [`${notice.layerId}|${notice.sheet.notice}`, notice.noticeId]),
  );
  const notices = calendar.definition.layers.flatMap((layer) =>
    layer.sheets.map((sheet) => {
      const id = imported.get(`${layer.id}|${sheet.notice}`);
      const noticeId = id === undefined ? null : typedId('calendarNotice', id);
      const { year, notice, issuedOn } = sheet;
      return { year, notice, layerId: layer.id, issuedOn, amends: sheet.amends ?? false, noticeId };
    }),
  );
  const last = Math.max(FIRST_YEAR, ...notices.map(({ year }) => year)) + 1;
  return Array.from({ length: last - FIRST_YEAR + 1 }, (_, at) => last - at).map((year) => {
    const days = daysBetween(calendar, `${year}-01-01`, `${year}-12-31`);
    const openDays = days.filter((day) => !day.published).length;
    const ofYear = notices.filter((notice) => notice.year === year).map(({ year: _, ...rest }) => rest);
    return { year, published: openDays === 0, openDays, notices: ofYear };
  });
}
