import { Days, localDay } from './days.js';

describe('days of the sample', () => {
  it('count working days from the first start, Spring Festival and made-up Saturdays included', () => {
    const days = new Days('2026-02-25');
    // Back from Wed 25 Feb: Tue 24, Sat 14 (made up), Fri 13; 15–23 Feb are off.
    expect([-1, -2, -3, 0, 1].map((n) => days.day(n))).toEqual([
      '2026-02-24',
      '2026-02-14',
      '2026-02-13',
      '2026-02-25',
      '2026-02-26',
    ]);
  });

  it('a first start on a rest day is that very day', () => {
    expect(new Days('2026-02-21').day(0)).toBe('2026-02-21');
  });

  it('instants begin at half past nine in China', () => {
    expect(new Days('2026-02-25').instant(0, 15)).toBe('2026-02-25T01:45:00.000Z');
    expect(localDay('2026-02-24T16:30:00Z')).toBe('2026-02-25');
  });
});
