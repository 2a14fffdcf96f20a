import type { RungClaim, SweepAnswer } from '@concord/contracts/temporal/activities';
import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.js';

interface ClaimedRow {
  claim_id: string;
  clock_id: string;
  case_id: string;
  kind: string;
  title: string;
  org_unit_id: string;
  responsible_unit_id: string;
  profile_key: string;
  profile_version: number;
  key: string;
  at: Date;
  due_date: string;
  provisional: boolean;
}

/**
 * The durable sweep of one service (architecture.md 7): claims what is due, each rung once, in order within a case,
 * and answers the claims that have no effect yet, not the ones it has just made: when an answer is lost after the
 * commit, the retry finds them again. Waking too early, too late or twice is harmless.
 */
export class Sweep {
  constructor(
    private readonly database: Database,
    private readonly now: () => Promise<Date>,
  ) {}

  async sweep(input: { done: string[]; limit: number }): Promise<SweepAnswer> {
    const now = await this.now();
    return this.database.transaction(async (em) => {
      if (input.done.length > 0) {
        await em.query('update clock_rung set effect_at = $2 where id = any($1) and effect_at is null', [
          input.done,
          new Date(),
        ]);
      }
      await this.claim(em, now, input.limit);
      await this.letGoOfEnded(em);
      const claims = await this.unmade(em, input.limit);
      const [next]: { at: Date | null }[] = await em.query(
        "select min(at) as at from clock_rung where status = 'PENDING'",
      );
      const nextAt = next?.at ?? null;
      await em.query('update sweep_state set sleeps_until = $1 where id = 1', [nextAt]);
      return {
        claims,
        nextAt: nextAt?.toISOString() ?? null,
        more: (nextAt !== null && nextAt <= now) || claims.length === input.limit,
      };
    });
  }

  private async claim(em: EntityManager, now: Date, limit: number): Promise<void> {
    const due: { id: string; clock_id: string }[] = await em.query(
      `select r.id, r.clock_id from clock_rung r
       where r.status = 'PENDING' and r.at <= $1 order by r.at, r.id limit $2 for update of r skip locked`,
      [now, limit],
    );
    if (due.length === 0) return;
    await em.query("update clock_rung set status = 'CLAIMED', claimed_at = $2 where id = any($1)", [
      due.map((r) => r.id),
      now,
    ]);
    // A breach that happened stays, whatever comes later; overdue itself is derived on reading.
    await em.query(
      "update clock set breached_at = due_at where id = any($1) and breached_at is null and state = 'RUNNING' and due_at <= $2",
      [due.map((r) => r.clock_id), now],
    );
  }

  /** Nobody is written to who has done his part meanwhile: a claim of a clock that has ended is let go. */
  private async letGoOfEnded(em: EntityManager): Promise<void> {
    await em.query(
      `update clock_rung r set status = 'SKIPPED' from clock c
       where c.id = r.clock_id and r.status = 'CLAIMED' and r.effect_at is null and c.state in ('MET', 'CANCELLED')`,
    );
  }

  private async unmade(em: EntityManager, limit: number): Promise<RungClaim[]> {
    const rows: ClaimedRow[] = await em.query(
      `select r.id as claim_id, r.clock_id, r.case_id, c.kind, c.title, c.org_unit_id, c.responsible_unit_id,
              c.profile_key, c.profile_version, r.key, r.at, c.due_date::text as due_date, c.provisional
       from clock_rung r join clock c on c.id = r.clock_id
       where r.status = 'CLAIMED' and r.effect_at is null order by r.case_id, r.at, r.id limit $1`,
      [limit],
    );
    return rows.map((row) => ({
      claimId: row.claim_id,
      clockId: row.clock_id,
      caseId: row.case_id,
      clockKind: row.kind,
      title: row.title,
      orgUnitId: row.org_unit_id,
      responsibleUnitId: row.responsible_unit_id,
      profileKey: row.profile_key,
      profileVersion: row.profile_version,
      rungKey: row.key,
      at: row.at.toISOString(),
      dueDate: row.due_date,
      provisional: row.provisional,
    }));
  }
}
