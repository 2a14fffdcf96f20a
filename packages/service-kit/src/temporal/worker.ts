import {
  Inject,
  Injectable,
  Module,
  type BeforeApplicationShutdown,
  type DynamicModule,
  type OnApplicationBootstrap,
  type Type,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { Logger } from '@nestjs/common';
import { enclosedActivities } from '@concord/temporal-link/activity-interceptor';
import { sealedConverter } from '@concord/temporal-link/codec';
import { reachOf, type Reach } from '@concord/temporal-link/connection';
import { SERVICE_ENV, SERVICE_INFO, type ServiceEnv, type ServiceInfo } from '../env.js';
import { HealthRegistry, type PartHealth } from '../health/health.registry.js';
import { PulseRegistry } from '../internal/pulse.registry.js';
import { guardActivities, type Activities } from './guard.js';
import { said } from '../log-errors.js';

/** Wall milliseconds between attempts to reach Temporal: doubled from the first to the last. */
const FIRST_PAUSE_MS = 200;
const LAST_PAUSE_MS = 3_000;
/** A run that lasted this long was a success: the next pause is short again. */
const STEADY_MS = 10_000;
const CONNECT_DEADLINE_MS = 5_000;
const PROBE_MS = 1_000;
/** How long activities under way may finish, and then how long their answers may take to leave. */
const GRACE_MS = 12_000;
const FAREWELL_MS = 2_000;

/** A provider whose activities the service's worker runs; factories over use cases (style.md 4). */
export interface ActivitiesProvider {
  activities(): Activities;
}

export interface ActivityWorkerOptions {
  /** Default: the service's name. */
  taskQueue?: string;
  /** Injectable classes of any module of the service. */
  providers: Type<ActivitiesProvider>[];
  /** Activities that run at once; each may hold a database connection. */
  maxConcurrent?: number;
}

const OPTIONS = Symbol('ACTIVITY_WORKER_OPTIONS');

let runtimeInstalled = false;

/** The process ends by its own orderly stop, so the runtime must not catch signals; its core logs go through ours. */
function installRuntime(): void {
  if (runtimeInstalled) return;
  runtimeInstalled = true;
  const log = new Logger('Temporal');
  Runtime.install({
    shutdownSignals: [],
    telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } },
    logger: {
      // Its meta holds errors, inputs and failures as they are: none of it is logged.
      log: (level, message) => (level === 'ERROR' ? log.error(message) : log.debug(message)),
      trace: () => undefined,
      debug: () => undefined,
      info: (message) => log.debug(message),
      warn: (message) => log.warn(message),
      error: (message) => log.error(message),
    },
  });
}

type WorkerState = 'connecting' | 'polling' | 'stopped';

/** Runs the service's activities; tries for ever to reach Temporal, and survives its death and return. */
@Injectable()
export class ActivityWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('ActivityWorker');
  private state: WorkerState = 'connecting';
  private busy = 0;
  /** Begun and ended activities of this process. */
  private steps = 0;
  private worker: Worker | undefined;
  private connection: NativeConnection | undefined;
  private readonly ended = new AbortController();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    @Inject(OPTIONS) private readonly options: ActivityWorkerOptions,
    @Inject(SERVICE_ENV) private readonly env: ServiceEnv,
    @Inject(SERVICE_INFO) private readonly info: ServiceInfo,
    private readonly moduleRef: ModuleRef,
    health: HealthRegistry,
    pulse: PulseRegistry,
  ) {
    health.register('temporal', () => this.check(), { required: false });
    pulse.register('activities', () => ({ storiesBusy: this.busy, steps: this.steps }));
  }

  onApplicationBootstrap(): void {
    installRuntime();
    this.loop = this.runForever();
  }

  /** Takes no more activities and lets those under way finish; the pools close after this. */
  async beforeApplicationShutdown(): Promise<void> {
    this.ended.abort();
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await Promise.race([this.loop, this.idle()]);
  }

  /** Settles when the last run has let go of its connection, which may be after the orderly end. */
  over(): Promise<void> {
    return this.loop;
  }

  /** The core waits half a minute for a frozen server; nothing is lost by not waiting with it. */
  private async idle(): Promise<void> {
    const until = performance.now() + GRACE_MS;
    while (this.busy > 0 && performance.now() < until) await pause(100);
    await pause(FAREWELL_MS);
  }

  /** The worker's core is silent about a server that went away, so the server itself is asked. */
  private async check(): Promise<PartHealth> {
    const { connection } = this;
    if (!connection || this.state !== 'polling') return { ok: false, detail: this.state };
    const asked = connection.withDeadline(Date.now() + PROBE_MS, () =>
      connection.workflowService.getSystemInfo({}),
    );
    const reached = await Promise.race([
      asked.then(
        () => true,
        () => false,
      ),
      pause(PROBE_MS).then(() => false),
    ]);
    return { ok: reached, detail: reached ? 'polling' : 'away' };
  }

  private async runForever(): Promise<void> {
    const activities = guardActivities(this.collect(), (step) => {
      this.busy += step;
      this.steps += 1;
    });
    let rest = FIRST_PAUSE_MS;
    while (!this.ended.signal.aborted) {
      const startedAt = performance.now();
      await this.runOnce(activities).catch((error: unknown) => {
        this.log.warn(`no worker: ${said(error)}`);
      });
      if (this.ended.signal.aborted) break;
      this.state = 'connecting';
      rest = performance.now() - startedAt > STEADY_MS ? FIRST_PAUSE_MS : Math.min(rest * 2, LAST_PAUSE_MS);
      await waitOrEnd(rest, this.ended.signal);
    }
    this.state = 'stopped';
  }

  private async runOnce(activities: Activities): Promise<void> {
    const connection = await connectInTime(reachOf(this.env), this.ended.signal);
    try {
      const { TEMPORAL_NAMESPACE: namespace, TEMPORAL_CODEC_KEYS: keys } = this.env;
      const max = this.options.maxConcurrent ?? 8;
      const worker = await Worker.create({
        connection,
        namespace,
        dataConverter: sealedConverter({
          keys,
          namespace,
          onRefused: (refused) => this.log.warn(refused, 'a payload of Temporal is refused'),
        }),
        interceptors: {
          activity: [
            enclosedActivities((refused) => this.log.warn(refused, 'a call of an activity is refused')),
          ],
        },
        taskQueue: this.options.taskQueue ?? this.info.name,
        activities,
        maxConcurrentActivityTaskExecutions: max,
        activityTaskPollerBehavior: { type: 'autoscaling', minimum: 1, initial: 1, maximum: 4 },
        shutdownGraceTime: '10s',
        shutdownForceTime: '15s',
      });
      this.worker = worker;
      this.connection = connection;
      const run = worker.run();
      if (this.ended.signal.aborted) worker.shutdown();
      this.state = 'polling';
      await run;
    } finally {
      this.worker = undefined;
      this.connection = undefined;
      await connection.close().catch(() => undefined);
    }
  }

  /** One table of activities; two of the same name would silently hide one. */
  private collect(): Activities {
    const all: Activities = {};
    for (const token of this.options.providers) {
      const provider = this.moduleRef.get<ActivitiesProvider>(token, { strict: false });
      for (const [name, activity] of Object.entries(provider.activities())) {
        if (all[name]) throw new Error(`two activities are called ${name}; rename one`);
        all[name] = activity;
      }
    }
    return all;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A frozen server lets `connect` hang; a connection that comes too late is closed. */
async function connectInTime(reach: Reach, ended: AbortSignal): Promise<NativeConnection> {
  const connecting = NativeConnection.connect(reach);
  const inTime = new AbortController();
  const late = waitOrEnd(CONNECT_DEADLINE_MS, AbortSignal.any([ended, inTime.signal])).then(() => null);
  const connection = await Promise.race([connecting, late]).finally(() => inTime.abort());
  if (connection) return connection;
  connecting.then((lateOne) => lateOne.close()).catch(() => undefined);
  throw new Error(`Temporal at ${reach.address} did not answer in time`);
}

function waitOrEnd(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

/** The service's activity worker: `activityWorker({ providers: [TopicActivities] })`. */
export function activityWorker(options: ActivityWorkerOptions): DynamicModule {
  return {
    module: ActivityWorkerModule,
    providers: [{ provide: OPTIONS, useValue: options }, ActivityWorker],
    exports: [ActivityWorker],
  };
}

@Module({})
class ActivityWorkerModule {}
