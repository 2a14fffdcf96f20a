import { Database } from '@concord/service-kit/database/database';
import { Injectable } from '@nestjs/common';
import { v4 as random } from 'uuid';
import { DeliveryRow } from './delivery.entity.js';
import type { Outcome } from './outcome.js';
import { pauseAfter } from './delivery.rules.js';

/** Wall milliseconds that a sender may hold a message: above all time-outs of one attempt together. */
export const LEASE_MS = 60_000;

/** One message that this process sends now. */
export interface Leased extends DeliveryRow {
  lease: string;
}

/** Both clocks at one look: case time says what is due, wall time what may be tried (architecture.md 9). */
export interface Looked {
  now: Date;
  wall: Date;
}

/** Rows that wait to be sent: taken by lease, so that a sender that dies loses nothing and two never share one. */
@Injectable()
export class DeliveryQueue {
  constructor(private readonly database: Database) {}

  /** Whether anything waits at all; spares the reading of the case clock. */
  async isEmpty(channels: readonly string[]): Promise<boolean> {
    const found: unknown[] = await this.database.em.query(
      `select 1 from delivery where state in ('PENDING', 'SENDING') and channel = any($1) limit 1`,
      [channels],
    );
    return found.length === 0;
  }

  /** Takes what is due; a message whose sender fell silent is taken over once its lease has ended. */
  async take(channels: readonly string[], { now, wall }: Looked, limit: number): Promise<Leased[]> {
    const ids: { id: string; lease: string }[] = await this.database.em.query(
      `with due as (
         select id from delivery
         where state in ('PENDING', 'SENDING') and channel = any($1) and deliver_at <= $2 and next_attempt_at <= $3
         order by next_attempt_at, id limit $4 for update skip locked),
       taken as (
         update delivery d set state = 'SENDING', lease = $5, attempts = attempts + 1, next_attempt_at = $6
         from due where d.id = due.id returning d.id, d.lease)
       select id, lease from taken`,
      [channels, now, wall, limit, random(), new Date(wall.getTime() + LEASE_MS)],
    );
    if (ids.length === 0) return [];
    return (await this.database.em
      .createQueryBuilder(DeliveryRow, 'd')
      .where('d.id = any(:ids) and d.lease = :lease', {
        ids: ids.map(({ id }) => id),
        lease: ids[0]!.lease,
      })
      .orderBy('d.nextAttemptAt')
      .addOrderBy('d.id')
      .getMany()) as Leased[];
  }

  /** Gives back what was taken and not begun, so that nobody waits for the lease to end. */
  async release(rows: readonly Leased[], wall: Date): Promise<void> {
    await this.database.em.query(
      `with r as (update delivery set state = 'PENDING', lease = null, attempts = attempts - 1, next_attempt_at = $3
         where id = any($1) and lease = any($2) returning 1) select count(*) from r`,
      [rows.map(({ id }) => id), rows.map(({ lease }) => lease), wall],
    );
  }

  /** Writes what became of it, unless the lease was lost meanwhile; a digest's messages share its fate. */
  async finish(row: Leased, outcome: Outcome, { now, wall }: Looked, maxAttempts: number): Promise<void> {
    const next = settle(row, outcome, maxAttempts);
    const at = new Date(wall.getTime() + (next.pauseMs ?? 0));
    await this.database.transaction(async (em) => {
      const held: unknown[] = await em.query(
        `with f as (update delivery set state = $3, error_code = $4, next_attempt_at = $5, lease = null,
             attempts = $6, deliver_at = coalesce($7, deliver_at), done_at = $8
           where id = $1 and lease = $2 returning id) select id from f`,
        [
          row.id,
          row.lease,
          next.state,
          next.errorCode,
          at,
          next.attempts,
          next.deliverAt,
          next.state === 'PENDING' ? null : now,
        ],
      );
      if (held.length === 0 || next.state === 'PENDING' || row.kind !== 'DIGEST') return;
      await em.query('update delivery set state = $2, done_at = $3, error_code = $4 where digest_id = $1', [
        row.id,
        next.state,
        now,
        next.errorCode,
      ]);
    });
  }
}

/** What a row is after an attempt. */
export function settle(
  row: Pick<DeliveryRow, 'attempts' | 'errorCode'>,
  outcome: Outcome,
  maxAttempts: number,
  chance: number = Math.random(),
): { state: string; errorCode: string | null; attempts: number; deliverAt: Date | null; pauseMs?: number } {
  const { attempts } = row;
  switch (outcome.kind) {
    case 'sent':
      return { state: 'SENT', errorCode: null, attempts, deliverAt: null };
    case 'cancelled':
      return { state: 'CANCELLED', errorCode: outcome.code, attempts, deliverAt: null };
    case 'refused':
      return { state: 'DEAD', errorCode: outcome.code, attempts, deliverAt: null };
    case 'later':
      // It was not tried: the office had closed.
      return { state: 'PENDING', errorCode: row.errorCode, attempts: attempts - 1, deliverAt: outcome.at };
    case 'failed':
      return attempts >= maxAttempts
        ? { state: 'DEAD', errorCode: outcome.code, attempts, deliverAt: null }
        : {
            state: 'PENDING',
            errorCode: outcome.code,
            attempts,
            deliverAt: null,
            pauseMs: pauseAfter(attempts, chance),
          };
  }
}
