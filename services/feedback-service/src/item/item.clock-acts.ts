import type { Recipient } from '@concord/contracts/facts';
import type { RoleAssignmentClaim } from '@concord/contracts/identity';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { ClockActs } from '@concord/service-kit/clocks/clock-acts';
import type { ClockedCase } from '@concord/service-kit/clocks/clocked-case';
import type { ClockRow } from '@concord/service-kit/clocks/clock.entity';
import { issuingPeople, responsiblePeople, responsiblePost } from '@concord/service-kit/clocks/clock-sides';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { done, refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { Replica } from '@concord/service-kit/replica/replica';
import { Injectable } from '@nestjs/common';
import { factData, profileOf } from './item.acts.js';
import { ItemRow } from './item.entity.js';
import type { ResolutionItem } from './item.graphql.js';
import { ItemReadingService } from './item-reading.service.js';
import { readsItem } from './item.permissions.js';
import { postReaching, postsFor, type ItemContext } from './item.rules.js';

/** Who could have handed the matter to the unit decides on its time (decision 6), never somebody of that unit itself. */
function assignersPost(row: ItemRow, clock: ClockRow, context: ItemContext): RoleAssignmentClaim | undefined {
  const posts = postsFor(row, 'assignItem', context).filter(
    (post) => post.orgUnitId !== clock.responsibleUnitId,
  );
  return postReaching(posts, [clock.responsibleUnitId], context);
}

/** Whoever assigned it; before that nobody has set a time. */
function assigner(row: ItemRow, clock: ClockRow, tree: OrgTree, now: Date): Recipient[] {
  return row.assignedUnderRole && row.assignedUnderUnitId
    ? [{ role: row.assignedUnderRole, orgUnitId: row.assignedUnderUnitId }]
    : issuingPeople(clock, tree, now);
}

const ITEM: ClockedCase<ItemRow> = {
  kind: 'item',
  noun: 'Item',
  entity: ItemRow,
  readable: (row, identity, tx) => readsItem(identity, tx.tree, row),
  sides: (row, clock, { identity, tree, now }) => ({
    responsible: responsiblePost(identity, clock),
    issuer: assignersPost(row, clock, { identity, tree, now, profile: profileOf(tree, row).document }),
  }),
  told: (row, clock, tree, now) => ({
    responsible: responsiblePeople(clock, tree, now),
    issuer: assigner(row, clock, tree, now),
  }),
  record: (tx, row, { data, ...happening }) =>
    tx.record('item', ItemRow, row, { ...happening, data: { ...factData(row), ...data } }),
};

/** Extensions and stops of an item's clocks (E.2). */
@Injectable()
export class ItemClockActs extends ClockActs<ItemRow, PayloadOf<'resolutionItem', ResolutionItem>> {
  constructor(
    acts: Acts,
    database: Database,
    replica: Replica,
    private readonly reading: ItemReadingService,
  ) {
    super(acts, database, replica, ITEM);
  }

  async answer(
    ctx: ActContext,
    { id, refusal, replayed }: ActAnswer,
  ): Promise<PayloadOf<'resolutionItem', ResolutionItem>> {
    if (refusal) {
      return refused<'resolutionItem', ResolutionItem>('resolutionItem', refusal, ctx.language, replayed);
    }
    const item = await this.reading.byUuid(ctx, id!);
    return done<'resolutionItem', ResolutionItem>('resolutionItem', item!, replayed);
  }
}
