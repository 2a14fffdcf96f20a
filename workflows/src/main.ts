import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { WORKFLOW_QUEUE } from '@concord/contracts/services';
import { bundleWorkflowCode, NativeConnection, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { pino } from 'pino';
import { loadEnv } from './env.js';

const env = loadEnv();
const log = pino({ name: 'workflows', level: env.LOG_LEVEL });
const stopping = new AbortController();
let worker: Worker | undefined;
let ready = false;

Runtime.install({ shutdownSignals: [], telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' } } } });

const health = createServer((request, response) => {
  const alive = request.url === '/health/live' || (request.url === '/health/ready' && ready);
  response.writeHead(alive ? 200 : 503, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ ready, parts: { temporal: { ok: ready } } }));
});
health.listen(env.CONCORD_PORT, '127.0.0.1');

function stop(reason: string): void {
  if (stopping.signal.aborted) return;
  log.info({ reason }, 'stopping');
  stopping.abort();
  if (worker?.getState() === 'RUNNING') worker.shutdown();
}
process.on('SIGTERM', () => stop('SIGTERM'));
process.on('SIGINT', () => stop('SIGINT'));

/** Waits, or ends at once when the process is to stop. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stopping.signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}

/** One life of the worker: from connecting until the server is lost or the process stops. */
async function runOnce(workflowBundle: WorkflowBundle): Promise<void> {
  const connection = await NativeConnection.connect({ address: env.TEMPORAL_ADDRESS });
  try {
    worker = await Worker.create({
      connection,
      namespace: env.TEMPORAL_NAMESPACE,
      taskQueue: WORKFLOW_QUEUE,
      workflowBundle,
      // Some 1.5 MB a cached story; the rest is replayed when it is needed (stack.md).
      maxCachedWorkflows: 100,
      shutdownGraceTime: '10s',
      workflowTaskPollerBehavior: { type: 'autoscaling', minimum: 2, initial: 2, maximum: 6 },
    });
    const run = worker.run();
    ready = true;
    if (stopping.signal.aborted) worker.shutdown();
    await run;
  } finally {
    ready = false;
    worker = undefined;
    await connection.close().catch(() => undefined);
  }
}

const bundle = await bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('./workflows.js', import.meta.url)) });
for (let wait = 200; !stopping.signal.aborted; wait = Math.min(wait * 2, 3_000)) {
  try {
    await runOnce(bundle);
    wait = 200;
  } catch (error) {
    log.warn({ reason: (error as Error).message }, 'Temporal is away; trying again');
  }
  if (!stopping.signal.aborted) await pause(wait);
}
health.close();
health.closeAllConnections();
log.info('stopped');
