import type { Connection } from '@temporalio/client';

/** The sandbox's clock: the Temporal test server's, moved by an offset into case time. */
export interface CaseClock {
  /** Case time now, in milliseconds. */
  now(): Promise<number>;
  /** Lets the test server's clock run forward by so many milliseconds; ends when it has. */
  forward(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Takes back a hold on the time that the server has forgotten to take back itself. */
  letGo(): Promise<void>;
  close(): Promise<void>;
}

/** The test server does not answer. */
export class ClockUnavailable extends Error {}

const READ_TIMEOUT_MS = 3_000;

/** A clock on the test server at an address; connects when first needed, as the server may start later. */
export function createTestServerClock(address: string, offsetMs: number): CaseClock {
  let connecting: Promise<Connection> | undefined;
  const connection = (): Promise<Connection> => (connecting ??= connectLazily(address));

  return {
    async now() {
      const open = await connection();
      try {
        const { time } = await open.withDeadline(Date.now() + READ_TIMEOUT_MS, () =>
          open.testService!.getCurrentTime({}),
        );
        return Number(time?.seconds ?? 0) * 1000 + Math.floor((time?.nanos ?? 0) / 1e6) + offsetMs;
      } catch (error) {
        throw new ClockUnavailable('the test server does not tell its time', { cause: error });
      }
    },
    async forward(milliseconds, signal) {
      const open = await connection();
      try {
        await open.withAbortSignal(signal, () =>
          open.testService!.unlockTimeSkippingWithSleep({
            duration: {
              // The protocol's 64-bit integer is read from a plain number as well.
              seconds: Math.floor(milliseconds / 1000) as never,
              nanos: Math.round((milliseconds % 1000) * 1e6),
            },
          }),
        );
      } catch (error) {
        throw new ClockUnavailable('the test server does not move its clock', { cause: error });
      }
    },
    async letGo() {
      const open = await connection();
      try {
        await open.withDeadline(Date.now() + READ_TIMEOUT_MS, () => open.testService!.unlockTimeSkipping({}));
      } catch (error) {
        throw new ClockUnavailable('the test server does not let its clock go', { cause: error });
      }
    },
    async close() {
      await (await connecting)?.close();
      connecting = undefined;
    },
  };
}

async function connectLazily(address: string): Promise<Connection> {
  // Loaded only in the sandbox: the client weighs tens of megabytes.
  const { Connection, InternalConnectionOptionsSymbol } =
    await import('@temporalio/client/lib/connection.js');
  return Connection.lazy({
    address,
    channelArgs: { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 1_000 },
    // A plain connection has no test service unless it is asked for (stack.md, Temporal).
    [InternalConnectionOptionsSymbol]: { supportsTestService: true },
  } as Parameters<typeof Connection.lazy>[0]);
}
