import { describe, expect, it } from '@jest/globals';
import { barOf, shareOf, spanOf } from './layout';

const day = (n: number): string => new Date(Date.UTC(2026, 2, n)).toISOString();
const now = Date.parse(day(11));
const clock = {
  anchorAt: day(1),
  dueAt: day(9),
  pauses: [],
  reckonings: [],
  extensions: [],
  rungs: [{ key: 'DUE', at: day(9), status: 'CLAIMED' }],
  overdue: true,
  state: 'RUNNING',
};
const span = { from: Date.parse(day(1)), to: Date.parse(day(11)) };

describe('a bar', () => {
  it('runs from its anchor to its date, and is late from there to today', () => {
    expect(barOf(clock, span, now).stretches).toEqual([
      { kind: 'run', from: 0, to: 0.8 },
      { kind: 'late', from: 0.8, to: 1 },
    ]);
  });

  it('shows what an extension added to the date before it', () => {
    const extended = {
      ...clock,
      overdue: false,
      reckonings: [{ reason: 'extended', dueAt: day(6) } as never],
    };
    expect(barOf(extended, span, now).stretches).toEqual([
      { kind: 'run', from: 0, to: 0.5 },
      { kind: 'extension', from: 0.5, to: 0.8 },
    ]);
  });

  it('stands still until today while a pause is open', () => {
    const paused = { ...clock, overdue: false, pauses: [{ from: day(6), until: null } as never] };
    expect(barOf(paused, span, now).stretches.at(-1)).toEqual({ kind: 'pause', from: 0.5, to: 1 });
  });
});

it('spans all clocks and today, with air on both sides', () => {
  const { from, to } = spanOf([clock], now);
  expect(from).toBeLessThan(Date.parse(day(1)));
  expect(to).toBeGreaterThan(now);
  expect(shareOf(0, { from, to })).toBe(0);
});
