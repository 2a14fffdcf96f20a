import { words } from '@concord/service-kit/acts/fields';
import { tellProposer } from '../../../proposer/proposer.messages.js';
import { pass } from '../../../topic/topic.case.js';
import { newsForProposer } from '../../../topic/topic.notices.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { ROOM_AND_STATION } from '../../../topic/topic.who.js';
import { TOPIC_WORDS } from '../../../topic/topic.fields.js';

/** The proposer is told what became of the topic. */
export const giveFeedback = topicAct({
  name: 'giveFeedback',
  label: words('向提出人反馈', 'Give feedback'),
  says: 'Tells the proposer what became of it (T17).',
  rule: 'T17',
  source: 'S3',
  who: ROOM_AND_STATION,
  from: ['REPORTED', 'EXPLAINED'],
  to: null,
  weight: 'main',
  input: TOPIC_WORDS,
  event: { type: 'feedbackGiven', text: words('向提出人反馈', 'Feedback given to the proposer') },
  async perform({ tx, row, input, now }) {
    pass(row, 'FEEDBACK_GIVEN', now);
    await tellProposer(tx, row.id, { kind: 'FEEDBACK', words: input.text });
    return { personal: { words: input.text }, notices: await newsForProposer(tx, row, 'FEEDBACK') };
  },
});
