import { typedId } from '@concord/contracts/ids';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { MAX, type OnInput, optionalText, text } from '@concord/service-kit/acts/input';
import type { ActContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';
import { matrixOf, profileOf } from '../filing/matrix.js';
import { tellProposer } from '../proposer/proposer.messages.js';
import { TopicActs } from './topic.acts.js';
import { arm, complete, endAllClocks, enter } from './topic.case.js';
import { TopicAskRow, TopicRow } from './topic.entity.js';
import { newsForProposer, notice, toRoom } from './topic.notices.js';

export interface ApproveCommand extends OnInput {
  opinion?: string | null;
}
export interface DisapproveCommand extends OnInput {
  reason: string;
}

/** T5: only the authority of the matrix for the topic's level, at its own place, decides. */
@Injectable()
export class ApprovalService {
  constructor(private readonly acts: TopicActs) {}

  async approve(ctx: ActContext, input: ApproveCommand): Promise<ActAnswer> {
    return this.acts.on(ctx, 'approveTopic', input, async (tx, row, as) => {
      row.approval = {
        authorityRole: as!.role,
        authorityUnitId: as!.orgUnitId,
        opinion: optionalText(input.opinion, 'opinion', MAX.long),
        byPersonId: ctx.identity.personId!,
        at: ctx.now.toISOString(),
        matrixSource: matrixOf(row, tx.tree).source,
      };
      enter(row, 'APPROVED', ctx.now);
      await complete(tx, row, 'TOPIC_APPROVAL');
      await arm(tx, row, 'TOPIC_FILING');
      await tellProposer(tx, row.id, { kind: 'APPROVED' });
      const asks = await tx.em.find(TopicAskRow, { where: { topicId: row.id }, order: { no: 'ASC' } });
      const { title, level, orgUnitId, profileKey, profileVersion, source } = row;
      await tx.record('topic', TopicRow, row, {
        type: 'approved',
        // Everything that opening the consultation needs travels with the fact (architecture.md 17).
        data: {
          topicId: typedId('topic', row.id),
          title,
          level,
          orgUnitId,
          profileKey,
          profileVersion,
          source,
          askNos: asks.map((ask) => ask.no),
          urgency: row.screening?.urgency ?? 'NORMAL',
          entrusted: row.entrustingUnitId !== null,
          seed: row.chainHead,
          filingGate: profileOf(row, tx.tree).document.filingGate,
        },
        personal: { opinion: row.approval.opinion },
        notices: [
          ...notice(row, 'topicApproved', toRoom(tx, row)),
          ...(await newsForProposer(tx, row, 'APPROVED')),
        ],
        as,
      });
    });
  }

  async disapprove(ctx: ActContext, input: DisapproveCommand): Promise<ActAnswer> {
    return this.acts.on(ctx, 'disapproveTopic', input, async (tx, row, as) => {
      const words = text(input.reason, 'reason', MAX.long);
      enter(row, 'DECLINED', ctx.now);
      row.closedReason = words;
      await complete(tx, row, 'TOPIC_APPROVAL');
      await endAllClocks(tx, row);
      await tellProposer(tx, row.id, { kind: 'DECLINED', words });
      await tx.record('topic', TopicRow, row, {
        type: 'declined',
        data: { byAuthority: true, final: true },
        personal: { reason: words },
        notices: [
          ...notice(row, 'topicDisapproved', toRoom(tx, row)),
          ...(await newsForProposer(tx, row, 'DECLINED')),
        ],
        as,
      });
    });
  }
}
