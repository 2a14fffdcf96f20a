import { typedId } from '@concord/contracts/ids';
import type { RoleAssignmentClaim } from '@concord/contracts/identity';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { asAnswer, bare, type OnInput } from '@concord/service-kit/acts/input';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import type { OrgTree, ProfileVersion } from '@concord/service-kit/replica/org-tree';
import { Injectable } from '@nestjs/common';
import { ItemRow } from './item.entity.js';
import { readsItem } from './item.permissions.js';
import { decide, postFor, type ItemContext } from './item.rules.js';
import { TRANSITIONS, type ItemAct } from './item.states.js';

/** What the body of an act is given: the row is locked, the act is allowed, `as` is the post it is done under. */
export interface ItemDoing {
  tx: ActTransaction;
  row: ItemRow;
  as: RoleAssignmentClaim;
  profile: ProfileVersion;
  context: ItemContext;
}

/** The profile that the item started under; without it nothing can be decided. */
export function profileOf(
  tree: OrgTree,
  row: Pick<ItemRow, 'profileKey' | 'profileVersion'>,
): ProfileVersion {
  const profile = tree.profile(row.profileKey, row.profileVersion);
  if (!profile) throw new Error(`profile ${row.profileKey}@${row.profileVersion} is not in the replica`);
  return profile;
}

/** Data that every fact of an item carries for its story. */
export function factData(row: ItemRow): Record<string, unknown> {
  return { consultationId: row.consultationId, topicId: row.topicId, no: row.no };
}

/** The one way in which people act on an item: read, decide, write, in one transaction (architecture.md 2). */
@Injectable()
export class ItemActs {
  constructor(private readonly acts: Acts) {}

  on(
    ctx: ActContext,
    act: ItemAct,
    input: OnInput,
    body: (doing: ItemDoing) => Promise<void>,
  ): Promise<ActAnswer> {
    return asAnswer(async () => {
      const { idempotencyKey, ifVersion } = input;
      const command = {
        kind: 'item' as const,
        act,
        entity: ItemRow,
        id: bare(input.id, 'item'),
        idempotencyKey,
        input,
      };
      return this.acts.on(ctx, command, async (tx, row) => {
        // Who may not read it learns nothing of it, not even that it has changed.
        if (!readsItem(ctx.identity, tx.tree, row)) refuseAct('NOT_FOUND', { kind: 'item' });
        if (ifVersion != null && ifVersion !== row.version) {
          refuseAct('STALE_VERSION', { seen: ifVersion, current: row.version });
        }
        const profile = profileOf(tx.tree, row);
        const context: ItemContext = {
          identity: ctx.identity,
          tree: tx.tree,
          now: ctx.now,
          profile: profile.document,
        };
        insist(decide(row, act, context));
        const as = postFor(row, act, context)!;
        const { to } = TRANSITIONS[act];
        if (to) row.state = to;
        await body({ tx, row, as, profile, context });
      });
    });
  }
}

/** Typed id of the item: the case of its clocks. */
export function caseIdOf(row: ItemRow): string {
  return typedId('item', row.id);
}
