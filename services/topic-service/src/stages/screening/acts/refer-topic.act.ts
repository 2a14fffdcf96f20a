import { line, words } from '@concord/service-kit/acts/fields';
import { MAX } from '@concord/service-kit/acts/input';
import { turnAway, withCode } from '../turn-away.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { SCREENERS } from '../../../topic/topic.who.js';
import { topicReason } from '../../../topic/topic.fields.js';

const { fields } = topicReason('refer');

/** To whoever is in charge of such matters: a hotline, a court, a department (T3). */
export const referTopic = topicAct({
  name: 'referTopic',
  label: words('转办', 'Refer'),
  hint: words('去向与理由将告知提出人。', 'Where it goes and why reaches the proposer.'),
  says: 'To whoever is in charge of such matters (转办, T3).',
  rule: 'T3',
  source: 'INF',
  who: SCREENERS,
  from: ['SUBMITTED'],
  to: 'REFERRED',
  input: {
    says: 'A topic is handed to whoever is in charge of such matters (转办, T3).',
    fields: {
      ...fields,
      to: line({
        label: words('转往', 'To'),
        max: MAX.title,
        says: 'Who is in charge of such matters; reaches the proposer.',
      }),
    },
  },
  clocks: { ends: ['TOPIC_SCREENING'] },
  event: { type: 'referred', text: words('转交{to}办理', 'Referred to {to}') },
  async perform({ tx, row, input: { to, reason, reasonCode } }) {
    const params = { ...withCode(reasonCode), to };
    const done = await turnAway(tx, row, { kind: 'REFERRED', words: reason, params });
    return { ...done, data: { to } };
  },
});
