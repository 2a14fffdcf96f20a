import { words } from '@concord/service-kit/acts/fields';
import { tellProposer } from '../../../proposer/proposer.messages.js';
import { newsForProposer, notice, toRoom } from '../../../topic/topic.notices.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { MATRIX_AUTHORITY } from '../../../topic/topic.who.js';
import { declineTopic } from '../../screening/acts/decline-topic.act.js';
import { REASON } from '../../../topic/topic.fields.js';

/** The authority does not approve: the topic ends, and its proposer is told why. */
export const disapproveTopic = topicAct({
  name: 'disapproveTopic',
  label: words('审定不通过', 'Disapprove'),
  hint: words('理由将告知提出人。', 'The reason reaches the proposer.'),
  says: 'By the authority of the matrix alone (T5) [S0].',
  rule: 'T5',
  source: 'S0',
  who: MATRIX_AUTHORITY,
  from: ['PENDING_APPROVAL'],
  to: 'DECLINED',
  input: {
    says: 'The authority of the matrix does not approve; the topic ends as DECLINED (T5) [S0].',
    fields: { reason: REASON },
  },
  clocks: { ends: ['TOPIC_APPROVAL'] },
  event: declineTopic.event,
  async perform({ tx, row, input: { reason } }) {
    row.closedReason = reason;
    await tellProposer(tx, row.id, { kind: 'DECLINED', words: reason });
    return {
      data: { byAuthority: true },
      personal: { reason },
      notices: [
        ...notice(row, 'topicDisapproved', toRoom(tx, row)),
        ...(await newsForProposer(tx, row, 'DECLINED')),
      ],
    };
  },
});
