import { Injectable } from '@nestjs/common';
import { parseId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { Indicators } from '@concord/service-kit/indicators/indicators';
import { Replica } from '@concord/service-kit/replica/replica';
import { listScope } from '../acts/scope.js';
import { toRoom } from '../room/room.mapper.js';
import { RoomReading } from '../room/room.reading.js';
import { RoomRepository } from '../room/room.repository.js';
import { MEMBER_CAPACITIES } from './attendance.js';
import type { ConsultationFigures, RoomYear } from './figures.graphql.js';

const ROOMS_SHOWN = 200;
const KEPT = ['sessionsHeld', 'residentAttendances', 'outcomes'];

/** Kept figures of consultations, summed over what the asker may read of a unit's subtree. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly indicators: Indicators,
    private readonly replica: Replica,
    private readonly database: Database,
    private readonly rooms: RoomRepository,
    private readonly roomReading: RoomReading,
  ) {}

  /** Null where the asker reads no case of it: a figure must open to its cases. */
  async of(
    ctx: ActContext,
    typedUnit: string,
    from: string | null,
    to: string | null,
  ): Promise<ConsultationFigures | null> {
    const tree = await this.replica.tree();
    const id = parseId(typedUnit, 'orgUnit')?.uuid;
    const readable = new Set(listScope(ctx.identity, tree, null).units);
    const units = id ? tree.subtree(id).filter((unit) => readable.has(unit)) : [];
    if (units.length === 0) return null;
    const sums = await this.indicators.sums(units, KEPT, from, to);
    const total = (name: string): number =>
      sums.filter((sum) => sum.name === name).reduce((all, sum) => all + sum.value, 0);
    return {
      membersTookPart: await this.members(units, from, to),
      sessionsHeld: total('sessionsHeld'),
      residentsTookPart: total('residentAttendances'),
      outcomes: sums
        .filter((sum) => sum.name === 'outcomes')
        .map(({ dimension, value }) => ({ code: dimension, count: value })),
      rooms: await this.years(ctx, units, to ? Number(to.slice(0, 4)) : this.roomReading.thisYear(ctx)),
    };
  }

  /** Distinct people cannot be summed from kept figures: they are counted, over an index of concluded days. */
  private async members(units: string[], from: string | null, to: string | null): Promise<number> {
    const [row]: { n: number }[] = await this.database.em.query(
      `select count(distinct coalesce(p.person_id, p.id))::int as n
       from participant p join session s on s.id = p.session_id
       where s.org_unit_id = any($1) and s.concluded_on is not null and p.status = 'SIGNED_IN' and p.capacity = any($2)
         and ($3::date is null or s.concluded_on >= $3) and ($4::date is null or s.concluded_on <= $4)`,
      [units, [...MEMBER_CAPACITIES], from, to],
    );
    return row?.n ?? 0;
  }

  private async years(ctx: ActContext, units: string[], year: number): Promise<RoomYear[]> {
    const rooms = await this.rooms.page(units, ROOMS_SHOWN, null, null);
    const progress = await this.roomReading.progress(
      ctx,
      rooms.map((room) => room.id),
      year,
    );
    return rooms.map((room) => ({ room: toRoom(room), ...progress.get(room.id)! }));
  }
}
