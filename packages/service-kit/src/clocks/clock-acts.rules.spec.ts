import { getCalendar } from '@concord/business-time/calendar';
import { append, openLedger, reckon } from '@concord/business-time/deadline';
import { BusinessTimeError } from '@concord/business-time/errors';
import type { Ledger, LedgerEntry } from '@concord/business-time/ledger';
import { Refused } from '../acts/refused.js';
import { renderRefusal } from '../i18n/catalogue.js';
import '../i18n/deadline-acts.js';
import {
  CLOCK_ACTS,
  decideClockAct,
  inLedger,
  lawfulReason,
  offersClockAct,
  type ClockAct,
  type ClockFacts,
} from './clock-acts.rules.js';
import { clockMutation } from './clock-acts.js';

const CN = getCalendar('CN');
const OPENED = '2026-03-02T02:00:00.000Z';
const HANDLER = { role: 'DEPARTMENT_OFFICER', orgUnitId: 'a' };
const ISSUER = { role: 'COUNTY_LEADING_OFFICE', orgUnitId: 'b' };

/** A clock of fifteen working days (due 2026-03-23) with what happened to it, seen at an instant. */
function facts(at: string, entries: LedgerEntry[] = [], change: Partial<ClockFacts> = {}): ClockFacts {
  const budget = { unit: 'wd', n: 15 } as const;
  const bound = { unit: 'wd', n: 10 } as const;
  let ledger: Ledger = openLedger(
    { at: OPENED, anchor: 'assigned', budget, maxExtension: bound, calendarId: 'CN' },
    CN,
  );
  for (const entry of entries) ledger = append(ledger, entry, CN);
  return {
    row: { kind: 'ITEM_REPLY' },
    reckoned: reckon(ledger, CN, at),
    askedBy: null,
    sides: { responsible: HANDLER, issuer: ISSUER },
    ownRequest: false,
    ...change,
  };
}
const codeOf = (act: ClockAct, given: ClockFacts): string => {
  const decision = decideClockAct(act, given);
  return decision.allowed ? 'ALLOWED' : decision.refusal.code;
};

const DAY = '2026-03-04T02:00:00.000Z';
const LATE = '2026-03-23T16:00:00.000Z';
const paused: LedgerEntry = { type: 'paused', at: '2026-03-03T02:00:00Z', reason: 'force-majeure' };
const completed: LedgerEntry = { type: 'completed', at: '2026-03-03T02:00:00Z' };
const extended: LedgerEntry = {
  type: 'extended',
  at: '2026-03-03T02:00:00Z',
  by: 'x',
  reason: 'r',
  until: '2026-03-27',
};

test.each<[string, ClockFacts, Record<ClockAct, string>]>([
  [
    'a running clock',
    facts(DAY),
    {
      requestExtension: 'ALLOWED',
      decideExtension: 'EXTENSION_NOT_ASKED',
      pauseDeadline: 'ALLOWED',
      resumeDeadline: 'DEADLINE_NOT_PAUSED',
    },
  ],
  [
    'one with a request of somebody else',
    facts(DAY, [], { askedBy: 'other' }),
    {
      requestExtension: 'EXTENSION_PENDING',
      decideExtension: 'ALLOWED',
      pauseDeadline: 'ALLOWED',
      resumeDeadline: 'DEADLINE_NOT_PAUSED',
    },
  ],
  [
    'one with a request of his own',
    facts(DAY, [], { askedBy: 'me', ownRequest: true }),
    {
      requestExtension: 'EXTENSION_PENDING',
      decideExtension: 'EXTENSION_OWN_REQUEST',
      pauseDeadline: 'ALLOWED',
      resumeDeadline: 'DEADLINE_NOT_PAUSED',
    },
  ],
  [
    'one that was extended',
    facts(DAY, [extended]),
    {
      requestExtension: 'EXTENSION_SECOND',
      decideExtension: 'EXTENSION_NOT_ASKED',
      pauseDeadline: 'ALLOWED',
      resumeDeadline: 'DEADLINE_NOT_PAUSED',
    },
  ],
  [
    'one that stands',
    facts(DAY, [paused]),
    {
      requestExtension: 'DEADLINE_PAUSED',
      decideExtension: 'EXTENSION_NOT_ASKED',
      pauseDeadline: 'PAUSE_OVERLAPS',
      resumeDeadline: 'ALLOWED',
    },
  ],
  [
    'one whose date has passed, on the very instant',
    facts(LATE),
    {
      requestExtension: 'EXTENSION_AFTER_EXPIRY',
      decideExtension: 'EXTENSION_NOT_ASKED',
      pauseDeadline: 'PAUSE_AFTER_EXPIRY',
      resumeDeadline: 'DEADLINE_NOT_PAUSED',
    },
  ],
  [
    'one that has ended',
    facts(DAY, [completed], { askedBy: 'other' }),
    {
      requestExtension: 'DEADLINE_ENDED',
      decideExtension: 'DEADLINE_ENDED',
      pauseDeadline: 'DEADLINE_ENDED',
      resumeDeadline: 'DEADLINE_ENDED',
    },
  ],
  [
    'a window',
    facts(DAY, [], { row: { kind: 'PUBLICITY' } }),
    {
      requestExtension: 'DEADLINE_FIXED',
      decideExtension: 'DEADLINE_FIXED',
      pauseDeadline: 'DEADLINE_FIXED',
      resumeDeadline: 'DEADLINE_FIXED',
    },
  ],
  [
    'one that is nobody’s of his',
    facts(DAY, [], { sides: { responsible: undefined, issuer: undefined } }),
    {
      requestExtension: 'DEADLINE_NOT_RESPONSIBLE',
      decideExtension: 'DEADLINE_NOT_ISSUER',
      pauseDeadline: 'DEADLINE_NOT_ISSUER',
      resumeDeadline: 'DEADLINE_NOT_ISSUER',
    },
  ],
])('of %s', (_, given, expected) => {
  expect(Object.fromEntries(CLOCK_ACTS.map((act) => [act, codeOf(act, given)]))).toEqual(expected);
  for (const act of CLOCK_ACTS) {
    const decision = decideClockAct(act, given);
    if (decision.allowed) continue;
    expect(decision.refusal).toMatchObject({ rule: 'E.2', source: expect.stringMatching(/^(INF|P\d+)$/) });
    for (const language of ['zh-CN', 'en'] as const) {
      const sentence = renderRefusal(decision.refusal, language);
      expect(sentence).not.toBe(decision.refusal.code);
      expect(sentence).not.toMatch(/[{}]/);
    }
  }
});

test('a clock without a bound cannot be extended', () => {
  const given = facts(DAY);
  const reckoned = { ...given.reckoned, maxExtension: null };
  expect(codeOf('requestExtension', { ...given, reckoned })).toBe('EXTENSION_UNAVAILABLE');
  expect(offersClockAct('requestExtension', { ...given, reckoned })).toBe(false);
});

test('an act is listed where it fits the clock, to its own side alone', () => {
  const listed = (given: ClockFacts): ClockAct[] => CLOCK_ACTS.filter((act) => offersClockAct(act, given));
  expect(listed(facts(DAY))).toEqual(['requestExtension', 'pauseDeadline']);
  expect(listed(facts(DAY, [paused], { askedBy: 'other' }))).toEqual([
    'requestExtension',
    'decideExtension',
    'resumeDeadline',
  ]);
  expect(listed(facts(DAY, [], { sides: { responsible: HANDLER, issuer: undefined } }))).toEqual([
    'requestExtension',
  ]);
  expect(listed(facts(DAY, [], { row: { kind: 'ITEM_RETURN' } }))).toEqual([]);
});

test('the mutations carry the noun of their case', () => {
  expect(CLOCK_ACTS.map((act) => clockMutation(act, 'Item'))).toEqual([
    'requestItemExtension',
    'decideItemExtension',
    'pauseItemDeadline',
    'resumeItemDeadline',
  ]);
});

test('a clock stops for the three lawful reasons and no other', () => {
  expect(lawfulReason('force-majeure')).toBe('force-majeure');
  expect(() => lawfulReason('holiday')).toThrow(Refused);
});

test('what the ledger refuses is a refusal as data; what is no refusal stays an error', async () => {
  await expect(
    inLedger(() => {
      throw new BusinessTimeError('extension-beyond-bound', { latest: '2026-04-07', asked: '2026-05-01' });
    }),
  ).rejects.toMatchObject({
    refusal: { code: 'EXTENSION_BEYOND_BOUND', params: { latest: '2026-04-07' }, rule: 'E.2' },
  });
  await expect(inLedger(() => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
  await expect(inLedger(() => 7)).resolves.toBe(7);
});
