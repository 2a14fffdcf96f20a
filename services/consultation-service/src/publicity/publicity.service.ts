import { Inject, Injectable } from '@nestjs/common';
import type { ActivityAnswer, ConsultationActivities } from '@concord/contracts/temporal/activities';
import { typedId } from '@concord/contracts/ids';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { Acts, type ActAnswer } from '@concord/service-kit/acts/acts';
import { refuseAct } from '@concord/service-kit/acts/refused';
import { storyContext, type ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { In, IsNull, Not } from 'typeorm';
import { v7 } from 'uuid';
import { bare, MAX, optionalText, phone, text, texts, type OnInput } from '@concord/service-kit/acts/input';
import {
  consultationId,
  ConsultationActs,
  convenorOf,
  recordFact,
} from '../consultation/consultation.acts.js';
import { arm } from '../consultation/consultation.clocks.js';
import { ConsultationRow } from '../consultation/consultation.entity.js';
import { reportedFacts } from '../consultation/progress.js';
import { SessionRow } from '../session/session.entity.js';
import { sameWords } from './look-alikes.js';
import { ObjectionRow } from './objection.entity.js';

export interface SubmitObjection {
  idempotencyKey: string;
  consultationId: string;
  text: string;
  name?: string | null;
  phone?: string | null;
}

/** What the convenor answers: one objection, or with it all open ones that say the same. */
export interface HandleObjection extends OnInput {
  objectionId: string;
  handling: string;
  upheld: boolean;
  withLookAlikes?: boolean | null;
}

type EndPublicity = Parameters<ConsultationActivities['endPublicity']>[0];

/** Open objections of one sender to one result; his further ones wait until those are answered. */
const MOST_OF_SENDER = 20;
/** Open objections to one result from which on it is asked who one is. */
const MOST_OPEN = 2_000;
/** Answered in one act: each has an entry of its own, and an act is one transaction. */
const MOST_AT_ONCE = 500;

/** 公示: the result is shown for a period, anybody may object, and the convenor handles it in writing (T11, T12). */
@Injectable()
export class PublicityService {
  constructor(
    private readonly consultations: ConsultationActs,
    @Inject(Acts) private readonly acts: Acts,
    @Inject(Database) private readonly database: Database,
  ) {}

  start(ctx: ActContext, input: OnInput & { channels?: string[] | null }): Promise<ActAnswer> {
    return this.consultations.on(ctx, 'startPublicity', input, async ({ tx, row, profile, as }) => {
      const { calendarId, clocks } = profile.document;
      const budget = clocks['D10'];
      if (!budget) throw new Error(`profile ${profile.key}@${profile.version} declares no clock D10`);
      const { dueAt, dueDate, provisional } = tx.clocks.addTerm(budget, ctx.now, calendarId);
      row.state = 'PUBLICIZING';
      row.publicityFrom = tx.clocks.localDate(ctx.now, calendarId);
      row.publicityEndsAt = dueAt;
      row.publicityEndedAt = null;
      row.publicityChannels = texts(input.channels ?? [], 'channels');
      row.wakeAt = dueAt;
      await tx.clocks.complete(consultationId(row), 'PUBLICITY_START');
      await arm(tx, row, 'PUBLICITY', 'publicityStarted');
      const data = { endsAt: dueAt.toISOString(), lastDay: dueDate, provisional };
      await recordFact(tx, row, 'publicityStarted', { topicState: 'PUBLICIZING', data, as });
    });
  }

  /** Anybody may object; the answer's id is the objection's. */
  submitObjection(ctx: ActContext, input: SubmitObjection): Promise<ActAnswer> {
    const command = { ...input, id: input.consultationId };
    return this.consultations.on(ctx, 'submitObjection', command, async ({ tx, row }) => {
      const objection = {
        id: v7(),
        consultationId: row.id,
        at: ctx.now,
        text: text(input.text, 'text', MAX.objection),
        name: optionalText(input.name, 'name', MAX.name),
        phone: phone(input.phone),
        words: sameWords(input.text),
        sender: ctx.identity.sender ?? null,
        handling: null,
        upheld: null,
        handledAt: null,
      } satisfies ObjectionRow;
      await insistOnRoom(tx, row, objection.sender);
      const known = await tx.em.existsBy(ObjectionRow, {
        consultationId: row.id,
        words: objection.words,
        handledAt: IsNull(),
      });
      await tx.em.insert(ObjectionRow, objection);
      row.openObjections += 1;
      await recordFact(tx, row, 'objectionRaised', {
        topicState: null,
        data: { objectionId: typedId('objection', objection.id) },
        personal: { name: objection.name, phone: objection.phone },
        // Whoever is to answer hears of it once: the rest he answers with it.
        ...(!known && {
          notices: [{ template: 'objectionRaised', to: [convenorOf(row)], params: { title: row.title } }],
        }),
      });
      return objection.id;
    });
  }

  /** The written handling of one, or of all that say the same: each has its own entry in the timeline. */
  handleObjection(ctx: ActContext, input: HandleObjection): Promise<ActAnswer> {
    return this.consultations.on(ctx, 'handleObjection', input, async ({ tx, row, as }) => {
      const objection = await tx.em.findOneBy(ObjectionRow, {
        id: bare(input.objectionId, 'objection'),
        consultationId: row.id,
      });
      if (!objection) refuseAct('UNKNOWN_ID', { id: input.objectionId.slice(0, 80) });
      if (objection.handledAt) refuseAct('OBJECTION_HANDLED', {}, 'T12', 'INF');
      const { upheld } = input;
      const handling = text(input.handling, 'handling', MAX.objection);
      const ids = input.withLookAlikes ? await lookAlikes(tx, objection) : [objection.id];
      const handled = { handling, upheld, handledAt: ctx.now, sender: null };
      await tx.em.update(ObjectionRow, { id: In(ids) }, handled);
      if (upheld) {
        // The result does not stand: it goes back into deliberation, and what followed from it falls away.
        Object.assign(row, {
          state: 'IN_DELIBERATION',
          outcome: null,
          outcomeReason: null,
          outcomeSessionId: null,
          minutesSignedAt: null,
        });
        Object.assign(row, { publicityEndedAt: ctx.now, wakeAt: null, reportDueSince: null });
        await tx.clocks.cancel(consultationId(row), 'STATUS_REPORT', 'objection-upheld');
        await tx.clocks.lapse(consultationId(row), 'PUBLICITY');
      } else if (row.publicityEndsAt && row.publicityEndsAt <= ctx.now) {
        // The period was over and waited for this: its story looks again at once.
        row.wakeAt = row.publicityEndsAt;
      }
      for (const id of ids) {
        row.openObjections -= 1;
        await recordFact(tx, row, 'objectionHandled', {
          topicState: upheld && id === objection.id ? 'IN_DELIBERATION' : null,
          data: { objectionId: typedId('objection', id), upheld },
          as,
        });
      }
    });
  }

  /** Shows who objected, with a reason, in the timeline. */
  reveal(ctx: ActContext, input: OnInput & { objectionId: string; reason: string }): Promise<ActAnswer> {
    return this.consultations.on(ctx, 'revealObjector', input, async ({ tx, row, as }) => {
      const objection = await tx.em.findOneBy(ObjectionRow, {
        id: bare(input.objectionId, 'objection'),
        consultationId: row.id,
      });
      if (!objection) refuseAct('UNKNOWN_ID', { id: input.objectionId.slice(0, 80) });
      const reason = text(input.reason, 'reason', MAX.short);
      await recordFact(tx, row, 'objectorRevealed', {
        topicState: null,
        data: { reason, objectionId: typedId('objection', objection.id) },
        as,
      });
    });
  }

  /** The stage timer fired: the row decides whether the period ends (T12). */
  async end(input: EndPublicity): Promise<ActivityAnswer & { ended: boolean }> {
    const id = bare(input.consultationId, 'consultation');
    const before = await this.database.em.findOneBy(ConsultationRow, { id });
    if (!before) return { version: 0, refusal: { code: 'NOT_FOUND', params: {} }, ended: false };
    // It may have waited for an objection's handling: the timeline does not run backwards.
    const at = new Date(Math.max(Date.parse(input.at), before.updatedAt.getTime()));
    const ctx = storyContext(at, input.consultationId);
    const command = {
      kind: 'consultation' as const,
      act: 'endPublicity',
      entity: ConsultationRow,
      id,
      // Asked again after an objection was handled, it is another question: the version is part of the key.
      idempotencyKey: `endPublicity#${input.consultationId}#${before.version}#${input.at}`,
      input: {},
    };
    const answer = await this.acts.on(ctx, command, async (tx, row) => {
      const due =
        row.state === 'PUBLICIZING' && row.publicityEndsAt !== null && row.publicityEndsAt <= ctx.now;
      if (!due) return;
      row.wakeAt = null;
      if (row.openObjections > 0) {
        await recordFact(tx, row, 'publicityHeld', {
          topicState: null,
          data: { openObjections: row.openObjections },
          notices: [
            {
              template: 'publicityHeld',
              to: [convenorOf(row)],
              params: { title: row.title, count: row.openObjections },
            },
          ],
        });
        return;
      }
      const session = await tx.em.findOneByOrFail(SessionRow, { id: row.outcomeSessionId! });
      await tx.clocks.lapse(consultationId(row), 'PUBLICITY');
      row.publicityEndedAt = ctx.now;
      row.state = 'IMPLEMENTING';
      row.itemsExpected = session.commitments.length;
      const seed = row.chainHead;
      const { topicId, title, orgUnitId, profileKey, profileVersion } = row;
      await recordFact(tx, row, 'publicityEnded', {
        topicState: 'IMPLEMENTING',
        // Departments named here may read the topic from now on.
        data: {
          title,
          orgUnitId,
          profileKey,
          profileVersion,
          seed,
          topicId,
          commitments: session.commitments,
          unitIds: unitsNamed(session),
        },
      });
      await reportedFacts(tx, row);
    });
    const after = await this.database.em.findOneByOrFail(ConsultationRow, { id });
    const ended =
      after.state !== 'PUBLICIZING' && after.publicityEndedAt !== null && after.outcomeSessionId !== null;
    return { version: after.version, refusal: answer.refusal, ended };
  }
}

/**
 * One sender's open objections leave room for everybody else's. Where all together are very many, who has not signed
 * in is asked to; whoever has is heard.
 */
async function insistOnRoom(tx: ActTransaction, row: ConsultationRow, sender: string | null): Promise<void> {
  if (tx.ctx.identity.kind !== 'person' && row.openObjections >= MOST_OPEN) {
    refuseAct('OBJECTIONS_SIGN_IN', { field: 'text' }, 'T12', 'INF');
  }
  const own = await tx.em.countBy(ObjectionRow, {
    consultationId: row.id,
    sender: sender ?? IsNull(),
    handledAt: IsNull(),
  });
  if (own >= MOST_OF_SENDER) {
    refuseAct('OBJECTIONS_OF_SENDER', { field: 'text', max: MOST_OF_SENDER }, 'T12', 'INF');
  }
}

/** Open ones that say the same: the one that is answered first, then in order. */
async function lookAlikes(
  tx: ActTransaction,
  { id, consultationId, words }: ObjectionRow,
): Promise<string[]> {
  if (words === null) return [id];
  const others = await tx.em.find(ObjectionRow, {
    select: { id: true },
    where: { consultationId, words, handledAt: IsNull(), id: Not(id) },
    order: { at: 'ASC', id: 'ASC' },
    take: MOST_AT_ONCE - 1,
  });
  return [id, ...others.map((other) => other.id)];
}

function unitsNamed({ commitments }: SessionRow): string[] {
  return [...new Set(commitments.flatMap(({ leadUnitId, coUnitIds }) => [leadUnitId, ...coUnitIds]))];
}
