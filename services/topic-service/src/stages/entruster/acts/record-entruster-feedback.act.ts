import { refuse } from '@concord/contracts/refusals';
import { words } from '@concord/service-kit/acts/fields';
import { pass } from '../../../topic/topic.case.js';
import { decideEntrusted } from '../../closing/closing.gates.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { WITH_OUTCOME } from '../../../topic/topic.states.js';
import { SCREENERS } from '../../../topic/topic.who.js';
import { TOPIC_WORDS } from '../../../topic/topic.fields.js';

/** What the entrusting unit made of the result. */
export const recordEntrusterFeedback = topicAct({
  name: 'recordEntrusterFeedback',
  label: words('记录交办单位意见', "Record the entrusting body's answer"),
  says: 'What the entrusting unit made of the result (T14) [S0].',
  rule: 'T14',
  source: 'S0',
  who: SCREENERS,
  from: WITH_OUTCOME,
  to: null,
  input: TOPIC_WORDS,
  event: {
    type: 'entrusterAnswered',
    text: words('委托单位反馈意见', 'Feedback received from the entrusting unit'),
  },
  demand(row) {
    const entrusted = decideEntrusted(row);
    if (!entrusted.allowed || row.gates['ENTRUSTER_TOLD']) return entrusted;
    return refuse('ENTRUSTER_NOT_TOLD', {}, 'T14', 'S0');
  },
  perform({ row, input, now }) {
    pass(row, 'ENTRUSTER_ANSWERED', now);
    return { data: { entrustingUnitId: row.entrustingUnitId }, personal: { words: input.text } };
  },
});
