import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { next } from '../test/oracle.js';
import { runsFrom } from '../test/runs.js';
import { getCalendar, withSheet } from './calendar.js';
import type { Calendar } from './calendar.js';
import { append, openLedger, reckon } from './deadline.js';
import { refusalOf } from './errors.js';
import type { Ledger, LedgerEntry } from './ledger.js';

/** A region of whose year one window, 12 to 28 April 2026, waits for a notice. */
const region = getCalendar('CN-45');
const runs = runsFrom(process.env);
const at = (date: string): string => `${date}T04:00:00.000Z`;

const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('pause' as const, 'agree' as const, 'until' as const, 'term' as const),
    after: fc.integer({ min: 0, max: 6 }),
    length: fc.integer({ min: 0, max: 40 }),
    unit: fc.constantFrom('wd' as const, 'cd' as const),
  }),
  { maxLength: 4 },
);
type Step = typeof steps extends fc.Arbitrary<Array<infer T>> ? T : never;

function entriesOf({ kind, length, unit }: Step, on: string): LedgerEntry[] {
  const then = next(on, length);
  const granted = { type: 'extended', at: at(on), by: 'p', reason: 'r' } as const;
  switch (kind) {
    case 'pause':
      return [
        { type: 'paused', at: at(on), reason: 'force-majeure' },
        { type: 'resumed', at: at(next(on, length % 8)) },
      ];
    case 'agree':
      return [{ type: 'agreed-date', at: at(on), date: then }];
    case 'until':
      return [{ ...granted, until: then }];
    case 'term':
      return [{ ...granted, term: { unit, n: 1 + (length % 12) } }];
  }
}

/** A ledger of what of the steps is allowed; what the region's open days are has no say in that here. */
function play(from: string, budget: { unit: 'wd' | 'cd'; n: number }, list: readonly Step[]): Ledger {
  let ledger = openLedger(
    { at: at(from), anchor: 'x', budget, calendarId: region.id, maxExtension: { unit: 'm', n: 3 } },
    region,
  );
  let today = from;
  for (const step of list) {
    today = next(today, step.after);
    let longer = ledger;
    const done = refusalOf(() => {
      for (const entry of entriesOf(step, today)) longer = append(longer, entry, region);
    });
    if (done) continue;
    ledger = longer;
    if (step.kind === 'pause') today = next(today, step.length % 8);
  }
  return ledger;
}

/** The region's notice at last, with these days of the window off and those worked. */
function settled(off: readonly number[], work: readonly number[]): Calendar {
  const day = (n: number): string => next('2026-04-12', n);
  return withSheet(region, 'CN-45', {
    year: 2026,
    notice: 'n',
    issuedOn: '2026-03-01',
    off: off.filter((n) => !work.includes(n)).map((n) => [day(n), day(n), 'x'] as const),
    work: work.map((n) => [day(n), 'x'] as const),
  });
}

describe('a deadline that is not provisional', () => {
  const days = fc.uniqueArray(fc.integer({ min: 0, max: 16 }), { maxLength: 8 });

  it('is moved by no notice that is still to come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom('wd' as const, 'cd' as const),
        fc.integer({ min: 1, max: 20 }),
        steps,
        days,
        days,
        (start, unit, n, list, off, work) => {
          const ledger = play(next('2026-03-20', start), { unit, n }, list);
          const now = reckon(ledger, region);
          const later = reckon(ledger, settled(off, work));
          expect(later.provisional).toBe(false);
          if (!now.provisional) expect([later.dueDate, later.dueAt]).toEqual([now.dueDate, now.dueAt]);
        },
      ),
      runs(150),
    );
  });
});
