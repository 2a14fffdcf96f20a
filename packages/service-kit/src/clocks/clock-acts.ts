import { append, reckon, type Reckoned } from '@concord/business-time/deadline';
import type { Ledger } from '@concord/business-time/ledger';
import type { Notice } from '@concord/contracts/facts';
import type { RoleAssignmentClaim } from '@concord/contracts/identity';
import { typedId } from '@concord/contracts/ids';
import type { Decision } from '@concord/contracts/refusals';
import { v7 as uuid } from 'uuid';
import type { ActTransaction } from '../acts/act-transaction.js';
import type { ActAnswer, Acts } from '../acts/acts.js';
import { asAnswer, bare, choice, MAX, optionalText, text, type OnInput } from '../acts/input.js';
import { forAct, withinDeputy } from '../acts/permissions.js';
import { insist, refuseAct } from '../acts/refused.js';
import type { ActContext } from '../context.js';
import type { CaseRow } from '../database/case-row.js';
import { writeRow, type Database } from '../database/database.js';
import { toAction, type Action } from '../graph/shared.types.js';
import type { ClockEvent } from '../i18n/deadline-acts.js';
import '../i18n/deadline-acts.js';
import type { Replica } from '../replica/replica.js';
import {
  CLOCK_ACTS,
  clockPost,
  decideClockAct,
  inLedger,
  lawfulReason,
  offersClockAct,
  type ClockAct,
  type ClockFacts,
  type ClockSides,
} from './clock-acts.rules.js';
import { ClockExtensionRow, ClockPauseRow } from './clock-request.entity.js';
import type { ClockedCase, Who } from './clocked-case.js';
import { ClockRow } from './clock.entity.js';

/** An act on one clock of a case. */
export interface OnClockInput extends OnInput {
  /** Typed id. */
  deadlineId: string;
}

/** What the body of an act works with. */
interface Doing<Row extends CaseRow> {
  tx: ActTransaction;
  row: Row;
  clock: ClockRow;
  pending: ClockExtensionRow | null;
  as: RoleAssignmentClaim;
  personId: string;
  happen(type: ClockEvent, to: keyof ClockSides, what: Told): Promise<void>;
}
interface Told {
  date?: string;
  reason?: string;
  personal?: Record<string, unknown>;
}

/** `requestExtension` of an `Item` is the mutation `requestItemExtension`. */
export function clockMutation(act: ClockAct, noun: string): string {
  return act.replace(/(Extension|Deadline)$/, `${noun}$1`);
}

/**
 * What people do about the clocks of one kind of case (E.2): the responsible side asks for more time before expiry, the
 * issuer grants or refuses it, stops the clock for a lawful reason and lets it run again. Each is one transaction of
 * the case: its row is locked, so of two at once one wins.
 */
export abstract class ClockActs<Row extends CaseRow, Payload extends object = object> {
  constructor(
    private readonly acts: Acts,
    private readonly database: Database,
    private readonly replica: Replica,
    private readonly of: ClockedCase<Row>,
  ) {}

  /** What the mutations answer: the case as it is now, or the refusal. */
  abstract answer(ctx: ActContext, answer: ActAnswer): Promise<Payload>;

  request(ctx: ActContext, input: OnClockInput & { until: string; reason: string }): Promise<ActAnswer> {
    return this.on(ctx, 'requestExtension', input, async ({ tx, clock, personId, happen }) => {
      const reason = text(input.reason, 'reason', MAX.long);
      const at = ctx.now.toISOString();
      const calendar = tx.tree.calendarIn(clock.calendarId, clock.calendarVersion);
      // Tried on the ledger, and not written: what could not be granted is not asked for.
      await inLedger(() =>
        append(
          clock.ledger as Ledger,
          { type: 'extended', at, by: personId, reason: 'asked', until: input.until },
          calendar,
        ),
      );
      await tx.em.insert(ClockExtensionRow, {
        id: uuid(),
        clockId: clock.id,
        askedAt: ctx.now,
        askedBy: personId,
        askedUntil: input.until,
        reason,
        decidedAt: null,
        decidedBy: null,
        granted: null,
        until: null,
        decisionReason: null,
      });
      await happen('extensionRequested', 'issuer', { date: input.until, personal: { reason } });
    });
  }

  decide(
    ctx: ActContext,
    input: OnClockInput & { decision: string; until?: string | null; reason?: string | null },
  ): Promise<ActAnswer> {
    return this.on(ctx, 'decideExtension', input, async ({ tx, clock, pending, personId, happen }) => {
      const granted = choice('decision', input.decision, ['GRANT', 'REFUSE']) === 'GRANT';
      const decisionReason = granted
        ? optionalText(input.reason, 'reason', MAX.long)
        : text(input.reason, 'reason', MAX.long);
      const until = granted ? (input.until ?? pending!.askedUntil) : null;
      Object.assign(pending!, { decidedAt: ctx.now, decidedBy: personId, granted, until, decisionReason });
      if (until) {
        const requestedAt = pending!.askedAt.toISOString();
        const at = ctx.now.toISOString();
        await inLedger(() =>
          tx.clocks.enter(clock, {
            type: 'extended',
            at,
            by: personId,
            reason: 'granted',
            requestedAt,
            until,
          }),
        );
      }
      await writeRow(tx.em, ClockExtensionRow, pending!);
      await happen(granted ? 'extensionGranted' : 'extensionRefused', 'responsible', {
        date: clock.dueDate,
        personal: { reason: decisionReason },
      });
    });
  }

  pause(ctx: ActContext, input: OnClockInput & { reason: string; note: string }): Promise<ActAnswer> {
    return this.on(ctx, 'pauseDeadline', input, async ({ tx, clock, personId, happen }) => {
      const reason = lawfulReason(input.reason);
      const note = text(input.note, 'note', MAX.long);
      const at = ctx.now.toISOString();
      await inLedger(() => tx.clocks.enter(clock, { type: 'paused', at, by: personId, reason }));
      await tx.em.insert(ClockPauseRow, {
        id: uuid(),
        clockId: clock.id,
        pausedAt: ctx.now,
        by: personId,
        note,
        resumedBy: null,
      });
      await happen('deadlinePaused', 'responsible', { reason, personal: { note } });
    });
  }

  resume(ctx: ActContext, input: OnClockInput & { note?: string | null }): Promise<ActAnswer> {
    return this.on(ctx, 'resumeDeadline', input, async ({ tx, clock, personId, happen }) => {
      const note = optionalText(input.note, 'note', MAX.long);
      const at = ctx.now.toISOString();
      await inLedger(() => tx.clocks.enter(clock, { type: 'resumed', at, by: personId }));
      await tx.em.query(
        `update clock_pause set resumed_by = $2 where id =
           (select id from clock_pause where clock_id = $1 order by paused_at desc, id desc limit 1)`,
        [clock.id, personId],
      );
      await happen('deadlineResumed', 'responsible', { date: clock.dueDate, personal: { note } });
    });
  }

  /** What the asker may do about the case's clocks now; acts of a side are listed to that side alone. */
  async actions(ctx: ActContext, row: Row): Promise<Action[]> {
    const { identity } = ctx;
    if (identity.kind !== 'person' || identity.roles.length === 0) return [];
    const { em } = this.database;
    const clocks = await em
      .createQueryBuilder(ClockRow, 'c')
      .where("c.caseId = :caseId and c.state in ('RUNNING', 'PAUSED')", { caseId: this.caseId(row) })
      .orderBy('c.dueAt')
      .addOrderBy('c.id')
      .getMany();
    if (clocks.length === 0) return [];
    const tree = await this.replica.tree();
    const pending = await em
      .createQueryBuilder(ClockExtensionRow, 'e')
      .where('e.clockId = any(:ids) and e.decidedAt is null', { ids: clocks.map((clock) => clock.id) })
      .getMany();
    return clocks.flatMap((clock) => {
      const asked = pending.find((request) => request.clockId === clock.id) ?? null;
      const facts = this.facts(row, clock, asked, { identity, tree, now: ctx.now });
      return CLOCK_ACTS.filter((act) => offersClockAct(act, facts)).map((act) =>
        toAction(
          clockMutation(act, this.of.noun),
          this.decision(act, row, clock, asked, { identity, tree, now: ctx.now }),
          ctx.language,
          typedId('deadline', clock.id),
        ),
      );
    });
  }

  private on(
    ctx: ActContext,
    act: ClockAct,
    input: OnClockInput,
    body: (doing: Doing<Row>) => Promise<void>,
  ): Promise<ActAnswer> {
    return asAnswer(async () => {
      const { kind, entity } = this.of;
      const { idempotencyKey, ifVersion } = input;
      const clockId = bare(input.deadlineId, 'deadline');
      const command = {
        kind,
        act: clockMutation(act, this.of.noun),
        entity,
        id: bare(input.id, kind),
        ifVersion,
        idempotencyKey,
        input,
        readable: (row: Row, tx: ActTransaction) => this.of.readable(row, ctx.identity, tx),
      };
      return this.acts.on(ctx, command, async (tx, row) => {
        const clock = await tx.clocks.lock(clockId);
        if (clock?.caseId !== this.caseId(row)) return refuseAct('UNKNOWN_ID', { id: input.deadlineId });
        const pending = await tx.em
          .createQueryBuilder(ClockExtensionRow, 'e')
          .where('e.clockId = :id and e.decidedAt is null', { id: clock.id })
          .getOne();
        const who = { identity: ctx.identity, tree: tx.tree, now: ctx.now };
        insist(this.decision(act, row, clock, pending, who));
        const as = clockPost(act, this.facts(row, clock, pending, this.as(act, who)).sides)!;
        const happen = (type: ClockEvent, to: keyof ClockSides, what: Told): Promise<void> =>
          this.happen({ tx, row, clock, as }, type, to, what);
        await body({ tx, row, clock, pending, as, personId: ctx.identity.personId!, happen });
      });
    });
  }

  private async happen(
    { tx, row, clock, as }: Pick<Doing<Row>, 'tx' | 'row' | 'clock' | 'as'>,
    type: ClockEvent,
    to: keyof ClockSides,
    { date, reason, personal }: Told,
  ): Promise<void> {
    const words = { clock: clock.kind, ...(date && { date }), ...(reason && { reason }) };
    const recipients = this.of.told(row, clock, tx.tree, tx.ctx.now)[to];
    const notice: Notice = {
      template: type,
      to: recipients,
      params: { title: clock.title, ...words },
      subjectId: clock.caseId,
    };
    await this.of.record(tx, row, {
      type,
      data: { deadlineId: typedId('deadline', clock.id), ...words },
      as,
      ...(personal && { personal }),
      ...(recipients.length > 0 && { notices: [notice] }),
    });
  }

  private as(act: ClockAct, who: Who): Who {
    return { ...who, identity: forAct(who.identity, clockMutation(act, this.of.noun)) };
  }

  private decision(
    act: ClockAct,
    row: Row,
    clock: ClockRow,
    pending: ClockExtensionRow | null,
    who: Who,
  ): Decision {
    return withinDeputy(who, clockMutation(act, this.of.noun), (asker) =>
      decideClockAct(act, this.facts(row, clock, pending, asker)),
    );
  }

  private facts(row: Row, clock: ClockRow, pending: ClockExtensionRow | null, who: Who): ClockFacts {
    const calendar = who.tree.calendarIn(clock.calendarId, clock.calendarVersion);
    const reckoned: Reckoned = reckon(clock.ledger as Ledger, calendar, who.now.toISOString());
    const isPerson = who.identity.kind === 'person';
    return {
      row: clock,
      reckoned,
      askedBy: pending?.askedBy ?? null,
      sides: isPerson ? this.of.sides(row, clock, who) : { responsible: undefined, issuer: undefined },
      ownRequest: who.tree.sameHands(pending?.askedBy, who.identity.personId),
    };
  }

  private caseId(row: Row): string {
    return typedId(this.of.kind, row.id);
  }
}
