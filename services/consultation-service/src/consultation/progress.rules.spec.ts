import { consultationIn } from '../testing/rows.js';
import { allCompleted, isReported, nextItem } from './progress.rules.js';

describe('the progress of commitments', () => {
  it('follows their facts, and drops what was overtaken', () => {
    expect(nextItem(undefined, 'opened', 1)).toEqual({ status: 'OPEN', version: 1 });
    expect(nextItem({ status: 'OPEN', version: 3 }, 'completed', 4)).toEqual({
      status: 'COMPLETED',
      version: 4,
    });
    expect(nextItem({ status: 'COMPLETED', version: 4 }, 'urged', 5)).toEqual({
      status: 'COMPLETED',
      version: 5,
    });
    expect(nextItem({ status: 'COMPLETED', version: 4 }, 'reworkRequested', 5)).toEqual({
      status: 'OPEN',
      version: 5,
    });
    expect(nextItem({ status: 'CLOSED', version: 9 }, 'assigned', 9)).toBeNull();
  });
  const row = (statuses: string[], itemsExpected: number, change = {}) =>
    consultationIn('IMPLEMENTING', {
      itemsExpected,
      items: Object.fromEntries(statuses.map((status, n) => [`item:${n}`, { status, version: 1 }])),
      ...change,
    });

  it('is complete when every one is, also those not heard of yet', () => {
    expect(allCompleted(row([], 0))).toBe(true);
    expect(allCompleted(row(['COMPLETED'], 2))).toBe(false);
    expect(allCompleted(row(['COMPLETED', 'VERIFIED'], 2))).toBe(true);
    expect(allCompleted(row(['COMPLETED', 'OPEN'], 2))).toBe(false);
  });
  it('is over when everything is verified and reported to the next session', () => {
    const owed = { reportDueSince: new Date('2026-02-10T00:00:00Z') };
    const report = { text: 't', at: '2026-03-01T00:00:00Z', sessionId: 's' };
    expect(isReported(row(['VERIFIED', 'CLOSED'], 2, owed))).toBe(false);
    expect(isReported(row(['VERIFIED', 'CLOSED'], 2, { ...owed, statusReport: report }))).toBe(true);
    expect(isReported(row(['COMPLETED'], 1, { ...owed, statusReport: report }))).toBe(false);
    expect(isReported(row(['CLOSED'], 1))).toBe(true);
  });
});
