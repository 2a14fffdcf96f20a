import { writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { whereToListen } from '@concord/contracts/listening';
import { logDestination } from '@concord/contracts/log-destination';
import { WORKFLOW_QUEUE } from '@concord/contracts/services';
import { sealedConverter } from '@concord/temporal-link/codec';
import { reachOf } from '@concord/temporal-link/connection';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import { loadEnv } from './env.js';

const env = loadEnv();
const log = pino(
  { name: 'workflows', level: env.LOG_LEVEL },
  logDestination((bytes) => writeSync(1, bytes)),
);
const stopping = new AbortController();
let worker: Worker | undefined;
let connection: NativeConnection | undefined;

/** How long the server is given to answer a question about its health. */
const PROBE_MS = 1_000;
/** The core waits half a minute for a frozen server; a task that it holds is told again to another worker. */
const FAREWELL_MS = 8_000;

Runtime.install({
  shutdownSignals: [],
  telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } },
  logger: new DefaultLogger('WARN', ({ level, message, meta }) =>
    level === 'ERROR' ? log.error(meta ?? {}, message) : log.warn(meta ?? {}, message),
  ),
});

/** The worker's core is silent about a server that went away, so the server itself is asked. */
async function reachesTemporal(): Promise<boolean> {
  const asked = connection;
  if (!asked || worker?.getState() !== 'RUNNING') return false;
  const answer = asked.withDeadline(Date.now() + PROBE_MS, () => asked.workflowService.getSystemInfo({}));
  const late = new Promise<boolean>((resolve) => setTimeout(resolve, PROBE_MS, false).unref());
  return Promise.race([late, answer.then(() => true).catch(() => false)]);
}

const health = createServer((request, response) => {
  // Nothing is looked up for an address that is none of the two.
  if (request.url !== '/health/live' && request.url !== '/health/ready') {
    response.writeHead(404).end();
    return;
  }
  void reachesTemporal().then((ready) => {
    const alive = request.url === '/health/live' || ready;
    response.writeHead(alive ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ready, parts: { temporal: { ok: ready } } }));
  });
});
health.once('error', (error) => {
  log.fatal({ port: env.CONCORD_PORT, reason: error.message }, 'the health endpoint cannot be opened');
  process.exit(1);
});
health.listen(whereToListen(env));

function stop(reason: string): void {
  if (stopping.signal.aborted) return;
  log.info({ reason }, 'stopping');
  stopping.abort();
  if (worker?.getState() === 'RUNNING') worker.shutdown();
  setTimeout(() => {
    log.warn('stopped; Temporal did not answer the farewell');
    process.exit(0);
  }, FAREWELL_MS).unref();
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
async function runOnce(): Promise<void> {
  const link = await NativeConnection.connect(reachOf(env));
  connection = link;
  try {
    worker = await Worker.create({
      connection: link,
      namespace: env.TEMPORAL_NAMESPACE,
      dataConverter: sealedConverter({
        keys: env.TEMPORAL_CODEC_KEYS,
        namespace: env.TEMPORAL_NAMESPACE,
        onRefused: (refused) => log.warn(refused, 'a payload of Temporal is refused'),
      }),
      taskQueue: WORKFLOW_QUEUE,
      // Made by the build (worker/bundle.ts).
      workflowBundle: { codePath: fileURLToPath(new URL('./workflow-bundle.js', import.meta.url)) },
      // Some 1.5 MB a cached story; the rest is replayed when it is needed (stack.md).
      maxCachedWorkflows: 100,
      shutdownGraceTime: '5s',
      workflowTaskPollerBehavior: { type: 'autoscaling', minimum: 2, initial: 2, maximum: 6 },
    });
    const run = worker.run();
    log.info('the stories are told');
    if (stopping.signal.aborted) worker.shutdown();
    await run;
  } finally {
    worker = undefined;
    connection = undefined;
    await link.close().catch(() => undefined);
  }
}

for (let wait = 200; !stopping.signal.aborted; wait = Math.min(wait * 2, 3_000)) {
  try {
    await runOnce();
    wait = 200;
  } catch (error) {
    log.warn({ reason: (error as Error).message }, 'Temporal is away; trying again');
  }
  if (!stopping.signal.aborted) await pause(wait);
}
health.close();
health.closeAllConnections();
log.info('stopped');
