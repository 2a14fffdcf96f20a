import { Injectable } from '@nestjs/common';
import { parseId } from '@concord/contracts/ids';
import type { Decision } from '@concord/contracts/refusals';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import {
  decodeCursor,
  pageSize,
  toConnection,
  type ConnectionOf,
} from '@concord/service-kit/graph/connection';
import { Replica } from '@concord/service-kit/replica/replica';
import { dayOf } from '../acts/period.js';
import { askedId, isSignedIn } from '../acts/scope.js';
import { profileOf } from '../consultation/consultation.acts.js';
import { ConsultationRow } from '../consultation/consultation.entity.js';
import { mayRead } from '../consultation/consultation.permissions.js';
import type { RoomRow } from './room.entity.js';
import { RoomRepository } from './room.repository.js';
import { decide, roomYear, type RoomYearProgress } from './room.rules.js';

/** A year that the calendar of the database knows. */
const isYear = (year: number): boolean => year >= 1000 && year <= 9999;

/** Rooms as people may read them. */
@Injectable()
export class RoomReading {
  constructor(
    private readonly rooms: RoomRepository,
    private readonly replica: Replica,
    private readonly database: Database,
  ) {}

  async one(ctx: ActContext, id: string): Promise<RoomRow | null> {
    const uuid = parseId(id, 'room')?.uuid;
    return uuid ? ((await this.readable(ctx, [uuid])).get(uuid) ?? null) : null;
  }

  async readable(ctx: ActContext, ids: readonly string[]): Promise<ReadonlyMap<string, RoomRow>> {
    if (!isSignedIn(ctx.identity)) return new Map();
    return new Map((await this.rooms.byIds(ids)).map((row) => [row.id, row]));
  }

  async list(
    ctx: ActContext,
    args: {
      first?: number | null;
      after?: string | null;
      filter?: { orgUnitId?: string | null; text?: string | null } | null;
    },
  ): Promise<ConnectionOf<RoomRow>> {
    const first = pageSize(args.first);
    const units = await this.listedUnits(ctx, args.filter?.orgUnitId);
    const name = args.filter?.text ?? null;
    const rows = await this.rooms.page(units, first + 1, decodeCursor(args.after, ['text', 'uuid']), name);
    const totalCount = () => this.rooms.count(units, name);
    return toConnection(
      rows,
      { first, after: args.after ?? null, totalCount },
      (row) => [row.name, row.id],
      (row) => row,
    );
  }

  thisYear(ctx: ActContext): number {
    return Number(this.today(ctx).slice(0, 4));
  }

  async progress(
    ctx: ActContext,
    ids: readonly string[],
    year: number,
  ): Promise<ReadonlyMap<string, RoomYearProgress>> {
    const tree = await this.replica.tree();
    const counts = isYear(year) ? await this.rooms.concludedInYear(ids, year) : new Map<string, number>();
    const rows = await this.rooms.byIds(ids);
    const of = (row: RoomRow) =>
      roomYear(
        year,
        counts.get(row.id) ?? 0,
        profileOf(row, tree).document.sessionsPerRoomYear.n,
        this.today(ctx),
      );
    return new Map(rows.map((row) => [row.id, of(row)]));
  }

  /** Consultations of the room that wait for a report, as far as the reader may see them. */
  async dueReports(ctx: ActContext, roomId: string): Promise<ConsultationRow[]> {
    const tree = await this.replica.tree();
    const rows = await this.database.em
      .createQueryBuilder(ConsultationRow, 'c')
      .where('c.roomId = :roomId and c.reportDueSince is not null and c.statusReport is null', { roomId })
      .orderBy('c.reportDueSince')
      .addOrderBy('c.id')
      .getMany();
    return rows.filter((row) => mayRead(row, ctx.identity, tree));
  }

  async actions(ctx: ActContext, row: RoomRow): Promise<{ act: string; decision: Decision }[]> {
    const tree = await this.replica.tree();
    const acts = ['addRoomMember', 'removeRoomMember'] as const;
    return acts.map((act) => ({ act, decision: decide(row, act, { identity: ctx.identity, tree }) }));
  }

  private async listedUnits(ctx: ActContext, orgUnitId: string | null | undefined): Promise<string[]> {
    if (!isSignedIn(ctx.identity)) return [];
    const tree = await this.replica.tree();
    const roots = orgUnitId ? [askedId(orgUnitId, 'orgUnit')] : tree.childrenOf(null).map((unit) => unit.id);
    return roots.flatMap((id) => tree.subtree(id));
  }

  private today(ctx: ActContext): string {
    return dayOf(ctx.now);
  }
}
