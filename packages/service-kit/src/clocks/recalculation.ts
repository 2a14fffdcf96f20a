import type { Kind } from '@concord/contracts/ids';
import { reckon } from '@concord/business-time/deadline';
import type { Ledger } from '@concord/business-time/ledger';
import { WINDOW_KINDS } from '@concord/contracts/clocks';
import { parseId } from '@concord/contracts/ids';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { ActTransaction } from '../acts/act-transaction.js';
import { storyContext } from '../context.js';
import type { CaseRow } from '../database/case-row.js';
import type { Database } from '../database/database.js';
import { DEADLINES_RECKONED, type DeadlineMove } from '../i18n/deadline-events.js';
import type { OrgTree } from '../replica/org-tree.js';
import type { Replica } from '../replica/replica.js';
import { ClockRow } from './clock.entity.js';
import { RungBook } from './rung-book.js';
import { openAt, STILL_OPEN, underCalendar } from './new-calendar.js';

/** A kind of case that has clocks. */
export interface ClockedKind {
  kind: Kind;
  entity: new () => CaseRow;
  /**
   * Clocks that are stages of the case: their new instant is written into its row (and into `wakeAt`, where a timer of
   * the story waits for it).
   */
  stages?: Readonly<Record<string, (row: never, dueAt: Date) => void>>;
}

/** What one run did. */
export interface ReckonedClocks {
  /** Clocks that were looked at. */
  looked: number;
  /** Those of them whose date, instant or provisional mark changed. */
  moved: number;
}

/** Clocks looked at in one transaction. */
const BATCH = 200;
/** Cases reckoned at once: each holds a connection, and people's acts need the others. */
const AT_ONCE = 3;

/**
 * A new calendar: every open clock is reckoned anew, with the reason and the notice in its ledger, and the case tells
 * it. Each clock keeps the version by which it was reckoned, so a run that was cut off goes on where it stood, and a
 * second one finds nothing to do.
 */
export class Recalculation {
  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
    private readonly now: () => Promise<Date>,
    private readonly kinds: readonly ClockedKind[],
  ) {}

  /** Whether any open clock was reckoned by another version than the one in force. */
  async isDue(): Promise<boolean> {
    const versions = await this.versions(await this.replica.tree());
    return this.outdated(this.database.em, versions, await this.now()).getExists();
  }

  /** Reckons all of them; `beat` is called between two transactions. */
  async run(beat: () => void = () => undefined): Promise<ReckonedClocks> {
    const done: ReckonedClocks = { looked: 0, moved: 0 };
    let after: string | null = '00000000-0000-0000-0000-000000000000';
    while (after !== null) {
      const batch: Batch = await this.lookAt(after);
      done.looked += batch.unmoved;
      beat();
      await this.reckonCases(batch.moving, done, beat);
      after = batch.last;
    }
    // What an act held locked meanwhile is waited for, case by case.
    const versions = await this.versions(await this.replica.tree());
    const rest = await this.outdated(this.database.em, versions, await this.now())
      .select('c.caseId', 'caseId')
      .distinct(true)
      .getRawMany<{ caseId: string }>();
    await this.reckonCases(
      rest.map(({ caseId }) => caseId),
      done,
      beat,
    );
    return done;
  }

  /** Open clocks of another version than the one in force, as a query on `clock c`. */
  private outdated(em: EntityManager, versions: Versions, now: Date): SelectQueryBuilder<ClockRow> {
    const current = [...versions].map((pair) => pair.join('|'));
    return em
      .createQueryBuilder(ClockRow, 'c')
      .where(STILL_OPEN, openAt(now))
      .andWhere("(c.calendarId || '|' || coalesce(c.calendarVersion, '')) <> all(:current)", { current });
  }

  /** The version in force of each calendar that any clock counts by. */
  private async versions(tree: OrgTree): Promise<Versions> {
    const rows: { calendar_id: string }[] = await this.database.em.query(
      "select distinct calendar_id from clock where state in ('RUNNING', 'PAUSED') order by calendar_id",
    );
    return new Map(rows.map(({ calendar_id: id }) => [id, tree.calendar(id).version]));
  }

  /**
   * One batch: clocks that stay where they are only take on the new version; the cases of the others are answered.
   * Clocks are locked here without their cases, so nothing else is waited for: what is locked is passed over.
   */
  private async lookAt(after: string): Promise<Batch> {
    const [tree, now] = [await this.replica.tree(), await this.now()];
    const versions = await this.versions(tree);
    return this.database.transaction(async (em) => {
      const rows = await this.outdated(em, versions, now)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .andWhere('c.id > :after', { after })
        .orderBy('c.id')
        .limit(BATCH)
        .getMany();
      const moving = rows.filter((row) => underCalendar(row, tree.calendar(row.calendarId), tree, now).moved);
      const unmoved = rows.filter((row) => !moving.includes(row));
      await this.takeOn(em, unmoved, versions);
      await this.followRungs(em, unmoved, tree, now);
      return {
        moving: [...new Set(moving.map((row) => row.caseId))],
        unmoved: unmoved.length,
        last: rows.length < BATCH ? null : rows.at(-1)!.id,
      };
    });
  }

  private async takeOn(em: EntityManager, rows: readonly ClockRow[], versions: Versions): Promise<void> {
    for (const [calendarId, version] of versions) {
      const ids = rows.filter((row) => row.calendarId === calendarId).map((row) => row.id);
      if (ids.length > 0) {
        await em.query('update clock set calendar_version = $2 where id = any($1)', [ids, version]);
      }
    }
  }

  /** The rungs of clocks whose own day stays. */
  private async followRungs(
    em: EntityManager,
    rows: readonly ClockRow[],
    tree: OrgTree,
    now: Date,
  ): Promise<void> {
    const followed = rows.flatMap((row) => {
      const profile = tree.profile(row.profileKey, row.profileVersion);
      if (!profile || WINDOW_KINDS.includes(row.kind)) return [];
      const calendar = tree.calendar(row.calendarId);
      const reckoned = reckon(row.ledger as Ledger, calendar, now.toISOString());
      return [{ row, reckoned, calendar, profile }];
    });
    if (followed.length > 0) await new RungBook(em, { now }).follow(followed);
  }

  private async reckonCases(
    caseIds: readonly string[],
    done: ReckonedClocks,
    beat: () => void,
  ): Promise<void> {
    for (let at = 0; at < caseIds.length; at += AT_ONCE) {
      const answers = await Promise.all(caseIds.slice(at, at + AT_ONCE).map((id) => this.reckonCase(id)));
      for (const { looked, moved } of answers) {
        done.looked += looked;
        done.moved += moved;
      }
      beat();
    }
  }

  /** One case in one transaction, its row locked before its clocks as every act does it. */
  private async reckonCase(caseId: string): Promise<ReckonedClocks> {
    const [tree, now] = [await this.replica.tree(), await this.now()];
    const clocked = this.kinds.find(({ kind }) => parseId(caseId, kind) !== null);
    if (!clocked) throw new Error(`clocks of ${caseId.split(':')[0]} are not known to casesModule`);
    return this.database.transaction(async (em) => {
      const tx = new ActTransaction(em, storyContext(now, caseId), tree, this.database.schema);
      const row = await tx.lock(clocked.entity, parseId(caseId)!.uuid);
      if (!row) throw new Error(`a clock belongs to a case that is not there`);
      const clocks = await em
        .createQueryBuilder(ClockRow, 'c')
        .setLock('pessimistic_write')
        .where(STILL_OPEN, openAt(now))
        .andWhere('c.caseId = :caseId', { caseId })
        .orderBy('c.id')
        .getMany();
      const moves: DeadlineMove[] = [];
      let [until, notice, looked]: [string | null, string, number] = [null, '', 0];
      for (const clock of clocks) {
        const calendar = tree.calendar(clock.calendarId);
        if (clock.calendarVersion === calendar.version) continue;
        looked += 1;
        const { ledger, before, after, moved, notice: by } = underCalendar(clock, calendar, tree, now);
        if (!moved) {
          await em.update(ClockRow, { id: clock.id }, { calendarVersion: calendar.version });
          await this.followRungs(em, [clock], tree, now);
          continue;
        }
        await tx.clocks.reckonAnew(clock, [...ledger], calendar);
        moves.push({
          clock: clock.kind,
          from: before.dueDate,
          to: after.dueDate,
          wasProvisional: before.provisional,
          provisional: after.provisional,
        });
        notice = by;
        const stage = clocked.stages?.[clock.kind];
        if (!stage) continue;
        stage(row as never, clock.dueAt);
        until = row.wakeAt?.toISOString() ?? null;
      }
      if (moves.length > 0) {
        const data = { reason: 'calendar-changed', notice, moves, ...(until && { until }) };
        await tx.record(clocked.kind, clocked.entity, row, { type: DEADLINES_RECKONED, data });
        await tx.finish();
      }
      return { looked, moved: moves.length };
    });
  }
}

/** The version in force by calendar. */
type Versions = ReadonlyMap<string, string>;

interface Batch {
  moving: string[];
  unmoved: number;
  /** Id of the batch's last clock; null after the last batch. */
  last: string | null;
}
