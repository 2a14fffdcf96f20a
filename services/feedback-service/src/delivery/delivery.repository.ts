import { parseId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { decodeCursor, pageSize } from '@concord/service-kit/graph/connection';
import { Replica } from '@concord/service-kit/replica/replica';
import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { AlertRow } from '../alert/alert.entity.js';
import { DeliveryRow } from './delivery.entity.js';
import type { DeliveryFilter } from './delivery.graphql.js';
import { administeredUnits } from './delivery.permissions.js';
import { DEAD_LETTERS } from './delivery.states.js';

/** Deliveries that somebody may see: his own, and those of the units that he administers. */
@Injectable()
export class DeliveryRepository {
  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
  ) {}

  /** One row more than the page holds, newest first. */
  async page(
    ctx: ActContext,
    filter: DeliveryFilter,
    page: { first?: number | null; after?: string | null },
  ): Promise<DeliveryRow[]> {
    const query = await this.seen(ctx, filter);
    const after = decodeCursor(page.after, ['instant', 'uuid']);
    if (after) {
      query.andWhere('(d.createdAt, d.id) < (:at::timestamptz, :id::uuid)', { at: after[0], id: after[1] });
    }
    return query
      .orderBy('d.createdAt', 'DESC')
      .addOrderBy('d.id', 'DESC')
      .limit(pageSize(page.first) + 1)
      .getMany();
  }

  async count(ctx: ActContext, filter: DeliveryFilter): Promise<number> {
    return (await this.seen(ctx, filter)).getCount();
  }

  async find(ctx: ActContext, id: string): Promise<DeliveryRow | null> {
    return (await this.seen(ctx, {})).andWhere('d.id = :one', { one: id }).getOne();
  }

  /** The messages of these deliveries, by their id. */
  async alerts(rows: readonly DeliveryRow[]): Promise<Map<string, AlertRow>> {
    const ids = rows.flatMap(({ alertId }) => alertId ?? []);
    if (ids.length === 0) return new Map();
    const found = await this.database.em
      .createQueryBuilder(AlertRow, 'a')
      .where('a.id = any(:ids)', { ids })
      .getMany();
    return new Map(found.map((alert) => [alert.id, alert]));
  }

  private async seen(ctx: ActContext, filter: DeliveryFilter): Promise<SelectQueryBuilder<DeliveryRow>> {
    const tree = await this.replica.tree();
    const units = filter.own ? [] : administeredUnits(ctx.identity, tree);
    const query = this.database.em
      .createQueryBuilder(DeliveryRow, 'd')
      .where('(d.personId = :person or d.orgUnitId = any(:units))', {
        person: ctx.identity.personId ?? null,
        units,
      });
    if (filter.deadLetters) query.andWhere('d.state = any(:dead)', { dead: [...DEAD_LETTERS] });
    if (filter.states) query.andWhere('d.state = any(:states)', { states: filter.states });
    if (filter.channels) query.andWhere('d.channel = any(:channels)', { channels: filter.channels });
    if (filter.kinds) query.andWhere('d.kind = any(:kinds)', { kinds: filter.kinds });
    if (filter.orgUnitId) {
      const below = tree.subtree(parseId(filter.orgUnitId, 'orgUnit')?.uuid ?? '');
      query.andWhere('d.orgUnitId = any(:below)', { below });
    }
    return query;
  }
}
