import { dayOf, endOf, startOf, wallTime } from './period.js';

it('days are local, both ends included', () => {
  expect(startOf('2026-02-10').toISOString()).toBe('2026-02-09T16:00:00.000Z');
  expect(endOf('2026-02-10').toISOString()).toBe('2026-02-10T16:00:00.000Z');
  expect(dayOf(new Date('2026-02-09T16:00:00.000Z'))).toBe('2026-02-10');
  expect(dayOf(new Date('2026-02-10T15:59:59.999Z'))).toBe('2026-02-10');
});

it('a message gives local day and time', () => {
  expect(wallTime(new Date('2026-02-10T01:05:59.000Z'))).toBe('2026-02-10 09:05');
});
