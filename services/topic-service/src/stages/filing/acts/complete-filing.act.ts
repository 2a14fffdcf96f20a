import { prose, words } from '@concord/service-kit/acts/fields';
import { openWindow } from '../filing.case.js';
import { decideFilingIs } from '../filing.rules.js';
import { notice, toReceiver } from '../../../topic/topic.notices.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { AFTER_APPROVAL } from '../../../topic/topic.states.js';
import { ROOM_OR_AUTHORITY } from '../../../topic/topic.who.js';

/** What was missing is added, and the filing goes out again; its window begins anew (D4). */
export const completeFiling = topicAct({
  name: 'completeFiling',
  label: words('补正备案材料', 'Complete filing'),
  says: 'Completed and sent again.',
  rule: 'T6',
  source: 'INF',
  who: ROOM_OR_AUTHORITY,
  from: AFTER_APPROVAL,
  to: null,
  weight: 'main',
  input: {
    says: 'A returned filing is completed and sent again; the window begins anew (D4).',
    fields: { note: prose({ label: words('说明', 'Note'), says: 'What was added.' }) },
  },
  clocks: { starts: ['TOPIC_FILING_RETURN'] },
  event: { type: 'filingCompleted', text: words('补充后重新报送备案', 'Filing completed and sent again') },
  demand: (row) => decideFilingIs(row, 'RETURNED'),
  perform({ tx, row, input: { note }, now }) {
    const sent = { ...row.filing!, state: 'SENT' as const, note, sentAt: now.toISOString() };
    const { acknowledgeBy } = openWindow(tx, row, sent);
    return { data: { acknowledgeBy }, notices: notice(row, 'topicFilingArrived', toReceiver(row)) };
  },
});
