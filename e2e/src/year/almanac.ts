/*
 * The slow, obvious way to count: one date after the other, from lists typed off the published notices (domain.md
 * D.3), no arithmetic and no table shared with the product.
 */

/** One published notice: which rest days are worked and which weekdays are free. Dates are local, `YYYY-MM-DD`. */
export interface Paper {
  /** `CN` for the whole country, `CN-45` for Guangxi. */
  layer: 'CN' | 'CN-45';
  year: number;
  number: string;
  off: readonly string[];
  work: readonly string[];
}

/** First to last day, both included. */
export function days(first: string, last: string): string[] {
  const found: string[] = [];
  for (let day = first; day <= last; day = next(day)) found.push(day);
  return found;
}

/** The day so many days after (or before). */
export function next(date: string, by = 1): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

export const PAPER_2026: Paper = {
  layer: 'CN',
  year: 2026,
  number: '2026',
  off: [
    ...days('2026-01-01', '2026-01-03'),
    ...days('2026-02-15', '2026-02-23'),
    ...days('2026-04-04', '2026-04-06'),
    ...days('2026-05-01', '2026-05-05'),
    ...days('2026-06-19', '2026-06-21'),
    ...days('2026-09-25', '2026-09-27'),
    ...days('2026-10-01', '2026-10-07'),
  ],
  work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
};

/** Days on which a Guangxi notice may speak, while it is not known: a week before lunar 3/3 (19 and 9 April), nine days after. */
const WINDOWS = [
  { year: 2026, first: '2026-04-12', last: '2026-04-28' },
  { year: 2027, first: '2027-04-02', last: '2027-04-18' },
];

/** The working calendar as somebody knows it who has read these papers, and no others. */
export class Almanac {
  constructor(private readonly papers: readonly Paper[]) {}

  /** The same almanac with one paper more; the later one wins. */
  with(paper: Paper): Almanac {
    return new Almanac([...this.papers, paper]);
  }

  worked(date: string): boolean {
    for (const layer of ['CN-45', 'CN'] as const) {
      for (const paper of this.papers.filter((known) => known.layer === layer).toReversed()) {
        if (paper.off.includes(date)) return false;
        if (paper.work.includes(date)) return true;
      }
    }
    return ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
  }

  /** Whether every notice that could speak of the day is known. */
  settled(date: string): boolean {
    const knows = (layer: Paper['layer'], year: number): boolean =>
      this.papers.some((paper) => paper.layer === layer && paper.year === year);
    if (!knows('CN', Number(date.slice(0, 4)))) return false;
    const window = WINDOWS.find(({ first, last }) => date >= first && date <= last);
    return window === undefined || knows('CN-45', window.year);
  }

  /** The n-th working day after (n > 0) or before (n < 0) the date. */
  workday(from: string, n: number): string {
    const by = n < 0 ? -1 : 1;
    let day = from;
    for (let left = Math.abs(n); left > 0;) {
      day = next(day, by);
      if (this.worked(day)) left -= 1;
    }
    return day;
  }

  /** The date itself where it is worked, else the next working day. */
  notResting(date: string): string {
    return this.worked(date) ? date : this.workday(date, 1);
  }
}
