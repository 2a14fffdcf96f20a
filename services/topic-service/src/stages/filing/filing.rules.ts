import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import type { TopicRow } from '../../topic/topic.entity.js';
import type { TopicContext } from '../../topic/topic.who.js';
import type { FilingRecord } from './filing.record.js';

type Filed = Pick<TopicRow, 'filing' | 'approval'>;

/** The filing moves beside the topic's own state; permission and topic state were looked at before. */
export function decideFilingIs({ filing }: Filed, wanted: FilingRecord['state']): Decision {
  if (!filing) return refuse('FILING_NOT_SENT', {}, 'T6', 'S0');
  if (filing.state === wanted) return ALLOWED;
  return refuse('FILING_WRONG_STATE', { filing: filing.state }, 'T6', 'INF');
}

/** Sent, and the asker is not who approved it: one person may hold both posts, and may not use both (MX1). */
export function awaitsReceiver(row: Filed, { tree, identity }: TopicContext): Decision {
  const sent = decideFilingIs(row, 'SENT');
  if (!sent.allowed || !tree.sameHands(row.approval?.byPersonId, identity.personId)) return sent;
  return refuse('APPROVER_CANNOT_RECEIVE', {}, 'MX1', 'INF');
}
