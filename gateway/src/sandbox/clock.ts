import type { Connection } from '@temporalio/client';

/** The sandbox's clock: the Temporal test server's, moved by an offset into case time. */
export interface CaseClock {
  /** Case time now, in milliseconds. */
  now(): Promise<number>;
  /** Lets the test server's clock run forward by so many milliseconds; ends when it has. */
  forward(milliseconds: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

const CALL_TIMEOUT_MS = 5_000;

/** A clock on the test server at an address; connects when first needed, as the server may start later. */
export function createTestServerClock(address: string, offsetMs: number): CaseClock {
  let connecting: Promise<Connection> | undefined;

  const connection = async (): Promise<Connection> => {
    connecting ??= connect(address).catch((error: unknown) => {
      connecting = undefined;
      throw error;
    });
    return connecting;
  };

  return {
    async now() {
      const open = await connection();
      const answer = await open.withDeadline(Date.now() + CALL_TIMEOUT_MS, () =>
        open.testService!.getCurrentTime({}),
      );
      const { seconds, nanos } = answer.time ?? {};
      return Number(seconds ?? 0) * 1000 + Math.floor((nanos ?? 0) / 1e6) + offsetMs;
    },
    async forward(milliseconds, signal) {
      const open = await connection();
      await open.withAbortSignal(signal, () =>
        open.testService!.unlockTimeSkippingWithSleep({
          duration: {
            seconds: Math.floor(milliseconds / 1000) as never,
            nanos: Math.round((milliseconds % 1000) * 1e6),
          },
        }),
      );
    },
    async close() {
      const open = await connecting?.catch(() => undefined);
      connecting = undefined;
      await open?.close();
    },
  };
}

async function connect(address: string): Promise<Connection> {
  // Loaded only in the sandbox: the client weighs tens of megabytes.
  const { Connection } = await import('@temporalio/client');
  const { InternalConnectionOptionsSymbol } = await import('@temporalio/client/lib/connection.js');
  return Connection.connect({
    address,
    connectTimeout: CALL_TIMEOUT_MS,
    // A plain connection has no test service unless it is asked for (stack.md, Temporal).
    [InternalConnectionOptionsSymbol]: { supportsTestService: true },
  } as Parameters<typeof Connection.connect>[0]);
}
