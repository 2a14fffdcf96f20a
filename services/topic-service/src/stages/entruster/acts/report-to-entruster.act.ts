import { words } from '@concord/service-kit/acts/fields';
import { decideEntrusted } from '../../closing/closing.gates.js';
import { pass } from '../../../topic/topic.case.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { WITH_OUTCOME } from '../../../topic/topic.states.js';
import { SCREENERS } from '../../../topic/topic.who.js';
import { TOPIC_WORDS } from '../../../topic/topic.fields.js';

/** The result of an entrusted topic is reported to who entrusted it. */
export const reportToEntruster = topicAct({
  name: 'reportToEntruster',
  label: words('向交办单位报告', 'Report to the entrusting body'),
  says: 'Reports the result to who entrusted the topic (T14) [S0].',
  rule: 'T14',
  source: 'S0',
  who: SCREENERS,
  from: WITH_OUTCOME,
  to: null,
  input: TOPIC_WORDS,
  event: {
    type: 'reportedToEntruster',
    text: words('向委托单位报告结果', 'Result reported to the entrusting unit'),
  },
  demand: decideEntrusted,
  perform({ row, input, now }) {
    pass(row, 'ENTRUSTER_TOLD', now);
    return { data: { entrustingUnitId: row.entrustingUnitId }, personal: { words: input.text } };
  },
});
