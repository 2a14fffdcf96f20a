import { roomYear } from './room.rules.js';

describe("a room's year", () => {
  it('is not compliant only after 31 December, with too few (decision 12)', () => {
    expect(roomYear(2026, 0, 2, '2026-12-31').compliant).toBe(true);
    expect(roomYear(2026, 1, 2, '2027-01-01').compliant).toBe(false);
    expect(roomYear(2026, 2, 2, '2027-01-01').compliant).toBe(true);
    expect(roomYear(2027, 0, 2, '2026-05-01').compliant).toBe(true);
  });
});
