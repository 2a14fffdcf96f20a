import chineseDays from 'chinese-days';

/**
 * The slow, obvious way to count: one date after the other, facts from another source than the product's
 * own tables (chinese-days and the lists of domain D.3), no shared arithmetic.
 */
export type Worked = (date: string) => boolean;
export interface OraclePause {
  from: string;
  to: string;
}

export const next = (date: string, by = 1): string => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day + by)).toISOString().slice(0, 10);
};

// Kept, because the other source is slow.
const asked = new Map<string, boolean>();

export const nationalWorked: Worked = (date) => {
  let worked = asked.get(date);
  if (worked === undefined) asked.set(date, (worked = listedAsWorked(date)));
  return worked;
};

const listedAsWorked: Worked = (date) => {
  if (date >= '2027-01-01') return ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
  return chineseDays.isWorkday(date);
};

const within = (date: string, first: string, last: string): boolean => first <= date && date <= last;

const guangxiOff: ReadonlyArray<readonly [string, string]> = [
  ['2014-04-02', '2014-04-03'],
  ['2015-04-20', '2015-04-21'],
  ['2016-04-08', '2016-04-11'],
  ['2017-03-30', '2017-04-01'],
  ['2021-04-14', '2021-04-16'],
  ['2023-04-21', '2023-04-23'],
  ['2024-04-11', '2024-04-12'],
  ['2025-03-31', '2025-04-01'],
];

export const guangxiWorked: Worked = (date) => {
  if (date === '2017-04-08' || date === '2021-04-18') return true;
  return guangxiOff.some(([first, last]) => within(date, first, last)) ? false : nationalWorked(date);
};

export const shangchengWorked: Worked = (date) => {
  if (['2016-08-28', '2016-09-10', '2016-09-11'].includes(date)) return true;
  return within(date, '2016-09-01', '2016-09-07') ? false : nationalWorked(date);
};

export const oracleOf: Readonly<Record<string, Worked>> = {
  CN: nationalWorked,
  'CN-45': guangxiWorked,
  'CN-330102': shangchengWorked,
};

const monthNumber = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));

/** Walks to the corresponding day n months on, or that month's last day. */
function correspondingDay(from: string, n: number): string {
  const dom = from.slice(8);
  let date = from;
  while (!(
    monthNumber(date) === monthNumber(from) + n &&
    (date.slice(8) === dom || next(date).slice(8) === '01')
  )) {
    date = next(date);
  }
  return date;
}

const isPaused = (date: string, pauses: readonly OraclePause[]): boolean =>
  pauses.some((pause) => within(date, pause.from, pause.to));

/** The due date of a term counted from a date, day by day; pauses are whole days. */
export function walkTerm(
  from: string,
  unit: 'wd' | 'cd' | 'm',
  n: number,
  pauses: readonly OraclePause[],
  worked: Worked,
): string {
  let left = n;
  if (unit === 'm') {
    left = 0;
    const last = correspondingDay(from, n);
    for (let date = from; date !== last; date = next(date)) left++;
  }
  let date = from;
  while (left > 0) {
    date = next(date);
    if (isPaused(date, pauses)) continue;
    if (unit === 'wd' && !worked(date)) continue;
    left--;
  }
  while (!worked(date) || isPaused(date, pauses)) date = next(date);
  return date;
}
