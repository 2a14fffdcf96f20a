import { dateOf, dayFromDate } from '@concord/business-time/dates';
import type { CalendarSheetRecord } from '@concord/contracts/directory';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { isSeen } from '@concord/service-kit/acts/characters';
import type { LineError, NoticeColumn, NoticeLine } from './notice-file.js';

const FIRST_YEAR = 2007;
const LAST_YEAR = 2199;
const NAME_MAX = 40;
/**
 * A paper may settle the last days of the December before its year (that of 2008 made 2007-12-29 a working day).
 * From this day on; the furthest back that any published paper went is the 29th.
 */
const DECEMBER_FROM = '12-25';

const DATE = /^(\d{4})\s*(?:-|\/|\.|年)\s*(\d{1,2})\s*(?:-|\/|\.|月)\s*(\d{1,2})(?:\s*日)?$/;
/** Controls, and marks that are not seen but turn the text around them: nobody writes them into a name. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;

type DayKind = 'off' | 'work';
interface ReadDay {
  line: number;
  date: string;
  name: string;
  kind: DayKind;
}

/** First and last local date that a notice of that year may name. */
export function spanOf(year: number): { first: string; last: string } {
  return { first: `${year - 1}-${DECEMBER_FROM}`, last: `${year}-12-31` };
}

/** `2027-01-01`, `2027/1/1`, `2027.1.1`, `2027年1月1日`; null for what is no day of any calendar. */
export function readDate(text: string): string | null {
  const found = DATE.exec(text.trim());
  if (!found) return null;
  const [year, month, day] = [found[1]!, found[2]!.padStart(2, '0'), found[3]!.padStart(2, '0')];
  try {
    const date = `${year}-${month}-${day}`;
    return dateOf(dayFromDate(date)) === date ? date : null;
  } catch {
    // No such day (30 February).
    return null;
  }
}

/** Checks every line of a file; the sheet is of use only without an error. */
export function checkDays(
  lines: readonly NoticeLine[],
  year: number,
): { off: CalendarSheetRecord['off']; work: CalendarSheetRecord['work']; errors: LineError[] } {
  const errors: LineError[] = [];
  const days = lines.flatMap((line) => readDay(line, year, errors) ?? []);
  const seen = new Map<string, ReadDay>();
  for (const day of days) {
    const earlier = seen.get(day.date);
    if (!earlier) {
      seen.set(day.date, day);
      continue;
    }
    const code = earlier.kind === day.kind ? 'DAY_TWICE' : 'DAY_OFF_AND_WORK';
    errors.push({ line: day.line, column: 'date', code, params: { value: day.date, line: earlier.line } });
  }
  errors.sort((a, b) => a.line - b.line);
  const sorted = [...seen.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  return {
    off: breaksOf(sorted.filter((day) => day.kind === 'off')),
    work: sorted.filter((day) => day.kind === 'work').map(({ date, name }) => [date, name]),
    errors,
  };
}

function readDay({ line, cells }: NoticeLine, year: number, errors: LineError[]): ReadDay | null {
  const before = errors.length;
  const wrong = (column: NoticeColumn, code: string, params: LineError['params'] = {}): void =>
    void errors.push({ line, column, code, params });
  const value = (text: string): LineError['params'] => ({ value: text.slice(0, 40) });
  const date = readDate(cells.date);
  const { first, last } = spanOf(year);
  if (date === null) wrong('date', 'DAY_DATE_UNREADABLE', value(cells.date));
  else if (date < first || date > last) wrong('date', 'DAY_OTHER_YEAR', { value: date, year, first, last });
  const kind = (['off', 'work'] as const).find((code) => code === cells.kind);
  if (!kind) wrong('kind', 'DAY_KIND_UNKNOWN', value(cells.kind));
  if (!isSeen(cells.name)) wrong('name', 'ROW_REQUIRED');
  else if ([...cells.name].length > NAME_MAX) wrong('name', 'ROW_TOO_LONG', { max: NAME_MAX });
  else if (UNPRINTABLE.test(cells.name)) wrong('name', 'ROW_UNPRINTABLE');
  return errors.length > before ? null : { line, date: date!, name: cells.name, kind: kind! };
}

/** Free days in a row under one name are one break. */
function breaksOf(days: readonly ReadDay[]): CalendarSheetRecord['off'] {
  const breaks: CalendarSheetRecord['off'] = [];
  for (const { date, name } of days) {
    const open = breaks.at(-1);
    if (open && open[2] === name && dayFromDate(open[1]) + 1 === dayFromDate(date)) open[1] = date;
    else breaks.push([date, date, name]);
  }
  return breaks;
}

/** A notice that a layer has already: with the product, or imported and not withdrawn. */
export interface KnownNotice {
  notice: string;
  year: number;
  issuedOn: string;
  amends: boolean;
  /** A draft has settled nothing yet. */
  inForce: boolean;
}

/** What is to be imported or published. */
export interface OfferedNotice {
  year: number;
  notice: string;
  issuedOn: string;
  amends: boolean;
}

/** Whether the paper fits what its layer knows; the same at the import and, for it may have changed, at publication. */
export function decideFits(offered: OfferedNotice, known: readonly KnownNotice[], today: string): Decision {
  const { year, notice, issuedOn, amends } = offered;
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return refuse('CALENDAR_YEAR_RANGE', { year, first: FIRST_YEAR, last: LAST_YEAR });
  }
  if (issuedOn > today) return refuse('NOTICE_NOT_ISSUED_YET', { issuedOn });
  if (known.some((other) => other.notice === notice)) return refuse('NOTICE_KNOWN', { notice });
  const ofYear = known.filter((other) => other.inForce && other.year === year);
  const settled = ofYear.find((other) => !other.amends);
  if (!amends) return settled ? refuse('CALENDAR_YEAR_SETTLED', { year, notice: settled.notice }) : ALLOWED;
  if (!settled) return refuse('CALENDAR_YEAR_UNSETTLED', { year });
  // Later papers win by their date of issue: an older one would change nothing, in silence.
  const newest = ofYear
    .map((other) => other.issuedOn)
    .sort()
    .at(-1)!;
  return issuedOn < newest ? refuse('AMENDMENT_TOO_EARLY', { issuedOn, newest }) : ALLOWED;
}

/** Importing is for those who keep the layer. */
export function decideImport(at: { layerKnown: boolean; layerId: string; keeper: boolean }): Decision {
  if (!at.layerKnown) return refuse('CALENDAR_LAYER_UNKNOWN', { layer: at.layerId.slice(0, 40) });
  return at.keeper ? ALLOWED : refuse('NOT_PERMITTED');
}

export type NoticeAct = 'publishCalendarNotice' | 'withdrawCalendarNotice';
export const NOTICE_ACTS: readonly NoticeAct[] = ['publishCalendarNotice', 'withdrawCalendarNotice'];

/** Publishing and withdrawing a notice in its state; what fits is asked besides. */
export function decideNotice(
  row: OfferedNotice & { state: string },
  act: NoticeAct,
  context: { keeper: boolean; others: readonly KnownNotice[]; today: string },
): Decision {
  if (!context.keeper) return refuse('NOT_PERMITTED');
  // Deadlines have been reckoned by it: a mistake is corrected by another paper, never taken back (architecture.md 12).
  if (row.state === 'PUBLISHED') return refuse('NOTICE_PUBLISHED', { notice: row.notice });
  if (row.state !== 'DRAFT') return refuse('WRONG_STATE', { state: row.state });
  return act === 'withdrawCalendarNotice' ? ALLOWED : decideFits(row, context.others, context.today);
}
