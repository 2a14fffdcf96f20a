import { parseId } from '@concord/contracts/ids';
import { endOfDay, startOfDay } from '@concord/service-kit/clocks/local-day';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { decodeCursor, pageSize } from '@concord/service-kit/graph/connection';
import { Replica } from '@concord/service-kit/replica/replica';
import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { placesReadBy } from '../item/item.permissions.js';
import { EscalationRow } from './escalation.entity.js';
import type { EscalationFilter } from './escalation.graphql.js';
import { placesDraftedAt } from './escalation.rules.js';

/** Reads escalations, always within what the identity may read. */
@Injectable()
export class EscalationRepository {
  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
  ) {}

  async byIds(ctx: ActContext, ids: readonly string[]): Promise<EscalationRow[]> {
    return (await this.readable(ctx)).andWhere('e.id = any(:ids)', { ids: [...ids] }).getMany();
  }

  async ofTopics(ctx: ActContext, topicIds: readonly string[]): Promise<Map<string, EscalationRow[]>> {
    const query = (await this.readable(ctx)).andWhere('e.topicId = any(:topicIds)', {
      topicIds: [...topicIds],
    });
    const rows = await query.orderBy('e.createdAt').getMany();
    return new Map(topicIds.map((id) => [id, rows.filter((row) => row.topicId === id)]));
  }

  async page(
    ctx: ActContext,
    filter: EscalationFilter,
    page: { first?: number | null; after?: string | null },
  ): Promise<EscalationRow[]> {
    const query = await this.filtered(ctx, filter);
    const after = decodeCursor(page.after, ['instant', 'uuid']);
    if (after) {
      query.andWhere('(e.updatedAt, e.id) < (:at::timestamptz, :id::uuid)', { at: after[0], id: after[1] });
    }
    return query
      .orderBy('e.updatedAt', 'DESC')
      .addOrderBy('e.id', 'DESC')
      .limit(pageSize(page.first) + 1)
      .getMany();
  }

  async count(ctx: ActContext, filter: EscalationFilter): Promise<number> {
    return (await this.filtered(ctx, filter)).getCount();
  }

  private async filtered(
    ctx: ActContext,
    filter: EscalationFilter,
  ): Promise<SelectQueryBuilder<EscalationRow>> {
    const query = await this.readable(ctx);
    if (filter.orgUnitId) {
      const unit = parseId(filter.orgUnitId, 'orgUnit')?.uuid;
      query.andWhere('e.orgUnitId = any(:subtree)', {
        subtree: unit ? (await this.replica.tree()).subtree(unit) : [],
      });
    }
    if (filter.states) query.andWhere('e.state = any(:states)', { states: filter.states });
    if (filter.from) query.andWhere('e.createdAt >= :from', { from: startOfDay(filter.from) });
    if (filter.to) query.andWhere('e.createdAt < :to', { to: endOfDay(filter.to) });
    if (filter.updatedSince) query.andWhere('e.updatedAt >= :since', { since: filter.updatedSince });
    if (filter.text) query.andWhere('strpos(e.title, :words) > 0', { words: filter.text });
    return query;
  }

  private async readable(ctx: ActContext): Promise<SelectQueryBuilder<EscalationRow>> {
    const tree = await this.replica.tree();
    return this.database.em
      .createQueryBuilder(EscalationRow, 'e')
      .where('(e.orgUnitId = any(:drafted) or (e.submittedAt is not null and e.orgUnitId = any(:places)))', {
        drafted: placesDraftedAt(ctx.identity, tree),
        places: placesReadBy(ctx.identity, tree),
      });
  }
}
