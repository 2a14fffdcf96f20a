import type { RoleAssignmentClaim } from '@concord/contracts/identity';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { asAnswer, bare, type OnInput } from '@concord/service-kit/acts/input';
import { insist } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { Injectable } from '@nestjs/common';
import { TopicRow } from './topic.entity.js';
import { readingRole } from './topic.permissions.js';
import { decide, postFor } from './topic.rules.js';
import type { TopicAct } from './topic.states.js';

/** The body of an act: the row is locked, the act is allowed, `as` is the post that it is done under. */
export type TopicBody = (
  tx: ActTransaction,
  row: TopicRow,
  as: RoleAssignmentClaim | undefined,
) => Promise<void>;

/** The one way in which people act on a topic: read, decide, write, in one transaction (architecture.md 2). */
@Injectable()
export class TopicActs {
  constructor(private readonly acts: Acts) {}

  async on(ctx: ActContext, act: TopicAct, input: OnInput, body: TopicBody): Promise<ActAnswer> {
    return asAnswer(() => this.decided(ctx, act, input, body));
  }

  private async decided(ctx: ActContext, act: TopicAct, input: OnInput, body: TopicBody): Promise<ActAnswer> {
    const { ifVersion, idempotencyKey } = input;
    const { identity } = ctx;
    const command = {
      kind: 'topic' as const,
      act,
      entity: TopicRow,
      id: bare(input.id, 'topic'),
      ifVersion,
      idempotencyKey,
      input,
      readable: (row: TopicRow, tx: ActTransaction) => readingRole(identity, row, tx.tree) !== undefined,
    };
    return this.acts.on(ctx, command, async (tx, row) => {
      const context = { identity, tree: tx.tree, now: ctx.now };
      insist(decide(row, act, context));
      await body(tx, row, postFor(row, act, context));
    });
  }
}
