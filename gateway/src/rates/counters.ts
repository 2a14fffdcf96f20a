import { setTimeout as later } from 'node:timers';
import { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { Logger } from '../log.js';

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
const TRY_AGAIN_MS = 10_000;
/** A counter is asked before everything else: it must not make anybody wait. */
const GIVE_UP_MS = 500;

/** Counters in PostgreSQL; while it is away each gateway counts for itself. */
export function postgresCounters(databaseUrl: string, log: Logger): SharedCounters {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 4,
    connectionTimeoutMillis: GIVE_UP_MS,
    query_timeout: GIVE_UP_MS,
    statement_timeout: GIVE_UP_MS,
  });
  // The pool replaces a connection that broke.
  pool.on('error', () => undefined);
  let timer: NodeJS.Timeout | undefined;
  const makeTable = async (): Promise<void> => {
    try {
      await pool.query(
        `create table if not exists ${TABLE} (key varchar(255) primary key, points integer not null default 0, expire bigint)`,
      );
      await pool.query(`create index if not exists ${TABLE}_expire on ${TABLE} (expire)`);
    } catch (error) {
      log.warn({ err: error }, 'counters of the database are away; counting in this process alone');
      timer = later(() => void makeTable(), TRY_AGAIN_MS);
      timer.unref();
    }
  };
  const made = makeTable();

  return {
    counter: (name, { points, seconds }) =>
      new RateLimiterPostgres({
        storeClient: pool,
        tableName: TABLE,
        tableCreated: true,
        storeType: 'pool',
        clearExpiredByTimeout: true,
        keyPrefix: name,
        points,
        duration: seconds,
        insuranceLimiter: new RateLimiterMemory({
          keyPrefix: name,
          points,
          duration: seconds,
        }),
      }),
    async close() {
      if (timer) clearTimeout(timer);
      await made;
      await pool.end();
    },
  };
}
