import { describe, expect, it } from '@jest/globals';
import { getCalendar } from './calendar.js';
import { addMonths, dateOf, dayFromDate, weekdayOf } from './dates.js';
import { afterOpenMinutes, isOfficeOpen, nextOfficeInstant, openMinutes } from './office-hours.js';
import { withoutPauses } from './pauses.js';
import type { PlacedPause } from './pauses.js';
import { epochOf, instantOf, isZone, localOf, readMoment } from './zone.js';

const china = getCalendar('CN');
const monday = dayFromDate('2026-03-02');
const at = (local: string): number => epochOf(`2026-03-02T${local}:00+08:00`);
const stop = (fromMs: number, toMs: number): PlacedPause => ({
  firstDay: 0,
  lastDay: 0,
  fromMs,
  toMs,
  reason: 'force-majeure',
});

describe('a stretch of time without its pauses', () => {
  it.each<[string, Array<[number, number]>, Array<[number, number]>]>([
    ['none', [], [[10, 20]]],
    ['before it', [[1, 9]], [[10, 20]]],
    ['that end as it begins', [[1, 10]], [[10, 20]]],
    ['over its beginning', [[1, 12]], [[12, 20]]],
    ['as it begins', [[10, 12]], [[12, 20]]],
    [
      'within it',
      [
        [12, 14],
        [16, 18],
      ],
      [
        [10, 12],
        [14, 16],
        [18, 20],
      ],
    ],
    [
      'that touch',
      [
        [12, 14],
        [14, 16],
      ],
      [
        [10, 12],
        [16, 20],
      ],
    ],
    ['over its end', [[18, 25]], [[10, 18]]],
    ['until it ends', [[18, 20]], [[10, 18]]],
    ['from its end on', [[20, 25]], [[10, 20]]],
    ['after it', [[22, 25]], [[10, 20]]],
    ['that cover it', [[10, 20]], []],
    [
      'of no length',
      [[15, 15]],
      [
        [10, 15],
        [15, 20],
      ],
    ],
  ])('is what is left of it: pauses %s', (_which, pauses, left) => {
    expect(
      withoutPauses(
        10,
        20,
        pauses.map(([from, to]) => stop(from, to)),
      ),
    ).toEqual(left);
  });
});

describe('open minutes', () => {
  it('end on the last day that is allowed, and not a day later', () => {
    const after = (minutes: number, lastDay = monday): unknown =>
      afterOpenMinutes(china, at('09:00'), monday, minutes, lastDay, []);
    expect(after(60)).toEqual({ day: monday, at: at('10:00') });
    expect(after(480)).toEqual({ day: monday, at: at('18:00') });
    expect(after(481)).toBeNull();
    expect(after(481, monday + 1)).toEqual({ day: monday + 1, at: at('09:01') + 86_400_000 });
  });

  it('run only from the moment on, and not while paused', () => {
    const lunch = stop(at('11:30'), at('14:30'));
    expect(afterOpenMinutes(china, at('11:00'), monday, 60, monday, [lunch])?.at).toBe(at('15:00'));
    expect(afterOpenMinutes(china, at('12:30'), monday, 60, monday, [])?.at).toBe(at('14:00'));
    expect(openMinutes(china, at('11:00'), at('15:00'), [monday, monday], [lunch])).toBe(60);
    expect(openMinutes(china, at('19:00'), at('20:00'), [monday, monday], [])).toBe(0);
  });
});

describe('the office', () => {
  const open = (local: string): boolean => isOfficeOpen(`${local}+08:00`, china);

  it('is open from its opening until just before its close, on working days', () => {
    expect(['08:59', '09:00', '11:59', '17:59', '18:00'].map((time) => open(`2026-03-02T${time}`))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
    expect(open('2026-03-01T10:00')).toBe(false);
    expect(open('2026-02-28T10:00')).toBe(true);
  });

  it('opens next on the same day, after lunch, or on the next working day', () => {
    const next = (local: string): string => nextOfficeInstant(`${local}+08:00`, china);
    expect(next('2026-03-02T07:00')).toBe('2026-03-02T01:00:00.000Z');
    expect(next('2026-03-02T10:30')).toBe('2026-03-02T02:30:00.000Z');
    expect(next('2026-03-06T18:00')).toBe('2026-03-09T01:00:00.000Z');
    expect(next('2026-02-14T19:00')).toBe('2026-02-24T01:00:00.000Z');
  });
});

describe('days', () => {
  it('have their weekday before 1970 too', () => {
    expect(['1969-12-28', '1970-01-01', '2026-03-01'].map((date) => weekdayOf(dayFromDate(date)))).toEqual([
      0, 4, 0,
    ]);
  });

  it('correspond months later, over the ends of years and of short months', () => {
    expect(['0001-01-01', '0099-12-31', '9999-12-31'].map((date) => dateOf(dayFromDate(date)))).toEqual([
      '0001-01-01',
      '0099-12-31',
      '9999-12-31',
    ]);
    const later = (date: string, months: number): string => dateOf(addMonths(dayFromDate(date), months));
    expect(later('2025-12-31', 2)).toBe('2026-02-28');
    expect(later('2026-11-30', 14)).toBe('2028-01-30');
    expect(later('2023-10-31', 4)).toBe('2024-02-29');
    expect(later('2026-01-15', 11)).toBe('2026-12-15');
  });
});

describe('moments', () => {
  it('are read with fractions of seconds and with either form of an offset', () => {
    expect(readMoment('2026-02-12T10:00:30.125', 'Asia/Shanghai')).toMatchObject({ minutes: 600.5 });
    expect(epochOf('2026-02-12T10:00:00+0800')).toBe(epochOf('2026-02-12T02:00:00Z'));
  });

  it('belong to zones that exist', () => {
    expect(isZone('Asia/Shanghai')).toBe(true);
    expect(isZone('Asia/Atlantis')).toBe(false);
  });
});

describe('a zone whose offset changes', () => {
  const paris = 'Europe/Paris';
  const iso = (ms: number): string => new Date(ms).toISOString();

  it('has another offset before the change than after it, on the day itself and its neighbours', () => {
    const sunday = dayFromDate('2026-03-29');
    const noon = (day: number): string => iso(instantOf(day, 720, paris));
    expect(noon(sunday - 1)).toBe('2026-03-28T11:00:00.000Z');
    expect(iso(instantOf(sunday, 60, paris))).toBe('2026-03-29T00:00:00.000Z');
    expect(noon(sunday)).toBe('2026-03-29T10:00:00.000Z');
    expect(noon(sunday + 1)).toBe('2026-03-30T10:00:00.000Z');
    expect(iso(instantOf(sunday, 1440, paris))).toBe('2026-03-29T22:00:00.000Z');
    expect(iso(instantOf(sunday - 1, 1440, paris))).toBe('2026-03-28T23:00:00.000Z');
  });

  it('reads instants back as the wall clock showed them', () => {
    const read = (instant: string): [string, number] => {
      const { day, minutes } = localOf(epochOf(instant), paris);
      return [dateOf(day), minutes];
    };
    expect(read('2026-03-29T00:59:00Z')).toEqual(['2026-03-29', 119]);
    expect(read('2026-03-29T01:00:00Z')).toEqual(['2026-03-29', 180]);
    expect(read('2026-03-28T23:30:00Z')).toEqual(['2026-03-29', 30]);
    expect(read('2026-10-25T00:30:00Z')).toEqual(['2026-10-25', 150]);
    expect(read('2026-10-25T01:30:00Z')).toEqual(['2026-10-25', 150]);
    expect(read('2026-10-24T22:30:00Z')).toEqual(['2026-10-25', 30]);
    expect(read('2026-10-25T23:30:00Z')).toEqual(['2026-10-26', 30]);
    expect(read('2026-07-01T22:00:00Z')).toEqual(['2026-07-02', 0]);
  });
});
