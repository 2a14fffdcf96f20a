import { setTimeout as later } from 'node:timers';
import type { QueryConfig, QueryResult } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Logger } from '../log.js';
import { Pool } from './postgres-client.js';

/** How much may be used of something, and after how long it is counted anew. */
export interface Limit {
  points: number;
  /** Wall seconds from the first use. */
  seconds: number;
}

/** Makes the counter of a name (unique within the gateway). */
export type MakeCounter = (name: string, limit: Limit) => RateLimiterAbstract;

/** Counters in this process alone. */
export const memoryCounters: MakeCounter = (name, { points, seconds }) =>
  new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });

/** Counters that gateways share by the gateway's own schema of the database. */
export interface SharedCounters {
  counter: MakeCounter;
  close(): Promise<void>;
}

const TABLE = 'rate_counters';
/** One transaction under a lock: gateways that start at once do not make it twice. */
const MAKE_TABLE = `
  select pg_advisory_xact_lock(hashtext('${TABLE}'));
  create table if not exists ${TABLE} (key varchar(255) primary key, points integer not null default 0, expire bigint);
  create index if not exists ${TABLE}_expire on ${TABLE} (expire)`;
/** A counter is asked before everything else: it must not make anybody wait. */
const GIVE_UP_MS = 500;
/** After a question without answer none is asked for so long: an act asks several counters, one after the other. */
const REST_MS = 2_000;
const TRY_AGAIN_MS = 10_000;
const SWEEP_MS = 5 * 60_000;

/**
 * Counters in PostgreSQL, in the schema of the address's role; while it is away each gateway counts for itself. The
 * table is made when the database is there, and what is out of date is swept then and every `sweepMs` milliseconds.
 */
export function postgresCounters(databaseUrl: string, log: Logger, sweepMs = SWEEP_MS): SharedCounters {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 4,
    connectionTimeoutMillis: GIVE_UP_MS,
    query_timeout: GIVE_UP_MS,
    statement_timeout: GIVE_UP_MS,
  });
  // The pool replaces a connection that broke.
  pool.on('error', () => undefined);
  let restsUntil = 0;
  const storeClient = {
    async query(question: QueryConfig): Promise<QueryResult> {
      if (Date.now() < restsUntil) throw new Error('the database of the counters did not answer just now');
      try {
        return await pool.query(question);
      } catch (error) {
        restsUntil = Date.now() + REST_MS;
        throw error;
      }
    },
  };

  let away = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const tend = async (): Promise<void> => {
    try {
      await pool.query(MAKE_TABLE);
      await pool.query(`delete from ${TABLE} where expire < $1`, [Date.now()]);
      if (away) log.info('counters are shared by the database again');
      away = false;
    } catch (error) {
      if (!away) {
        log.warn({ err: error }, 'counters of the database are away; counting in this process alone');
      }
      away = true;
    }
    if (closed) return;
    timer = later(
      () => {
        tending = tend();
      },
      away ? Math.min(TRY_AGAIN_MS, sweepMs) : sweepMs,
    );
    timer.unref();
  };
  let tending = tend();

  return {
    counter: (name, { points, seconds }) =>
      new RateLimiterPostgres({
        storeClient,
        storeType: 'pool',
        tableName: TABLE,
        tableCreated: true,
        // The library's own sweep is one of every counter, over the rows of all.
        clearExpiredByTimeout: false,
        keyPrefix: name,
        points,
        duration: seconds,
        insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
      }),
    async close() {
      closed = true;
      clearTimeout(timer);
      await tending;
      await pool.end();
    },
  };
}
