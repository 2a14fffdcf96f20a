import { armedOf, CLOCKS } from '@concord/contracts/clocks';
import { CLOCK_NAMES } from './clocks.js';

test('every clock that is armed has its noun, and no other', () => {
  const kinds = new Set(Object.values(CLOCKS).flatMap((clock) => armedOf(clock).map(({ kind }) => kind)));
  expect(Object.keys(CLOCK_NAMES).sort()).toEqual([...kinds].sort());
});
