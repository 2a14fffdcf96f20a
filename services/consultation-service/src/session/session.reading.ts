import { Injectable } from '@nestjs/common';
import { addTerm } from '@concord/business-time/term';
import { parseId } from '@concord/contracts/ids';
import type { Decision } from '@concord/contracts/refusals';
import { actingRole } from '@concord/service-kit/acts/permissions';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import {
  decodeCursor,
  pageSize,
  toConnection,
  type ConnectionOf,
} from '@concord/service-kit/graph/connection';
import { insistOnPeriod, knownCodes } from '@concord/service-kit/graph/filters';
import { Replica } from '@concord/service-kit/replica/replica';
import { askedId, listScope } from '../acts/scope.js';
import type { ConsultationRow } from '../consultation/consultation.entity.js';
import { namedAs, POSITION_GRANTS } from '../consultation/consultation.permissions.js';
import { ReadingService } from '../consultation/reading.service.js';
import type { ParticipantRow } from './participant.entity.js';
import { dueReports, sessionContext } from './session.acts.js';
import type { SessionRow } from './session.entity.js';
import { SESSION_ACTS, type SessionAct } from './session.permissions.js';
import { SessionRepository, type SessionQuery } from './session.repository.js';
import type { Composition } from './composition.rules.js';
import { positionSums, proposeOutcome, type PositionSums } from './outcome.rules.js';
import {
  decide,
  FROM,
  invitedCheck,
  signInCheck,
  takesPositions,
  type SessionContext,
} from './session.rules.js';
import type { StatementRow } from './statement.entity.js';
import { SESSION_STATES } from './session.states.js';

interface Page {
  first?: number | null;
  after?: string | null;
}

/** A session with what its page is computed from; read once for all its fields. */
export interface SessionView {
  row: SessionRow;
  consultation: ConsultationRow;
  participants: ParticipantRow[];
  due: ConsultationRow[];
  context: SessionContext;
  /** Whether the reader may see which participant took which position (decision 13). */
  showPositions: boolean;
  invitedCheck: Composition;
  signInCheck: Composition;
  /** First day on which it may be held if notice is given now (D6). */
  earliestByNotice: string | null;
  /** Null to those who must not see single positions, while they are taken: each step would show one. */
  positions: PositionSums | null;
  /** What was proposed when the outcome was decided, or is proposed now; hidden with the sums. */
  proposedOutcome: string | null;
}

/** Sessions as people may read them. */
@Injectable()
export class SessionReading {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly consultations: ReadingService,
    private readonly replica: Replica,
    private readonly database: Database,
  ) {}

  async one(ctx: ActContext, id: string): Promise<SessionRow | null> {
    const uuid = parseId(id, 'session')?.uuid;
    return uuid ? ((await this.readable(ctx, [uuid])).get(uuid) ?? null) : null;
  }

  /** Those of the bare ids whose consultation the reader may see. */
  async readable(ctx: ActContext, ids: readonly string[]): Promise<ReadonlyMap<string, SessionRow>> {
    const rows = await this.sessions.byIds(ids);
    const open = await this.consultations.readable(ctx, [...new Set(rows.map((row) => row.consultationId))]);
    return new Map(rows.filter((row) => open.has(row.consultationId)).map((row) => [row.id, row]));
  }

  async list(
    ctx: ActContext,
    page: Page,
    filter: SessionQuery & { orgUnitId?: string | null },
  ): Promise<ConnectionOf<SessionRow>> {
    const first = pageSize(page.first);
    const scope = listScope(ctx.identity, await this.replica.tree(), filter.orgUnitId);
    insistOnPeriod(filter.from, filter.to);
    const query = {
      ...filter,
      states: knownCodes('states', filter.states, SESSION_STATES),
      roomId: filter.roomId ? askedId(filter.roomId, 'room') : null,
    };
    const rows = await this.sessions.page(
      scope,
      query,
      first + 1,
      decodeCursor(page.after, ['instant', 'uuid']),
    );
    const totalCount = () => this.sessions.count(scope, query);
    return toConnection(
      rows,
      { first, after: page.after ?? null, totalCount },
      (row) => [row.scheduledAt, row.id],
      (row) => row,
    );
  }

  /** What the fields of some sessions are computed from; sessions that are not readable are left out. */
  async views(ctx: ActContext, ids: readonly string[]): Promise<ReadonlyMap<string, SessionView>> {
    const tree = await this.replica.tree();
    const rows = await this.sessions.byIds(ids);
    const open = await this.consultations.readable(ctx, [...new Set(rows.map((row) => row.consultationId))]);
    const people = await this.sessions.participantsOf(ids);
    const views = new Map<string, SessionView>();
    for (const row of rows) {
      const consultation = open.get(row.consultationId);
      if (!consultation) continue;
      const participants = people.get(row.id) ?? [];
      const due = await dueReports(this.database.em, row);
      const context = sessionContext(row, {
        consultation,
        participants,
        dueReports: due.length,
        tree,
        identity: ctx.identity,
        now: ctx.now,
      });
      const runs = actingRole(ctx.identity, POSITION_GRANTS, tree, row.conveningUnitId) !== undefined;
      const chairs = row.chairPersonId !== null && row.chairPersonId === namedAs(ctx.identity);
      const showPositions = ctx.identity.kind === 'person' && (runs || chairs);
      const showSums = showPositions || !takesPositions(row);
      views.set(row.id, {
        row,
        consultation,
        participants,
        due,
        context,
        showPositions,
        invitedCheck: invitedCheck(context),
        signInCheck: signInCheck(context),
        earliestByNotice: earliestDay(context, ctx.now),
        positions: showSums ? positionSums(participants) : null,
        proposedOutcome: showSums ? proposedOf(row, participants, context) : null,
      });
    }
    return views;
  }

  /** Statements of sessions that the reader may see. */
  async statementsOf(ids: readonly string[]): Promise<ReadonlyMap<string, StatementRow[]>> {
    return this.sessions.statementsOf(ids);
  }

  /** One participant, after the act that reveals the person. */
  async participant(id: string): Promise<ParticipantRow | null> {
    return this.sessions.participant(id);
  }

  /** Every act of the present state, decided as it would be under the lock. */
  actions({ row, context }: SessionView): { act: SessionAct; decision: Decision }[] {
    return SESSION_ACTS.filter((act) => FROM[act].includes(row.state)).map((act) => ({
      act,
      decision: decide(row, act, context),
    }));
  }
}

/** What was proposed when the outcome was decided, or would be now. */
function proposedOf(
  row: SessionRow,
  participants: readonly ParticipantRow[],
  { profile }: Pick<SessionContext, 'profile'>,
): string | null {
  return row.outcome ? row.proposedOutcome : proposeOutcome(participants, profile.outcomeThresholds);
}

/** First day on which a session may be held if notice is given now (D6); null where the profile asks for none. */
function earliestDay({ profile, tree }: Pick<SessionContext, 'profile' | 'tree'>, now: Date): string | null {
  const budget = profile.clocks['D6'];
  if (!budget) return null;
  return addTerm({
    calendar: tree.calendar(profile.calendarId),
    from: now.toISOString(),
    term: { unit: budget.unit, n: budget.n },
  }).dueDate;
}
