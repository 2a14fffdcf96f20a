import { words } from '@concord/service-kit/acts/fields';
import { turnAway, withCode } from '../turn-away.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { SCREENERS } from '../../../topic/topic.who.js';
import { topicReason } from '../../../topic/topic.fields.js';

/** Back to the proposer, who may mend it and submit it again. */
export const returnTopic = topicAct({
  name: 'returnTopic',
  label: words('退回补充', 'Return'),
  hint: words(
    '理由将告知提出人，提出人可补充后重新提交。',
    'The reason reaches the proposer, who may add to it and resubmit.',
  ),
  says: 'Back to the proposer to be completed (T3).',
  rule: 'T3',
  source: 'INF',
  who: SCREENERS,
  from: ['SUBMITTED'],
  to: 'RETURNED',
  input: topicReason('return'),
  clocks: { ends: ['TOPIC_SCREENING'] },
  event: { type: 'returned', text: words('退回提出人补充', 'Returned to the proposer') },
  perform: ({ tx, row, input }) =>
    turnAway(tx, row, {
      kind: 'RETURNED',
      words: input.reason,
      params: withCode(input.reasonCode),
    }),
});
