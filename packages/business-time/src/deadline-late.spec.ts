import { describe, expect, it } from '@jest/globals';
import { after, at, china, code, done, dueOf, extend, open, pause, resume } from '../test/ledger-world.js';
import { withSheet } from './calendar.js';
import { daysLate, isDueToday, isOverdue, recalculate, reckon } from './deadline.js';
import { refusalOf } from './errors.js';
import type { Ledger } from './ledger.js';
import { parseTerm } from './term.js';

describe('the extension', () => {
  const extendable = open('10wd', '2026-03-02T10:00', { maxExtension: '5wd' });

  it('adds a term or leads to a date, once', () => {
    const byTerm = after(extendable, extend('2026-03-10T10:00', { term: '5wd' }));
    expect(reckon(byTerm, china)).toMatchObject({
      dueDate: '2026-03-23',
      remaining: { n: 10 },
      elapsed: { n: 5 },
      extension: {
        at: at('2026-03-10T10:00'),
        by: 'person:1',
        reason: 'needs a site survey',
        term: { unit: 'wd', n: 5 },
        until: '2026-03-23',
      },
      reckonings: [{ reason: 'extended', dueDate: '2026-03-16' }],
    });
    const byDate = after(extendable, extend('2026-03-10T10:00', { until: '2026-03-21' }));
    expect(reckon(byDate, china)).toMatchObject({ dueDate: '2026-03-23', extension: { term: null } });
    expect(dueOf(after(byDate, pause('2026-03-18T10:00'), resume('2026-03-19T10:00')))).toBe('2026-03-25');
    expect(code(() => after(byTerm, extend('2026-03-20T10:00', { term: '1wd' })))).toBe('second-extension');
  });

  it('counts months from the same event, and another unit from the due date', () => {
    const months = open('3m', '2026-01-31T10:00', { maxExtension: '3m' });
    expect(dueOf(months)).toBe('2026-04-30');
    expect(dueOf(after(months, extend('2026-04-10T10:00', { term: '1m' })))).toBe('2026-06-01');
    const mixed = after(months, extend('2026-04-10T10:00', { term: '10wd' }));
    expect(reckon(mixed, china)).toMatchObject({ dueDate: '2026-05-18', elapsed: { unit: 'cd' } });
    expect(reckon(mixed, china).days.at(-1)).toMatchObject({ date: '2026-05-18', counted: true });
    const hours = open('8oh', '2026-03-02T10:00', { maxExtension: '8oh' });
    expect(reckon(after(hours, extend('2026-03-02T16:00', { term: '4oh' })), china).dueAt).toBe(
      at('2026-03-03T15:00'),
    );
    expect(
      dueOf(
        after(
          open('8oh', '2026-03-02T10:00', { maxExtension: '3wd' }),
          extend('2026-03-02T16:00', { term: '1wd' }),
        ),
      ),
    ).toBe('2026-03-04');
    const thenHours = open('1wd', '2026-03-02T10:00', { maxExtension: '8oh' });
    expect(reckon(after(thenHours, extend('2026-03-02T16:00', { term: '2oh' })), china).dueAt).toBe(
      at('2026-03-04T11:00'),
    );
  });

  it('to a date knows the stops until it was granted, and is moved by those that come later', () => {
    const until = extend('2026-03-10T10:00', { until: '2026-03-23' });
    const before = [pause('2026-03-03T10:00'), resume('2026-03-04T10:00')];
    expect(dueOf(after(extendable, ...before, until))).toBe('2026-03-23');
    const justBefore = [pause('2026-03-09T10:00'), resume('2026-03-10T10:00')];
    expect(dueOf(after(extendable, ...justBefore, until))).toBe('2026-03-23');
    const later = [pause('2026-03-11T10:00'), resume('2026-03-12T10:00')];
    expect(dueOf(after(extendable, until, ...later))).toBe('2026-03-25');
    expect(dueOf(after(extendable, ...before, until, ...later))).toBe('2026-03-25');
  });

  it('to a date of hours counts its working days from the day on which the hours end', () => {
    const hours = open('8oh', '2026-03-02T16:00', { maxExtension: '5wd' });
    expect(dueOf(hours)).toBe('2026-03-03');
    expect(dueOf(after(hours, extend('2026-03-02T17:00', { until: '2026-03-05' })))).toBe('2026-03-05');
  });

  it('numbers its days on from those of the budget, and is provisional where only it is', () => {
    const mixed = after(
      open('5wd', '2026-12-17T10:00', { maxExtension: '15cd' }),
      extend('2026-12-18T10:00', { term: '10cd' }),
    );
    const reckoned = reckon(mixed, china);
    expect(reckoned).toMatchObject({ dueDate: '2027-01-04', provisional: true });
    const ordinals = reckoned.days.flatMap((day) => (day.counted ? [day.ordinal] : []));
    expect(ordinals).toEqual(Array.from({ length: 15 }, (_, at) => at + 1));
    expect(reckoned.days.filter((day) => !day.counted).every((day) => !('ordinal' in day))).toBe(true);
  });

  it('leads later than the working day on which it would end anyway', () => {
    const days = open('5cd', '2026-03-02T10:00', { maxExtension: '5cd' });
    expect(dueOf(days)).toBe('2026-03-09');
    expect(code(() => after(days, extend('2026-03-03T10:00', { term: '1cd' })))).toBe('extension-not-later');
    expect(code(() => after(days, extend('2026-03-03T10:00', { term: '2cd' })))).toBe('extension-not-later');
    expect(dueOf(after(days, extend('2026-03-03T10:00', { term: '3cd' })))).toBe('2026-03-10');
    const hours = open('8oh', '2026-03-02T16:00', { maxExtension: '5wd' });
    expect(code(() => after(hours, extend('2026-03-02T17:00', { until: '2026-03-03' })))).toBe(
      'extension-not-later',
    );
  });

  it('gives way to a date agreed after it, though in the same moment', () => {
    const agreed = { type: 'agreed-date', at: at('2026-03-10T10:00'), date: '2026-03-18' } as const;
    const granted = extend('2026-03-10T10:00', { term: '3wd' });
    expect(dueOf(after(extendable, granted, agreed))).toBe('2026-03-18');
    expect(dueOf(after(extendable, agreed, granted))).toBe('2026-03-23');
  });

  it('is refused after expiry unless it was asked before', () => {
    expect(code(() => after(extendable, extend('2026-03-17T00:00', { term: '1wd' })))).toBe(
      'extension-after-expiry',
    );
    expect(dueOf(after(extendable, extend('2026-03-16T23:59', { term: '1wd' })))).toBe('2026-03-17');
    const late = after(
      extendable,
      extend('2026-03-17T09:00', { term: '3wd', requestedAt: '2026-03-16T17:00' }),
    );
    expect(reckon(late, china)).toMatchObject({ dueDate: '2026-03-19', breachedAt: null });
    expect(
      code(() =>
        after(extendable, extend('2026-03-17T09:00', { term: '3wd', requestedAt: '2026-03-17T08:00' })),
      ),
    ).toBe('extension-after-expiry');
    expect(
      code(() =>
        after(extendable, extend('2026-03-10T09:00', { term: '3wd', requestedAt: '2026-03-11T08:00' })),
      ),
    ).toBe('entry-out-of-order');
  });

  it('keeps to its bound, leads later, has a reason and one form', () => {
    expect(refusalOf(() => after(extendable, extend('2026-03-10T10:00', { term: '6wd' })))).toEqual({
      code: 'extension-beyond-bound',
      params: { latest: '2026-03-23', asked: '2026-03-24' },
    });
    expect(code(() => after(extendable, extend('2026-03-10T10:00', { until: '2026-03-24' })))).toBe(
      'extension-beyond-bound',
    );
    expect(code(() => after(open(), extend('2026-03-10T10:00', { term: '1wd' })))).toBe(
      'extension-beyond-bound',
    );
    expect(code(() => after(extendable, extend('2026-03-10T10:00', { until: '2026-03-16' })))).toBe(
      'extension-not-later',
    );
    expect(code(() => after(extendable, extend('2026-03-10T10:00', {})))).toBe('bad-ledger');
    expect(
      code(() => after(extendable, extend('2026-03-10T10:00', { until: '2026-03-18', term: '2wd' }))),
    ).toBe('bad-ledger');
    expect(code(() => after(extendable, extend('2026-03-10T10:00', { term: '0wd' })))).toBe('empty-budget');
    expect(
      code(() =>
        after(extendable, {
          type: 'extended',
          at: at('2026-03-10T10:00'),
          by: 'p',
          reason: '',
          term: parseTerm('1wd'),
        }),
      ),
    ).toBe('reason-missing');
    expect(
      code(() => after(extendable, pause('2026-03-10T10:00'), extend('2026-03-10T11:00', { term: '1wd' }))),
    ).toBe('clock-not-running');
  });
});

describe('overdue and breach', () => {
  it('are derived on reading', () => {
    const reckoned = reckon(open(), china);
    expect(isDueToday(reckoned, at('2026-03-16T00:00'))).toBe(true);
    expect(isDueToday(reckoned, at('2026-03-15T23:59'))).toBe(false);
    expect(isOverdue(reckoned, at('2026-03-16T23:59'))).toBe(false);
    expect(isOverdue(reckoned, at('2026-03-17T00:00'))).toBe(true);
    expect(isDueToday(reckoned, at('2026-03-17T00:00'))).toBe(false);
    expect(daysLate(reckoned, china, at('2026-03-16T12:00'))).toBe(0);
    expect(daysLate(reckoned, china, at('2026-03-17T00:00'))).toBe(1);
    expect(daysLate(reckoned, china, at('2026-03-23T12:00'))).toBe(5);
    expect(reckon(open(), china, at('2026-03-17T00:00')).breachedAt).toBe('2026-03-16T16:00:00.000Z');
    expect(reckon(open(), china, at('2026-03-16T23:59')).breachedAt).toBeNull();
  });

  it('end with the work, late or in time', () => {
    const inTime = reckon(after(open(), done('2026-03-16T18:00')), china, at('2026-05-01T00:00'));
    expect(inTime).toMatchObject({ state: 'completed', breachedAt: null, closedAt: at('2026-03-16T18:00') });
    expect([
      isOverdue(inTime, at('2026-05-01T00:00')),
      daysLate(inTime, china, at('2026-05-01T00:00')),
    ]).toEqual([false, 0]);
    const late = reckon(after(open(), done('2026-03-19T18:00')), china);
    expect(late.breachedAt).toBe('2026-03-16T16:00:00.000Z');
    expect([isOverdue(late, at('2026-05-01T00:00')), daysLate(late, china, at('2026-05-01T00:00'))]).toEqual([
      false,
      3,
    ]);
    const cancelled = after(open(), { type: 'cancelled', at: at('2026-03-19T18:00'), reason: 'merged' });
    expect(daysLate(reckon(cancelled, china), china, at('2026-05-01T00:00'))).toBe(0);
    expect(code(() => after(cancelled, done('2026-03-20T18:00')))).toBe('clock-closed');
    expect(code(() => after(open(), { type: 'cancelled', at: at('2026-03-19T18:00'), reason: '' }))).toBe(
      'reason-missing',
    );
    expect(reckon(after(open(), pause('2026-03-04T10:00'), done('2026-03-30T10:00')), china)).toMatchObject({
      state: 'completed',
      breachedAt: null,
      pauses: [{ to: at('2026-03-30T10:00') }],
    });
  });

  it('stay, even where a later agreement or correction moves the date, unless the correction withdraws them', () => {
    const agreed = after(open(), { type: 'agreed-date', at: at('2026-03-20T10:00'), date: '2026-04-10' });
    expect(reckon(agreed, china)).toMatchObject({
      dueDate: '2026-04-10',
      breachedAt: '2026-03-16T16:00:00.000Z',
    });
    expect(isOverdue(reckon(agreed, china), at('2026-03-20T11:00'))).toBe(false);
    const corrected = (withdrawsBreach: boolean): Ledger =>
      after(open(), {
        type: 'recalculated',
        at: at('2026-03-20T10:00'),
        reason: 'corrected',
        from: '2026-03-16',
        withdrawsBreach,
      });
    expect(reckon(corrected(false), china)).toMatchObject({
      dueDate: '2026-03-30',
      breachedAt: '2026-03-16T16:00:00.000Z',
      reckonings: [{ reason: 'corrected', dueDate: '2026-03-16' }],
    });
    expect(reckon(corrected(true), china).breachedAt).toBeNull();
    const budget = after(open(), {
      type: 'recalculated',
      at: at('2026-03-05T10:00'),
      reason: 'corrected',
      budget: parseTerm('3wd'),
    });
    expect(dueOf(budget)).toBe('2026-03-05');
  });
});

describe('a new calendar version', () => {
  const next = withSheet(china, 'CN', {
    year: 2027,
    notice: '国办发明电〔2026〕0号',
    issuedOn: '2026-11-10',
    off: [['2027-01-01', '2027-01-03', '元旦']],
    work: [['2027-01-09', '元旦']],
  });
  const ledger = open('5wd', '2026-12-28T10:00');
  const change = { at: at('2026-11-23T10:00'), notice: '国办发明电〔2026〕0号' };

  it('moves open deadlines, says by which notice, and makes them final', () => {
    const opened = open('5wd', '2026-11-20T10:00', { from: '2026-12-28' });
    const { ledger: moved, before, after: now, moved: did } = recalculate(opened, change, china, next);
    expect(did).toBe(true);
    expect([before.dueDate, before.provisional, now.dueDate, now.provisional]).toEqual([
      '2027-01-04',
      true,
      '2027-01-05',
      false,
    ]);
    expect(reckon(moved, next)).toMatchObject({
      dueDate: '2027-01-05',
      provisional: false,
      reckoning: 1,
      reckonedAt: change.at,
      reckonings: [
        { reason: 'calendar-changed', notice: change.notice, dueDate: '2027-01-04', provisional: true },
      ],
    });
  });

  it('leaves what it does not touch without an entry, and closed ones frozen', () => {
    const early = open('5wd', '2026-11-02T10:00');
    expect(recalculate(early, change, china, next)).toMatchObject({ moved: false, ledger: early });
    const closed = after(ledger, done('2026-12-30T10:00'));
    expect(recalculate(closed, { ...change, at: at('2027-01-02T10:00') }, china, next)).toMatchObject({
      moved: false,
      ledger: closed,
    });
    expect(reckon(closed, next)).toMatchObject({
      dueDate: '2027-01-04',
      provisional: true,
      state: 'completed',
    });
  });

  it('does not turn a breach of its time into none, nor invent one', () => {
    const late = after(ledger, { type: 'agreed-date', at: at('2027-01-05T09:00'), date: '2027-02-01' });
    expect(reckon(late, china).breachedAt).toBe('2027-01-04T16:00:00.000Z');
    expect(reckon(late, next).breachedAt).toBe('2027-01-04T16:00:00.000Z');
    const shorter = withSheet(china, 'CN', {
      year: 2027,
      notice: 'n',
      issuedOn: '2026-11-10',
      off: [],
      work: [
        ['2027-01-02', 'x'],
        ['2027-01-03', 'x'],
      ],
    });
    const extendable = open('5wd', '2026-12-28T10:00', { maxExtension: '10wd' });
    const inTime = after(extendable, extend('2027-01-04T10:00', { term: '10wd' }));
    expect(reckon(inTime, shorter)).toMatchObject({ dueDate: '2027-01-14', breachedAt: null });
  });
});

describe('a breach', () => {
  it('is there from the instant of the end on, for what is appended then too', () => {
    const end = '2026-03-17T00:00';
    expect(reckon(after(open(), done(end)), china).breachedAt).toBe(at(end));
    expect(reckon(after(open(), done('2026-03-16T23:59')), china).breachedAt).toBeNull();
    expect(reckon(open(), china, at(end)).breachedAt).toBe(at(end));
  });

  it('is none while the clock stands, though a correction finds the date already past', () => {
    const corrected = after(open(), pause('2026-03-05T10:00'), {
      type: 'recalculated',
      reason: 'corrected',
      at: at('2026-03-06T10:00'),
      from: '2026-02-02',
    });
    const stands = reckon(corrected, china, at('2026-03-10T10:00'));
    expect(stands).toMatchObject({ state: 'paused', dueDate: '2026-02-14', breachedAt: null });
    expect(isOverdue(stands, at('2026-03-10T10:00'))).toBe(false);
    const closed = reckon(after(corrected, done('2026-03-10T10:00')), china);
    expect(closed).toMatchObject({ state: 'completed', breachedAt: null });
    const runs = reckon(after(corrected, resume('2026-03-10T10:00')), china, at('2026-03-10T11:00'));
    expect(runs.breachedAt).toBe(runs.dueAt);
  });
});

describe('a clock that runs again', () => {
  it('supersedes the date before the stop, not the one to which the stop has led meanwhile', () => {
    const resumed = after(open(), pause('2026-03-04T15:00'), resume('2026-03-06T09:00'));
    expect(reckon(resumed, china)).toMatchObject({
      dueDate: '2026-03-19',
      reckonings: [{ reason: 'resumed', dueDate: '2026-03-16' }],
    });
    // A ledger from before entries were stamped says the same.
    const unstamped = resumed.map(({ supersedes: _, ...entry }) => entry) as Ledger;
    expect(reckon(unstamped, china).reckonings).toEqual(reckon(resumed, china).reckonings);
  });

  it('keeps in that date an earlier stop, and what was said while it stood', () => {
    const once = after(open(), pause('2026-03-04T15:00'), resume('2026-03-06T09:00'));
    const twice = after(once, pause('2026-03-10T10:00'), resume('2026-03-11T10:00'));
    expect(reckon(twice, china).reckonings.map(({ dueDate }) => dueDate)).toEqual([
      '2026-03-16',
      '2026-03-19',
    ]);
    // Twelve days, stopped from the 4th to the 9th when that was said: 18 March and four days more.
    const corrected = after(
      open(),
      pause('2026-03-04T15:00'),
      {
        type: 'recalculated',
        at: at('2026-03-09T10:00'),
        reason: 'corrected',
        budget: { unit: 'wd', n: 12 },
      },
      resume('2026-03-11T10:00'),
    );
    expect(reckon(corrected, china).reckonings.at(-1)!.dueDate).toBe('2026-03-24');
  });

  it('is not one that ends under a stop: that has moved the date until then', () => {
    expect(dueOf(after(open(), pause('2026-03-04T10:00'), done('2026-03-06T10:00')))).toBe('2026-03-19');
  });
});

describe('a notice that is published later', () => {
  const sheet = { notice: 'n', issuedOn: '2026-11-01', work: [] };
  const change = { at: at('2026-11-02T10:00'), notice: 'n' };
  const known = withSheet(china, 'CN', { ...sheet, year: 2027, off: [] });
  const opened = open('5wd', '2027-03-01T10:00');

  it('is recorded where it only settles what was provisional', () => {
    const settled = recalculate(opened, { ...change, at: at('2027-03-02T10:00') }, china, known);
    expect(settled).toMatchObject({
      moved: true,
      before: { provisional: true },
      after: { provisional: false },
    });
    expect(settled.after.dueAt).toBe(settled.before.dueAt);
    expect(settled.ledger).toHaveLength(2);
  });

  it('is recorded where it moves a settled date', () => {
    const free = withSheet(china, 'CN', {
      ...sheet,
      year: 2026,
      amends: true,
      off: [['2026-03-10', '2026-03-10', 'x']],
    });
    const moved = recalculate(open(), { ...change, at: at('2026-03-03T10:00') }, china, free);
    expect(moved).toMatchObject({
      moved: true,
      before: { dueDate: '2026-03-16', provisional: false },
      after: { dueDate: '2026-03-17', provisional: false },
    });
    expect(recalculate(open(), change, china, known)).toMatchObject({ moved: false, ledger: { length: 1 } });
  });
});
