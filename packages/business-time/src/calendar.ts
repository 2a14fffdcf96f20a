import { layerLevels } from './calendar-sheets.js';
import type { CalendarDefinition, CalendarLayer, CalendarSheet, OfficeHours } from './calendar-sheets.js';
import { calendarDefinitions } from './data/calendars.js';
import { dateOf, dayFromDate, weekdayOf, yearOf } from './dates.js';
import type { Day } from './dates.js';
import { BusinessTimeError } from './errors.js';
import { isZone, minutesOf } from './zone.js';

/** What a day is: worked as usual, a plain weekend, a free day by notice, or a rest day worked by notice. */
export type DayKind = 'working' | 'weekend' | 'holiday' | 'make-up';

/** One day of a calendar, with where it comes from. */
export interface CalendarDay {
  /** Local date, `YYYY-MM-DD`. */
  date: string;
  kind: DayKind;
  /** Whether it counts as a working day. */
  worked: boolean;
  /** Name of the holiday, or of the one a make-up day makes up for. */
  name?: string;
  /** Number of the notice that made the day what it is. */
  notice?: string;
  /** Id of the layer, where a layer below the national one decided. */
  overlay?: string;
  /** False where no notice settles the day yet: it is then computed by weekday. */
  published: boolean;
}

/** A working calendar in one version. Pure; safe to keep and share. */
export interface Calendar {
  readonly id: string;
  /** Date of issue of the newest notice it knows: names the version. */
  readonly version: string;
  /** IANA zone in which its dates are local. */
  readonly timeZone: string;
  /** Local time at which a last day ends; `24:00` = end of the day. */
  readonly closeOfDay: string;
  readonly officeHours: OfficeHours;
  readonly definition: CalendarDefinition;
  /** What a local date is. */
  dayOf(date: string): CalendarDay;
  /** Whether every layer's notice for the date is known. */
  isPublished(date: string): boolean;
  /** Whether a day (days since 1970-01-01) is worked; for walking. */
  isWorked(day: Day): boolean;
  /** Whether a day is settled by notice; for walking. */
  isSettled(day: Day): boolean;
  /** dayOf for a day number. */
  describe(day: Day): CalendarDay;
}

interface Ruling {
  kind: 'holiday' | 'make-up';
  name: string;
  notice: string;
  overlay?: string;
}

/** First day that any calendar can answer for. */
export const firstDay = dayFromDate('2007-01-01');

function rule(layer: CalendarLayer, sheets: readonly CalendarSheet[], rulings: Map<Day, Ruling>): void {
  const source = layer.level === 'national' ? {} : { overlay: layer.id };
  for (const sheet of sheets) {
    for (const [first, last, name] of sheet.off) {
      const end = dayFromDate(last);
      if (end < dayFromDate(first)) {
        throw new BusinessTimeError('bad-calendar', { notice: sheet.notice, date: first });
      }
      for (let day = dayFromDate(first); day <= end; day++) {
        rulings.set(day, { kind: 'holiday', name, notice: sheet.notice, ...source });
      }
    }
    for (const [date, name] of sheet.work) {
      const day = dayFromDate(date);
      const same = sheet.off.some(([first, last]) => dayFromDate(first) <= day && day <= dayFromDate(last));
      if (same) throw new BusinessTimeError('bad-calendar', { notice: sheet.notice, date });
      rulings.set(day, { kind: 'make-up', name, notice: sheet.notice, ...source });
    }
  }
}

/** Whether the layer leaves a day open: its notice is expected but not known. */
function opennessOf(layer: CalendarLayer, sheets: readonly CalendarSheet[]): (day: Day) => boolean {
  const expects = layer.expects;
  // Stryker disable next-line ArrowFunction: what is returned is asked only whether it is true
  if (expects.kind === 'none') return () => false;
  const settled = new Set(sheets.filter((sheet) => !sheet.amends).map((sheet) => sheet.year));
  if (expects.kind === 'whole-year') return (day) => !settled.has(yearOf(day));
  const windows = new Map<number, readonly [Day, Day]>();
  for (const [year, monthDay] of Object.entries(expects.dates)) {
    const festival = dayFromDate(`${year}-${monthDay}`);
    windows.set(Number(year), [festival - expects.daysBefore, festival + expects.daysAfter]);
  }
  return (day) => {
    const year = yearOf(day);
    if (year < expects.firstYear || settled.has(year)) return false;
    const window = windows.get(year);
    return !window || (day >= window[0] && day <= window[1]);
  };
}

function checkDefinition(definition: CalendarDefinition): void {
  const { id, timeZone, closeOfDay, officeHours, layers } = definition;
  const refuse = (what: string): never => {
    throw new BusinessTimeError('bad-calendar', { calendar: id, what });
  };
  if (!isZone(timeZone)) refuse('timeZone');
  if (minutesOf(closeOfDay) === 0) refuse('closeOfDay');
  if (layers.length === 0 || layers[0]!.level !== 'national') refuse('layers');
  const levels = layers.map((layer) => layerLevels.indexOf(layer.level));
  if (levels.some((level, at) => level < (levels[at - 1] ?? 0))) refuse('layers');
  const times = officeHours.flatMap(([opens, closes]) => [minutesOf(opens), minutesOf(closes)]);
  if (times.length === 0 || times.some((time, at) => time <= (times[at - 1] ?? -1))) refuse('officeHours');
}

/**
 * Builds a calendar from its layers, national < province < city < organisation, later wins.
 * With `asOf` (a date), only notices issued by then are known: the version in force on that day.
 */
export function composeCalendar(definition: CalendarDefinition, asOf?: string): Calendar {
  checkDefinition(definition);
  const rulings = new Map<Day, Ruling>();
  const open: Array<(day: Day) => boolean> = [];
  const issued: string[] = [];
  for (const layer of definition.layers) {
    const known = layer.sheets
      .filter((sheet) => asOf === undefined || sheet.issuedOn <= asOf)
      .sort((a, b) => dayFromDate(a.issuedOn) - dayFromDate(b.issuedOn));
    issued.push(...known.map((sheet) => sheet.issuedOn));
    rule(layer, known, rulings);
    open.push(opennessOf(layer, known));
  }
  const isWeekend = (day: Day): boolean => weekdayOf(day) % 6 === 0;
  const isSettled = (day: Day): boolean => !open.some((isOpen) => isOpen(day));
  const isWorked = (day: Day): boolean => {
    const ruling = rulings.get(day);
    return ruling ? ruling.kind === 'make-up' : !isWeekend(day);
  };
  const describe = (day: Day): CalendarDay => {
    const ruling = rulings.get(day);
    const plain = isWeekend(day) ? 'weekend' : 'working';
    // A local notice may have people work on a day that is an ordinary weekday: that is a working day.
    const kind = ruling && !(ruling.kind === 'make-up' && plain === 'working') ? ruling.kind : plain;
    return { date: dateOf(day), worked: isWorked(day), published: isSettled(day), ...ruling, kind };
  };
  const checked = (date: string): Day => {
    const day = dayFromDate(date);
    if (day < firstDay) throw new BusinessTimeError('year-before-2007', { date });
    return day;
  };
  return {
    id: definition.id,
    version: issued.sort().at(-1) ?? '',
    timeZone: definition.timeZone,
    closeOfDay: definition.closeOfDay,
    officeHours: definition.officeHours,
    definition,
    dayOf: (date) => describe(checked(date)),
    isPublished: (date) => isSettled(checked(date)),
    isWorked,
    isSettled,
    describe,
  };
}

const kept = new Map<string, Calendar>();

/** Ids of the calendars that come with the product. */
export const calendarIds: readonly string[] = calendarDefinitions.map((definition) => definition.id);

/** A calendar of the product by id, as of a date if given; an unknown id is refused, never replaced by another. */
export function getCalendar(id: string, asOf?: string): Calendar {
  const definition = calendarDefinitions.find((candidate) => candidate.id === id);
  if (!definition) throw new BusinessTimeError('unknown-calendar', { calendar: id });
  if (asOf !== undefined) {
    dayFromDate(asOf);
    return composeCalendar(definition, asOf);
  }
  let calendar = kept.get(id);
  if (!calendar) kept.set(id, (calendar = composeCalendar(definition)));
  return calendar;
}

/** A new version of a calendar with one more sheet in the named layer (an imported notice). */
export function withSheet(calendar: Calendar, layerId: string, sheet: CalendarSheet): Calendar {
  const layers = calendar.definition.layers.map((layer) =>
    layer.id === layerId ? { ...layer, sheets: [...layer.sheets, sheet] } : layer,
  );
  if (!calendar.definition.layers.some((layer) => layer.id === layerId)) {
    throw new BusinessTimeError('bad-calendar', { calendar: calendar.id, what: layerId });
  }
  return composeCalendar({ ...calendar.definition, layers });
}

/** A new calendar that puts one more layer (a city's, an organisation's) or other hours over an existing one. */
export function deriveCalendar(
  calendar: Calendar,
  changes: {
    id: string;
    layer?: CalendarLayer;
    closeOfDay?: string;
    officeHours?: OfficeHours;
    timeZone?: string;
  },
): Calendar {
  const { layer, ...settings } = changes;
  const layers = layer ? [...calendar.definition.layers, layer] : calendar.definition.layers;
  return composeCalendar({ ...calendar.definition, ...settings, layers });
}
