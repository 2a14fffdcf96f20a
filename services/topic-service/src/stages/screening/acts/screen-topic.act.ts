import { code, optional, words } from '@concord/service-kit/acts/fields';
import { tellProposer } from '../../../proposer/proposer.messages.js';
import { notice, toAuthority } from '../../../topic/topic.notices.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { SCREENERS } from '../../../topic/topic.who.js';
import { OPINION } from '../../../topic/topic.fields.js';

/** Classes of scope (B.2 a–d). */
export const SCOPE_CLASSES = ['POLICY', 'DEVELOPMENT', 'RIGHTS', 'LIVELIHOOD'] as const;
const URGENCIES = ['URGENT', 'NORMAL', 'LOW'] as const;
const DIFFICULTIES = ['EASY', 'MEDIUM', 'HARD'] as const;

/** In scope: it is put before the approving authority at once (T2 and T4 in one act). */
export const screenTopic = topicAct({
  name: 'screenTopic',
  label: words('研判通过', 'Accept at screening'),
  hint: words('通过后进入审定。', 'Goes on to approval.'),
  says: 'In scope: put before the approving authority (T2, T4).',
  rule: 'T2',
  source: 'S0',
  who: SCREENERS,
  from: ['SUBMITTED'],
  to: 'PENDING_APPROVAL',
  weight: 'main',
  input: {
    says: 'What the room found when it looked at the topic (研判, T2).',
    fields: {
      scopeClass: code(SCOPE_CLASSES, {
        label: words('所属范围', 'Scope'),
        group: 'scopeClass',
        says: 'POLICY, DEVELOPMENT, RIGHTS or LIVELIHOOD (B.2).',
      }),
      urgency: optional(
        code(URGENCIES, {
          label: words('轻重缓急', 'Urgency'),
          group: 'urgency',
          says: 'URGENT, NORMAL or LOW.',
        }),
      ),
      difficulty: optional(
        code(DIFFICULTIES, {
          label: words('难易程度', 'Difficulty'),
          group: 'difficulty',
          says: 'EASY, MEDIUM or HARD.',
        }),
      ),
      opinion: OPINION,
    },
  },
  clocks: { ends: ['TOPIC_SCREENING'], starts: ['TOPIC_APPROVAL'] },
  event: {
    type: 'screened',
    text: words('研判完成，列入协商范围，提请审定', 'Screened: in scope, put forward for approval'),
  },
  async perform({ tx, row, input, now }) {
    row.screening = { ...input, byPersonId: tx.ctx.identity.personId!, at: now.toISOString() };
    await tellProposer(tx, row.id, { kind: 'SCREENED' });
    const { opinion, ...data } = input;
    return { data, personal: { opinion }, notices: notice(row, 'topicAwaitsApproval', toAuthority(tx, row)) };
  },
});
