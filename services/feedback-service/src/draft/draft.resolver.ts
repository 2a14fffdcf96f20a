import { parseId, typedId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { decodeCursor, pageSize, PageArgs, toConnection, type ConnectionOf } from '@concord/service-kit/graph/connection';
import type { GraphContext } from '@concord/service-kit/graph/context';
import { toRef } from '@concord/service-kit/graph/shared.types';
import type { Ref } from '@concord/service-kit/graph/stubs';
import { Act } from '@concord/service-kit/identity/act.decorator';
import { Args, ID, Query, ResolveReference, Resolver } from '@nestjs/graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { letterBody } from '../i18n/letters.js';
import { DraftRow } from './draft.entity.js';
import { Draft, DraftConnection } from './draft.graphql.js';

/** Drafts are read by those who may sign them, on exactly the signer's unit, and by nobody else. */
@Resolver(() => Draft)
export class DraftResolver {
  constructor(private readonly database: Database) {}

  @Query(() => DraftConnection, { nullable: true, description: 'Drafts that the asker may sign, newest first.' })
  async drafts(@Act() act: ActContext, @Args() page: PageArgs): Promise<ConnectionOf<Draft>> {
    const query = this.own(act);
    const totalCount = (): Promise<number> => this.own(act).getCount();
    const after = decodeCursor(page.after, 2);
    if (after) query.andWhere('(d.at, d.id) < (:at::timestamptz, :id::uuid)', { at: after[0], id: after[1] });
    const first = pageSize(page.first);
    const rows = await query.orderBy('d.at', 'DESC').addOrderBy('d.id', 'DESC').limit(first + 1).getMany();
    return toConnection(rows, { first, after: page.after ?? null, totalCount }, (row) => [row.at, row.id], (row) => toDraft(row, act));
  }

  @Query(() => Draft, { nullable: true, description: 'One draft; null where there is none for the asker.' })
  async draft(@Act() act: ActContext, @Args('id', { type: () => ID }) id: string): Promise<Draft | null> {
    const row = await this.own(act).andWhere('d.id = :id', { id: parseId(id, 'draft')?.uuid ?? null }).getOne();
    return row && toDraft(row, act);
  }

  @ResolveReference()
  resolve(reference: Ref, context: GraphContext): Promise<Draft | null> {
    return this.draft(context.act, reference.id);
  }

  private own(act: ActContext): SelectQueryBuilder<DraftRow> {
    const held = act.identity.roles.map((role) => `${role.role}@${role.orgUnitId}`);
    return this.database.em
      .createQueryBuilder(DraftRow, 'd')
      .where("(d.signerRole || '@' || d.signerUnitId::text) = any(:held)", { held });
  }
}

function toDraft(row: DraftRow, act: ActContext): Draft {
  return {
    id: typedId('draft', row.id),
    kind: row.kind,
    number: null,
    state: row.state,
    title: row.title,
    body: letterBody({ title: row.title, date: row.dueDate, authority: row.authority }, act.language),
    signerRole: row.signerRole,
    signerUnit: toRef(row.signerUnitId && typedId('orgUnit', row.signerUnitId)),
    addressee: toRef(typedId('orgUnit', row.addresseeUnitId)),
    authority: row.authority,
    item: toRef(typedId('item', row.itemId)),
    dueDate: row.dueDate,
    at: row.at,
  };
}
