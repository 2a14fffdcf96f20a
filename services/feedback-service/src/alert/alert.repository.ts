import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { decodeCursor, pageSize } from '@concord/service-kit/graph/connection';
import { knownCodes } from '@concord/service-kit/graph/filters';
import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { ALERT_KINDS, AlertRow } from './alert.entity.js';
import type { AlertFilter } from './alert.graphql.js';

/** One person's inbox: nobody reads another's. */
@Injectable()
export class AlertRepository {
  constructor(private readonly database: Database) {}

  async page(
    ctx: ActContext,
    filter: AlertFilter,
    page: { first?: number | null; after?: string | null },
  ): Promise<AlertRow[]> {
    const query = this.own(ctx, filter);
    const after = decodeCursor(page.after, ['instant', 'uuid']);
    if (after) query.andWhere('(a.at, a.id) < (:at::timestamptz, :id::uuid)', { at: after[0], id: after[1] });
    return query
      .orderBy('a.at', 'DESC')
      .addOrderBy('a.id', 'DESC')
      .limit(pageSize(page.first) + 1)
      .getMany();
  }

  async count(ctx: ActContext, filter: AlertFilter): Promise<number> {
    return this.own(ctx, filter).getCount();
  }

  async byIds(ctx: ActContext, ids: readonly string[]): Promise<AlertRow[]> {
    return this.own(ctx, {})
      .andWhere('a.id = any(:ids)', { ids: [...ids] })
      .getMany();
  }

  private own(ctx: ActContext, filter: AlertFilter): SelectQueryBuilder<AlertRow> {
    const query = this.database.em
      .createQueryBuilder(AlertRow, 'a')
      .where('a.personId = :person', { person: ctx.identity.personId ?? null });
    if (filter.unreadOnly) query.andWhere('a.readAt is null');
    const kinds = knownCodes('kinds', filter.kinds, ALERT_KINDS);
    if (kinds) query.andWhere('a.kind = any(:kinds)', { kinds });
    return query;
  }
}
