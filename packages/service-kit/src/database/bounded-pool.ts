import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient, PoolConfig } from 'pg';
import { currentBudget, type RequestBudget } from '../budget/request-budget.js';
import { Pool } from './postgres-client.js';

/** How long PostgreSQL itself goes on, in milliseconds; 0 is without end. */
export interface DatabaseBounds {
  statementMs: number;
  lockMs: number;
  /** Between two statements of one transaction. */
  idleMs: number;
}

/** A request's: the gateway has given up long before; who waits for a lock is told so while he still listens. */
const REQUEST: DatabaseBounds = { statementMs: 10_000, lockMs: 4_000, idleMs: 30_000 };
/** Activities, sweeps and relays: Temporal or the next round tries again. */
const JOB: DatabaseBounds = { statementMs: 120_000, lockMs: 30_000, idleMs: 120_000 };
/** Migrations and programs of an operator, who watches and can stop them. */
export const UNHURRIED: DatabaseBounds = { statementMs: 0, lockMs: 0, idleMs: 0 };

/** Connections that one request holds at once; more would keep others from theirs. */
const MOST_OF_ONE_REQUEST = 3;

const chosen = new AsyncLocalStorage<DatabaseBounds>();

/** Runs work whose statements are bounded like this instead of as its kind is. */
export function withBounds<T>(bounds: DatabaseBounds, work: () => T): T {
  return chosen.run(bounds, work);
}

type Connected = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: PoolClient['release'],
) => void;
type Checkout = (callback: Connected) => void;

/** Places of one request in the pool. */
interface Share {
  held: number;
  waiting: (() => void)[];
}

/**
 * The pool of a service. Each connection is handed out with the bounds of whoever asks; a request gets a few at once,
 * and none when it has been refused; when it is refused meanwhile, what its connections run is cancelled.
 */
export class BoundedPool extends Pool {
  private readonly settled = new WeakMap<PoolClient, DatabaseBounds>();
  private readonly shares = new WeakMap<RequestBudget, Share>();
  /** One connection besides the others, which may all be taken when something is to be cancelled. */
  private readonly cancels: Pool;

  constructor(config: PoolConfig) {
    super(config);
    this.cancels = new Pool({ ...config, max: 1 });
    this.cancels.on('error', () => undefined);
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<PoolClient> | void {
    const taken = this.checkOut(currentBudget());
    if (!callback) return taken;
    taken.then(
      (client) => callback(undefined, client, client.release),
      (error: Error) => callback(error, undefined, () => undefined),
    );
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | void {
    const ended = this.cancels.end().then(() => super.end());
    if (!callback) return ended;
    ended.then(callback, callback);
  }

  private async checkOut(budget: RequestBudget | undefined): Promise<PoolClient> {
    const leavePlace = budget ? await this.place(budget) : () => undefined;
    try {
      budget?.take(0);
      const client = await this.idleClient();
      try {
        await this.bind(client, chosen.getStore() ?? (budget ? REQUEST : JOB));
      } catch (error) {
        client.release(error as Error);
        throw error;
      }
      this.lend(client, budget, leavePlace);
      return client;
    } catch (error) {
      leavePlace();
      throw error;
    }
  }

  private idleClient(): Promise<PoolClient> {
    // Called by its callback: pg's own promise would come back here.
    const checkOut = super.connect.bind(this) as Checkout;
    return new Promise((taken, failed) =>
      checkOut((error, client) => (client ? taken(client) : failed(error as Error))),
    );
  }

  private async bind(client: PoolClient, bounds: DatabaseBounds): Promise<void> {
    if (this.settled.get(client) === bounds) return;
    await client.query(
      `set statement_timeout = ${bounds.statementMs}; set lock_timeout = ${bounds.lockMs};
       set idle_in_transaction_session_timeout = ${bounds.idleMs}`,
    );
    this.settled.set(client, bounds);
  }

  /** Waits for one of the request's places; answers how to leave it. */
  private async place(budget: RequestBudget): Promise<() => void> {
    let share = this.shares.get(budget);
    if (!share) this.shares.set(budget, (share = { held: 0, waiting: [] }));
    const { waiting } = share;
    if (share.held >= MOST_OF_ONE_REQUEST) await new Promise<void>((next) => waiting.push(next));
    else share.held += 1;
    return () => {
      const next = waiting.shift();
      if (next) next();
      else share.held -= 1;
    };
  }

  /** From here to its release the connection works for the request, and is stopped with it. */
  private lend(client: PoolClient, budget: RequestBudget | undefined, leavePlace: () => void): void {
    if (!budget) return;
    let cancelled: Promise<unknown> | undefined;
    const forget = budget.onStop(() => {
      cancelled = this.cancel(client);
    });
    const release = client.release.bind(client);
    client.release = (error) => {
      forget();
      // Not before it is sure whom the cancellation hits: the next one to hold this connection must not be it.
      const give = (): void => {
        release(error);
        leavePlace();
      };
      if (cancelled) void cancelled.then(give, give);
      else give();
    };
  }

  private async cancel(client: PoolClient): Promise<void> {
    const { processID } = client as unknown as { processID?: number };
    if (processID) {
      await this.cancels.query('select pg_cancel_backend($1)', [processID]).catch(() => undefined);
    }
  }
}
