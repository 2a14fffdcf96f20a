import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { offsetOf } from './case-offset.js';
import { Supervisor } from './children.js';
import { begin, inspect, noteFiles, requireWritable } from './data-dir.js';
import { lockDataDir } from './data-lock.js';
import { requireOwnDirectory } from './data-owner.js';
import { note, readRecord } from './data-record.js';
import type { Mode } from './data-record.js';
import { ifRoom, inWordsOfDisk, removeHalves, requireRoom } from './disk-room.js';
import { env } from './env.js';
import type { LaunchError } from './errors.js';
import { parts } from './parts.js';
import type { Part } from './parts.js';
import { repoRoot } from './paths.js';
import { choosePorts } from './ports.js';
import type { Ports } from './ports.js';
import { provision, superuserUrl, DATABASE } from './postgres.js';
import { silent, terminalProgress } from './progress.js';
import { claimDataDir } from './run-record.js';
import { requireSealKeys } from './seal-keys.js';
import { loadSecrets, requireGatewayPassword } from './secrets.js';
import { digestOf, readSetupKey } from './setup-key.js';
import {
  answersOk,
  currentSetupKey,
  loadSampleOnce,
  READY_MS,
  startParts,
  startServers,
  STOP_ORDER,
} from './start-steps.js';
import { findTool } from './temporal-binaries.js';
import {
  requireSameTemporal,
  requireTemporalService,
  temporalIsMissing,
  temporalService,
} from './temporal-service.js';
import { temporalCli, temporalTestServer } from './tools.js';

export type { Mode } from './data-record.js';

export interface LaunchOptions {
  mode: Mode;
  dataDir: string;
  /** The gateway's port; 0 = any free one. */
  port: number;
  /** Demo only: the instant at which case time begins, ISO 8601 with zone; default now. */
  from?: string;
  /** host:port of a Temporal Service of the office's own, reached as `TEMPORAL_*` say; undefined: we start one. Not for demo. */
  temporal?: string;
  /** Load the sample region once, and let its people be become with a click. */
  sample: boolean;
  /** With the sample region, also its sample cases; true unless said otherwise (the scenario begins without any). */
  sampleCases?: boolean;
  /** Say nothing on the terminal. */
  quiet?: boolean;
  /** The checkout to run; tests give one with programs of their own. */
  root?: string;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
  /** Told when a part that cannot be restarted is gone. */
  onFatal?: (error: LaunchError) => void;
}

/** A running Concord. Parts: postgres, temporal, <x>-service, workflows, gateway. */
export interface Launched {
  /** The address that people use, without a slash at the end. */
  gatewayUrl: string;
  ports: Ports;
  /** The one-time key of the first set-up, as it is typed; undefined once it is done, and with the sample. */
  setupKey: string | undefined;
  /** In the sandbox: moves its clock without signing in (header `x-concord-console-key`). */
  consoleKey: string | undefined;
  /** What tests and tools need to reach the inside: superuser URL, Temporal's address, the clock's offset. */
  env: {
    DATABASE_URL: string;
    TEMPORAL_ADDRESS: string;
    TEMPORAL_NAMESPACE: string;
    CASE_CLOCK_OFFSET_MS: string;
    CONCORD_SANDBOX: string;
  };
  /** Process numbers by part; a dead part is absent until its restart. */
  pids(): Record<string, number>;
  /** kill -9 of one part; the supervisor brings it back by itself. */
  kill9(name: string): Promise<void>;
  /** Ends one part in good order and starts it again. */
  restart(name: string): Promise<void>;
  /** Waits until the gateway says that everything is ready again. */
  waitReady(timeoutMs?: number): Promise<void>;
  /** The last lines of a part's log. */
  logTail(name: string, lines?: number): string;
  stop(): Promise<void>;
}

/** Brings up a whole Concord, loads the sample once if asked, and answers when the gateway says that all is ready. */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const dataDir = resolve(options.dataDir);
  const offset = offsetOf(options);
  requireOwnDirectory(dataDir);
  // Before anything is looked at: what another start is about to change tells nothing.
  const lock = lockDataDir(dataDir);
  try {
    const launched = await launchAlone(options, dataDir, offset);
    const stop = (): Promise<void> => launched.stop().finally(() => lock.release());
    return { ...launched, stop };
  } catch (error) {
    lock.release();
    throw inWordsOfDisk(dataDir, error);
  }
}

/** The same on a data directory that is ours alone. */
async function launchAlone(options: LaunchOptions, dataDir: string, offset: number): Promise<Launched> {
  const progress = options.quiet === true ? silent : terminalProgress();
  inspect(dataDir, options.mode);
  if (options.mode === 'start') requireSameTemporal(readRecord(dataDir), options.temporal);
  if (options.mode === 'start') readSetupKey(dataDir);
  requireRoom(dataDir);
  requireWritable(dataDir);
  await claimDataDir(dataDir, progress);
  const ports = await choosePorts(options.port);
  const service =
    options.temporal === undefined ? undefined : temporalService(options.temporal, env.temporalVariables);
  const program =
    service === undefined
      ? await findTool(options.mode === 'demo' ? temporalTestServer : temporalCli, progress)
      : undefined;
  options.signal?.throwIfAborted();
  const sample = begin(dataDir, options.mode, options.sample, progress);
  removeHalves(dataDir);
  if (service !== undefined) note(dataDir, { temporal: service.address });
  else if (temporalIsMissing(dataDir)) {
    progress(
      'Temporal 的数据文件不见了：计时将按数据库重新启动，此前正在进行的流程不再续办（见 docs/security/data.md）',
      "Temporal's file is missing: clocks are armed anew from the database, stories that were under way stay silent (docs/security/data.md)",
    );
  }
  const secrets = requireGatewayPassword(dataDir, requireSealKeys(dataDir, await loadSecrets(dataDir)));
  if (service !== undefined) {
    await requireTemporalService(service, secrets.temporalCodecKeys ?? '');
    progress(`Temporal 就绪（${service.address}）`, `Temporal is ready (${service.address})`);
  }
  const temporal = (service ?? temporalService(`127.0.0.1:${ports.temporal}`, {})).variables;
  const consoleKey = options.mode === 'demo' ? randomBytes(18).toString('base64url') : undefined;
  const gatewayUrl = env.publicUrl?.replace(/\/$/, '') ?? `http://127.0.0.1:${ports.gateway}`;
  const supervisor = new Supervisor(dataDir, gatewayUrl, options.onFatal, progress);
  let complete = false;
  const stop = async (): Promise<void> => {
    await supervisor.stop(STOP_ORDER);
    if (!complete) return;
    ifRoom(
      // The first account may have been made in this run.
      () => noteFiles(dataDir),
      () =>
        progress(
          '磁盘已满，未能更新数据目录的记录',
          'the disk is full: the record of the data directory was not brought up to date',
        ),
    );
  };
  options.signal?.addEventListener('abort', () => void stop());
  let [setupKey, readyUrl]: [string | undefined, string] = [undefined, ''];
  try {
    await startServers(
      { ...options, dataDir },
      program,
      supervisor,
      ports,
      secrets.postgresPassword,
      progress,
    );
    await provision(ports.postgres, secrets);
    setupKey = sample ? undefined : await currentSetupKey(dataDir, ports, secrets.postgresPassword);
    const list = parts({
      mode: options.mode,
      root: options.root ?? repoRoot,
      dataDir,
      ports,
      secrets,
      temporal,
      publicUrl: gatewayUrl,
      caseClockOffsetMs: offset,
      sample,
      consoleKey,
      setupKeyDigest: setupKey === undefined ? '' : digestOf(setupKey),
    });
    readyUrl = (list.at(-1) as Part).readyUrl;
    await startParts(supervisor, list, progress);
    if (sample && options.sampleCases !== false) {
      await loadSampleOnce(options.mode, dataDir, ports, progress);
    }
    noteFiles(dataDir);
    complete = true;
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    gatewayUrl,
    ports,
    setupKey,
    consoleKey,
    env: {
      DATABASE_URL: superuserUrl(ports.postgres, secrets.postgresPassword, DATABASE),
      TEMPORAL_ADDRESS: temporal['TEMPORAL_ADDRESS']!,
      TEMPORAL_NAMESPACE: temporal['TEMPORAL_NAMESPACE']!,
      CASE_CLOCK_OFFSET_MS: String(offset),
      CONCORD_SANDBOX: options.mode === 'demo' ? '1' : '',
    },
    pids: () => supervisor.pids(),
    kill9: (name) => supervisor.kill9(name),
    restart: (name) => supervisor.restart(name),
    waitReady: (timeoutMs = READY_MS) =>
      supervisor.waitReady('gateway', () => answersOk(readyUrl), timeoutMs),
    logTail: (name, lines) => supervisor.logTail(name, lines),
    stop,
  };
}
