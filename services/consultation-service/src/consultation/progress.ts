import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { recordFact } from './consultation.acts.js';
import type { ConsultationRow } from './consultation.entity.js';
import { allCompleted, isReported } from './progress.rules.js';

/** Moves the row on, with the facts that say so, as far as its commitments and its report allow. */
export async function reportedFacts(tx: ActTransaction, row: ConsultationRow): Promise<void> {
  if (row.state === 'IMPLEMENTING' && allCompleted(row)) {
    row.state = 'SUPERVISING';
    await recordFact(tx, row, 'supervising', {
      topicState: 'SUPERVISING',
      data: { items: row.itemsExpected },
    });
  }
  if (row.state === 'SUPERVISING' && isReported(row)) {
    row.state = 'REPORTED';
    await recordFact(tx, row, 'reported', {
      topicState: 'REPORTED',
      data: { items: row.itemsExpected, allItemsClosed: true },
      final: true,
    });
  }
}
