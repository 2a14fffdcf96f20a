import { describe, expect, it } from '@jest/globals';
import { after, at, china, done, extend, open, pause, resume } from '../test/ledger-world.js';
import { composeCalendar, deriveCalendar, getCalendar, withSheet } from './calendar.js';
import type { CalendarDefinition, CalendarSheet } from './calendar-sheets.js';
import { dayFromDate } from './dates.js';
import { append, openLedger, reckon } from './deadline.js';
import { BusinessTimeError, refusalOf } from './errors.js';
import type { Ledger, LedgerEntry } from './ledger.js';
import { validateLadder } from './rungs.js';
import type { Rung } from './rungs.js';
import { addTerm, parseTerm, subtractWorkingDays } from './term.js';
import { epochOf, minutesOf } from './zone.js';

const sheet = (days: Partial<CalendarSheet>): CalendarSheet => ({
  year: 2026,
  notice: 'notice 1',
  issuedOn: '2026-01-01',
  amends: true,
  off: [],
  work: [],
  ...days,
});
const composed = (changes: Partial<CalendarDefinition>) => () =>
  composeCalendar({ ...china.definition, ...changes });
const pauses =
  (...list: Array<[from: string, to: string, reason?: string]>) =>
  () =>
    addTerm({
      calendar: china,
      from: '2026-03-02',
      term: { unit: 'wd', n: 5 },
      pauses: list.map(([from, to, reason = 'force-majeure']) => ({ from, to, reason })),
    });
const term = (from: string, text: string) => () => addTerm({ calendar: china, from, term: parseTerm(text) });
const stoppedAtTheEnd = (text: string, from: string, first: string, last: string) => () =>
  addTerm({
    calendar: china,
    from,
    term: parseTerm(text),
    pauses: [{ from: first, to: last, reason: 'force-majeure' }],
  });
const rung = (key: string, offset: Rung['offset']): Rung => ({
  key,
  level: 1,
  offset,
  kind: 'reminder',
  recipients: ['officer'],
});
const entries =
  (ledger: () => Ledger, ...list: LedgerEntry[]) =>
  () =>
    after(ledger(), ...list);
const paused = (): Ledger => after(open(), pause('2026-03-03T10:00'));
const extendable = (): Ledger => open('10wd', '2026-03-02T10:00', { maxExtension: '5wd' });
/** The ten working days from 2 March 2026 are over at the end of the 16th. */
const over = '2026-03-16T16:00:00.000Z';
const fifth = at('2026-03-05T10:00');

const refusals: Array<[() => unknown, string, Record<string, unknown>]> = [
  [() => dayFromDate('2026-02-30'), 'bad-date', { date: '2026-02-30' }],
  [() => dayFromDate('soon'), 'bad-date', { date: 'soon' }],
  [() => dayFromDate('2026-02-03T10:00'), 'bad-date', { date: '2026-02-03T10:00' }],
  [() => dayFromDate('+2026-02-03'), 'bad-date', { date: '+2026-02-03' }],
  [() => minutesOf('9:00'), 'bad-date', { clock: '9:00' }],
  [() => minutesOf('x09:00'), 'bad-date', { clock: 'x09:00' }],
  [() => minutesOf('09:00 Uhr'), 'bad-date', { clock: '09:00 Uhr' }],
  [() => minutesOf('24:01'), 'bad-date', { clock: '24:01' }],
  [() => minutesOf('10:60'), 'bad-date', { clock: '10:60' }],
  [() => epochOf('2026-02-12T10:00'), 'bad-date', { instant: '2026-02-12T10:00' }],
  [() => epochOf('2026-02-12T10:00Zulu'), 'bad-date', { instant: '2026-02-12T10:00Zulu' }],
  [() => epochOf('2026-02-12T10:00+08:000'), 'bad-date', { instant: '2026-02-12T10:00+08:000' }],
  [() => epochOf('2026-02-12T10:00Z (noon)'), 'bad-date', { instant: '2026-02-12T10:00Z (noon)' }],
  [term('x2026-02-12T10:00', '5wd'), 'bad-date', { instant: 'x2026-02-12T10:00' }],
  [
    entries(extendable, { type: 'extended', at: fifth, by: 'p', reason: 'r', term: { unit: 'wd', n: 0 } }),
    'empty-budget',
    { term: '0wd' },
  ],
  [() => epochOf('2026-02-31T10:00Z'), 'bad-date', { date: '2026-02-31' }],
  [term('2026-03-02', '5'), 'bad-term', { term: '5' }],
  [term('2026-03-02', 'x5wd'), 'bad-term', { term: 'x5wd' }],
  [term('2026-03-02', '5wdx'), 'bad-term', { term: '5wdx' }],
  [term('2026-03-02', ''), 'empty-budget', { term: '' }],
  [term('2026-03-02', '0wd'), 'empty-budget', { term: '0wd' }],
  [
    () => addTerm({ calendar: china, from: '2026-03-02', term: { unit: 'wd', n: 1.5 } }),
    'bad-term',
    { term: '1.5wd' },
  ],
  [term('2006-12-31', '5wd'), 'year-before-2007', { from: '2006-12-31' }],
  [term('9901-01-01', '5wd'), 'bad-date', { from: '9901-01-01' }],
  [term('2026-03-02', '121m'), 'term-over-ten-years', { from: '2026-03-02', term: '121m' }],
  [term('2026-03-02', '90000oh'), 'term-over-ten-years', { from: '2026-03-02', term: '90000oh' }],
  [
    stoppedAtTheEnd('7cd', '2026-02-12', '2026-02-24', '2045-02-25'),
    'term-over-ten-years',
    { from: '2026-02-12', term: '7cd' },
  ],
  [
    stoppedAtTheEnd('3652cd', '2026-12-01', '2036-12-01', '2036-12-01'),
    'term-over-ten-years',
    { from: '2026-12-01', term: '3652cd' },
  ],
  [term('2026-03-02T10:00:60', '5wd'), 'bad-date', { instant: '2026-03-02T10:00:60' }],
  [() => subtractWorkingDays(china, '2026-03-02', -1), 'bad-term', { term: '-1wd' }],
  [() => subtractWorkingDays(china, '2007-01-04', 2), 'year-before-2007', { date: '2007-01-04' }],
  [pauses(['2026-03-03', '2026-03-04', '']), 'reason-missing', { from: '2026-03-03', to: '2026-03-04' }],
  [
    pauses(['2026-03-05', '2026-03-04']),
    'pause-ends-before-it-begins',
    { from: '2026-03-05', to: '2026-03-04' },
  ],
  [
    pauses(['2026-03-05T10:00', '2026-03-05T09:59']),
    'pause-ends-before-it-begins',
    { from: '2026-03-05T10:00', to: '2026-03-05T09:59' },
  ],
  [
    pauses(['2026-03-04', '2026-03-05'], ['2026-03-03', '2026-03-04']),
    'pauses-overlap',
    { first: '2026-03-02T16:00:00.000Z', second: '2026-03-03T16:00:00.000Z' },
  ],
  [() => getCalendar('XX'), 'unknown-calendar', { calendar: 'XX' }],
  [composed({ timeZone: 'Mars/Olympus' }), 'bad-calendar', { calendar: 'CN', what: 'timeZone' }],
  [composed({ closeOfDay: '00:00' }), 'bad-calendar', { calendar: 'CN', what: 'closeOfDay' }],
  [composed({ layers: [] }), 'bad-calendar', { calendar: 'CN', what: 'layers' }],
  [composed({ officeHours: [] }), 'bad-calendar', { calendar: 'CN', what: 'officeHours' }],
  [() => withSheet(china, 'CN-99', sheet({})), 'bad-calendar', { calendar: 'CN', what: 'CN-99' }],
  [
    () => withSheet(china, 'CN', sheet({ off: [['2026-03-05', '2026-03-04', 'x']] })),
    'bad-calendar',
    { notice: 'notice 1', date: '2026-03-05' },
  ],
  [
    () =>
      withSheet(
        china,
        'CN',
        sheet({ off: [['2026-03-07', '2026-03-08', 'x']], work: [['2026-03-08', 'x']] }),
      ),
    'bad-calendar',
    { notice: 'notice 1', date: '2026-03-08' },
  ],
  [() => china.isPublished('2006-12-31'), 'year-before-2007', { date: '2006-12-31' }],
  [() => reckon([], china), 'bad-ledger', { expected: 'opened' }],
  [
    () => openLedger({ at: fifth, anchor: '', budget: { unit: 'wd', n: 5 }, calendarId: 'CN' }, china),
    'bad-ledger',
    { entry: 'opened', at: fifth },
  ],
  [
    () => reckon(open(), deriveCalendar(china, { id: 'office' })),
    'bad-ledger',
    { expected: 'CN', calendar: 'office' },
  ],
  [() => after(open(), open()[0]!), 'bad-ledger', { entry: 'opened', at: at('2026-03-02T10:00') }],
  [
    entries(open, resume('2026-03-01T10:00')),
    'entry-out-of-order',
    { entry: 'resumed', at: at('2026-03-01T10:00') },
  ],
  [
    entries(open, done('2026-03-03T10:00'), pause('2026-03-04T10:00')),
    'clock-closed',
    { entry: 'paused', at: at('2026-03-04T10:00') },
  ],
  [entries(open, resume('2026-03-05T10:00')), 'clock-not-paused', { entry: 'resumed', at: fifth }],
  [entries(paused, pause('2026-03-05T10:00')), 'clock-not-running', { entry: 'paused', at: fifth }],
  [
    () => append(open(), { type: 'cancelled', at: fifth, reason: '' }, china),
    'reason-missing',
    { entry: 'cancelled', at: fifth },
  ],
  [
    entries(open, pause('2026-03-17T10:00')),
    'pause-after-expiry',
    { at: at('2026-03-17T10:00'), dueAt: over },
  ],
  [
    entries(extendable, extend('2026-03-17T00:00', { term: '1wd' })),
    'extension-after-expiry',
    { at: over, dueAt: over },
  ],
  [
    entries(extendable, extend('2026-03-05T10:00', { term: '1wd', requestedAt: '2026-03-06T10:00' })),
    'entry-out-of-order',
    { entry: 'extended', at: at('2026-03-06T10:00') },
  ],
  [
    entries(extendable, extend('2026-03-05T10:00', { until: '2026-03-16' })),
    'extension-not-later',
    { dueDate: '2026-03-16' },
  ],
  [
    entries(extendable, extend('2026-03-05T10:00', { term: '6wd' })),
    'extension-beyond-bound',
    { latest: '2026-03-23', asked: '2026-03-24' },
  ],
  [
    () => append(open(), { type: 'agreed-date', at: fifth, date: '2026-03-04' }, china),
    'agreed-date-before-agreement',
    { date: '2026-03-04', agreedOn: '2026-03-05' },
  ],
  [
    () => validateLadder([rung('R', { share: 2 })], parseTerm('5wd')),
    'bad-rung',
    { rung: 'R', offset: '{"share":2}' },
  ],
  [
    () => validateLadder([rung('R', { wd: -1 }), rung('R', { wd: -2 })], parseTerm('5wd')),
    'duplicate-rung',
    { rung: 'R' },
  ],
  [
    () => validateLadder([rung('R', { wd: -5 })], parseTerm('5wd')),
    'rung-before-start',
    { rung: 'R', budget: '5wd', from: '2025-01-01' },
  ],
];

describe('a refusal', () => {
  it.each(refusals.map(([act, code, params], at) => [at + 1, code, act, params] as const))(
    '%i says what was refused: %s',
    (_number, code, act, params) => {
      expect(refusalOf(act)).toEqual({ code, params });
    },
  );

  it('is an error too, which says its code and what it refused', () => {
    const error = new BusinessTimeError('bad-term', { term: '5x' });
    expect(error.message).toBe('bad-term {"term":"5x"}');
    expect(error.name).toBe('BusinessTimeError');
    expect(new BusinessTimeError('bad-term')).toMatchObject({ code: 'bad-term', params: {} });
  });

  it('is not made of any other fault: that is thrown on', () => {
    const fault = new TypeError('a fault');
    expect(() =>
      refusalOf(() => {
        throw fault;
      }),
    ).toThrow(fault);
    expect(refusalOf(() => 'fine')).toBeNull();
  });
});
