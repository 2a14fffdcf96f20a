import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { next, oracleOf, walkTerm } from '../test/oracle.js';
import type { OraclePause } from '../test/oracle.js';
import { runsFrom } from '../test/runs.js';
import { calendarIds, getCalendar } from './calendar.js';
import { addTerm, subtractWorkingDays } from './term.js';
import type { TermUnit } from './term.js';

const runs = runsFrom(process.env);
const ids = fc.constantFrom(...calendarIds);
const dates = fc.integer({ min: 0, max: 7150 }).map((days) => next('2007-01-01', days));
const terms = fc.oneof(
  fc.record({ unit: fc.constant<TermUnit>('wd'), n: fc.integer({ min: 1, max: 90 }) }),
  fc.record({ unit: fc.constant<TermUnit>('cd'), n: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ unit: fc.constant<TermUnit>('m'), n: fc.integer({ min: 1, max: 18 }) }),
);
/** Pauses one after the other, some before the start, some after the end. */
const pausesFrom = (from: string): fc.Arbitrary<OraclePause[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 0, max: 12 })), { maxLength: 5 })
    .map((steps) => {
      let at = next(from, -10);
      return steps.map(([gap, length]) => {
        const pause = { from: next(at, gap), to: next(at, gap + length) };
        at = pause.to;
        return pause;
      });
    });
const questions = fc
  .tuple(ids, dates, terms)
  .chain(([id, from, term]) => pausesFrom(from).map((pauses) => ({ id, from, term, pauses })));

const reckon = (
  id: string,
  from: string,
  unit: TermUnit,
  n: number,
  pauses: OraclePause[],
): ReturnType<typeof addTerm> =>
  addTerm({
    calendar: getCalendar(id),
    from,
    term: { unit, n },
    pauses: pauses.map((pause) => ({ ...pause, reason: 'force-majeure' })),
  });

describe('addTerm', () => {
  it('agrees with the slow walk for any calendar, term and pauses', () => {
    fc.assert(
      fc.property(questions, ({ id, from, term, pauses }) => {
        const expected = walkTerm(from, term.unit as 'wd' | 'cd' | 'm', term.n, pauses, oracleOf[id]!);
        expect(reckon(id, from, term.unit, term.n, pauses).dueDate).toBe(expected);
      }),
      runs(1500),
    );
  });

  it('lists each day once, counts exactly the budget, and never counts a paused or, in working days, a rest day', () => {
    fc.assert(
      fc.property(questions, ({ id, from, term, pauses }) => {
        const { days, dueDate, provisional } = reckon(id, from, term.unit, term.n, pauses);
        expect(days.map((day) => day.date)).toEqual(days.map((_, at) => next(from, at + 1)));
        expect(days.map((day) => day.worked)).toEqual(days.map((day) => oracleOf[id]!(day.date)));
        expect(days.at(-1)).toMatchObject({ date: dueDate, worked: true });
        if (term.unit !== 'm') expect(days.filter((day) => day.counted)).toHaveLength(term.n);
        const wrong = days.filter(
          (day) => day.counted && (day.paused !== undefined || (term.unit === 'wd' && !day.worked)),
        );
        expect(wrong).toEqual([]);
        expect(provisional).toBe(days.some((day) => !day.published));
      }),
      runs(300),
    );
  });

  it('is never earlier for more time or a later event', () => {
    fc.assert(
      fc.property(questions, ({ id, from, term, pauses }) => {
        const due = reckon(id, from, term.unit, term.n, pauses).dueDate;
        expect(reckon(id, from, term.unit, term.n + 1, pauses).dueDate >= due).toBe(true);
        expect(reckon(id, from, term.unit, term.n, []).dueDate <= due).toBe(true);
        // Months of the 30th and of the 31st may end on the same day; a pause on the 31st then stops the first only.
        const stopped = term.unit === 'm' ? [] : pauses;
        const earlier = reckon(id, from, term.unit, term.n, stopped).dueDate;
        expect(reckon(id, next(from), term.unit, term.n, stopped).dueDate >= earlier).toBe(true);
      }),
      runs(300),
    );
  });

  it('is undone by subtracting its working days', () => {
    fc.assert(
      fc.property(ids, dates, fc.integer({ min: 1, max: 60 }), (id, from, n) => {
        const calendar = getCalendar(id);
        const due = addTerm({ calendar, from, term: { unit: 'wd', n } }).dueDate;
        const back = subtractWorkingDays(calendar, due, n - 1);
        expect(back > from).toBe(true);
        for (let date = next(from); date < back; date = next(date)) {
          expect(calendar.dayOf(date).worked).toBe(false);
        }
      }),
      runs(300),
    );
  });
});
