import type { Calendar } from '@concord/business-time/calendar';
import type { Reckoned } from '@concord/business-time/deadline';
import { reckonRungs, skippedRungs } from '@concord/business-time/rungs';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { ProfileVersion } from '../replica/org-tree.js';
import { RungRow, type ClockRow } from './clock.entity.js';
import { ladderOf } from './ladder.js';

/** When the rungs are written: case time, and the present where a past is being loaded. */
export interface Moment {
  now: Date;
  present?: Date;
}

/** A clock whose day stays under a new calendar. */
export interface FollowedClock {
  row: ClockRow;
  reckoned: Reckoned;
  calendar: Calendar;
  profile: ProfileVersion;
}

/** Writes the rungs of a clock: those of its first reckoning, and of every one that supersedes another. */
export class RungBook {
  constructor(
    private readonly em: EntityManager,
    private readonly moment: Moment,
  ) {}

  /** The rungs of a new clock. A reminder for which the term is too short is recorded as skipped. */
  async begin(row: ClockRow, reckoned: Reckoned, calendar: Calendar, profile: ProfileVersion): Promise<void> {
    const ladder = ladderOf(profile.document, row.profileClock);
    const coming = reckonRungs(reckoned, ladder, calendar).map((rung) => {
      const at = new Date(rung.at);
      return this.rung(row, rung.key, at, this.isLoadedPast(at) ? 'SKIPPED' : 'PENDING');
    });
    const skipped = skippedRungs(reckoned, ladder, calendar);
    await this.insert([...coming, ...skipped.map((key) => this.rung(row, key, this.moment.now, 'SKIPPED'))]);
  }

  /** The clock has ended or stands: what was still to come is skipped. */
  async skipComing(row: ClockRow): Promise<void> {
    await this.em.query(
      "update clock_rung set status = 'SKIPPED' where clock_id = $1 and status = 'PENDING'",
      [row.id],
    );
  }

  /**
   * The rungs of a reckoning that supersedes another (`row.reckoning` names it). What is still to come waits.
   * What is past already is claimed at once where it is the latest of them and was never claimed; the rest of the
   * past is skipped: nobody gets a reminder and a warning in one minute, nor the same one twice.
   */
  async renew(row: ClockRow, reckoned: Reckoned, calendar: Calendar, profile: ProfileVersion): Promise<void> {
    const earlier: { key: string; made: boolean }[] = await this.em.query(
      `select key, bool_or(effect_at is not null) as made from clock_rung
       where clock_id = $1 and status = 'CLAIMED' group by key`,
      [row.id],
    );
    await this.skipComing(row);
    const ladder = ladderOf(profile.document, row.profileClock);
    // Since the start, not since this reckoning: a rung that the move has put into the past may never have been sent.
    const whole: Reckoned = { ...reckoned, reckonedAt: reckoned.anchor.openedAt };
    const rungs = reckonRungs(whole, ladder, calendar).map((rung) => ({
      key: rung.key,
      at: new Date(rung.at),
    }));
    const past = rungs.filter((rung) => rung.at <= this.moment.now);
    const latest = past.at(-1)?.key;
    const claimed = new Set(earlier.map((rung) => rung.key));
    const dead = (key: string): boolean => past.some((rung) => rung.key === key);
    const rows = rungs.map(({ key, at }) => {
      const goes = !dead(key) || (key === latest && !claimed.has(key));
      return this.rung(row, key, at, goes && !this.isLoadedPast(at) ? 'PENDING' : 'SKIPPED');
    });
    // A claim whose effect is not made yet stands only where its rung is past by this reckoning too.
    const undone = earlier.filter((rung) => !rung.made && !dead(rung.key)).map((rung) => rung.key);
    await this.em.query(
      `update clock_rung set status = 'SKIPPED'
       where clock_id = $1 and key = any($2) and status = 'CLAIMED' and effect_at is null`,
      [row.id, undone],
    );
    const kept = new Set(rungs.map((rung) => rung.key));
    const without = reckoned.state === 'running' ? ladder.filter((rung) => !kept.has(rung.key)) : [];
    await this.insert([
      ...rows,
      ...without.map((rung) => this.rung(row, rung.key, this.moment.now, 'SKIPPED')),
    ]);
  }

  /**
   * Another calendar that leaves the last day where it is can still move what comes after it (five working days past
   * the date): rungs that wait take their new instants, those of all these clocks at once.
   */
  async follow(clocks: readonly FollowedClock[]): Promise<void> {
    const waiting: { id: string; clock: string; key: string; at: Date }[] = await this.em.query(
      `select r.id, r.clock_id as clock, r.key, r.at from clock_rung r join clock c on c.id = r.clock_id
       where c.id = any($1) and r.reckoning = c.reckoning and r.status = 'PENDING'`,
      [clocks.map(({ row }) => row.id)],
    );
    const ofClock = new Map(clocks.map(({ row }): [string, typeof waiting] => [row.id, []]));
    for (const rung of waiting) ofClock.get(rung.clock)!.push(rung);
    const moved = clocks.flatMap(({ row, reckoned, calendar, profile }) => {
      const rungs = ofClock.get(row.id)!;
      if (rungs.length === 0) return [];
      const now = reckonRungs(reckoned, ladderOf(profile.document, row.profileClock), calendar);
      return rungs.flatMap(({ id, key, at }) => {
        const to = now.find((rung) => rung.key === key)?.at;
        return to && Date.parse(to) !== at.getTime() ? [{ id, to }] : [];
      });
    });
    if (moved.length === 0) return;
    await this.em.query(
      `update clock_rung r set at = m.at from unnest($1::uuid[], $2::timestamptz[]) as m(id, at) where r.id = m.id`,
      [moved.map(({ id }) => id), moved.map(({ to }) => to)],
    );
  }

  /** Loaded as past: nobody is reminded now of what was due before. */
  private isLoadedPast(at: Date): boolean {
    return this.moment.present !== undefined && at <= this.moment.present;
  }

  private rung(row: ClockRow, key: string, at: Date, status: string): RungRow {
    return Object.assign(new RungRow(), {
      id: uuid(),
      clockId: row.id,
      caseId: row.caseId,
      reckoning: row.reckoning,
      key,
      at,
      status,
      claimedAt: null,
      effectAt: null,
    });
  }

  private async insert(rungs: RungRow[]): Promise<void> {
    if (rungs.length > 0) await this.em.insert(RungRow, rungs as never);
  }
}
