import { describe, expect, it } from '@jest/globals';
import { deriveCalendar, getCalendar } from './calendar.js';
import { refusalOf } from './errors.js';
import {
  addTerm,
  addWorkingDays,
  formatTerm,
  parseTerm,
  subtractWorkingDays,
  workingDaysBetween,
} from './term.js';
import type { ReckonedTerm, TermUnit } from './term.js';
import { next } from '../test/oracle.js';

const add = (id: string, from: string, term: string, pauses: Array<[string, string]> = []): ReckonedTerm =>
  addTerm({
    calendar: getCalendar(id),
    from,
    term: parseTerm(term),
    pauses: pauses.map(([first, last]) => ({ from: first, to: last, reason: 'force-majeure' })),
  });
const due = (...args: Parameters<typeof add>): string => add(...args).dueDate;
const code = (act: () => unknown): string | undefined => refusalOf(act)?.code;

describe('the fixtures of domain D.3', () => {
  it.each([
    ['CN', '2026-01-01', '1wd', '2026-01-04'],
    ['CN', '2026-02-12', '5wd', '2026-02-26'],
    ['CN', '2026-04-30', '5wd', '2026-05-11'],
    ['CN', '2026-09-24', '5wd', '2026-10-09'],
    ['CN', '2026-09-30', '5wd', '2026-10-13'],
    ['CN', '2025-01-24', '5wd', '2025-02-07'],
    ['CN', '2025-09-26', '5wd', '2025-10-10'],
    ['CN-45', '2023-04-20', '2wd', '2023-04-25'],
    ['CN', '2023-04-20', '2wd', '2023-04-23'],
    ['CN-45', '2017-03-29', '3wd', '2017-04-07'],
    ['CN', '2017-03-29', '3wd', '2017-04-01'],
    ['CN-330102', '2016-08-31', '3wd', '2016-09-10'],
    ['CN', '2016-08-31', '3wd', '2016-09-05'],
  ])('%s %s + %s is %s, and final', (id, from, term, expected) => {
    expect(add(id, from, term)).toMatchObject({ dueDate: expected, provisional: false });
  });

  it.each([
    [5, 15],
    [10, 21],
    [15, 28],
  ])('%i working days take at most %i calendar days in 2026', (n, most) => {
    const spans: number[] = [];
    for (let from = '2026-01-01'; due('CN', from, `${n}wd`) <= '2026-12-31'; from = next(from)) {
      spans.push(add('CN', from, `${n}wd`).days.length);
    }
    expect(Math.max(...spans)).toBe(most);
  });

  it('may end on the very last day of ten years, where a stop ends before it', () => {
    const ended = addTerm({
      calendar: getCalendar('CN'),
      from: '2026-12-01',
      term: { unit: 'cd', n: 3651 },
      pauses: [{ from: '2036-11-30', to: '2036-11-30', reason: 'force-majeure' }],
    });
    expect(ended.dueDate).toBe('2036-12-01');
  });

  it('moves a month’s end on a Sunday of an unpublished year to Monday, provisionally', () => {
    const result = add('CN', '2026-11-30', '3m');
    expect(result).toMatchObject({
      dueDate: '2027-03-01',
      dueAt: '2027-03-01T16:00:00.000Z',
      provisional: true,
    });
    expect(result.days.at(-2)).toMatchObject({
      date: '2027-02-28',
      counted: true,
      kind: 'weekend',
      published: false,
    });
    expect(result.days.at(-1)).toMatchObject({ date: '2027-03-01', counted: false, movedOn: true });
  });
});

describe('counting (D.2)', () => {
  it('does not count the start day and lists every day after it', () => {
    const { days } = add('CN', '2026-02-12', '5wd');
    expect(days).toHaveLength(14);
    expect(days[0]).toMatchObject({ date: '2026-02-13', counted: true, ordinal: 1 });
    expect(days.filter((day) => day.counted).map((day) => day.date)).toEqual([
      '2026-02-13',
      '2026-02-14',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
    ]);
    expect(days.at(-1)).toMatchObject({ date: '2026-02-26', ordinal: 5 });
  });

  it('ends months on the corresponding day or the month’s last', () => {
    expect(due('CN', '2026-03-18', '3m')).toBe('2026-06-18');
    expect(due('CN', '2026-01-30', '1m')).toBe('2026-02-28');
    expect(due('CN', '2024-01-31', '1m')).toBe('2024-02-29');
    expect(due('CN', '2025-08-31', '1m')).toBe('2025-09-30');
    expect(due('CN', '2025-12-15', '3m')).toBe('2026-03-16');
  });

  it('moves a last day over a whole holiday', () => {
    expect(due('CN', '2026-02-08', '7cd')).toBe('2026-02-24');
    expect(due('CN', '2026-09-01', '1m')).toBe('2026-10-08');
    expect(due('CN', '2026-02-21', '7cd')).toBe('2026-02-28');
  });

  it('reads the local date of an instant', () => {
    expect(due('CN', '2026-02-12T15:59:59Z', '5wd')).toBe('2026-02-26');
    expect(due('CN', '2026-02-12T16:00:00Z', '5wd')).toBe('2026-02-27');
    expect(due('CN', '2026-02-12T23:30', '5wd')).toBe('2026-02-26');
    expect(due('CN', '2026-02-12T23:30:00+08:00', '5wd')).toBe('2026-02-26');
  });

  it('is provisional as soon as a day within it waits for a notice', () => {
    expect(add('CN', '2026-12-30', '1wd')).toMatchObject({ dueDate: '2026-12-31', provisional: false });
    expect(add('CN', '2026-12-31', '1wd')).toMatchObject({ dueDate: '2027-01-01', provisional: true });
    expect(add('CN-45', '2026-04-08', '2wd').provisional).toBe(false);
    expect(add('CN-45', '2026-04-10', '1wd')).toMatchObject({ dueDate: '2026-04-13', provisional: true });
    expect(add('CN-45', '2026-04-28', '1wd').provisional).toBe(false);
    expect(add('CN', '2026-04-10', '10wd').provisional).toBe(false);
  });

  it('counts no paused day, the first and last included', () => {
    expect(due('CN', '2026-02-12', '5wd', [['2026-02-24', '2026-02-25']])).toBe('2026-02-28');
    expect(due('CN', '2026-02-12', '5wd', [['2026-02-15', '2026-02-23']])).toBe('2026-02-26');
    expect(due('CN', '2026-03-02', '7cd', [['2026-03-04', '2026-03-04']])).toBe('2026-03-10');
    expect(due('CN', '2026-03-02', '1m', [['2026-03-10', '2026-03-12']])).toBe('2026-04-07');
    expect(
      due('CN', '2026-03-02', '4cd', [
        ['2026-03-07', '2026-03-09'],
        ['2026-03-03', '2026-03-04'],
      ]),
    ).toBe('2026-03-11');
    const paused = add('CN', '2026-03-02', '2wd', [['2026-03-03', '2026-03-03']]).days;
    expect(paused.map((day) => 'paused' in day)).toEqual([true, false, false]);
    expect(paused.map((day) => [day.date, day.counted, day.paused])).toEqual([
      ['2026-03-03', false, 'force-majeure'],
      ['2026-03-04', true, undefined],
      ['2026-03-05', true, undefined],
    ]);
  });

  it('does not move on to a paused day', () => {
    expect(due('CN', '2026-03-02', '5cd', [['2026-03-09', '2026-03-10']])).toBe('2026-03-11');
  });
});

describe('office hours', () => {
  it('run from the moment itself, only while the office is open', () => {
    expect(add('CN', '2026-02-13T16:30', '8oh')).toMatchObject({
      dueAt: '2026-02-14T08:30:00.000Z',
      dueDate: '2026-02-14',
    });
    expect(add('CN', '2026-02-12', '8oh').dueAt).toBe('2026-02-12T10:00:00.000Z');
    expect(add('CN', '2026-02-14T17:00', '2oh').dueAt).toBe('2026-02-24T02:00:00.000Z');
    expect(add('CN', '2026-02-24T12:30', '1oh').dueAt).toBe('2026-02-24T06:00:00.000Z');
    expect(add('CN', '2026-02-24T09:00:30', '1oh').dueAt).toBe('2026-02-24T02:00:30.000Z');
  });

  it('stand still to the minute while paused', () => {
    const paused = addTerm({
      calendar: getCalendar('CN'),
      from: '2026-03-02T09:00',
      term: { unit: 'oh', n: 4 },
      pauses: [{ from: '2026-03-02T10:00', to: '2026-03-02T11:15', reason: 'force-majeure' }],
    });
    expect(paused.dueAt).toBe('2026-03-02T07:15:00.000Z');
    expect(paused.days).toMatchObject([{ date: '2026-03-02', counted: true, minutes: 240 }]);
    expect(add('CN', '2026-03-02T09:00', '9oh').days.map((day) => day.minutes)).toEqual([480, 60]);
    expect(add('CN', '2026-03-02T17:30', '2oh', [['2026-03-03', '2026-03-03']]).dueAt).toBe(
      '2026-03-04T02:30:00.000Z',
    );
  });

  it('are provisional where the day itself is', () => {
    expect(add('CN-45', '2026-04-20T09:00', '1oh').provisional).toBe(true);
    expect(add('CN-45', '2026-04-29T09:00', '1oh').provisional).toBe(false);
  });

  it('are provisional where they begin in an unsettled day and end in a settled one', () => {
    const overnight = add('CN-45', '2026-04-28T17:30', '2oh');
    expect(overnight).toMatchObject({ dueDate: '2026-04-29', provisional: true });
    expect(add('CN-45', '2026-04-28', '1wd').provisional).toBe(false);
  });

  it('count only on the days that used some', () => {
    expect(add('CN', '2026-03-06T17:00', '2oh').days).toMatchObject([
      { date: '2026-03-06', counted: true, minutes: 60 },
      { date: '2026-03-07', counted: false, minutes: 0 },
      { date: '2026-03-08', counted: false, minutes: 0 },
      { date: '2026-03-09', counted: true, minutes: 60 },
    ]);
  });

  it('follow the zone’s own changes of offset', () => {
    const paris = deriveCalendar(getCalendar('CN'), { id: 'paris', timeZone: 'Europe/Paris' });
    const at = (from: string): string => addTerm({ calendar: paris, from, term: { unit: 'wd', n: 1 } }).dueAt;
    expect(at('2026-03-26')).toBe('2026-03-27T23:00:00.000Z');
    expect(at('2026-03-27')).toBe('2026-03-30T22:00:00.000Z');
  });
});

describe('refusals', () => {
  it.each([
    ['5', 'bad-term'],
    ['wd', 'bad-term'],
    ['5 wd', 'bad-term'],
    ['1.5wd', 'bad-term'],
    ['5d', 'bad-term'],
    ['', 'empty-budget'],
    ['0wd', 'empty-budget'],
    ['-3cd', 'empty-budget'],
  ])('of the term "%s": %s', (text, expected) => {
    expect(code(() => parseTerm(text))).toBe(expected);
  });

  it('of numbers that are no budget', () => {
    const from = '2026-01-05';
    const calendar = getCalendar('CN');
    expect(code(() => addTerm({ calendar, from, term: { unit: 'wd', n: 0 } }))).toBe('empty-budget');
    expect(code(() => addTerm({ calendar, from, term: { unit: 'wd', n: 1.5 } }))).toBe('bad-term');
    expect(code(() => addTerm({ calendar, from, term: { unit: 'days' as TermUnit, n: 1 } }))).toBe(
      'bad-term',
    );
    expect(code(() => addTerm({ calendar, from, term: { unit: 'm', n: NaN } }))).toBe('bad-term');
  });

  it.each(['120m', '3652cd', '2000wd'])('not of %s, which is within ten years', (term) => {
    expect(due('CN', '2007-01-02', term) <= '2017-01-31').toBe(true);
  });

  it.each(['121m', '3654cd', '2700wd', '30000oh'])('of %s: over ten years', (term) => {
    expect(code(() => add('CN', '2007-01-02', term))).toBe('term-over-ten-years');
  });

  it('of months beyond any calendar, but not of a start in the last year that is read', () => {
    const months = { unit: 'm', n: 1e12 } as const;
    expect(code(() => addTerm({ calendar: getCalendar('CN'), from: '2026-03-02', term: months }))).toBe(
      'term-over-ten-years',
    );
    expect(due('CN', '9900-12-31', '1cd')).toBe('9901-01-01');
  });

  it('of a start before 2007, a broken date, an instant without a zone', () => {
    expect(code(() => add('CN', '2006-12-31', '5wd'))).toBe('year-before-2007');
    expect(code(() => add('CN', '2006-12-31T15:59:59Z', '5wd'))).toBe('year-before-2007');
    expect(due('CN', '2006-12-31T16:00:00Z', '1wd')).toBe('2007-01-04');
    for (const from of [
      '2026-02-29',
      'today',
      '',
      '2026-02-30T10:00:00Z',
      '2026-02-12T25:00',
      '2026-02-12T10:61',
      '2026-02-12T9:00',
      '9990-01-01',
    ]) {
      expect(code(() => add('CN', from, '5wd'))).toBe('bad-date');
    }
  });

  it('of pauses that end before they begin, overlap, or give no reason', () => {
    expect(code(() => add('CN', '2026-02-12', '5wd', [['2026-02-25', '2026-02-24']]))).toBe(
      'pause-ends-before-it-begins',
    );
    expect(
      code(() =>
        add('CN', '2026-02-12', '5wd', [
          ['2026-02-24', '2026-02-25'],
          ['2026-02-25', '2026-02-26'],
        ]),
      ),
    ).toBe('pauses-overlap');
    expect(
      code(() =>
        add('CN', '2026-02-12', '5wd', [
          ['2026-02-26', '2026-02-27'],
          ['2026-02-24', '2026-02-28'],
        ]),
      ),
    ).toBe('pauses-overlap');
    expect(
      due('CN', '2026-02-12', '5wd', [
        ['2026-02-24', '2026-02-24'],
        ['2026-02-25', '2026-02-25'],
      ]),
    ).toBe('2026-02-28');
    const nameless = [{ from: '2026-02-24', to: '2026-02-24', reason: '' }];
    expect(
      code(() =>
        addTerm({
          calendar: getCalendar('CN'),
          from: '2026-02-12',
          term: parseTerm('5wd'),
          pauses: nameless,
        }),
      ),
    ).toBe('reason-missing');
  });
});

describe('working days before, after and between', () => {
  const china = getCalendar('CN');
  it('step over rest days and onto make-up days', () => {
    expect(subtractWorkingDays(china, '2026-02-26', 3)).toBe('2026-02-14');
    expect(subtractWorkingDays(china, '2026-02-26', 0)).toBe('2026-02-26');
    expect(addWorkingDays(china, '2026-02-12', 5)).toBe('2026-02-26');
    expect(workingDaysBetween(china, '2026-02-12', '2026-02-26')).toBe(5);
    expect(workingDaysBetween(china, '2026-02-26', '2026-02-12')).toBe(0);
  });

  it('refuse to go before 2007 or by a broken number', () => {
    expect(code(() => subtractWorkingDays(china, '2007-01-04', 2))).toBe('year-before-2007');
    expect(code(() => subtractWorkingDays(china, '2026-01-05', -1))).toBe('bad-term');
    expect(code(() => addWorkingDays(china, '2026-01-05', 0.5))).toBe('bad-term');
  });

  it('go back to the first day of 2007 where it is worked', () => {
    const worked = deriveCalendar(china, {
      id: 'office',
      layer: {
        id: 'office',
        level: 'organisation',
        expects: { kind: 'none' },
        sheets: [
          {
            year: 2007,
            notice: 'n',
            issuedOn: '2006-12-01',
            amends: true,
            off: [],
            work: [['2007-01-01', 'x']],
          },
        ],
      },
    });
    expect(subtractWorkingDays(worked, '2007-01-04', 1)).toBe('2007-01-01');
    expect(code(() => subtractWorkingDays(worked, '2007-01-04', 2))).toBe('year-before-2007');
  });

  it('write terms as they are read', () => {
    for (const text of ['5wd', '7cd', '3m', '8oh']) expect(formatTerm(parseTerm(text))).toBe(text);
  });
});
