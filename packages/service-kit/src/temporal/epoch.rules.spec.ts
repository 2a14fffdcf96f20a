import { compareEpochs } from './epoch.rules.js';

const row = (epoch: number) => ({ installation: 'ours', epoch });

it.each([
  ['nothing was told yet', 0, null, 'begin'],
  ['a Temporal of before knows of a fresh database', 0, row(7), 'begin'],
  ['both say the same', 7, row(7), 'same'],
  ['a process died after it had told Temporal', 7, row(8), 'same'],
  ['Temporal knows nothing', 7, null, 'lost'],
  ['Temporal is older', 7, row(6), 'lost'],
  ["Temporal is another installation's", 7, { installation: 'theirs', epoch: 9 }, 'lost'],
  ['the rows are older', 7, row(9), 'ahead'],
] as const)('%s', (_, epoch, known, verdict) => {
  expect(compareEpochs(row(epoch), known)).toBe(verdict);
});
