import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';

/** Activities of the bare workflows. */
export interface BareActivities {
  nothing(): Promise<void>;
}

const TASK_QUEUE = 'bare-timers';
const STARTED_AT_ONCE = 50;

/**
 * What one durable timer a case gives: workflows that wait for the same instant and run one empty activity each, on
 * the same Temporal server. Answers after how many milliseconds from that instant each was done.
 */
export async function bareTimers(address: string, n: number): Promise<number[]> {
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: [] });
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./bare.workflow.js', import.meta.url)),
    logger: new DefaultLogger('WARN'),
  });
  const done: number[] = [];
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  const activities: BareActivities = { nothing: async () => void done.push(Date.now()) };
  const worker = await Worker.create({
    connection: native,
    taskQueue: TASK_QUEUE,
    workflowBundle,
    activities,
    maxConcurrentActivityTaskExecutions: 200,
    maxCachedWorkflows: n,
  });
  const running = worker.run();
  try {
    const client = new Client({ connection });
    const run = Date.now();
    const start = async (from: number, count: number, until: number): Promise<void> => {
      for (let at = from; at < from + count; at += STARTED_AT_ONCE) {
        const some = Array.from({ length: Math.min(STARTED_AT_ONCE, from + count - at) }, (_, k) =>
          client.workflow.start('bareTimer', {
            taskQueue: TASK_QUEUE,
            workflowId: `bare-${run}-${at + k}`,
            args: [until],
          }),
        );
        await Promise.all(some);
      }
    };
    // Some that wait for nothing show how quickly this machine starts them; the instant is laid behind all the others.
    await start(n, STARTED_AT_ONCE, run);
    while (done.length < STARTED_AT_ONCE) await pause(50);
    const pace = (Date.now() - run) / STARTED_AT_ONCE;
    done.length = 0;
    const until = Date.now() + 10_000 + 2 * pace * n;
    await start(0, n, until);
    if (Date.now() > until) throw new Error('the bare workflows could not be started before their instant');
    while (done.length < n) {
      if (Date.now() > until + 600_000) throw new Error(`only ${done.length} of ${n} bare workflows ended`);
      await pause(50);
    }
    return done.map((at) => at - until);
  } finally {
    worker.shutdown();
    await running;
    await connection.close();
    await native.close();
  }
}
