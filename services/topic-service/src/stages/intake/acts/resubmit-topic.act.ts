import { words } from '@concord/service-kit/acts/fields';
import { topicAct } from '../../../topic/topic.noun.js';
import { PROPOSER } from '../../../topic/topic.who.js';

/** The proposer mends a returned topic: by the follow code, so it has a door of its own (IntakeService.resubmit). */
export const resubmitTopic = topicAct({
  name: 'resubmitTopic',
  label: words('补充后重新提交', 'Resubmit'),
  says: 'The proposer mends a returned topic.',
  rule: 'T1',
  source: 'INF',
  who: PROPOSER,
  from: ['RETURNED'],
  to: 'SUBMITTED',
  event: {
    type: 'resubmitted',
    text: words('提出人补充后重新提交', 'Completed and submitted again by the proposer'),
  },
  refusals: {
    PROPOSER_ONLY: words(
      '须由提出人凭查询码补充后重新提交。',
      'Only the proposer submits it again, with the follow code.',
    ),
  },
});
