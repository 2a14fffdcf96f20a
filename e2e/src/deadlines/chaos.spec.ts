import { expect, it } from '@jest/globals';
import { compared, seeded } from './chaos.js';
import type { Told } from './storm.js';

const message = (clock: string, rung: string, no: number, minute: number): Told => ({
  owner: 'topic',
  clock,
  rung,
  rungAt: new Date(Date.UTC(2026, 1, 2, 9, minute)),
  what: 'REMINDER deadlineReminder p1',
  no,
});
const calm = [message('calm#0', 'T-1', 1, 0), message('calm#0', 'T+1', 2, 1)];

it('a storm that left what a calm clock leaves has lost and doubled nothing', () => {
  const storm = [message('a', 'T-1', 3, 0), message('a', 'T+1', 4, 1)];
  expect(compared(storm, calm, 1)).toEqual({ lost: [], doubled: [], disordered: [] });
});

it('a missing message, a second one, one too many and a wrong order are each found', () => {
  expect(compared([message('a', 'T-1', 3, 0)], calm, 1).lost).toHaveLength(1);
  expect(compared([], calm, 1).lost).toEqual(['every message of one clock']);
  const twice = [message('a', 'T-1', 3, 0), message('a', 'T-1', 4, 0), message('a', 'T+1', 5, 1)];
  expect(compared(twice, calm, 1).doubled).toHaveLength(1);
  const more = [message('a', 'T-1', 3, 0), message('a', 'T+1', 4, 1), message('a', 'T+9', 5, 2)];
  expect(compared(more, calm, 1).doubled).toHaveLength(1);
  const turned = [message('a', 'T+1', 3, 1), message('a', 'T-1', 4, 0)];
  expect(compared(turned, calm, 1).disordered).toEqual(['topic a']);
});

it('the same seed gives the same storm', () => {
  const [one, other] = [seeded(7), seeded(7)];
  const numbers = Array.from({ length: 50 }, () => one());
  expect(numbers).toEqual(Array.from({ length: 50 }, () => other()));
  expect(new Set(numbers).size).toBe(50);
  expect(numbers.every((n) => n >= 0 && n < 1)).toBe(true);
});
