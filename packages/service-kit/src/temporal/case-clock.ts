import { Connection, InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection.js';
import { CodedError } from '../log.js';
import { reachOf, type Reach } from '@concord/temporal-link/connection';
import type { ServiceEnv } from '../env.js';

/** Wall milliseconds that reading the sandbox's clock may take. */
const READ_DEADLINE_MS = 2_000;

/**
 * Case time (architecture.md 9): read once per request or activity into the context; no rule reads any other.
 * Also the injection token of the process's one clock.
 */
export abstract class CaseClock {
  /** The present instant of case time. */
  abstract now(): Promise<Date>;
  /** Releases what the clock holds open. */
  abstract close(): Promise<void>;
}

/** Production: wall time plus the offset (0 unless somebody practises without the sandbox). */
export class WallCaseClock extends CaseClock {
  constructor(private readonly offsetMs = 0) {
    super();
  }

  override now(): Promise<Date> {
    return Promise.resolve(new Date(Date.now() + this.offsetMs));
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }
}

/** The sandbox: the test server's clock plus the offset. It also runs on by itself, so it is read, never assumed. */
export class SandboxCaseClock extends CaseClock {
  private readonly connection: Connection;

  constructor(
    reach: Reach,
    private readonly offsetMs: number,
  ) {
    super();
    this.connection = Connection.lazy({
      ...reach,
      channelArgs: { 'grpc.max_reconnect_backoff_ms': 1_000, 'grpc.initial_reconnect_backoff_ms': 100 },
      // The test service is behind this door only (stack.md, Temporal).
      [InternalConnectionOptionsSymbol]: { supportsTestService: true },
    } as Parameters<typeof Connection.lazy>[0]);
  }

  /** Never falls back to wall time: a wrong date would be written into cases. Refuses with a code instead. */
  override async now(): Promise<Date> {
    try {
      const { time } = await this.connection.withDeadline(Date.now() + READ_DEADLINE_MS, () =>
        this.connection.testService!.getCurrentTime({}),
      );
      const ms = Number(time?.seconds ?? 0) * 1_000 + Math.floor((time?.nanos ?? 0) / 1e6);
      return new Date(ms + this.offsetMs);
    } catch (error) {
      throw Object.assign(new CodedError('CASE_CLOCK_UNAVAILABLE'), { cause: error });
    }
  }

  override close(): Promise<void> {
    return this.connection.close();
  }
}

export function createCaseClock(env: ServiceEnv): CaseClock {
  return env.CONCORD_SANDBOX
    ? new SandboxCaseClock(reachOf(env), env.CASE_CLOCK_OFFSET_MS)
    : new WallCaseClock(env.CASE_CLOCK_OFFSET_MS);
}
