import { Injectable } from '@nestjs/common';
import { parseId } from '@concord/contracts/ids';
import type { Decision } from '@concord/contracts/refusals';
import { ClockReader } from '@concord/service-kit/clocks/clock-reader';
import type { ActContext } from '@concord/service-kit/context';
import {
  decodeCursor,
  pageSize,
  toConnection,
  type ConnectionOf,
} from '@concord/service-kit/graph/connection';
import { insistOnPeriod, knownCodes, withinUnit } from '@concord/service-kit/graph/filters';
import type { DeadlineFilter, DeadlinePage } from '@concord/service-kit/graph/deadline.types';
import { Replica } from '@concord/service-kit/replica/replica';
import { askedId, listScope } from '../acts/scope.js';
import type { ObjectionRow } from '../publicity/objection.entity.js';
import type { RoomRow } from '../room/room.entity.js';
import { RoomRepository } from '../room/room.repository.js';
import type { SessionRow } from '../session/session.entity.js';
import { SessionRepository } from '../session/session.repository.js';
import { profileOf } from './consultation.acts.js';
import type { ConsultationRow } from './consultation.entity.js';
import { CONSULTATION_ACTS, mayRead, type ConsultationAct } from './consultation.permissions.js';
import {
  ConsultationRepository,
  type ConsultationQuery,
  type ObjectionGroup,
} from './consultation.repository.js';
import { decide, FROM } from './consultation.rules.js';
import { CONSULTATION_STATES } from './consultation.states.js';

interface Page {
  first?: number | null;
  after?: string | null;
}

/** Consultations as people may read them. */
@Injectable()
export class ReadingService {
  constructor(
    private readonly consultations: ConsultationRepository,
    private readonly sessions: SessionRepository,
    private readonly rooms: RoomRepository,
    private readonly replica: Replica,
    private readonly clocks: ClockReader,
  ) {}

  async one(ctx: ActContext, id: string): Promise<ConsultationRow | null> {
    const uuid = parseId(id, 'consultation')?.uuid;
    return uuid ? ((await this.readable(ctx, [uuid])).get(uuid) ?? null) : null;
  }

  /** Those of the bare ids that the reader may see. */
  async readable(ctx: ActContext, ids: readonly string[]): Promise<ReadonlyMap<string, ConsultationRow>> {
    const tree = await this.replica.tree();
    const rows = await this.consultations.byIds(ids);
    return new Map(rows.filter((row) => mayRead(row, ctx.identity, tree)).map((row) => [row.id, row]));
  }

  async list(
    ctx: ActContext,
    page: Page,
    filter: ConsultationQuery & { orgUnitId?: string | null },
  ): Promise<ConnectionOf<ConsultationRow>> {
    const first = pageSize(page.first);
    const scope = listScope(ctx.identity, await this.replica.tree(), filter.orgUnitId);
    insistOnPeriod(filter.from, filter.to);
    const query = {
      ...filter,
      states: knownCodes('states', filter.states, CONSULTATION_STATES),
      roomId: filter.roomId ? askedId(filter.roomId, 'room') : null,
    };
    const rows = await this.consultations.page(
      scope,
      query,
      first + 1,
      decodeCursor(page.after, ['instant', 'uuid']),
    );
    const totalCount = () => this.consultations.count(scope, query);
    return toConnection(
      rows,
      { first, after: page.after ?? null, totalCount },
      (row) => [row.createdAt, row.id],
      (row) => row,
    );
  }

  /** Every act of the present state, decided as it would be under the lock. */
  async actions(
    ctx: ActContext,
    row: ConsultationRow,
  ): Promise<{ act: ConsultationAct; decision: Decision }[]> {
    const tree = await this.replica.tree();
    const context = { identity: ctx.identity, tree, profile: profileOf(row, tree).document, now: ctx.now };
    return CONSULTATION_ACTS.filter((act) => FROM[act].includes(row.state)).map((act) => ({
      act,
      decision: decide(row, act, context),
    }));
  }

  async deadlines(
    ctx: ActContext,
    args: Page & { orderBy?: string | null; orgUnitId?: string | null; filter?: DeadlineFilter | null },
  ): Promise<DeadlinePage> {
    const tree = await this.replica.tree();
    const units = withinUnit(listScope(ctx.identity, tree, null).units, args.orgUnitId, tree);
    return this.clocks.page({ units }, args, ctx);
  }

  /** Rooms of cases that the reader may see; a room's name is no secret. */
  async roomsById(ids: readonly string[]): Promise<ReadonlyMap<string, RoomRow>> {
    return new Map((await this.rooms.byIds(ids)).map((room) => [room.id, room]));
  }

  /** Sessions of cases that the reader may see. */
  async sessionsOf(ids: readonly string[]): Promise<ReadonlyMap<string, SessionRow[]>> {
    return this.sessions.ofConsultations(ids);
  }

  /** Objections to results of cases that the reader may see; look-alikes as one. */
  async objectionsOf(ids: readonly string[]): Promise<ReadonlyMap<string, ObjectionGroup[]>> {
    return this.consultations.objectionsOf(ids);
  }

  /** One objection, after the act that made it or that reveals who raised it. */
  async objection(id: string): Promise<ObjectionRow | null> {
    return this.consultations.objection(id);
  }
}
