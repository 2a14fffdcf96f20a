import { describe, expect, it } from '@jest/globals';
import { after, at, china, code, done, dueOf, extend, open, pause, resume } from '../test/ledger-world.js';
import { getCalendar, withSheet } from './calendar.js';
import { append, daysLate, isDueToday, isOverdue, openLedger, reckon } from './deadline.js';
import { BusinessTimeError, refusalOf } from './errors.js';
import type { Ledger, LedgerEntry } from './ledger.js';

describe('a budget', () => {
  it('is reckoned from its anchor', () => {
    expect(reckon(open(), china)).toMatchObject({
      state: 'running',
      dueDate: '2026-03-16',
      dueAt: '2026-03-16T16:00:00.000Z',
      provisional: false,
      share: 0,
      elapsed: { unit: 'wd', n: 0 },
      remaining: { unit: 'wd', n: 10 },
      breachedAt: null,
      closedAt: null,
      extension: null,
      agreedDate: null,
      pauses: [],
      reckonings: [],
      reckoning: 0,
      calendarId: 'CN',
      timeZone: 'Asia/Shanghai',
      anchor: { event: 'minutes-signed', from: at('2026-03-02T10:00'), openedAt: at('2026-03-02T10:00') },
    });
    expect(dueOf(open('10wd', '2026-03-02T10:00', { from: '2026-02-27' }))).toBe('2026-03-12');
  });

  it('elapses at the close of each of its days', () => {
    const elapsed = (now: string): number => reckon(open(), china, at(now)).elapsed.n;
    expect(elapsed('2026-03-03T23:59')).toBe(0);
    expect(elapsed('2026-03-04T00:00')).toBe(1);
    expect(elapsed('2026-03-08T12:00')).toBe(4);
    expect(elapsed('2026-05-01T12:00')).toBe(10);
    const half = reckon(open('1m'), china, at('2026-03-18T00:00'));
    expect(half).toMatchObject({ elapsed: { unit: 'cd', n: 15 }, remaining: { unit: 'cd', n: 16 } });
    expect(half.share).toBeCloseTo(15 / 31);
    expect(reckon(open('8oh'), china, at('2026-03-02T17:00'))).toMatchObject({
      elapsed: { unit: 'oh', n: 6 },
      remaining: { unit: 'oh', n: 2 },
    });
  });

  it('refuses what openLedger cannot start', () => {
    const entry = {
      at: at('2026-03-02T10:00'),
      anchor: 'x',
      budget: { unit: 'wd', n: 5 },
      calendarId: 'CN',
    } as const;
    expect(code(() => openLedger({ ...entry, budget: { unit: 'wd', n: 0 } }, china))).toBe('empty-budget');
    expect(code(() => openLedger({ ...entry, budget: { unit: 'm', n: 121 } }, china))).toBe(
      'term-over-ten-years',
    );
    expect(code(() => openLedger({ ...entry, maxExtension: { unit: 'wd', n: 0 } }, china))).toBe(
      'empty-budget',
    );
    expect(code(() => openLedger({ ...entry, at: '2006-05-05T00:00:00Z' }, china))).toBe('year-before-2007');
    expect(code(() => openLedger({ ...entry, at: 'now' }, china))).toBe('bad-date');
    expect(code(() => openLedger({ ...entry, anchor: '' }, china))).toBe('bad-ledger');
    expect(code(() => openLedger({ ...entry, calendarId: 'CN-45' }, china))).toBe('bad-ledger');
    expect(code(() => reckon([], china))).toBe('bad-ledger');
    expect(code(() => reckon([done('2026-03-02T10:00')], china))).toBe('bad-ledger');
    expect(code(() => after(open(), { ...entry, type: 'opened', at: at('2026-03-03T10:00') }))).toBe(
      'bad-ledger',
    );
  });
});

describe('pauses', () => {
  it('give back every working day they touch', () => {
    const ledger = after(open(), pause('2026-03-04T15:00'), resume('2026-03-06T09:00'));
    expect(reckon(ledger, china)).toMatchObject({
      dueDate: '2026-03-19',
      state: 'running',
      reckoning: 1,
      pauses: [{ from: at('2026-03-04T15:00'), to: at('2026-03-06T09:00'), reason: 'force-majeure' }],
      reckonings: [{ at: at('2026-03-06T09:00'), reason: 'resumed' }],
    });
    expect(dueOf(after(ledger, pause('2026-03-06T11:00'), resume('2026-03-09T11:00')))).toBe('2026-03-20');
  });

  it('move the date for as long as they stand, and never make a clock overdue', () => {
    const ledger = after(open(), pause('2026-03-04T15:00'));
    expect(reckon(ledger, china).state).toBe('paused');
    expect(reckon(ledger, china, at('2026-03-04T16:00')).dueDate).toBe('2026-03-17');
    const later = reckon(ledger, china, at('2026-06-30T16:00'));
    expect(later.dueDate > '2026-07-01').toBe(true);
    expect(later.elapsed.n).toBe(1);
    expect(isOverdue(later, at('2026-12-30T00:00'))).toBe(false);
    expect(isDueToday(later, at(`${later.dueDate}T10:00`))).toBe(false);
    expect(daysLate(later, china, at('2026-12-30T00:00'))).toBe(0);
    expect(reckon(ledger, china, at('2026-03-01T00:00')).dueDate).toBe('2026-03-17');
  });

  it('need a lawful reason, a running clock, an end after their beginning, and time that is left', () => {
    const paused = after(open(), pause('2026-03-04T15:00'));
    expect(
      code(() =>
        after(open(), { type: 'paused', at: at('2026-03-04T15:00'), reason: 'too busy' as 'force-majeure' }),
      ),
    ).toBe('unlawful-pause-reason');
    expect(code(() => after(paused, pause('2026-03-05T15:00')))).toBe('clock-not-running');
    expect(code(() => after(paused, resume('2026-03-04T14:59')))).toBe('entry-out-of-order');
    expect(code(() => after(open(), resume('2026-03-04T14:59')))).toBe('clock-not-paused');
    expect(code(() => after(open(), pause('2026-03-17T00:00')))).toBe('pause-after-expiry');
    expect(dueOf(after(open(), pause('2026-03-16T23:59'), resume('2026-03-17T10:00')))).toBe('2026-03-18');
  });
});

/** Five working days from 1 April 2026, due on the 9th, by a calendar of which 12 to 28 April are open. */
function isProvisionalInGuangxi(...entries: LedgerEntry[]): boolean {
  const guangxi = getCalendar('CN-45');
  const opened = openLedger(
    {
      at: at('2026-04-01T10:00'),
      anchor: 'x',
      budget: { unit: 'wd', n: 5 },
      calendarId: 'CN-45',
      maxExtension: { unit: 'm', n: 3 },
    },
    guangxi,
  );
  const ledger = entries.reduce<Ledger>((sum, entry) => append(sum, entry, guangxi), opened);
  return reckon(ledger, guangxi).provisional;
}

const agree = (on: string, date: string): LedgerEntry => ({ type: 'agreed-date', at: at(on), date });

describe('the agreed date', () => {
  it('governs, ends on a working day, and is moved by later pauses only', () => {
    const ledger = after(
      open(),
      pause('2026-03-03T10:00'),
      resume('2026-03-05T10:00'),
      agree('2026-03-06T10:00', '2026-04-04'),
    );
    expect(reckon(ledger, china)).toMatchObject({ dueDate: '2026-04-07', agreedDate: '2026-04-04' });
    expect(dueOf(after(ledger, pause('2026-03-10T10:00'), resume('2026-03-11T10:00')))).toBe('2026-04-09');
    expect(dueOf(after(ledger, agree('2026-03-12T10:00', '2026-03-20')))).toBe('2026-03-20');
    expect(dueOf(after(open(), agree('2026-03-02T11:00', '2026-03-02')))).toBe('2026-03-02');
    expect(
      dueOf(
        after(
          open('10wd', '2026-03-02T10:00', { from: '2026-02-27' }),
          agree('2026-03-02T11:00', '2026-03-10'),
        ),
      ),
    ).toBe('2026-03-10');
  });

  it('is not moved by a stop that ended as it was agreed', () => {
    const stopped = after(open(), pause('2026-03-03T10:00'), resume('2026-03-04T10:00'));
    const agreed = { type: 'agreed-date', at: at('2026-03-04T10:00'), date: '2026-03-20' } as const;
    expect(dueOf(after(stopped, agreed))).toBe('2026-03-20');
  });

  it('is moved by a stop under which it was agreed only as far as that lasted afterwards', () => {
    const standing = after(open(), pause('2026-03-04T10:00'), agree('2026-03-10T10:00', '2026-03-31'));
    expect(dueOf(after(standing, resume('2026-03-12T10:00')))).toBe('2026-04-03');
    expect(dueOf(after(standing, resume('2026-03-10T10:00')))).toBe('2026-03-31');
  });

  it('is provisional by its own day, those it moves over and those of a stop, not by days that nobody counts', () => {
    const regional = (date: string, ...entries: LedgerEntry[]): boolean =>
      isProvisionalInGuangxi(agree('2026-04-01T10:00', date), ...entries);
    // The region's notice of 2026 is not known: 12 to 28 April are open.
    expect(regional('2026-05-20')).toBe(false);
    expect(regional('2026-04-10')).toBe(false);
    expect(regional('2026-04-11')).toBe(true);
    expect(regional('2026-04-28')).toBe(true);
    expect(regional('2026-04-29')).toBe(false);
    expect(regional('2026-05-20', pause('2026-04-13T10:00'), resume('2026-04-14T10:00'))).toBe(true);
    expect(regional('2026-05-20', pause('2026-05-06T10:00'), resume('2026-05-07T10:00'))).toBe(false);
    expect(regional('2026-04-10', pause('2026-04-10T10:00'), resume('2026-04-10T11:00'))).toBe(true);
  });

  it('leaves to an earlier extension the date to which that had led', () => {
    const ledger = after(
      open('10wd', '2026-03-02T10:00', { maxExtension: '5wd' }),
      extend('2026-03-05T10:00', { term: '3wd' }),
      agree('2026-03-06T10:00', '2026-04-30'),
    );
    expect(reckon(ledger, china).extension).toMatchObject({ until: '2026-03-19', inForce: false });
    const again = after(ledger, agree('2026-03-09T10:00', '2026-05-15'));
    expect(reckon(again, china).extension).toMatchObject({ until: '2026-03-19', inForce: false });
    const agreedFirst = after(
      open('10wd', '2026-03-02T10:00', { maxExtension: '5wd' }),
      agree('2026-03-06T10:00', '2026-03-31'),
      extend('2026-03-09T10:00', { term: '3wd' }),
    );
    expect(reckon(agreedFirst, china).extension).toMatchObject({ until: '2026-04-03', inForce: true });
  });

  it('may be the day of the agreement itself, and gives that day back where the clock stops on it', () => {
    const today = after(open(), {
      type: 'agreed-date',
      at: at('2026-03-04T10:00'),
      date: '2026-03-04',
    });
    expect(dueOf(today)).toBe('2026-03-04');
    expect(dueOf(after(today, pause('2026-03-04T11:00'), resume('2026-03-06T11:00')))).toBe('2026-03-09');
    const atOnce = after(open(), { type: 'agreed-date', at: at('2026-03-02T11:00'), date: '2026-03-02' });
    expect(reckon(atOnce, china)).toMatchObject({ dueDate: '2026-03-02', provisional: false, share: 1 });
    expect(dueOf(after(atOnce, pause('2026-03-02T12:00'), resume('2026-03-04T11:00')))).toBe('2026-03-05');
    const unsettled = after(open('10wd', '2027-03-01T10:00'), {
      type: 'agreed-date',
      at: at('2027-03-01T11:00'),
      date: '2027-03-01',
    });
    expect(reckon(unsettled, china)).toMatchObject({ dueDate: '2027-03-01', provisional: true });
  });

  it('can be extended, and takes the place of an earlier extension', () => {
    const extendable = open('10wd', '2026-03-02T10:00', { maxExtension: '5wd' });
    const agreed = after(extendable, agree('2026-03-06T10:00', '2026-03-31'));
    expect(dueOf(after(agreed, extend('2026-03-20T10:00', { term: '5wd' })))).toBe('2026-04-08');
    expect(code(() => after(agreed, extend('2026-03-20T10:00', { term: '6wd' })))).toBe(
      'extension-beyond-bound',
    );
    expect(
      dueOf(
        after(
          extendable,
          extend('2026-03-05T10:00', { term: '5wd' }),
          agree('2026-03-06T10:00', '2026-03-18'),
        ),
      ),
    ).toBe('2026-03-18');
  });

  it('is refused where it lies before the agreement or is none', () => {
    expect(code(() => after(open(), agree('2026-03-06T10:00', '2026-03-05')))).toBe(
      'agreed-date-before-agreement',
    );
    expect(code(() => after(open(), agree('2026-03-06T10:00', '2026-02-30')))).toBe('bad-date');
    expect(code(() => after(open(), agree('2026-03-06T10:00', '2037-03-05')))).toBe('term-over-ten-years');
  });
});

describe('an extension to a date', () => {
  const granted = (date: string): LedgerEntry => extend('2026-04-02T10:00', { until: date });
  const stopped = (on: string): LedgerEntry[] => [pause(`${on}T10:00`), resume(`${on}T11:00`)];

  it('is provisional by that date, those it moves over and those of a stop after it, not by days on the way', () => {
    expect(isProvisionalInGuangxi(granted('2026-05-20'))).toBe(false);
    expect(isProvisionalInGuangxi(granted('2026-04-20'))).toBe(true);
    expect(isProvisionalInGuangxi(granted('2026-04-11'))).toBe(true);
    expect(isProvisionalInGuangxi(granted('2026-05-20'), ...stopped('2026-04-08'))).toBe(false);
    // Stopped on two days, the budget itself ends within the open days: where, nobody knows.
    const twice = [...stopped('2026-04-08'), ...stopped('2026-04-09')];
    expect(isProvisionalInGuangxi(granted('2026-05-20'), ...twice)).toBe(true);
    expect(isProvisionalInGuangxi(granted('2026-05-20'), ...stopped('2026-05-06'))).toBe(false);
    expect(isProvisionalInGuangxi(granted('2026-05-20'), ...stopped('2026-04-13'))).toBe(true);
    expect(isProvisionalInGuangxi(extend('2026-04-02T10:00', { term: '29wd' }))).toBe(true);
  });

  it('ends on that date, though a stop had come before the date that was agreed', () => {
    const agreed = after(
      open('10wd', '2026-03-02T10:00', { maxExtension: '20wd' }),
      pause('2026-03-04T10:00'),
      resume('2026-03-09T10:00'),
      agree('2026-03-10T10:00', '2026-04-10'),
    );
    const extended = after(agreed, extend('2026-03-11T10:00', { until: '2026-04-24' }));
    expect(dueOf(extended)).toBe('2026-04-24');
    expect(dueOf(after(extended, pause('2026-04-20T10:00'), resume('2026-04-20T11:00')))).toBe('2026-04-27');
  });

  it('is not moved by a stop that was known when it was granted, where a new calendar ends the budget before that', () => {
    // Four days from Saturday 11 April 2026 end on the 17th, the 16th stopped; with a Sunday worked, on the 15th.
    const ledger = after(
      open('4wd', '2026-04-11T10:00', { maxExtension: '20wd' }),
      ...stopped('2026-04-16'),
      extend('2026-04-16T11:00', { until: '2026-04-29' }),
    );
    expect(dueOf(ledger)).toBe('2026-04-29');
    const sunday = withSheet(china, 'CN', {
      year: 2026,
      notice: 'n',
      issuedOn: '2026-04-01',
      amends: true,
      off: [],
      work: [['2026-04-12', 'x']],
    });
    expect(reckon(ledger, sunday).dueDate).toBe('2026-04-29');
  });

  it('keeps the date as it was granted', () => {
    const ledger = after(
      open('10wd', '2026-03-02T10:00', { maxExtension: '10wd' }),
      extend('2026-03-05T10:00', { until: '2026-03-22' }),
    );
    expect(reckon(ledger, china).extension).toMatchObject({ date: '2026-03-22', until: '2026-03-23' });
  });
});

describe('entries', () => {
  it('are appended, never changed, stamped with what they supersede, and plain JSON', () => {
    const first = open();
    const frozen = JSON.stringify(first);
    const second = after(first, pause('2026-03-04T15:00'));
    expect(JSON.stringify(first)).toBe(frozen);
    expect(second[1]).toMatchObject({
      supersedes: { dueDate: '2026-03-16', dueAt: '2026-03-16T16:00:00.000Z', provisional: false },
    });
    expect(reckon(JSON.parse(JSON.stringify(second)), china)).toEqual(reckon(second, china));
  });

  it('keep their order in time', () => {
    expect(code(() => after(open(), done('2026-03-02T09:59')))).toBe('entry-out-of-order');
    const error = new BusinessTimeError('clock-closed', { entry: 'paused' });
    expect([error.name, error.code, error.params, error.message]).toEqual([
      'BusinessTimeError',
      'clock-closed',
      { entry: 'paused' },
      'clock-closed {"entry":"paused"}',
    ]);
    expect(() =>
      refusalOf(() => {
        throw new RangeError('a fault');
      }),
    ).toThrow(RangeError);
    expect(refusalOf(() => 1)).toBeNull();
  });
});
