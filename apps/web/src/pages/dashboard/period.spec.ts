import { firstDay, localDay, quarterOf } from './period';

describe('the period of the leader’s page', () => {
  it('begins with the year, with the quarter, or has no beginning', () => {
    expect(firstDay('year', '2026-05-17')).toBe('2026-01-01');
    expect(firstDay('quarter', '2026-05-17')).toBe('2026-04-01');
    expect(firstDay('quarter', '2026-12-31')).toBe('2026-10-01');
    expect(firstDay('all', '2026-05-17')).toBeNull();
  });

  it('counts quarters from one', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([1, 1, 2, 4]);
  });

  it('takes the day of the offices’ zone, not of the reader’s', () => {
    expect(localDay(new Date('2025-12-31T16:30:00Z'))).toBe('2026-01-01');
  });
});
