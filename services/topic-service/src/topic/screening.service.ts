import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import {
  bare,
  choice,
  MAX,
  type OnInput,
  optionalChoice,
  optionalText,
  text,
} from '@concord/service-kit/acts/input';
import type { ActContext } from '@concord/service-kit/context';
import type { EventOf } from '@concord/service-kit/i18n/events';
import { Injectable } from '@nestjs/common';
import { profileOf } from '../filing/matrix.js';
import { tellProposer, type Telling } from '../proposer/proposer.messages.js';
import { TopicActs } from './topic.acts.js';
import { arm, complete, endAllClocks, enter } from './topic.case.js';
import { TopicRow } from './topic.entity.js';
import { newsForProposer, notice, toAuthority } from './topic.notices.js';
import { readingRole } from './topic.permissions.js';
import { decideMergeTarget } from './topic.rules.js';

/** Classes of scope (B.2 a–d). */
export const SCOPE_CLASSES = ['POLICY', 'DEVELOPMENT', 'RIGHTS', 'LIVELIHOOD'] as const;
export const URGENCIES = ['URGENT', 'NORMAL', 'LOW'] as const;
export const DIFFICULTIES = ['EASY', 'MEDIUM', 'HARD'] as const;

export interface ScreenCommand extends OnInput {
  scopeClass: string;
  urgency?: string | null;
  difficulty?: string | null;
  opinion?: string | null;
}
export interface ReasonCommand extends OnInput {
  reasonCode?: string | null;
  reason: string;
}
export interface MergeCommand extends OnInput {
  intoId: string;
  reason: string;
}
export interface ReferCommand extends ReasonCommand {
  to: string;
}

/** T2–T4: the room looks at what came in. Every way out but screening has a reason that reaches the proposer. */
@Injectable()
export class ScreeningService {
  constructor(private readonly acts: TopicActs) {}

  /** In scope: it is put before the approving authority at once (T2 and T4 in one act). */
  async screen(ctx: ActContext, input: ScreenCommand): Promise<ActAnswer> {
    return this.acts.on(ctx, 'screenTopic', input, async (tx, row, as) => {
      row.screening = {
        scopeClass: choice('scopeClass', input.scopeClass, SCOPE_CLASSES),
        urgency: optionalChoice('urgency', input.urgency, URGENCIES),
        difficulty: optionalChoice('difficulty', input.difficulty, DIFFICULTIES),
        opinion: optionalText(input.opinion, 'opinion', MAX.long),
        byPersonId: ctx.identity.personId!,
        at: ctx.now.toISOString(),
      };
      enter(row, 'PENDING_APPROVAL', ctx.now);
      await complete(tx, row, 'TOPIC_SCREENING');
      await arm(tx, row, 'TOPIC_APPROVAL');
      await tellProposer(tx, row.id, { kind: 'SCREENED' });
      const { scopeClass, urgency, difficulty } = row.screening;
      await tx.record('topic', TopicRow, row, {
        type: 'screened',
        data: { scopeClass, urgency, difficulty },
        personal: { opinion: row.screening.opinion },
        notices: notice(row, 'topicAwaitsApproval', toAuthority(tx, row)),
        as,
      });
    });
  }

  /** Back to the proposer, who may mend it and submit it again. */
  async return(ctx: ActContext, input: ReasonCommand): Promise<ActAnswer> {
    return this.acts.on(ctx, 'returnTopic', input, async (tx, row, as) => {
      const telling = reasoned(tx, row, 'return', 'RETURNED', input);
      enter(row, 'RETURNED', ctx.now);
      await complete(tx, row, 'TOPIC_SCREENING');
      await this.tellAndRecord(tx, row, telling, { type: 'returned', as });
    });
  }

  async decline(ctx: ActContext, input: ReasonCommand): Promise<ActAnswer> {
    return this.acts.on(ctx, 'declineTopic', input, async (tx, row, as) => {
      const telling = reasoned(tx, row, 'decline', 'DECLINED', input);
      await this.end(tx, row, 'DECLINED', telling);
      await this.tellAndRecord(tx, row, telling, { type: 'declined', data: { final: true }, as });
    });
  }

  /** To whoever is in charge of such matters: a hotline, a court, a department (T3). */
  async refer(ctx: ActContext, input: ReferCommand): Promise<ActAnswer> {
    return this.acts.on(ctx, 'referTopic', input, async (tx, row, as) => {
      const to = text(input.to, 'to', MAX.title);
      const telling = reasoned(tx, row, 'refer', 'REFERRED', input);
      telling.params = { ...telling.params, to };
      await this.end(tx, row, 'REFERRED', telling);
      await this.tellAndRecord(tx, row, telling, { type: 'referred', data: { to, final: true }, as });
    });
  }

  /** About the same matter as another: its proposer is told of the other's course from now on. */
  async merge(ctx: ActContext, input: MergeCommand): Promise<ActAnswer> {
    return this.acts.on(ctx, 'mergeTopic', input, async (tx, row, as) => {
      const words = text(input.reason, 'reason', MAX.long);
      const target = await this.mergeTarget(tx, row, input.intoId);
      row.mergedIntoId = target.id;
      const into = { title: target.title, number: target.number };
      const telling: Telling = { kind: 'MERGED', params: into, words };
      await this.end(tx, row, 'MERGED', telling);
      await this.tellAndRecord(tx, row, telling, {
        type: 'merged',
        tombstone: true,
        data: { intoId: target.id, number: target.number, final: true },
        as,
      });
      const data = { fromId: row.id, number: row.number, hash: row.chainHead };
      await tx.record('topic', TopicRow, target, { type: 'absorbed', data, as });
    });
  }

  private async mergeTarget(tx: ActTransaction, row: TopicRow, typedTarget: string): Promise<TopicRow> {
    const id = bare(typedTarget, 'topic');
    const target = id === row.id ? row : await tx.lock(TopicRow, id);
    if (!target || !readingRole(tx.ctx.identity, target, tx.tree)) {
      return refuseAct('NOT_FOUND', { kind: 'topic' });
    }
    insist(decideMergeTarget(row, target, tx.tree));
    return target;
  }

  private async end(
    tx: ActTransaction,
    row: TopicRow,
    state: 'DECLINED' | 'REFERRED' | 'MERGED',
    telling: Telling,
  ): Promise<void> {
    enter(row, state, tx.ctx.now);
    row.closedReason = telling.words ?? null;
    await complete(tx, row, 'TOPIC_SCREENING');
    await endAllClocks(tx, row);
  }

  /** The reason reaches the proposer; the chain holds only its digest, as it may name people. */
  private async tellAndRecord(
    tx: ActTransaction,
    row: TopicRow,
    telling: Telling,
    event: {
      type: EventOf<'topic'>;
      tombstone?: boolean;
      data?: Record<string, unknown>;
      as: Parameters<ActTransaction['record']>[3]['as'];
    },
  ): Promise<void> {
    await tellProposer(tx, row.id, telling);
    const notices = await newsForProposer(tx, row, telling.kind);
    await tx.record('topic', TopicRow, row, { ...event, personal: { reason: telling.words }, notices });
  }
}

/** The reason in the screener's words, with its kind where the profile lists such kinds. */
function reasoned(
  tx: ActTransaction,
  row: TopicRow,
  list: string,
  kind: Telling['kind'],
  input: { reasonCode?: string | null; reason: string },
): Telling {
  const known = profileOf(row, tx.tree).document.screeningReasons[list] ?? [];
  const code = optionalChoice(
    'reasonCode',
    input.reasonCode,
    known.map((reason) => reason.code),
  );
  const words = text(input.reason, 'reason', MAX.long);
  return { kind, words, params: code ? { reasonCode: code } : {} };
}
