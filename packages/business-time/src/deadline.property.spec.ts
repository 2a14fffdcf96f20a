import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nationalWorked, next, walkTerm } from '../test/oracle.js';
import type { OraclePause, Worked } from '../test/oracle.js';
import { runsFrom } from '../test/runs.js';
import { getCalendar, withSheet } from './calendar.js';
import type { Calendar } from './calendar.js';
import { append, openLedger, recalculate, reckon } from './deadline.js';
import { refusalOf } from './errors.js';
import type { Ledger, LedgerEntry } from './ledger.js';
import { pauseReasons } from './ledger.js';

/** A calendar under which one more day is free and one rest day is worked: each a change to reckon anew. */
interface Change {
  off: string;
  work: string;
}
type Op =
  | { kind: 'pause'; afterDays: number; length: number; reason: number }
  | { kind: 'extend'; afterDays: number; n: number }
  | { kind: 'calendar'; afterDays: number; off: number; work: number };

const ops: fc.Arbitrary<Op[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('pause' as const),
      afterDays: fc.integer({ min: 0, max: 6 }),
      length: fc.integer({ min: 0, max: 9 }),
      reason: fc.nat(2),
    }),
    fc.record({
      kind: fc.constant('extend' as const),
      afterDays: fc.integer({ min: 0, max: 6 }),
      n: fc.integer({ min: 1, max: 12 }),
    }),
    fc.record({
      kind: fc.constant('calendar' as const),
      afterDays: fc.integer({ min: 0, max: 6 }),
      off: fc.nat(20),
      work: fc.nat(20),
    }),
  ),
  { maxLength: 7 },
);

const runs = runsFrom(process.env);
const base = getCalendar('CN');
const at = (date: string): string => `${date}T04:00:00.000Z`;

function changed(calendar: Calendar, change: Change, on: string): Calendar {
  return withSheet(calendar, 'CN', {
    year: 2020,
    notice: `change of ${on}`,
    issuedOn: on > calendar.version ? on : calendar.version,
    amends: true,
    off: change.off === change.work ? [] : [[change.off, change.off, 'x']],
    work: [[change.work, 'x']],
  });
}

/** Plays the operations on the ledger and, with whole days and plain sets, on the oracle. */
function play(
  from: string,
  unit: 'wd' | 'cd' | 'm',
  n: number,
  steps: Op[],
): { ledger: Ledger; calendar: Calendar; expected: string; log: string[] } {
  let calendar = base;
  let ledger = openLedger(
    { at: at(from), anchor: 'x', budget: { unit, n }, calendarId: 'CN', maxExtension: { unit, n: 12 } },
    calendar,
  );
  const overrides = new Map<string, boolean>();
  const worked: Worked = (date) => overrides.get(date) ?? nationalWorked(date);
  const pauses: OraclePause[] = [];
  let [total, extended, today] = [n, false, from];
  const log: string[] = [];
  const due = (): string => walkTerm(from, unit, total, pauses, worked);
  const tryAppend = (entry: LedgerEntry): boolean => {
    const refusal = refusalOf(() => {
      ledger = append(ledger, entry, calendar);
    });
    log.push(`${entry.type} ${entry.at} ${refusal?.code ?? 'ok'}`);
    return refusal === null;
  };
  for (const op of steps) {
    today = next(today, op.afterDays);
    const expired = today > due();
    if (op.kind === 'pause') {
      const done = tryAppend({ type: 'paused', at: at(today), reason: pauseReasons[op.reason]! });
      expect(done).toBe(!expired);
      if (!done) continue;
      const to = next(today, op.length);
      pauses.push({ from: today, to });
      today = to;
      expect(tryAppend({ type: 'resumed', at: at(today) })).toBe(true);
    } else if (op.kind === 'extend') {
      const done = tryAppend({
        type: 'extended',
        at: at(today),
        by: 'p',
        reason: 'r',
        term: { unit, n: op.n },
      });
      const moves = unit === 'wd' || walkTerm(from, unit, total + op.n, pauses, worked) > due();
      expect(done).toBe(!expired && !extended && moves);
      if (done) [total, extended] = [total + op.n, true];
    } else {
      const change = { off: next(today, op.off), work: next(today, op.work) };
      const later = changed(calendar, change, today);
      ({ ledger } = recalculate(ledger, { at: at(today), notice: 'n' }, calendar, later));
      calendar = later;
      overrides.set(change.off, false).set(change.work, true);
    }
  }
  return { ledger, calendar, expected: due(), log };
}

const worlds = fc
  .record({
    from: fc.integer({ min: 0, max: 6500 }).map((days) => next('2007-01-01', days)),
    unit: fc.constantFrom('wd' as const, 'cd' as const, 'm' as const),
    n: fc.integer({ min: 1, max: 25 }),
    steps: ops,
  })
  .map((world) => (world.unit === 'm' ? { ...world, n: 1 + (world.n % 6) } : world));

describe('a ledger', () => {
  it('is due when the slow walk says, after any sequence of pauses, extensions and calendar changes', () => {
    fc.assert(
      fc.property(worlds, ({ from, unit, n, steps }) => {
        const { ledger, calendar, expected, log } = play(from, unit, n, steps);
        expect([reckon(ledger, calendar).dueDate, log]).toEqual([expected, log]);
      }),
      runs(300),
    );
  });

  it('never loses or makes time: elapsed and remaining are its counted days, and only grow towards the end', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 0, max: 60 }), ({ from, unit, n, steps }, later) => {
        const { ledger, calendar } = play(from, unit, n, steps);
        const now = reckon(ledger, calendar);
        const then = reckon(ledger, calendar, at(next(now.asOf.slice(0, 10), later)));
        const counted = now.days.filter((day) => day.counted).length;
        expect(now.elapsed.n + now.remaining.n).toBe(counted);
        expect(then.elapsed.n).toBeGreaterThanOrEqual(now.elapsed.n);
        expect(then.remaining.n).toBeGreaterThanOrEqual(0);
        expect(then.elapsed.n + then.remaining.n).toBe(counted);
        expect(then.dueAt).toBe(now.dueAt);
        const granted = now.extension?.term?.n ?? 0;
        if (unit !== 'm') expect(counted).toBe(n + granted);
      }),
      runs(150),
    );
  });

  it('keeps a breach once it happened, whatever is appended later', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 60 }),
        ({ from, unit, n, steps }, late, agreed) => {
          const { ledger, calendar } = play(from, unit, n, steps);
          const { dueDate, asOf, breachedAt } = reckon(ledger, calendar);
          const on = [next(dueDate, late), asOf.slice(0, 10)].sort().at(-1)!;
          const moved = append(ledger, { type: 'agreed-date', at: at(on), date: next(on, agreed) }, calendar);
          expect(reckon(moved, calendar).breachedAt).toBe(breachedAt ?? reckon(ledger, calendar).dueAt);
          expect(reckon(moved, calendar).dueDate >= next(on, agreed)).toBe(true);
        },
      ),
      runs(300),
    );
  });

  it('takes an agreed date as it is where no pause follows, and moves it on by working days where one does', () => {
    fc.assert(
      fc.property(
        worlds,
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 9 }),
        ({ from }, ahead, gap, length) => {
          const opened = openLedger(
            { at: at(from), anchor: 'x', budget: { unit: 'wd', n: 5 }, calendarId: 'CN' },
            base,
          );
          const agreed = append(opened, { type: 'agreed-date', at: at(from), date: next(from, ahead) }, base);
          let day = next(from, ahead);
          while (!nationalWorked(day)) day = next(day);
          expect(reckon(agreed, base).dueDate).toBe(day);
          const first = next(from, 1 + gap);
          if (first > day) return;
          const stopped = append(
            append(agreed, { type: 'paused', at: at(first), reason: 'force-majeure' }, base),
            { type: 'resumed', at: at(next(first, length)) },
            base,
          );
          let budget = 0;
          for (let date = next(from); date <= day; date = next(date)) if (nationalWorked(date)) budget++;
          expect(reckon(stopped, base).dueDate).toBe(
            walkTerm(from, 'wd', budget, [{ from: first, to: next(first, length) }], nationalWorked),
          );
        },
      ),
      runs(150),
    );
  });
});
