import { describe, expect, it } from '@jest/globals';
import chineseDays from 'chinese-days';
import { next } from '../test/oracle.js';
import { getCalendar } from './calendar.js';
import { national } from './data/calendars.js';

const china = getCalendar('CN');
const datesOf = (year: number): string[] => {
  const dates: string[] = [];
  for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = next(date)) dates.push(date);
  return dates;
};
const years = Array.from({ length: 20 }, (_, at) => 2007 + at);

describe('the national calendar', () => {
  it.each(years)('agrees with the published list on every day of %i', (year) => {
    const dates = datesOf(year);
    expect(dates.filter((date) => china.dayOf(date).worked)).toEqual(
      dates.filter((date) => chineseDays.isWorkday(date)),
    );
  });

  it.each(years)('names the same make-up days and holidays as the published list in %i', (year) => {
    const listed = (date: string): string => {
      const [, name] = chineseDays.getDayDetail(date).name.split(',');
      return name === undefined ? 'plain' : chineseDays.isWorkday(date) ? 'make-up' : 'holiday';
    };
    for (const date of datesOf(year)) {
      const { kind } = china.dayOf(date);
      // Weekends inside a break are not always listed; in our tables they belong to the break.
      if (listed(date) === 'plain') {
        expect([date, kind]).toEqual([date, expect.stringMatching(/^(working|weekend|holiday)$/)]);
      } else expect([date, kind]).toEqual([date, listed(date)]);
    }
  });

  it('has the lists of 2025 and 2026 as they were published', () => {
    const of = (year: number, kind: string): string[] =>
      datesOf(year).filter((date) => china.dayOf(date).kind === kind);
    const span = (first: string, last: string): string[] => {
      const dates = [first];
      while (dates.at(-1) !== last) dates.push(next(dates.at(-1)!));
      return dates;
    };
    expect(of(2026, 'make-up')).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
    expect(of(2026, 'holiday')).toEqual([
      ...span('2026-01-01', '2026-01-03'),
      ...span('2026-02-15', '2026-02-23'),
      ...span('2026-04-04', '2026-04-06'),
      ...span('2026-05-01', '2026-05-05'),
      ...span('2026-06-19', '2026-06-21'),
      ...span('2026-09-25', '2026-09-27'),
      ...span('2026-10-01', '2026-10-07'),
    ]);
    expect(of(2025, 'make-up')).toEqual([
      '2025-01-26',
      '2025-02-08',
      '2025-04-27',
      '2025-09-28',
      '2025-10-11',
    ]);
    expect(of(2025, 'holiday')).toEqual([
      '2025-01-01',
      ...span('2025-01-28', '2025-02-04'),
      ...span('2025-04-04', '2025-04-06'),
      ...span('2025-05-01', '2025-05-05'),
      ...span('2025-05-31', '2025-06-02'),
      ...span('2025-10-01', '2025-10-08'),
    ]);
  });

  it.each([2025, 2026])('has 248 working days in %i', (year) => {
    expect(datesOf(year).filter((date) => china.dayOf(date).worked)).toHaveLength(248);
  });

  it('is published for 2007 to 2026 and not a day longer', () => {
    expect(china.isPublished('2007-01-01')).toBe(true);
    expect(china.isPublished('2026-12-31')).toBe(true);
    expect(china.dayOf('2027-01-01')).toEqual({
      date: '2027-01-01',
      kind: 'working',
      worked: true,
      published: false,
    });
  });

  it('cites a notice and its day for every sheet, issued before what it settles', () => {
    for (const sheet of national.sheets) {
      expect(sheet.notice).toMatch(/国办发明电|国发明电|国务院办公厅/);
      const days = [...sheet.off.map(([, last]) => last), ...sheet.work.map(([date]) => date)];
      expect(days.some((date) => date > sheet.issuedOn)).toBe(true);
      for (const [date] of sheet.work) {
        expect([date, [0, 6]]).toEqual([date, expect.arrayContaining([new Date(date).getUTCDay()])]);
      }
    }
  });

  it('lets the December before be settled by next year’s notice', () => {
    expect(china.dayOf('2022-12-31')).toMatchObject({ kind: 'holiday', notice: '国办发明电〔2022〕16号' });
    expect(china.dayOf('2018-12-29')).toMatchObject({ kind: 'make-up', notice: '国办发明电〔2018〕15号' });
  });

  it('knows amendments only from their day of issue on', () => {
    const before = getCalendar('CN', '2020-01-25');
    expect(before.version).toBe('2019-11-21');
    expect(before.dayOf('2020-01-31').kind).toBe('working');
    expect(before.dayOf('2020-02-01').kind).toBe('make-up');
    expect(getCalendar('CN', '2020-01-26').dayOf('2020-02-01')).toMatchObject({
      kind: 'holiday',
      notice: '国办发明电〔2020〕1号',
    });
    expect(getCalendar('CN', '2019-03-21').dayOf('2019-05-02').worked).toBe(true);
    expect(getCalendar('CN', '2019-03-22').dayOf('2019-05-02').worked).toBe(false);
    expect(getCalendar('CN', '2025-11-03').isPublished('2026-01-01')).toBe(false);
  });
});
