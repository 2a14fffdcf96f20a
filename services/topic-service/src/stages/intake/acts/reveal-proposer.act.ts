import { line, words } from '@concord/service-kit/acts/fields';
import { v7 as uuid } from 'uuid';
import { ProposerRevealRow } from '../../../proposer/proposer.entity.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { TOPIC_STATES } from '../../../topic/topic.states.js';
import { SCREENERS } from '../../../topic/topic.who.js';

/** Name and telephone are shown one at a time, with a reason that stays (architecture.md 15). */
export const revealProposer = topicAct({
  name: 'revealProposer',
  label: words('查看提出人联系方式', 'Reveal the proposer'),
  hint: words('查看理由将记入日志。', 'The reason goes on record.'),
  says: 'Shows name and telephone; the reason stays on record.',
  rule: 'T1',
  source: 'INF',
  who: SCREENERS,
  from: TOPIC_STATES,
  to: null,
  input: {
    says: 'Whose name and telephone are to be shown once, and why.',
    fields: {
      reason: line({
        label: words('理由', 'Reason'),
        says: 'Stays on record; at most 200 characters.',
      }),
    },
  },
  event: {
    type: 'proposerRevealed',
    text: words('查看提出人信息', "The proposer's name and telephone were shown"),
  },
  async perform({ tx, row, input: { reason }, as, now }) {
    const by = { at: now, personId: tx.ctx.identity.personId!, role: as!.role };
    const seen: ProposerRevealRow = { id: uuid(), topicId: row.id, ...by, reason };
    await tx.em.insert(ProposerRevealRow, seen);
    return { personal: { reason } };
  },
});
