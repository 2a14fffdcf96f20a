import { Injectable } from '@nestjs/common';
import { typedId } from '@concord/contracts/ids';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { v7 } from 'uuid';
import { MAX, optionalBare, optionalText, text, type OnInput } from '@concord/service-kit/acts/input';
import { wallTime } from '../acts/period.js';
import { arm, noticeBy } from '../consultation/consultation.clocks.js';
import { ConsultationActs, convenorOf, recordFact } from '../consultation/consultation.acts.js';
import { nameReaders } from '../consultation/readers.js';
import { ParticipantRow } from './participant.entity.js';
import { checkNotice, checkScheduledAt } from './planning.rules.js';
import { dueReports, SessionActs, type SessionScene } from './session.acts.js';
import { SessionRow } from './session.entity.js';

export interface ScheduleSession {
  idempotencyKey: string;
  ifVersion?: number | null;
  consultationId: string;
  title: string;
  scheduledAt: Date;
  place: string;
  form: string;
  chairPersonId?: string | null;
}

/** A session is called: planned, noticed, put off or called off. */
@Injectable()
export class PlanningService {
  constructor(
    private readonly consultations: ConsultationActs,
    private readonly sessions: SessionActs,
  ) {}

  /** Answers the new session's id. */
  schedule(ctx: ActContext, input: ScheduleSession): Promise<ActAnswer> {
    const command = { ...input, id: input.consultationId };
    return this.consultations.on(ctx, 'scheduleSession', command, async ({ tx, row, profile, as }) => {
      insist(checkScheduledAt(input.scheduledAt, ctx.now));
      const day = tx.clocks.localDate(input.scheduledAt, profile.document.calendarId);
      const session = Object.assign(new SessionRow(), {
        id: v7(),
        state: 'PLANNED',
        orgUnitId: row.orgUnitId,
        profileKey: row.profileKey,
        profileVersion: row.profileVersion,
        wakeAt: null,
        consultationId: row.id,
        roomId: row.roomId!,
        conveningUnitId: row.conveningUnitId,
        number: await nextNumber(tx, row.roomId!, day),
        title: text(input.title, 'title', MAX.title),
        round: row.round,
        scheduledAt: input.scheduledAt,
        place: text(input.place, 'place', MAX.short),
        form: text(input.form, 'form', MAX.title),
        chairPersonId: optionalBare(input.chairPersonId, 'person'),
        counts: true,
        notCountingReason: null,
        noticeSentAt: null,
        shortNoticeReason: null,
        openedAt: null,
        phases: [],
        proposedOutcome: null,
        outcome: null,
        outcomeReason: null,
        announcedInOpenSession: false,
        commitments: [],
        nothingToImplement: null,
        statusReportsGiven: [],
        concludedAt: null,
        concludedOn: null,
        minutesText: null,
        minutesDraftedAt: null,
        minutesSignedAt: null,
        minutesSignedBy: null,
      } satisfies Partial<SessionRow>);
      const data = {
        sessionId: typedId('session', session.id),
        number: session.number,
        scheduledAt: input.scheduledAt.toISOString(),
      };
      await tx.create('session', SessionRow, session, {
        type: 'scheduled',
        data,
        as,
        ...(row.chainHead && { seed: row.chainHead }),
      });
      row.currentSessionId = session.id;
      await arm(tx, session, 'SESSION_NOTICE', 'sessionScheduled', noticeBy(tx, session));
      await nameReaders(tx.em, row, { session, participants: [] });
      await recordFact(tx, row, 'sessionScheduled', {
        topicState: null,
        data: { ...data, round: row.round },
        notices: await this.reportsOwed(tx, session),
        as,
      });
      return session.id;
    });
  }

  sendNotice(ctx: ActContext, input: OnInput & { shortNoticeReason?: string | null }): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'sendNotice', input, async (scene) => {
      const { tx, row, profile, context, participants } = scene;
      insist(checkScheduledAt(row.scheduledAt, ctx.now));
      const reason = optionalText(input.shortNoticeReason, 'shortNoticeReason', MAX.short);
      const budget = profile.document.clocks['D6'];
      const earliest = budget && {
        dueDate: tx.clocks.addTerm(budget, ctx.now, profile.document.calendarId).dueDate,
        n: budget.n,
        source: budget.source,
      };
      insist(checkNotice(context.scheduledDay, earliest ?? null, reason));
      row.state = 'NOTICED';
      row.noticeSentAt = ctx.now;
      row.shortNoticeReason = reason;
      await tx.clocks.complete(typedId('session', row.id), 'SESSION_NOTICE');
      await scene.record('noticed', {
        data: { date: context.scheduledDay, participants: participants.length },
      });
      await this.tellNoticed(scene, participants);
    });
  }

  postpone(ctx: ActContext, input: OnInput & { scheduledAt: Date; reason: string }): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'postponeSession', input, async (scene) => {
      const { tx, row, consultation, participants } = scene;
      const reason = text(input.reason, 'reason', MAX.short);
      insist(checkScheduledAt(input.scheduledAt, ctx.now));
      row.state = 'POSTPONED';
      row.scheduledAt = input.scheduledAt;
      row.noticeSentAt = null;
      // All who are invited hear of it below, also where no notice had been sent.
      await nameReaders(tx.em, consultation, { session: row, participants });
      await tx.clocks.cancel(typedId('session', row.id), 'SESSION_NOTICE', 'postponed');
      await arm(tx, row, 'SESSION_NOTICE', 'sessionPostponed', noticeBy(tx, row));
      // Whoever had signed in signs in again on the new day; those registered at the door are invited now.
      await tx.em
        .createQueryBuilder()
        .update(ParticipantRow)
        .set({ status: 'INVITED', signedInAt: null })
        .where("sessionId = :id and status in ('SIGNED_IN', 'CALLED')", { id: row.id })
        .execute();
      const data = { reason, scheduledAt: input.scheduledAt.toISOString() };
      await scene.record('postponed', { data });
      await scene.tell('sessionPostponed', {
        topicState: null,
        data: { sessionId: typedId('session', row.id), ...data },
        notices: noticesTo(participants, 'sessionPostponed', {
          title: row.title,
          reason,
          at: wallTime(input.scheduledAt),
        }),
      });
    });
  }

  cancel(ctx: ActContext, input: OnInput & { reason: string }): Promise<ActAnswer> {
    return this.sessions.on(ctx, 'cancelSession', input, async (scene) => {
      const { tx, row, consultation, participants } = scene;
      const reason = text(input.reason, 'reason', MAX.short);
      // Before the notice nobody but whoever plans it knows of the session.
      const told = row.state === 'PLANNED' ? [] : participants;
      row.state = 'CANCELLED';
      consultation.currentSessionId = null;
      await nameReaders(tx.em, consultation, { session: row, participants });
      await tx.clocks.cancelAll(typedId('session', row.id), 'session-cancelled');
      await scene.record('cancelled', { data: { reason } });
      await scene.tell('sessionCancelled', {
        topicState: null,
        data: { sessionId: typedId('session', row.id), reason },
        notices: noticesTo(told, 'sessionCancelled', { title: row.title, reason }),
      });
    });
  }

  /** Whoever convenes is told in time what this session must report on (T16). */
  private async reportsOwed(tx: ActTransaction, session: SessionRow) {
    const { length: count } = await dueReports(tx.em, session);
    if (count === 0) return [];
    return [
      { template: 'statusReportDue', to: [convenorOf(session)], params: { title: session.title, count } },
    ];
  }

  private async tellNoticed(scene: SessionScene, participants: readonly ParticipantRow[]): Promise<void> {
    const { row, consultation } = scene;
    await nameReaders(scene.tx.em, consultation, { session: row, participants });
    await scene.tell('sessionNoticed', {
      topicState: null,
      data: { sessionId: typedId('session', row.id), scheduledAt: row.scheduledAt.toISOString() },
      notices: noticesTo(participants, 'sessionNoticed', {
        title: row.title,
        place: row.place,
        at: wallTime(row.scheduledAt),
      }),
    });
  }
}

/** One message to everybody invited who has an inbox; people without an account are told by the room. */
export function noticesTo(
  participants: readonly ParticipantRow[],
  template: string,
  params: Record<string, string | number>,
) {
  const people = participants
    .filter((p) => p.status !== 'REMOVED' && p.personId)
    .map((p) => ({ personId: p.personId! }));
  return people.length > 0 ? [{ template, to: people, params }] : [];
}

/** `<year>-<nnn>`: the room's row is locked by the update, so two numbers are never the same. */
async function nextNumber(tx: ActTransaction, roomId: string, day: string): Promise<string> {
  const [rows]: [{ session_seq: number }[], number] = await tx.em.query(
    'update room set session_seq = session_seq + 1 where id = $1 returning session_seq',
    [roomId],
  );
  const seq = rows[0]?.session_seq ?? refuseAct('ROOM_MISSING', { remedy: 'createRoom' }, 'B.7', 'S0');
  return `${day.slice(0, 4)}-${String(seq).padStart(3, '0')}`;
}
