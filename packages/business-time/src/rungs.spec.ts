import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { next } from '../test/oracle.js';
import { deriveCalendar, getCalendar, withSheet } from './calendar.js';
import type { Calendar } from './calendar.js';
import { append, openLedger, reckon } from './deadline.js';
import type { Reckoned } from './deadline.js';
import { refusalOf } from './errors.js';
import { defaultLadder } from './ladders.js';
import type { Ledger, LedgerEntry } from './ledger.js';
import { isOfficeOpen, nextOfficeInstant } from './office-hours.js';
import { reckonRungs, skippedRungs, validateLadder } from './rungs.js';
import type { Rung, RungOffset } from './rungs.js';
import { parseTerm } from './term.js';

const china = getCalendar('CN');
const at = (local: string): string => new Date(`${local}+08:00`).toISOString();
const code = (act: () => unknown): string | undefined => refusalOf(act)?.code;
const open = (budget: string, on = '2026-02-12T10:00', maxExtension = '10wd'): Ledger =>
  openLedger(
    {
      at: at(on),
      anchor: 'assigned',
      budget: parseTerm(budget),
      calendarId: 'CN',
      maxExtension: parseTerm(maxExtension),
    },
    china,
  );
const after = (ledger: Ledger, ...entries: LedgerEntry[]): Ledger =>
  entries.reduce((sum, entry) => append(sum, entry, china), ledger);
const rung = (key: string, offset: RungOffset): Rung => ({
  key,
  level: 1,
  offset,
  kind: 'reminder',
  recipients: ['officer'],
});
const shown = (reckoned: Reckoned, ladder: readonly Rung[]): Array<[string, string]> =>
  reckonRungs(reckoned, ladder, china).map(({ key, at: instant }) => [key, instant]);

describe('rungs', () => {
  it('stand at the opening of the office, around Spring Festival too', () => {
    expect(shown(reckon(open('5wd'), china), defaultLadder(parseTerm('5wd')))).toEqual(
      [
        ['L2-unsigned', at('2026-02-13T09:00')],
        ['L1-T3', at('2026-02-14T09:00')],
        ['L1-T1', at('2026-02-25T09:00')],
        ['L2-no-draft', at('2026-02-25T09:00')],
        ['L2-due', at('2026-02-26T09:00')],
        ['L3-overdue', at('2026-02-27T09:00')],
        ['L4-circular', at('2026-03-05T09:00')],
        ['L5-referral', at('2026-03-19T09:00')],
      ].sort((a, b) => (a[1]! < b[1]! ? -1 : 1)),
    );
  });

  it('carry their date, kind, recipients and condition', () => {
    const [first] = reckonRungs(reckon(open('5wd'), china), defaultLadder(parseTerm('5wd')), china);
    expect(first).toEqual({
      key: 'L2-unsigned',
      level: 2,
      offset: { wdFromStart: 1 },
      kind: 'warning',
      condition: 'not-signed',
      date: '2026-02-13',
      at: at('2026-02-13T09:00'),
      recipients: ['officer', 'unit-liaison', 'unit-leader-in-charge', 'convenor'],
    });
  });

  it('open with the office whose hours are given', () => {
    const [due] = reckonRungs(reckon(open('5wd'), china), [rung('due', 'due-day')], china, [
      ['08:30', '12:00'],
    ]);
    expect(due!.at).toBe(at('2026-02-26T08:30'));
  });

  it('stand at shares of months, never on a rest day', () => {
    const month = reckon(open('1m', '2026-01-20T10:00'), china);
    expect(month.dueDate).toBe('2026-02-24');
    expect(
      shown(month, [rung('70', { share: 0.7 }), rung('90', { share: 0.9 }), rung('100', { share: 1 })]),
    ).toEqual([
      ['70', at('2026-02-11T09:00')],
      ['90', at('2026-02-24T09:00')],
      ['100', at('2026-02-24T09:00')],
    ]);
    expect(
      shown(reckon(open('10wd', '2026-03-02T10:00'), china), [
        rung('7', { share: 0.7 }),
        rung('8', { share: 0.75 }),
      ]),
    ).toEqual([
      ['7', at('2026-03-11T09:00')],
      ['8', at('2026-03-12T09:00')],
    ]);
  });

  it('are none while the clock stands or once it is closed', () => {
    const ladder = defaultLadder(parseTerm('5wd'));
    const paused = after(open('5wd'), {
      type: 'paused',
      at: at('2026-02-13T10:00'),
      reason: 'force-majeure',
    });
    const done = after(open('5wd'), { type: 'completed', at: at('2026-02-13T10:00') });
    for (const ledger of [paused, done]) {
      expect(reckonRungs(reckon(ledger, china), ladder, china)).toEqual([]);
      expect(skippedRungs(reckon(ledger, china), ladder, china)).toEqual([]);
    }
  });

  it('of a new reckoning are only those still ahead of it; the overdue notice moves with the extension', () => {
    const ladder = defaultLadder(parseTerm('5wd'));
    const extended = reckon(
      after(open('5wd'), {
        type: 'extended',
        at: at('2026-02-25T15:00'),
        by: 'p',
        reason: 'r',
        term: parseTerm('5wd'),
      }),
      china,
    );
    expect(extended.dueDate).toBe('2026-03-04');
    expect(shown(extended, ladder).map(([key]) => key)).toEqual([
      'L1-T3',
      'L2-no-draft',
      'L1-T1',
      'L2-due',
      'L3-overdue',
      'L4-circular',
      'L5-referral',
    ]);
    expect(shown(extended, ladder).find(([key]) => key === 'L3-overdue')).toEqual([
      'L3-overdue',
      at('2026-03-05T09:00'),
    ]);
    expect(skippedRungs(extended, ladder, china)).toEqual(['L2-unsigned']);
    const agreed = reckon(
      after(open('10wd'), { type: 'agreed-date', at: at('2026-02-25T15:00'), date: '2026-02-26' }),
      china,
    );
    expect(shown(agreed, ladder).map(([key]) => key)).toEqual([
      'L2-due',
      'L3-overdue',
      'L4-circular',
      'L5-referral',
    ]);
    expect(skippedRungs(agreed, ladder, china)).toEqual(['L1-T3', 'L1-T1', 'L2-unsigned', 'L2-no-draft']);
  });

  it('that are overdue stay, though a correction finds the date already past', () => {
    const past = reckon(
      after(open('10wd'), {
        type: 'recalculated',
        at: at('2026-02-27T15:00'),
        reason: 'corrected',
        budget: parseTerm('2wd'),
      }),
      china,
    );
    expect(past.dueDate).toBe('2026-02-14');
    expect(shown(past, defaultLadder(parseTerm('2wd'))).map(([key]) => key)).toEqual([
      'L3-overdue',
      'L4-circular',
      'L5-referral',
    ]);
  });

  it('fall on working days in their order, after the start, whatever the budget', () => {
    const worlds = fc.record({
      start: fc.integer({ min: 0, max: 700 }),
      n: fc.integer({ min: 1, max: 40 }),
      unit: fc.constantFrom('wd', 'cd'),
    });
    fc.assert(
      fc.property(worlds, ({ start, n, unit }) => {
        const from = next('2025-01-01', start);
        const reckoned = reckon(open(`${n}${unit}`, `${from}T10:00`), china);
        const rungs = reckonRungs(reckoned, defaultLadder(parseTerm(`${n}${unit}`)), china);
        expect(rungs.filter(({ date }) => !china.dayOf(date).worked)).toEqual([]);
        expect(rungs.map((each) => each.at)).toEqual(rungs.map((each) => each.at).sort());
        expect(rungs.filter(({ date }) => date <= from)).toEqual([]);
        expect(rungs.filter(({ level, date }) => level >= 3 !== date > reckoned.dueDate)).toEqual([]);
        expect(rungs.some(({ key }) => key === 'L2-due')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a ladder, when its profile is saved', () => {
  it('is refused where a warning would fall on the start day or before', () => {
    expect(refusalOf(() => validateLadder([rung('T3', { wd: -3 })], parseTerm('3wd')))).toMatchObject({
      code: 'rung-before-start',
      params: { rung: 'T3', budget: '3wd' },
    });
    expect(code(() => validateLadder([rung('T3', { wd: -3 })], parseTerm('4wd')))).toBeUndefined();
    expect(code(() => validateLadder([rung('T3', { wd: -3 })], parseTerm('7cd')))).toBe('rung-before-start');
    expect(code(() => validateLadder([rung('T3', { wd: -3 })], parseTerm('1m')))).toBeUndefined();
    expect(code(() => validateLadder([rung('late', { wdFromStart: 6 })], parseTerm('5wd')))).toBe(
      'rung-before-start',
    );
    expect(
      code(() => validateLadder([rung('due', 'due-day'), rung('over', { wdAfter: 1 })], parseTerm('1wd'))),
    ).toBeUndefined();
  });

  it.each(['1wd', '2wd', '3wd', '4wd', '5wd', '10wd', '15wd', '7cd', '15cd', '30cd', '1m', '3m', '6m'])(
    'fits as the default for %s',
    (budget) => {
      expect(code(() => validateLadder(defaultLadder(parseTerm(budget)), parseTerm(budget)))).toBeUndefined();
      expect(
        code(() => validateLadder(defaultLadder(parseTerm(budget)), parseTerm(budget), getCalendar('CN-45'))),
      ).toBeUndefined();
    },
  );

  it.each<RungOffset>([
    { wd: 0 },
    { wd: 3 },
    { wd: -1.5 },
    { share: 0 },
    { share: 1.01 },
    { wdAfter: 0 },
    { wdFromStart: 0 },
    {} as RungOffset,
  ])('is refused with the offset %j', (offset) => {
    expect(code(() => validateLadder([rung('x', offset)], parseTerm('10wd')))).toBe('bad-rung');
  });

  it('is tried on the newest year whose notice is known, whose breaks may be the longest', () => {
    const eve = [rung('T1', { wd: -1 })];
    // Ten days from Saturday 14 February 2026, a make-up day, end after the nine days off: T-1 is the 14th.
    expect(refusalOf(() => validateLadder(eve, parseTerm('10cd')))).toEqual({
      code: 'rung-before-start',
      params: { rung: 'T1', budget: '10cd', from: '2026-02-14' },
    });
    expect(code(() => validateLadder(eve, parseTerm('11cd')))).toBeUndefined();
    expect(
      code(() => validateLadder(eve, parseTerm('10cd'), getCalendar('CN', '2025-11-03'))),
    ).toBeUndefined();
    const refusedFrom = (calendar: Calendar): unknown =>
      refusalOf(() => validateLadder([rung('T9', { wd: -9 })], parseTerm('5wd'), calendar))?.params['from'];
    expect(refusedFrom(china)).toBe('2025-01-01');
    const next = { year: 2027, notice: 'n', issuedOn: '2026-11-10', off: [], work: [] };
    expect(refusedFrom(withSheet(china, 'CN', next))).toBe('2026-01-01');
    // A notice of 2026 that comes within that year says nothing of the next.
    expect(refusedFrom(withSheet(china, 'CN', { ...next, year: 2026, amends: true }))).toBe('2025-01-01');
  });

  it('is refused with two rungs of one key, a rung without one, or no budget', () => {
    expect(
      code(() => validateLadder([rung('a', 'due-day'), rung('a', { wdAfter: 1 })], parseTerm('5wd'))),
    ).toBe('duplicate-rung');
    expect(code(() => validateLadder([rung('', 'due-day')], parseTerm('5wd')))).toBe('duplicate-rung');
    expect(code(() => validateLadder([], { unit: 'wd', n: 0 }))).toBe('empty-budget');
  });
});

describe('office hours', () => {
  it('hold ordinary messages for the next opening', () => {
    const held = (local: string): string => nextOfficeInstant(at(local), china);
    expect(held('2026-02-13T10:00')).toBe(at('2026-02-13T10:00'));
    expect(held('2026-02-13T08:00')).toBe(at('2026-02-13T09:00'));
    expect(held('2026-02-13T12:00')).toBe(at('2026-02-13T13:00'));
    expect(held('2026-02-14T18:00')).toBe(at('2026-02-24T09:00'));
    expect([
      isOfficeOpen(at('2026-02-14T09:00'), china),
      isOfficeOpen(at('2026-02-14T18:00'), china),
      isOfficeOpen(at('2026-02-15T10:00'), china),
    ]).toEqual([true, false, false]);
  });

  it('may end a day before midnight', () => {
    const early = deriveCalendar(china, { id: 'CN', closeOfDay: '17:30' });
    expect(reckon(open('5wd'), early).dueAt).toBe(at('2026-02-26T17:30'));
    expect(reckon(open('5wd'), early, at('2026-02-13T17:30')).elapsed.n).toBe(1);
    expect(reckon(open('5wd'), early, at('2026-02-13T17:29')).elapsed.n).toBe(0);
  });
});

describe('rungs without room', () => {
  const at10 = at('2026-03-02T10:00');
  const agreedFor = (date: string, when = '2026-03-02T11:00'): Reckoned =>
    reckon(after(open('10wd', '2026-03-02T10:00'), { type: 'agreed-date', at: at(when), date }), china);

  it('are left out where the clock has no day to take a share of, or ends before them', () => {
    const ladder = [rung('half', { share: 0.5 }), rung('third', { wdFromStart: 3 }), rung('due', 'due-day')];
    expect(shown(agreedFor('2026-03-02'), ladder)).toEqual([]);
    expect(shown(agreedFor('2026-03-03'), ladder).map(([key]) => key)).toEqual(['half', 'due']);
    expect(skippedRungs(agreedFor('2026-03-03'), ladder, china)).toEqual(['third']);
    expect(shown(agreedFor('2026-03-05'), ladder).map(([key]) => key)).toEqual(['half', 'third', 'due']);
  });

  it('are those whose instant is the present reckoning’s own', () => {
    const eve = [rung('eve', { wd: -1 })];
    expect(shown(agreedFor('2026-03-06', '2026-03-05T09:00'), eve)).toEqual([]);
    expect(shown(agreedFor('2026-03-06', '2026-03-05T08:59'), eve)).toEqual([
      ['eve', at('2026-03-05T09:00')],
    ]);
  });

  it('are those before an event that is still to come, not those on its day', () => {
    const coming = reckon(
      openLedger(
        { at: at10, anchor: 'assigned', from: '2026-03-10', budget: parseTerm('2wd'), calendarId: 'CN' },
        china,
      ),
      china,
    );
    const ladder = [rung('T-3', { wd: -3 }), rung('T-2', { wd: -2 }), rung('T-1', { wd: -1 })];
    expect(shown(coming, ladder).map(([key]) => key)).toEqual(['T-2', 'T-1']);
  });

  it('stand by level where they come at one instant', () => {
    const ladder = [
      { ...rung('L2', { wd: -1 }), level: 2 },
      rung('L1', { wd: -1 }),
      { ...rung('L3', { wd: -1 }), level: 3 },
    ];
    expect(shown(reckon(open('5wd'), china), ladder).map(([key]) => key)).toEqual(['L1', 'L2', 'L3']);
  });
});

describe('the recommended ladder (E.2)', () => {
  const told = (budget: string): unknown[] =>
    defaultLadder(parseTerm(budget)).map(({ key, offset, kind, condition }) => [
      key,
      offset,
      kind,
      condition,
    ]);
  const always = [
    ['L2-unsigned', { wdFromStart: 1 }, 'warning', 'not-signed'],
    ['L2-no-draft', { share: 0.8 }, 'warning', 'no-reply-draft'],
    ['L2-due', 'due-day', 'warning', undefined],
    ['L3-overdue', { wdAfter: 1 }, 'overdue', undefined],
    ['L4-circular', { wdAfter: 6 }, 'draft', undefined],
    ['L5-referral', { wdAfter: 16 }, 'draft', undefined],
  ];
  const [third, eve] = [
    ['L1-T3', { wd: -3 }, 'reminder', undefined],
    ['L1-T1', { wd: -1 }, 'reminder', undefined],
  ];

  it('reminds three and one working days before, where there are as many', () => {
    expect(told('4wd')).toEqual([third, eve, ...always]);
    expect(told('3wd')).toEqual([eve, ...always]);
    expect(told('1wd')).toEqual(always);
  });

  it('reminds at seven and nine tenths of months, calendar days and hours', () => {
    const long = [
      ['L1-70', { share: 0.7 }, 'reminder', undefined],
      ['L1-90', { share: 0.9 }, 'reminder', undefined],
    ];
    for (const budget of ['3m', '15cd', '8oh']) expect(told(budget)).toEqual([...long, ...always]);
  });

  it('goes from the officer to the Party leader in charge, each level to more or to others', () => {
    const ladder = defaultLadder(parseTerm('10wd'));
    const told = new Map(ladder.map(({ level, recipients }) => [level, recipients]));
    const [officer, leaders] = [
      ['officer', 'unit-liaison'],
      ['officer', 'unit-liaison', 'unit-leader-in-charge', 'convenor'],
    ];
    expect([...told]).toEqual([
      [1, officer],
      [2, leaders],
      [3, [...leaders, 'unit-principal', 'leading-group-office']],
      [4, ['supervision-office', 'chair-group']],
      [5, ['party-leader-in-charge']],
    ]);
  });

  it('may warn with the whole of a budget', () => {
    expect(code(() => validateLadder([rung('whole', { share: 1 })], parseTerm('2wd')))).toBeUndefined();
  });
});
