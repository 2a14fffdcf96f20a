import { parseId } from '@concord/contracts/ids';
import { endOfDay, startOfDay } from '@concord/service-kit/clocks/local-day';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { decodeCursor, pageSize } from '@concord/service-kit/graph/connection';
import { insistOnPeriod, knownCodes, knownId } from '@concord/service-kit/graph/filters';
import { Replica } from '@concord/service-kit/replica/replica';
import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { ItemRow } from './item.entity.js';
import { unitsHandledBy, placesReadBy, readsItem } from './item.permissions.js';
import { HANDLING_CLOCKS, ITEM_STATES } from './item.states.js';

export interface ItemListFilter {
  states?: string[] | null;
  orgUnitId?: string | null;
  departmentId?: string | null;
  overdue?: boolean | null;
  from?: string | null;
  to?: string | null;
  updatedSince?: Date | null;
  text?: string | null;
}

const OVERDUE = `exists (select 1 from clock c where c.case_id = 'item:' || cast(i.id as text) and c.state = 'RUNNING'
  and c.kind = any(:handlingClocks) and c.due_at <= :now)`;

/** Reads items, always within what the identity may read. */
@Injectable()
export class ItemRepository {
  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
  ) {}

  /** One item by bare uuid; null where it does not exist or may not be read. */
  async find(ctx: ActContext, id: string): Promise<ItemRow | null> {
    const row = await this.database.em.findOneBy(ItemRow, { id });
    return row && readsItem(ctx.identity, await this.replica.tree(), row) ? row : null;
  }

  async byIds(ctx: ActContext, ids: readonly string[]): Promise<ItemRow[]> {
    const tree = await this.replica.tree();
    const rows = await this.database.em
      .createQueryBuilder(ItemRow, 'i')
      .where('i.id = any(:ids)', { ids: [...ids] })
      .getMany();
    return rows.filter((row) => readsItem(ctx.identity, tree, row));
  }

  /** Items of consultations or topics, by the typed id of either. */
  async of(
    ctx: ActContext,
    key: 'consultationId' | 'topicId',
    ids: readonly string[],
  ): Promise<Map<string, ItemRow[]>> {
    const tree = await this.replica.tree();
    const rows = await this.database.em
      .createQueryBuilder(ItemRow, 'i')
      .where(`i.${key} = any(:ids)`, { ids: [...ids] })
      .orderBy('i.no')
      .getMany();
    const found = new Map<string, ItemRow[]>(ids.map((id) => [id, []]));
    for (const row of rows) if (readsItem(ctx.identity, tree, row)) found.get(row[key])?.push(row);
    return found;
  }

  /** One page more than asked by a row, newest first; the order is (updatedAt, id). */
  async page(
    ctx: ActContext,
    filter: ItemListFilter,
    page: { first?: number | null; after?: string | null },
  ): Promise<ItemRow[]> {
    const query = await this.filtered(ctx, filter);
    const after = decodeCursor(page.after, ['instant', 'uuid']);
    if (after) {
      query.andWhere('(i.updatedAt, i.id) < (:at::timestamptz, :id::uuid)', { at: after[0], id: after[1] });
    }
    return query
      .orderBy('i.updatedAt', 'DESC')
      .addOrderBy('i.id', 'DESC')
      .limit(pageSize(page.first) + 1)
      .getMany();
  }

  async count(ctx: ActContext, filter: ItemListFilter): Promise<number> {
    return (await this.filtered(ctx, filter)).getCount();
  }

  private async filtered(ctx: ActContext, filter: ItemListFilter): Promise<SelectQueryBuilder<ItemRow>> {
    const tree = await this.replica.tree();
    const query = this.database.em
      .createQueryBuilder(ItemRow, 'i')
      .where('(i.orgUnitId = any(:places) or i.leadUnitId = any(:units) or i.coUnitIds && :units::uuid[])', {
        places: placesReadBy(ctx.identity, tree),
        units: unitsHandledBy(ctx.identity, tree),
      });
    const unit = filter.orgUnitId ? parseId(filter.orgUnitId, 'orgUnit')?.uuid : undefined;
    if (filter.orgUnitId) {
      query.andWhere('i.orgUnitId = any(:subtree)', { subtree: unit ? tree.subtree(unit) : [] });
    }
    const department = knownId(filter.departmentId, 'orgUnit');
    if (department) query.andWhere('i.leadUnitId = :department', { department });
    const states = knownCodes('states', filter.states, ITEM_STATES);
    if (states) query.andWhere('i.state = any(:states)', { states });
    insistOnPeriod(filter.from, filter.to);
    if (filter.overdue != null) {
      query.andWhere(filter.overdue ? OVERDUE : `not ${OVERDUE}`, {
        now: ctx.now,
        handlingClocks: HANDLING_CLOCKS,
      });
    }
    if (filter.from) query.andWhere('i.createdAt >= :from', { from: startOfDay(filter.from) });
    if (filter.to) query.andWhere('i.createdAt < :to', { to: endOfDay(filter.to) });
    if (filter.updatedSince) query.andWhere('i.updatedAt >= :since', { since: filter.updatedSince });
    if (filter.text) {
      query.andWhere('(strpos(i.title, :words) > 0 or strpos(i.text, :words) > 0)', { words: filter.text });
    }
    return query;
  }
}
