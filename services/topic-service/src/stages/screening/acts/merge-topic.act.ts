import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { other, words } from '@concord/service-kit/acts/fields';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { turnAway } from '../turn-away.js';
import { TopicRow } from '../../../topic/topic.entity.js';
import { topicAct } from '../../../topic/topic.noun.js';
import { readingRole } from '../../../topic/topic.permissions.js';
import { isOver } from '../../../topic/topic.states.js';
import { SCREENERS } from '../../../topic/topic.who.js';
import { REASON } from '../../../topic/topic.fields.js';

/** About the same matter as another: its proposer is told of the other's course from now on. */
export const mergeTopic = topicAct({
  name: 'mergeTopic',
  label: words('并案', 'Merge'),
  says: 'About the same matter as another, which goes on (并案).',
  rule: 'T2',
  source: 'P20',
  who: SCREENERS,
  from: ['SUBMITTED'],
  to: 'MERGED',
  input: {
    says: 'A topic is about the same matter as another and goes on in it (并案, T2).',
    fields: {
      intoId: other('topic', { label: words('并入议题', 'Into topic'), says: 'The topic that goes on.' }),
      reason: REASON,
    },
  },
  clocks: { ends: ['TOPIC_SCREENING'] },
  event: { type: 'merged', text: words('并入议题 {number}', 'Joined with topic {number}') },
  refusals: {
    MERGE_INTO_ITSELF: words('议题不能并入自身。', 'A topic cannot be joined with itself.'),
    MERGE_TARGET_OVER: words('目标议题已结束（{state}），不能并入。', 'The topic to join is over ({state}).'),
    MERGE_TARGET_ELSEWHERE: words(
      '只能并入同一地区上下级范围内的议题。',
      'A topic can only be joined with one of the same place or of one above or below it.',
    ),
  },
  async perform({ tx, row, input, as }) {
    const target = await mergeTarget(tx, row, input.intoId);
    const { id: intoId, title, number } = target;
    row.mergedIntoId = intoId;
    const done = await turnAway(tx, row, {
      kind: 'MERGED',
      params: { title, number },
      words: input.reason,
    });
    return {
      ...done,
      tombstone: true,
      data: { intoId, number },
      // The other's chain names the head of this one, so this one is written first.
      after: () =>
        tx.record('topic', TopicRow, target, {
          type: 'absorbed',
          data: { fromId: row.id, number: row.number, hash: row.chainHead },
          as,
        }),
    };
  },
});

async function mergeTarget(tx: ActTransaction, row: TopicRow, id: string): Promise<TopicRow> {
  const target = id === row.id ? row : await tx.lock(TopicRow, id);
  if (!target || !readingRole(tx.ctx.identity, target, tx.tree)) {
    return refuseAct('NOT_FOUND', { kind: 'topic' });
  }
  insist(decideMergeTarget(row, target, tx.tree));
  return target;
}

/** May this topic be merged into that one (T2)? Both rows are locked; the asker may read both. */
export function decideMergeTarget(
  row: Pick<TopicRow, 'id' | 'orgUnitId'>,
  target: TopicRow,
  tree: OrgTree,
): Decision {
  if (target.id === row.id) return refuse('MERGE_INTO_ITSELF', {}, 'T2', 'P20');
  if (isOver(target.state)) return refuse('MERGE_TARGET_OVER', { state: target.state }, 'T2', 'P20');
  const oneBranch =
    tree.isWithin(target.orgUnitId, row.orgUnitId) || tree.isWithin(row.orgUnitId, target.orgUnitId);
  return oneBranch ? ALLOWED : refuse('MERGE_TARGET_ELSEWHERE', {}, 'T2', 'INF');
}
