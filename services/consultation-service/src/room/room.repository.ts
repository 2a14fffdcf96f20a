import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@concord/service-kit/database/database';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { EntityManager } from 'typeorm';
import { RoomRow } from './room.entity.js';

/** The room of the unit, or of the nearest place above it that has one; the oldest where a place has several. */
export async function nearestRoom(
  em: EntityManager,
  tree: OrgTree,
  orgUnitId: string,
): Promise<RoomRow | null> {
  const path = tree.path(orgUnitId);
  const rooms = await em
    .createQueryBuilder(RoomRow, 'r')
    .where("r.orgUnitId = any(:path) and r.state <> 'SUSPENDED'", { path })
    .orderBy('r.createdAt')
    .addOrderBy('r.id')
    .getMany();
  for (const unitId of path.reverse()) {
    const room = rooms.find((candidate) => candidate.orgUnitId === unitId);
    if (room) return room;
  }
  return null;
}

export interface RoomYearCount {
  roomId: string;
  concluded: number;
}

/** Lists of rooms and what is counted of them. */
@Injectable()
export class RoomRepository {
  constructor(@Inject(Database) private readonly database: Database) {}

  async byIds(ids: readonly string[]): Promise<RoomRow[]> {
    return this.database.em
      .createQueryBuilder(RoomRow, 'r')
      .where('r.id = any(:ids)', { ids: [...ids] })
      .getMany();
  }

  /** Rooms of these units in the order of (name, id). */
  async page(
    units: readonly string[],
    limit: number,
    after: (string | number | null)[] | null,
    name: string | null,
  ): Promise<RoomRow[]> {
    const query = this.listed(units, name);
    if (after) {
      query.andWhere('(r.name, r.id) > (:afterName, :afterId)', { afterName: after[0], afterId: after[1] });
    }
    return query.orderBy('r.name').addOrderBy('r.id').limit(limit).getMany();
  }

  async count(units: readonly string[], name: string | null): Promise<number> {
    return this.listed(units, name).getCount();
  }

  /** Concluded sessions that count, of each room in one calendar year. */
  async concludedInYear(roomIds: readonly string[], year: number): Promise<ReadonlyMap<string, number>> {
    const rows: RoomYearCount[] = await this.database.em.query(
      `select room_id as "roomId", count(*)::int as concluded from session
       where room_id = any($1) and counts and concluded_on between $2 and $3 group by room_id`,
      [[...roomIds], `${year}-01-01`, `${year}-12-31`],
    );
    return new Map(rows.map((row) => [row.roomId, row.concluded]));
  }

  private listed(units: readonly string[], name: string | null) {
    const query = this.database.em
      .createQueryBuilder(RoomRow, 'r')
      .where('r.orgUnitId = any(:units)', { units: [...units] });
    if (name) query.andWhere('strpos(r.name, :name) > 0', { name });
    return query;
  }
}
