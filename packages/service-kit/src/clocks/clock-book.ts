import { append, openLedger, reckon, type Reckoned } from '@concord/business-time/deadline';
import { getCalendar } from '@concord/business-time/calendar';
import type { Ledger, LedgerEntry } from '@concord/business-time/ledger';
import { reckonRungs, skippedRungs } from '@concord/business-time/rungs';
import { addTerm, type Term } from '@concord/business-time/term';
import { dateAt } from '@concord/business-time/zone';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { ActContext } from '../context.js';
import { writeRow } from '../database/database.js';
import type { ProfileVersion } from '../replica/org-tree.js';
import { ClockRow, RungRow } from './clock.entity.js';
import { ladderOf } from './ladder.js';

/** What arms a clock. */
export interface ArmClock {
  /** Typed id of the case. */
  caseId: string;
  /** Code, e.g. `TOPIC_SCREENING`. */
  kind: string;
  /** Key of the profile's budget, e.g. `D1`. */
  profileClock: string;
  title: string;
  orgUnitId: string;
  /** The unit that must act. */
  responsibleUnitId: string;
  /** Code of the event from which it runs; the event is now unless `anchorAt` says when it was. */
  anchorEvent: string;
  anchorAt?: Date;
  profile: ProfileVersion;
  /** The date agreed in the minutes governs, the budget only proposed one (decision 7). */
  agreedDate?: string | null;
}

/**
 * The clocks of a case, written in the act's own transaction: arming, completing and cancelling.
 * Entries of a ledger are appended; `dueAt` is derived from them.
 */
export class ClockBook {
  constructor(
    private readonly em: EntityManager,
    private readonly ctx: ActContext,
  ) {}

  /** Starts a clock. A declared clock that cannot be armed fails the step: the profile must have its budget. */
  async arm(input: ArmClock): Promise<ClockRow> {
    const { document, key, version } = input.profile;
    const budget = document.clocks[input.profileClock];
    if (!budget) throw new Error(`profile ${key}@${version} declares no clock ${input.profileClock}`);
    if (await this.open(input.caseId, input.kind)) {
      throw new Error(`${input.kind} runs already for ${input.caseId}`);
    }
    const calendar = getCalendar(document.calendarId);
    const at = this.ctx.now.toISOString();
    let ledger: Ledger = openLedger(
      {
        at,
        anchor: input.anchorEvent,
        ...(input.anchorAt && { from: input.anchorAt.toISOString() }),
        budget: { unit: budget.unit, n: budget.n },
        calendarId: calendar.id,
      },
      calendar,
    );
    if (input.agreedDate) {
      ledger = append(ledger, { type: 'agreed-date', at, date: input.agreedDate }, calendar);
    }
    const row = Object.assign(new ClockRow(), {
      id: uuid(),
      caseId: input.caseId,
      kind: input.kind,
      profileClock: input.profileClock,
      title: input.title,
      orgUnitId: input.orgUnitId,
      responsibleUnitId: input.responsibleUnitId,
      budgetSource: budget.source,
      calendarId: calendar.id,
      profileKey: key,
      profileVersion: version,
      reckoning: 0,
      metAt: null,
      breachedAt: null,
    });
    const reckoned = this.take(row, ledger);
    await this.em.insert(ClockRow, row as never);
    await this.writeRungs(row, reckoned, input.profile);
    return row;
  }

  /** The work is done: the clock ends in the same transaction, and its rungs that were still to come are skipped. */
  async complete(caseId: string, kind: string): Promise<void> {
    await this.end(await this.open(caseId, kind), { type: 'completed', at: this.ctx.now.toISOString() });
  }

  /** The clock no longer applies, e.g. its case was merged into another. */
  async cancel(caseId: string, kind: string, reason: string): Promise<void> {
    await this.end(await this.open(caseId, kind), {
      type: 'cancelled',
      at: this.ctx.now.toISOString(),
      reason,
    });
  }

  async cancelAll(caseId: string, reason = 'case-closed'): Promise<void> {
    const open = await this.em
      .createQueryBuilder(ClockRow, 'c')
      .setLock('pessimistic_write')
      .where("c.caseId = :caseId and c.state in ('RUNNING', 'PAUSED')", { caseId })
      .orderBy('c.id')
      .getMany();
    for (const row of open) {
      await this.end(row, { type: 'cancelled', at: this.ctx.now.toISOString(), reason });
    }
  }

  /** Local day of an instant, in the calendar's time zone. */
  localDate(at: Date, calendarId = 'CN'): string {
    return dateAt(at.toISOString(), getCalendar(calendarId).timeZone);
  }

  /** A term from an instant, for stage timers and checks; nothing is written. */
  addTerm(
    term: Term,
    from: Date,
    calendarId: string,
  ): { dueDate: string; dueAt: Date; provisional: boolean } {
    const { dueDate, dueAt, provisional } = addTerm({
      calendar: getCalendar(calendarId),
      from: from.toISOString(),
      term,
    });
    return { dueDate, dueAt: new Date(dueAt), provisional };
  }

  private async open(caseId: string, kind: string): Promise<ClockRow | null> {
    return this.em
      .createQueryBuilder(ClockRow, 'c')
      .setLock('pessimistic_write')
      .where("c.caseId = :caseId and c.kind = :kind and c.state in ('RUNNING', 'PAUSED')", { caseId, kind })
      .getOne();
  }

  private async end(row: ClockRow | null, entry: LedgerEntry): Promise<void> {
    if (!row) return;
    this.take(row, append(row.ledger as Ledger, entry, getCalendar(row.calendarId)));
    await writeRow(this.em, ClockRow, row);
    await this.em.query(
      "update clock_rung set status = 'SKIPPED' where clock_id = $1 and status = 'PENDING'",
      [row.id],
    );
  }

  /** Derives the columns that lists and sweeps read from the ledger. */
  private take(row: ClockRow, ledger: Ledger): Reckoned {
    const reckoned = reckon(ledger, getCalendar(row.calendarId), this.ctx.now.toISOString());
    row.ledger = [...ledger];
    row.dueAt = new Date(reckoned.dueAt);
    row.dueDate = reckoned.dueDate;
    row.provisional = reckoned.provisional;
    row.state = STATE[reckoned.state];
    row.metAt = reckoned.state === 'completed' && reckoned.closedAt ? new Date(reckoned.closedAt) : null;
    row.breachedAt = reckoned.breachedAt ? new Date(reckoned.breachedAt) : null;
    return reckoned;
  }

  /** Loaded as past: nobody is reminded now of what was due before. */
  private isPast(at: Date): boolean {
    return this.ctx.present !== undefined && at <= this.ctx.present;
  }

  private async writeRungs(row: ClockRow, reckoned: Reckoned, profile: ProfileVersion): Promise<void> {
    const ladder = ladderOf(profile.document, row.profileClock);
    const calendar = getCalendar(row.calendarId);
    const base = {
      clockId: row.id,
      caseId: row.caseId,
      reckoning: row.reckoning,
      claimedAt: null,
      effectAt: null,
    };
    const pending = reckonRungs(reckoned, ladder, calendar).map((rung) => {
      const at = new Date(rung.at);
      return { ...base, id: uuid(), key: rung.key, at, status: this.isPast(at) ? 'SKIPPED' : 'PENDING' };
    });
    // A reminder for which the term is too short is recorded as skipped: nobody has to wonder where it stayed.
    const skipped = skippedRungs(reckoned, ladder, calendar).map((key) => ({
      ...base,
      id: uuid(),
      key,
      at: this.ctx.now,
      status: 'SKIPPED',
    }));
    if (pending.length + skipped.length > 0) await this.em.insert(RungRow, [...pending, ...skipped] as never);
  }
}

const STATE = { running: 'RUNNING', paused: 'PAUSED', completed: 'MET', cancelled: 'CANCELLED' } as const;
