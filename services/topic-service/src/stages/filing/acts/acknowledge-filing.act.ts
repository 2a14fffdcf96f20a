import { line, optional, words } from '@concord/service-kit/acts/fields';
import { MAX } from '@concord/service-kit/acts/input';
import { settleFiling } from '../filing.case.js';
import { awaitsReceiver } from '../filing.rules.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { AFTER_APPROVAL } from '../../../topic/topic.states.js';
import { FILING_RECEIVER } from '../../../topic/topic.who.js';

/** The receiver puts it on record; the story does the same when the window has passed (FilingService). */
export const acknowledgeFiling = topicAct({
  name: 'acknowledgeFiling',
  label: words('确认备案', 'Acknowledge filing'),
  says: 'The receiver puts it on record (T6).',
  rule: 'T6',
  source: 'S0',
  who: FILING_RECEIVER,
  from: AFTER_APPROVAL,
  to: null,
  weight: 'main',
  input: {
    says: 'The receiver puts the filing on record: no second approval (T6, decision 2).',
    fields: {
      number: optional(
        line({
          label: words('备案编号', 'Filing number'),
          max: MAX.title,
          says: "The receiver's own number.",
        }),
      ),
    },
  },
  event: { type: 'filingAcknowledged', text: words('已备案', 'Filed') },
  demand: awaitsReceiver,
  perform: ({ tx, row, input: { number } }) => settleFiling(tx, row, { number, byDefault: false }),
});
