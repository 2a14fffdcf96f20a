import { words } from '@concord/service-kit/acts/fields';
import { turnAway, withCode } from '../turn-away.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { SCREENERS } from '../../../topic/topic.who.js';
import { topicReason } from '../../../topic/topic.fields.js';

/** Not a matter for consultation: it ends here, with a reason. */
export const declineTopic = topicAct({
  name: 'declineTopic',
  label: words('不予列入', 'Decline'),
  hint: words('理由将告知提出人。', 'The reason reaches the proposer.'),
  says: 'Not taken up (不予列入, T3).',
  rule: 'T3',
  source: 'INF',
  who: SCREENERS,
  from: ['SUBMITTED'],
  to: 'DECLINED',
  input: topicReason('decline'),
  clocks: { ends: ['TOPIC_SCREENING'] },
  event: { type: 'declined', text: words('不予列入协商', 'Not taken up') },
  perform: ({ tx, row, input: { reason, reasonCode } }) =>
    turnAway(tx, row, { kind: 'DECLINED', words: reason, params: withCode(reasonCode) }),
});
