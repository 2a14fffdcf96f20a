import { Inject, Injectable } from '@nestjs/common';
import { getCalendar } from '@concord/business-time/calendar';
import { dateAt } from '@concord/business-time/zone';
import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import type { ActTransaction, Happening } from '@concord/service-kit/acts/act-transaction';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { insist } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import type { EventOf } from '@concord/service-kit/i18n/events';
import type { OrgTree, ProfileVersion } from '@concord/service-kit/replica/org-tree';
import type { EntityManager } from 'typeorm';
import { asAnswer, bare, type OnInput } from '@concord/service-kit/acts/input';
import { profileOf, recordFact, type ConsultationFact } from '../consultation/consultation.acts.js';
import { ConsultationRow } from '../consultation/consultation.entity.js';
import { mayRead } from '../consultation/consultation.permissions.js';
import { ParticipantRow } from './participant.entity.js';
import { SessionRow } from './session.entity.js';
import { sessionStanding, type SessionAct } from './session.permissions.js';
import { decide, type SessionContext } from './session.rules.js';

/** What the body of an act on a session works with; the session and its consultation are locked. */
export interface SessionScene {
  tx: ActTransaction;
  row: SessionRow;
  consultation: ConsultationRow;
  profile: ProfileVersion;
  participants: ParticipantRow[];
  context: SessionContext;
  as: RoleAssignmentClaim | undefined;
  /** Writes the session with an entry of its own chain. */
  record(type: EventOf<'session'>, happening?: Pick<Happening, 'data' | 'personal'>): Promise<void>;
  /** Writes the consultation with a fact that its story hears. */
  tell(type: EventOf<'consultation'>, fact: Omit<ConsultationFact, 'as'>): Promise<void>;
}

/** Consultations whose implementation this session must report on (T16): concluded earlier in the same room. */
export async function dueReports(em: EntityManager, session: SessionRow): Promise<ConsultationRow[]> {
  const query = em
    .createQueryBuilder(ConsultationRow, 'c')
    .where('c.roomId = :roomId and c.id <> :own', { roomId: session.roomId, own: session.consultationId })
    .andWhere('c.reportDueSince is not null and c.statusReport is null');
  // What was concluded after this session was opened is owed by the one after it.
  if (session.openedAt) query.andWhere('c.reportDueSince <= :openedAt', { openedAt: session.openedAt });
  return query.orderBy('c.reportDueSince').addOrderBy('c.id').getMany();
}

export async function participantsOf(em: EntityManager, sessionId: string): Promise<ParticipantRow[]> {
  return em
    .createQueryBuilder(ParticipantRow, 'p')
    .where('p.sessionId = :sessionId', { sessionId })
    .orderBy('p.seq')
    .getMany();
}

/** What decisions on a session read; the same for `actions` and under the lock. */
export function sessionContext(
  row: SessionRow,
  read: {
    consultation: ConsultationRow;
    participants: ParticipantRow[];
    dueReports: number;
    tree: OrgTree;
    identity: IdentityClaims;
    now: Date;
  },
): SessionContext {
  const profile = profileOf(row, read.tree).document;
  const { timeZone } = getCalendar(profile.calendarId);
  return {
    identity: read.identity,
    tree: read.tree,
    profile,
    consultation: read.consultation,
    participants: read.participants,
    dueReports: read.dueReports,
    today: dateAt(read.now.toISOString(), timeZone),
    scheduledDay: dateAt(row.scheduledAt.toISOString(), timeZone),
  };
}

/**
 * Acts on a session: found, readable, decided under the locks of the session and then of its consultation, always in
 * this order, so that two people at once wait for each other instead of blocking each other.
 */
@Injectable()
export class SessionActs {
  constructor(@Inject(Acts) private readonly acts: Acts) {}

  on(
    ctx: ActContext,
    act: SessionAct,
    input: OnInput,
    body: (scene: SessionScene) => Promise<string | void>,
  ): Promise<ActAnswer> {
    return asAnswer(async () => {
      const { ifVersion, idempotencyKey } = input;
      const command = {
        kind: 'session' as const,
        act,
        entity: SessionRow,
        id: bare(input.id, 'session'),
        ifVersion,
        idempotencyKey,
        input,
        readable: async (row: SessionRow, tx: ActTransaction) => {
          const seen = await tx.em.findOneBy(ConsultationRow, { id: row.consultationId });
          return seen !== null && mayRead(seen, ctx.identity, tx.tree);
        },
      };
      return this.acts.on(ctx, command, async (tx, row) => {
        // Reporting on another consultation locks that one; holding this one's too would let two sessions block each other.
        const consultation =
          act === 'reportStatus'
            ? await tx.em.findOneByOrFail(ConsultationRow, { id: row.consultationId })
            : await tx.lock(ConsultationRow, row.consultationId);
        if (!consultation) throw new Error(`session ${row.id} has lost its consultation`);
        const participants = await participantsOf(tx.em, row.id);
        const due = await dueReports(tx.em, row);
        const { tree } = tx;
        const read = {
          consultation,
          participants,
          dueReports: due.length,
          tree,
          identity: ctx.identity,
          now: ctx.now,
        };
        const context = sessionContext(row, read);
        insist(decide(row, act, context));
        const as = sessionStanding(act, row, ctx.identity, tree)?.as;
        return body({
          tx,
          row,
          consultation,
          profile: profileOf(row, tree),
          participants,
          context,
          as,
          record: (type, happening = {}) => tx.record('session', SessionRow, row, { type, ...happening, as }),
          tell: (type, fact) => recordFact(tx, consultation, type, { ...fact, as }),
        });
      });
    });
  }
}
