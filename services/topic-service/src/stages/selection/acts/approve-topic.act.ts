import { typedId } from '@concord/contracts/ids';
import { optional, prose, words } from '@concord/service-kit/acts/fields';
import { matrixOf, profileOf } from '../matrix.js';
import { tellProposer } from '../../../proposer/proposer.messages.js';
import { TopicAskRow } from '../../../topic/topic.entity.js';
import { newsForProposer, notice, toRoom } from '../../../topic/topic.notices.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { MATRIX_AUTHORITY } from '../../../topic/topic.who.js';

/** T5: only the authority of the matrix for the topic's level, at its own place, decides. */
export const approveTopic = topicAct({
  name: 'approveTopic',
  label: words('审定通过', 'Approve'),
  hint: words(
    '审定权限以该地区的审定备案规则为准。',
    "Who may approve follows the region's approval matrix.",
  ),
  says: 'By the authority of the matrix alone (审定, T5) [S0].',
  rule: 'T5',
  source: 'S0',
  who: MATRIX_AUTHORITY,
  from: ['PENDING_APPROVAL'],
  to: 'APPROVED',
  weight: 'main',
  input: {
    says: 'Approval by the authority of the matrix (审定, T5) [S0].',
    fields: {
      opinion: optional(
        prose({ label: words('意见', 'Opinion'), says: '审定意见; at most 5,000 characters.' }),
      ),
    },
  },
  clocks: { ends: ['TOPIC_APPROVAL'], starts: ['TOPIC_FILING'] },
  event: { type: 'approved', text: words('审定通过', 'Approved') },
  async perform({ tx, row, input: { opinion }, as, now }) {
    row.approval = {
      authorityRole: as!.role,
      authorityUnitId: as!.orgUnitId,
      opinion,
      byPersonId: tx.ctx.identity.personId!,
      at: now.toISOString(),
      matrixSource: matrixOf(row, tx.tree).source,
    };
    await tellProposer(tx, row.id, { kind: 'APPROVED' });
    const asks = await tx.em.find(TopicAskRow, { where: { topicId: row.id }, order: { no: 'ASC' } });
    const { title, level, orgUnitId, profileKey, profileVersion, source } = row;
    return {
      // Everything that opening the consultation needs travels with the fact (architecture.md 17).
      data: {
        topicId: typedId('topic', row.id),
        ...{ title, level, orgUnitId, profileKey, profileVersion, source },
        askNos: asks.map((ask) => ask.no),
        urgency: row.screening?.urgency ?? 'NORMAL',
        entrusted: row.entrustingUnitId !== null,
        seed: row.chainHead,
        filingGate: profileOf(row, tx.tree).document.filingGate,
      },
      personal: { opinion },
      notices: [
        ...notice(row, 'topicApproved', toRoom(tx, row)),
        ...(await newsForProposer(tx, row, 'APPROVED')),
      ],
    };
  },
});
