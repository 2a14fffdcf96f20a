/** One side's word of the epoch. */
export interface Epoch {
  installation: string;
  epoch: number;
}

/**
 * What the two sides together say. Temporal is told first, so it may be ahead by one where a process died between
 * the two. `begin`: nothing was told yet; `lost`: Temporal knows nothing of us, or less than it did; `ahead`: it
 * knows more, so our rows are older than they were.
 */
export type Verdict = 'begin' | 'same' | 'lost' | 'ahead';

/** Compares our row with what Temporal has, null where it has nothing. */
export function compareEpochs(row: Epoch, known: Epoch | null): Verdict {
  if (row.epoch === 0) return 'begin';
  if (known === null || known.installation !== row.installation || known.epoch < row.epoch) return 'lost';
  return known.epoch > row.epoch + 1 ? 'ahead' : 'same';
}
