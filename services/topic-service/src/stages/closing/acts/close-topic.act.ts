import { optional, words } from '@concord/service-kit/acts/fields';
import { tellProposer } from '../../../proposer/proposer.messages.js';
import { decideClosing } from '../closing.gates.js';
import { newsForProposer } from '../../../topic/topic.notices.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { AFTER_APPROVAL } from '../../../topic/topic.states.js';
import { ROOM_AND_STATION } from '../../../topic/topic.who.js';
import { REASON } from '../../../topic/topic.fields.js';

/** All gates are passed: the topic is closed, and its proposer is told. */
export const closeTopic = topicAct({
  name: 'closeTopic',
  label: words('办结', 'Close'),
  says: 'All gates passed: the topic is closed (办结, T17).',
  rule: 'T17',
  source: 'S3',
  who: ROOM_AND_STATION,
  from: AFTER_APPROVAL,
  to: 'CLOSED',
  weight: 'main',
  input: {
    says: 'The topic is closed (办结, T17); refused while `missingToClose` names anything.',
    fields: { reason: optional(REASON) },
  },
  event: { type: 'closed', text: words('办结', 'Closed') },
  demand: decideClosing,
  async perform({ tx, row, input: { reason } }) {
    row.closedReason = reason;
    await tellProposer(tx, row.id, { kind: 'CLOSED', words: reason });
    tx.count(row.orgUnitId, 'closed');
    const notices = await newsForProposer(tx, row, 'CLOSED');
    return { data: { outcome: row.outcome }, personal: { reason }, notices };
  },
});
