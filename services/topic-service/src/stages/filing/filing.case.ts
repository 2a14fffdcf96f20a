import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import type { Done } from '@concord/service-kit/acts/define';
import { enter, lapse, pass } from '../../topic/topic.case.js';
import type { TopicRow } from '../../topic/topic.entity.js';
import { notice, toRoom } from '../../topic/topic.notices.js';
import type { FilingRecord } from './filing.record.js';
import { profileOf } from '../selection/matrix.js';

/** Opens the window in which the receiver may return it: a timer of the story, told by the fact (D4). */
export function openWindow(tx: ActTransaction, row: TopicRow, filing: FilingRecord): FilingRecord {
  const { clocks, calendarId } = profileOf(row, tx.tree).document;
  const budget = clocks['D4'];
  row.wakeAt = budget ? tx.clocks.addTerm(budget, tx.ctx.now, calendarId).dueAt : tx.ctx.now;
  row.filing = { ...filing, acknowledgeBy: row.wakeAt.toISOString() };
  return row.filing;
}

/** The filing is on record. Research may have begun before: then the topic's own state goes on (MX3). */
export async function settleFiling(
  tx: ActTransaction,
  row: TopicRow,
  how: Pick<FilingRecord, 'number' | 'byDefault'>,
): Promise<Done> {
  const { now } = tx.ctx;
  row.filing = { ...row.filing!, ...how, state: 'ACKNOWLEDGED', acknowledgedAt: now.toISOString() };
  row.wakeAt = null;
  await lapse(tx, row, 'TOPIC_FILING_RETURN');
  pass(row, 'FILED', now);
  if (row.state === 'APPROVED') enter(row, 'FILED', now);
  return { data: { ...how }, notices: notice(row, 'topicFiled', toRoom(tx, row)) };
}
