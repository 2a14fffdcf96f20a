import { ALLOWED, refuse } from '@concord/contracts/refusals';
import { optional, prose, words } from '@concord/service-kit/acts/fields';
import { openWindow } from '../filing.case.js';
import { receiverOf } from '../../selection/matrix.js';
import { notice, toReceiver } from '../../../topic/topic.notices.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { AFTER_APPROVAL } from '../../../topic/topic.states.js';
import { ROOM_OR_AUTHORITY } from '../../../topic/topic.who.js';

/** The filing is sent to the receiver of the matrix: a record, not a second approval (decision 2). */
export const fileTopic = topicAct({
  name: 'fileTopic',
  label: words('送备案', 'Send for filing'),
  says: 'Sends the filing to the receiver of the matrix (备案, T6) [S0].',
  rule: 'T6',
  source: 'S0',
  who: ROOM_OR_AUTHORITY,
  from: AFTER_APPROVAL,
  to: null,
  weight: 'main',
  input: {
    says: 'The filing goes to the receiver of the matrix (备案, T6) [S0].',
    fields: {
      note: optional(
        prose({ label: words('说明', 'Note'), says: 'Words to the receiver; at most 5,000 characters.' }),
      ),
    },
  },
  clocks: { ends: ['TOPIC_FILING'], starts: ['TOPIC_FILING_RETURN'] },
  event: { type: 'filingSent', text: words('报送备案', 'Sent to be filed') },
  refusals: {
    FILING_ALREADY_SENT: words('该议题已送备案（{filing}）。', 'The filing was sent already ({filing}).'),
    NO_FILING_RECEIVER: words(
      '未找到备案接收单位，请先由管理员配置。',
      'There is nobody to receive the filing; the administrator must appoint somebody.',
    ),
  },
  demand(row, { tree, now }) {
    if (row.filing) return refuse('FILING_ALREADY_SENT', { filing: row.filing.state }, 'T6', 'S0');
    return receiverOf(row, tree, now) ? ALLOWED : refuse('NO_FILING_RECEIVER', {}, 'T6', 'S0');
  },
  perform({ tx, row, input: { note }, now }) {
    const { orgUnitId, role } = receiverOf(row, tx.tree, now)!;
    row.filing = {
      state: 'SENT',
      receiverUnitId: orgUnitId,
      receiverRole: role,
      sentByPersonId: tx.ctx.identity.personId!,
      sentAt: now.toISOString(),
      acknowledgeBy: now.toISOString(),
      note,
      number: null,
      acknowledgedAt: null,
      byDefault: false,
      returnedAt: null,
      returnedReason: null,
    };
    const { acknowledgeBy } = openWindow(tx, row, row.filing);
    const data = { receiverUnitId: orgUnitId, receiverRole: role, acknowledgeBy };
    return { data, notices: notice(row, 'topicFilingArrived', toReceiver(row)) };
  },
});
