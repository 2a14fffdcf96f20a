import type { Notice, Recipient } from '@concord/contracts/facts';
import { typedId } from '@concord/contracts/ids';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { authorityUnits } from '../stages/selection/matrix.js';
import { ProposerRow } from '../proposer/proposer.entity.js';
import { screeningUnit } from './topic.case.js';
import type { TopicRow } from './topic.entity.js';

/** Templates that feedback-service has the sentences of; services/topic-service/NOTICES.md says what each means. */
type Template =
  | 'topicAwaitsScreening'
  | 'topicAwaitsApproval'
  | 'topicApproved'
  | 'topicDisapproved'
  | 'topicFilingArrived'
  | 'topicFilingReturned'
  | 'topicFiled'
  | 'topicMayBeClosed'
  | 'topicNewsForProposer';

/** One message about the topic; nobody to write to makes none. */
export function notice(
  row: TopicRow,
  template: Template,
  to: Recipient[],
  params: Record<string, string> = {},
): Notice[] {
  if (to.length === 0) return [];
  const subject = { title: row.title, number: row.number };
  return [{ template, to, params: { ...subject, ...params }, subjectId: typedId('topic', row.id) }];
}

/** Those who work on the topic at its place. */
export function toRoom(tx: ActTransaction, row: TopicRow): Recipient[] {
  const orgUnitId = screeningUnit(tx, row);
  return [{ role: orgUnitId === row.orgUnitId ? 'CONVENOR' : 'STATION_STAFF', orgUnitId }];
}

/** The approving authority of the matrix. */
export function toAuthority(tx: ActTransaction, row: TopicRow): Recipient[] {
  return authorityUnits(row, tx.tree, tx.ctx.now);
}

/** The receiver of the filing. */
export function toReceiver(row: TopicRow): Recipient[] {
  return row.filing ? [{ role: row.filing.receiverRole, orgUnitId: row.filing.receiverUnitId }] : [];
}

/** A proposer who signed in also gets a message; everybody else reads by the follow code. */
export async function newsForProposer(tx: ActTransaction, row: TopicRow, news: string): Promise<Notice[]> {
  const proposer = await tx.em.findOneBy(ProposerRow, { topicId: row.id });
  const to = proposer?.personId ? [{ personId: proposer.personId }] : [];
  return notice(row, 'topicNewsForProposer', to, { news });
}
