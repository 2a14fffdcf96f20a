import { sampleLoaded, noteSampleLoaded } from './data-dir.js';
import type { Mode } from './data-record.js';
import type { Supervisor } from './children.js';
import type { Part } from './parts.js';
import type { Ports } from './ports.js';
import { isSetUp, postgresChild, postgresReady } from './postgres.js';
import type { Progress } from './progress.js';
import { dropSetupKey, keepSetupKey } from './setup-key.js';
import { greets, temporalDevServer, temporalReady, temporalTestServerChild } from './temporal-server.js';

/** How long a part may take; a slow machine's first start migrates four schemas on two cores. */
export const READY_MS = 180_000;

/** Groups of parts in the order of an orderly end. */
export const STOP_ORDER = [
  ['gateway'],
  ['workflows'],
  ['directory-service', 'topic-service', 'consultation-service', 'feedback-service'],
  ['temporal'],
  ['postgres'],
];

/** Whether an address answers with 2xx. */
export async function answersOk(url: string): Promise<boolean> {
  return (await fetch(url, { signal: AbortSignal.timeout(3_000) })).ok;
}

/** Starts the two servers together, each with what it needs, and waits for both. */
export async function startServers(
  options: { mode: Mode; dataDir: string },
  program: string | undefined,
  supervisor: Supervisor,
  ports: Ports,
  password: string,
  progress: Progress,
): Promise<void> {
  const { dataDir, mode } = options;
  const postgres = async (): Promise<void> => {
    await supervisor.start(
      await postgresChild({ dataDir, port: ports.postgres, password, durable: mode === 'start' }),
    );
    await supervisor.waitReady('postgres', () => postgresReady(ports.postgres, password), READY_MS);
    progress('PostgreSQL 就绪', 'PostgreSQL is ready');
  };
  const temporal = async (): Promise<void> => {
    // The office has one of its own.
    if (program === undefined) return;
    const demo = mode === 'demo';
    if (demo) {
      const { child, open } = temporalTestServerChild(program, dataDir, ports.temporal);
      await supervisor.start(child);
      if (open) {
        progress(
          `本机无法为演练服务器设立独立网络，演练时钟（端口 ${ports.temporal}）对局域网开放`,
          `this machine has no network namespace to spare: the sandbox's clock (port ${ports.temporal}) is open to the network`,
        );
      }
    } else {
      await supervisor.start(temporalDevServer(program, dataDir, ports.temporal));
    }
    const probe = demo ? () => greets(ports.temporal) : () => temporalReady(program, ports.temporal);
    await supervisor.waitReady('temporal', probe, READY_MS);
    progress(
      demo ? 'Temporal 就绪（时钟可拨动）' : 'Temporal 就绪',
      demo ? 'Temporal is ready (movable clock)' : 'Temporal is ready',
    );
  };
  // Both are waited for, so that neither still starts while the other's failure is handled.
  const results = await Promise.allSettled([postgres(), temporal()]);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/** Starts our own parts together, and waits until each says that it is ready. */
export async function startParts(supervisor: Supervisor, list: Part[], progress: Progress): Promise<void> {
  for (const part of list) await supervisor.start(part);
  const waits = list.map(async (part) => {
    await supervisor.waitReady(part.name, () => answersOk(part.readyUrl), READY_MS);
    progress(`${part.zh}就绪`, `${part.name} is ready`);
  });
  await Promise.all(waits).catch(async (error: unknown) => {
    await supervisor.stop(STOP_ORDER);
    await Promise.allSettled(waits);
    throw error;
  });
}

/** Loads the sample region on the first start; noted as done only when it is complete. */
export async function loadSampleOnce(
  mode: Mode,
  dataDir: string,
  ports: Ports,
  progress: Progress,
): Promise<void> {
  if (sampleLoaded(dataDir)) return;
  progress('正在载入示例地区', 'loading the sample region');
  const { loadSample } = await import('./sample/load.js');
  await loadSample({ gatewayUrl: `http://127.0.0.1:${ports.gateway}`, dataDir, mode, progress });
  noteSampleLoaded(dataDir);
  progress('示例地区已载入', 'the sample region is loaded');
}

/** The key that the first set-up asks for; once that is done it is void, and is kept no longer. */
export async function currentSetupKey(
  dataDir: string,
  ports: Ports,
  password: string,
): Promise<string | undefined> {
  if (!(await isSetUp(ports.postgres, password))) return keepSetupKey(dataDir);
  dropSetupKey(dataDir);
  return undefined;
}
