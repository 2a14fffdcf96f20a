import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { MAX, type OnInput, optionalText, text } from '@concord/service-kit/acts/input';
import type { ActContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';
import { tellProposer } from '../proposer/proposer.messages.js';
import { TopicActs } from './topic.acts.js';
import { endAllClocks, enter, pass } from './topic.case.js';
import { TopicRow } from './topic.entity.js';
import { newsForProposer } from './topic.notices.js';

export interface WordsCommand extends OnInput {
  text: string;
}
export interface CloseCommand extends OnInput {
  reason?: string | null;
}

/** T14, T17: the proposer and the entrusting unit are told, then the topic is closed and put into the archive. */
@Injectable()
export class ClosingService {
  constructor(private readonly acts: TopicActs) {}

  async giveFeedback(ctx: ActContext, input: WordsCommand): Promise<ActAnswer> {
    return this.acts.on(ctx, 'giveFeedback', input, async (tx, row, as) => {
      const words = text(input.text, 'text', MAX.long);
      pass(row, 'FEEDBACK_GIVEN', ctx.now);
      await tellProposer(tx, row.id, { kind: 'FEEDBACK', words });
      const notices = await newsForProposer(tx, row, 'FEEDBACK');
      await tx.record('topic', TopicRow, row, { type: 'feedbackGiven', personal: { words }, notices, as });
    });
  }

  /** The result of an entrusted topic is reported to who entrusted it. */
  async reportToEntruster(ctx: ActContext, input: WordsCommand): Promise<ActAnswer> {
    return this.acts.on(ctx, 'reportToEntruster', input, async (tx, row, as) => {
      const words = text(input.text, 'text', MAX.long);
      pass(row, 'ENTRUSTER_TOLD', ctx.now);
      const data = { entrustingUnitId: row.entrustingUnitId };
      await tx.record('topic', TopicRow, row, { type: 'reportedToEntruster', data, personal: { words }, as });
    });
  }

  /** What the entrusting unit made of it. */
  async recordEntrusterFeedback(ctx: ActContext, input: WordsCommand): Promise<ActAnswer> {
    return this.acts.on(ctx, 'recordEntrusterFeedback', input, async (tx, row, as) => {
      const words = text(input.text, 'text', MAX.long);
      pass(row, 'ENTRUSTER_ANSWERED', ctx.now);
      const data = { entrustingUnitId: row.entrustingUnitId };
      await tx.record('topic', TopicRow, row, { type: 'entrusterAnswered', data, personal: { words }, as });
    });
  }

  async close(ctx: ActContext, input: CloseCommand): Promise<ActAnswer> {
    return this.acts.on(ctx, 'closeTopic', input, async (tx, row, as) => {
      row.closedReason = optionalText(input.reason, 'reason', MAX.long);
      enter(row, 'CLOSED', ctx.now);
      await endAllClocks(tx, row);
      await tellProposer(tx, row.id, { kind: 'CLOSED', words: row.closedReason });
      const notices = await newsForProposer(tx, row, 'CLOSED');
      const personal = { reason: row.closedReason };
      await tx.record('topic', TopicRow, row, {
        type: 'closed',
        data: { outcome: row.outcome },
        personal,
        notices,
        as,
      });
      tx.count(row.orgUnitId, 'closed');
    });
  }

  async archive(ctx: ActContext, input: OnInput): Promise<ActAnswer> {
    return this.acts.on(ctx, 'archiveTopic', input, async (tx, row, as) => {
      enter(row, 'ARCHIVED', ctx.now);
      await tx.record('topic', TopicRow, row, { type: 'archived', data: { final: true }, as });
    });
  }
}
