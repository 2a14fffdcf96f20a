import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { MAX, type OnInput, text } from '@concord/service-kit/acts/input';
import type { ActContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { TopicActs } from '../topic/topic.acts.js';
import { TopicRow } from '../topic/topic.entity.js';
import { ProposerRevealRow } from './proposer.entity.js';

export interface RevealCommand extends OnInput {
  reason: string;
}

/** Name and telephone are shown one at a time, with a reason that stays (architecture.md 15). */
@Injectable()
export class RevealService {
  constructor(private readonly acts: TopicActs) {}

  async reveal(ctx: ActContext, input: RevealCommand): Promise<ActAnswer> {
    return this.acts.on(ctx, 'revealProposer', input, async (tx, row, as) => {
      const reason = text(input.reason, 'reason', MAX.short);
      const seen: ProposerRevealRow = {
        id: uuid(),
        topicId: row.id,
        at: ctx.now,
        personId: ctx.identity.personId!,
        role: as!.role,
        reason,
      };
      await tx.em.insert(ProposerRevealRow, seen);
      await tx.record('topic', TopicRow, row, { type: 'proposerRevealed', personal: { reason }, as });
    });
  }
}
