import { append, openLedger, reckon, type Reckoned } from '@concord/business-time/deadline';
import type { Calendar } from '@concord/business-time/calendar';
import type { Ledger, LedgerEntry } from '@concord/business-time/ledger';
import { addTerm, subtractWorkingDays, type Term } from '@concord/business-time/term';
import { dateAt } from '@concord/business-time/zone';
import { WINDOW_KINDS } from '@concord/contracts/clocks';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { writeRow } from '../database/database.js';
import { insistOnCurrent } from '../replica/directory-lock.js';
import type { OrgTree, ProfileVersion } from '../replica/org-tree.js';
import { ClockRow } from './clock.entity.js';
import { RungBook, type Moment } from './rung-book.js';

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
  /** Each unit has its own: the clock runs beside others of its kind. */
  perUnit?: boolean;
}

/**
 * The clocks of a case, written in the act's own transaction: arming, completing, cancelling, and every entry that
 * moves them. Entries of a ledger are appended; the columns are derived from them. It works outside an act too
 * (a new calendar): it needs a transaction, the case time and the tree.
 */
export class ClockBook {
  private readonly rungs: RungBook;
  /** Looked at once in a transaction: from then on nobody replaces the directory. */
  private current: Promise<void> | undefined;

  constructor(
    private readonly em: EntityManager,
    private readonly moment: Moment,
    private readonly tree: OrgTree,
  ) {
    this.rungs = new RungBook(em, moment);
  }

  /** Starts a clock. A declared clock that cannot be armed fails the step: the profile must have its budget. */
  async arm(input: ArmClock): Promise<ClockRow> {
    const { document, key, version } = input.profile;
    const budget = document.clocks[input.profileClock];
    if (!budget) throw new Error(`profile ${key}@${version} declares no clock ${input.profileClock}`);
    await this.insistOnCurrentTree();
    if (await this.lockOpen(input.caseId, input.kind, input.perUnit ? input.responsibleUnitId : null)) {
      throw new Error(`${input.kind} runs already for ${input.caseId}`);
    }
    const calendar = this.tree.calendar(document.calendarId);
    const at = this.moment.now.toISOString();
    let ledger: Ledger = openLedger(
      {
        at,
        anchor: input.anchorEvent,
        ...(input.anchorAt && { from: input.anchorAt.toISOString() }),
        budget: { unit: budget.unit, n: budget.n },
        ...(budget.maxExtension && {
          maxExtension: { unit: budget.maxExtension.unit, n: budget.maxExtension.n },
        }),
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
    const reckoned = this.take(row, ledger, calendar);
    await this.em.insert(ClockRow, row as never);
    if (!isWindow(row.kind)) await this.rungs.begin(row, reckoned, calendar, input.profile);
    return row;
  }

  /** The work is done: the clock ends in the same transaction, and its rungs that were still to come are skipped. */
  async complete(caseId: string, kind: string, unitId: string | null = null): Promise<void> {
    await this.end(await this.lockOpen(caseId, kind, unitId), {
      type: 'completed',
      at: this.moment.now.toISOString(),
    });
  }

  /** A window is over, used or not. */
  async lapse(caseId: string, kind: string): Promise<void> {
    await this.complete(caseId, kind);
  }

  /** The clock no longer applies, e.g. its case was merged into another. */
  async cancel(caseId: string, kind: string, reason: string, unitId: string | null = null): Promise<void> {
    await this.end(await this.lockOpen(caseId, kind, unitId), {
      type: 'cancelled',
      at: this.moment.now.toISOString(),
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
      await this.end(row, { type: 'cancelled', at: this.moment.now.toISOString(), reason });
    }
  }

  /** A clock by its bare uuid, locked until the end of the transaction. */
  async lock(id: string): Promise<ClockRow | null> {
    return this.em
      .createQueryBuilder(ClockRow, 'c')
      .setLock('pessimistic_write')
      .where('c.id = :id', { id })
      .getOne();
  }

  /**
   * Appends an entry to the ledger of a locked clock (business-time checks it and refuses by code) and reckons anew:
   * the columns follow, the rungs of the old reckoning that were still to come are skipped, those of the new are made.
   */
  async enter(row: ClockRow, entry: LedgerEntry): Promise<Reckoned> {
    await this.insistOnCurrentTree();
    const calendar = this.tree.calendarIn(row.calendarId, row.calendarVersion);
    return this.reckonAnew(row, append(row.ledger as Ledger, entry, calendar), calendar);
  }

  /** As `enter`, for a ledger that already has its new entries, under the calendar by which they were reckoned. */
  async reckonAnew(row: ClockRow, ledger: Ledger, calendar: Calendar): Promise<Reckoned> {
    const reckoned = this.take(row, ledger, calendar);
    row.reckoning += 1;
    await writeRow(this.em, ClockRow, row);
    if (!isWindow(row.kind)) await this.rungs.renew(row, reckoned, calendar, this.profileOf(row));
    return reckoned;
  }

  /** Local day of an instant, in the calendar's time zone. */
  localDate(at: Date, calendarId = 'CN'): string {
    return dateAt(at.toISOString(), this.tree.calendar(calendarId).timeZone);
  }

  /** The last day that leaves so many working days before a fixed one, e.g. for a notice (D6). */
  lastDayBefore(date: string, workingDays: number, calendarId: string): string {
    const calendar = this.tree.calendar(calendarId);
    // On a rest day the count begins with the working day before it.
    const from = calendar.dayOf(date).worked ? date : subtractWorkingDays(calendar, date, 1);
    return subtractWorkingDays(calendar, from, workingDays);
  }

  /** A term from an instant, for stage timers and checks; nothing is written. */
  addTerm(
    term: Term,
    from: Date,
    calendarId: string,
  ): { dueDate: string; dueAt: Date; provisional: boolean } {
    const { dueDate, dueAt, provisional } = addTerm({
      calendar: this.tree.calendar(calendarId),
      from: from.toISOString(),
      term,
    });
    return { dueDate, dueAt: new Date(dueAt), provisional };
  }

  /** The open clock of that kind, locked; null when none runs or stands. */
  private async lockOpen(
    caseId: string,
    kind: string,
    unitId: string | null = null,
  ): Promise<ClockRow | null> {
    const query = this.em
      .createQueryBuilder(ClockRow, 'c')
      .setLock('pessimistic_write')
      .where("c.caseId = :caseId and c.kind = :kind and c.state in ('RUNNING', 'PAUSED')", { caseId, kind });
    if (unitId) query.andWhere('c.responsibleUnitId = :unitId', { unitId });
    return query.getOne();
  }

  private async end(row: ClockRow | null, entry: LedgerEntry): Promise<void> {
    if (!row) return;
    await this.insistOnCurrentTree();
    const calendar = this.tree.calendarIn(row.calendarId, row.calendarVersion);
    // A window ends with its last moment at the latest, whoever notices when: nobody was late.
    const ranOut = isWindow(row.kind) && row.dueAt <= this.moment.now;
    const at = ranOut ? new Date(row.dueAt.getTime() - 1).toISOString() : entry.at;
    this.take(row, append(row.ledger as Ledger, { ...entry, at }, calendar), calendar);
    await writeRow(this.em, ClockRow, row);
    await this.rungs.skipComing(row);
  }

  private insistOnCurrentTree(): Promise<void> {
    return (this.current ??= insistOnCurrent(this.em, this.tree.version));
  }

  /** Derives the columns that lists and sweeps read from the ledger. */
  private take(row: ClockRow, ledger: Ledger, calendar: Calendar): Reckoned {
    const reckoned = reckon(ledger, calendar, this.moment.now.toISOString());
    row.ledger = [...ledger];
    row.calendarVersion = calendar.version;
    row.dueAt = new Date(reckoned.dueAt);
    row.dueDate = reckoned.dueDate;
    row.provisional = reckoned.provisional;
    row.state = STATE[reckoned.state];
    row.metAt = reckoned.state === 'completed' && reckoned.closedAt ? new Date(reckoned.closedAt) : null;
    row.breachedAt = reckoned.breachedAt ? new Date(reckoned.breachedAt) : null;
    return reckoned;
  }

  private profileOf(row: ClockRow): ProfileVersion {
    const profile = this.tree.profile(row.profileKey, row.profileVersion);
    if (!profile) throw new Error(`no profile ${row.profileKey}@${row.profileVersion} in the replica`);
    return profile;
  }
}

const isWindow = (kind: string): boolean => WINDOW_KINDS.includes(kind);

const STATE = { running: 'RUNNING', paused: 'PAUSED', completed: 'MET', cancelled: 'CANCELLED' } as const;
