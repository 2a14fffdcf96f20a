import type { CodedError } from '../log.js';
import { currentBudget, RequestBudget } from './request-budget.js';

const HOUR_MS = 3_600_000;
const codeOf = (work: () => void): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as CodedError).refusal.code;
  }
};

describe('the budget of a request', () => {
  it('is taken down to nothing and refuses what goes beyond, and all that follows', () => {
    const budget = new RequestBudget({ objects: 3, deadlineMs: HOUR_MS });
    expect(codeOf(() => budget.take(3))).toBeUndefined();
    expect(codeOf(() => budget.take(1))).toBe('QUERY_TOO_COSTLY');
    expect(codeOf(() => budget.take(0))).toBe('QUERY_TOO_COSTLY');
    expect(budget.refusal?.refusal.params).toEqual({ max: 3 });
  });

  it('refuses a reader whose time is up or who has left', () => {
    const late = new RequestBudget({ objects: 3, deadlineMs: -1 });
    expect(codeOf(() => late.take(0))).toBe('REQUEST_TOO_SLOW');
    const left = new RequestBudget({ objects: 3, deadlineMs: HOUR_MS });
    left.leave();
    expect(codeOf(() => left.take(0))).toBe('CLIENT_GONE');
  });

  it('lets an act that has begun go on to its end', () => {
    const budget = new RequestBudget({ objects: 3, deadlineMs: HOUR_MS });
    budget.act();
    budget.leave();
    expect(codeOf(() => budget.take(1))).toBeUndefined();
    const left = new RequestBudget({ objects: 3, deadlineMs: HOUR_MS });
    left.leave();
    expect(codeOf(() => left.act())).toBe('CLIENT_GONE');
  });

  it('tells once those who listen, and none who has stopped listening', () => {
    const budget = new RequestBudget({ objects: 0, deadlineMs: HOUR_MS });
    const told: string[] = [];
    budget.onStop(() => told.push('first'));
    budget.onStop(() => told.push('second'))();
    codeOf(() => budget.take(1));
    budget.leave();
    expect(told).toEqual(['first']);
  });

  it('is found by the code that runs for it, and by no other', async () => {
    const budget = new RequestBudget({ objects: 1, deadlineMs: HOUR_MS });
    const found = await budget.run(async () => {
      await Promise.resolve();
      return currentBudget();
    });
    expect(found).toBe(budget);
    expect(currentBudget()).toBeUndefined();
    budget.end();
  });
});
