import { prose, words } from '@concord/service-kit/acts/fields';
import { awaitsReceiver } from '../filing.rules.js';
import { lapse } from '../../../topic/topic.case.js';
import { notice, toRoom } from '../../../topic/topic.notices.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { AFTER_APPROVAL } from '../../../topic/topic.states.js';
import { FILING_RECEIVER } from '../../../topic/topic.who.js';

/** Back for completion, within the window (D4): whoever sent it and the room are told what is missing. */
export const returnFiling = topicAct({
  name: 'returnFiling',
  label: words('退回补正', 'Return filing'),
  says: 'The receiver sends it back for completion (decision 2).',
  rule: 'T6',
  source: 'INF',
  who: FILING_RECEIVER,
  from: AFTER_APPROVAL,
  to: null,
  input: {
    says: 'The receiver sends the filing back for completion, within its window (D4, decision 2).',
    fields: { reason: prose({ label: words('理由', 'Reason'), says: 'What is missing.' }) },
  },
  event: { type: 'filingReturned', text: words('备案材料退回补充', 'Filing returned for completion') },
  demand: awaitsReceiver,
  async perform({ tx, row, input: { reason }, now }) {
    row.filing = { ...row.filing!, state: 'RETURNED', returnedAt: now.toISOString(), returnedReason: reason };
    row.wakeAt = null;
    await lapse(tx, row, 'TOPIC_FILING_RETURN');
    const to = [...toRoom(tx, row), { personId: row.filing.sentByPersonId }];
    return { personal: { reason }, notices: notice(row, 'topicFilingReturned', to) };
  },
});
