import { parseId } from '@concord/contracts/ids';
import { ClockReader } from '@concord/service-kit/clocks/clock-reader';
import type { ActContext } from '@concord/service-kit/context';
import { pageSize, toConnection, type ConnectionOf } from '@concord/service-kit/graph/connection';
import { withinUnit } from '@concord/service-kit/graph/filters';
import type { DeadlineFilter, DeadlinePage } from '@concord/service-kit/graph/deadline.types';
import type { Action } from '@concord/service-kit/graph/shared.types';
import { Replica } from '@concord/service-kit/replica/replica';
import { Injectable } from '@nestjs/common';
import type { ResolutionItem } from './item.graphql.js';
import { actionsOf, toItem } from './item.mapper.js';
import { placesReadBy, unitsHandledBy } from './item.permissions.js';
import { ItemRepository, type ItemListFilter } from './item.repository.js';

interface Page {
  first?: number | null;
  after?: string | null;
}

/** Reads items for a person: every list and every single one within what the person may read. */
@Injectable()
export class ItemReadingService {
  constructor(
    private readonly items: ItemRepository,
    private readonly clocks: ClockReader,
    private readonly replica: Replica,
  ) {}

  /** The item, or null: who may not read it is not told that it exists. */
  async one(ctx: ActContext, typedItem: string): Promise<ResolutionItem | null> {
    const id = parseId(typedItem, 'item')?.uuid;
    return id ? this.byUuid(ctx, id) : null;
  }

  async byUuid(ctx: ActContext, id: string): Promise<ResolutionItem | null> {
    const row = await this.items.find(ctx, id);
    return row && toItem(row);
  }

  async byUuids(ctx: ActContext, ids: readonly string[]): Promise<Map<string, ResolutionItem>> {
    return new Map((await this.items.byIds(ctx, ids)).map((row) => [row.id, toItem(row)]));
  }

  async list(ctx: ActContext, filter: ItemListFilter, page: Page): Promise<ConnectionOf<ResolutionItem>> {
    const rows = await this.items.page(ctx, filter, page);
    const totalCount = (): Promise<number> => this.items.count(ctx, filter);
    const shown = { first: pageSize(page.first), after: page.after ?? null, totalCount };
    return toConnection(rows, shown, (row) => [row.updatedAt, row.id], toItem);
  }

  /** Items of consultations or topics, by the typed id of either. */
  async of(
    ctx: ActContext,
    key: 'consultationId' | 'topicId',
    ids: readonly string[],
  ): Promise<Map<string, ResolutionItem[]>> {
    const found = await this.items.of(ctx, key, ids);
    return new Map([...found].map(([id, rows]) => [id, rows.map(toItem)]));
  }

  /** Every act of the item: allowed to the asker now, or why not (architecture.md 16). */
  async actions(ctx: ActContext, item: ResolutionItem): Promise<Action[]> {
    return actionsOf(item.row, ctx, await this.replica.tree());
  }

  /** This service's share of the gateway's merged list of deadlines. */
  async deadlines(
    ctx: ActContext,
    orgUnitId: string | null,
    args: Page & { orderBy?: string | null; filter?: DeadlineFilter | null },
  ): Promise<DeadlinePage> {
    const tree = await this.replica.tree();
    const readable = [...placesReadBy(ctx.identity, tree), ...unitsHandledBy(ctx.identity, tree)];
    return this.clocks.page({ units: withinUnit(readable, orgUnitId, tree) }, args, ctx);
  }
}
