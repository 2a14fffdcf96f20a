import { endOfDay, startOfDay } from './local-day.js';

it('a local day begins and ends at midnight of the calendar’s zone', () => {
  expect(startOfDay('2026-03-02').toISOString()).toBe('2026-03-01T16:00:00.000Z');
  expect(endOfDay('2026-03-02').toISOString()).toBe('2026-03-02T16:00:00.000Z');
  expect(endOfDay('2026-02-28')).toEqual(startOfDay('2026-03-01'));
});
