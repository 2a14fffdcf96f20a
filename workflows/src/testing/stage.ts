import { randomUUID } from 'node:crypto';
import type { Fact } from '@concord/contracts/facts';
import { SERVICES, WORKFLOW_QUEUE } from '@concord/contracts/services';
import {
  FACTS_SIGNAL,
  PULSE_QUERY,
  WAKE_SIGNAL,
  type StoryInput,
  type StoryPulse,
} from '@concord/contracts/stories';
import { Client, type WorkflowHandle } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';

/** Which server the stories are played on. */
export interface StageOptions {
  /** Path of `workflows.ts`, or of its compiled twin. */
  workflowsPath: string;
  /** Program of the time-skipping test server, or of the Temporal CLI. */
  server: string | undefined;
  /**
   * The development server instead, which suggests continuing as new from a history this long on;
   * the test server does so after thousands of events only, and cannot be told otherwise.
   */
  suggestsNewRunAfter?: number;
}

type Input = Record<string, unknown>;

const ACTIVITIES = [
  'exportDirectory',
  'replaceDirectory',
  'reckonClocks',
  'sweep',
  'recordProgress',
  'acknowledgeFilingByDefault',
  'openConsultation',
  'endPublicity',
  'recordItemProgress',
  'openItems',
  'knowTopic',
  'makeEffects',
  'deliverNotices',
];
/** A worker's name gets into histories, and those are committed. */
const IDENTITY = 'stage';
export const DAY = 86_400_000;

/** The bundle of the stories, quietly. */
export function bundleOf(workflowsPath: string): Promise<WorkflowBundle> {
  return bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
}

let installed = false;
/** A stage plays mistakes on purpose: what they log is no news. */
function installQuietly(): void {
  if (installed) return;
  installed = true;
  const logging = { filter: { core: 'ERROR' as const, other: 'ERROR' as const }, forward: {} };
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined), telemetryOptions: { logging } });
}

/** The stories on a Temporal server, with fake services that record each call: stories are tested, not services. */
export class Stage {
  readonly calls: { service: string; name: string; input: Input }[] = [];
  /** What an activity answers (default: an empty object); a test puts its own in. */
  readonly answers = new Map<string, (input: Input, service: string) => unknown>();
  private readonly workers: { worker: Worker; run: Promise<void> }[] = [];
  private readonly started: WorkflowHandle[] = [];

  private constructor(
    readonly env: TestWorkflowEnvironment,
    readonly client: Client,
    readonly bundle: WorkflowBundle,
  ) {}

  static async open({ workflowsPath, server: path, suggestsNewRunAfter }: StageOptions): Promise<Stage> {
    if (!path) {
      throw new Error('no Temporal server: `npm test` names one, `npm run dev:deps` prints where it lies');
    }
    installQuietly();
    const executable = { type: 'existing-path' as const, path };
    const env =
      suggestsNewRunAfter === undefined
        ? await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } })
        : await TestWorkflowEnvironment.createLocal({
            server: {
              executable,
              extraArgs: [
                `limit.historyCount.suggestContinueAsNew=${suggestsNewRunAfter}`,
                // By default a new run waits until the last one is a second old.
                'history.workflowIdReuseMinimalInterval="0s"',
              ].flatMap((setting) => ['--dynamic-config-value', setting]),
            },
          });
    const client = new Client({ connection: env.connection });
    const stage = new Stage(env, client, await bundleOf(workflowsPath));
    await stage.work({ taskQueue: WORKFLOW_QUEUE, workflowBundle: stage.bundle });
    for (const taskQueue of SERVICES) await stage.work({ taskQueue, activities: stage.fakes(taskQueue) });
    return stage;
  }

  private async work(
    options: Pick<Parameters<typeof Worker.create>[0], 'taskQueue' | 'workflowBundle' | 'activities'>,
  ): Promise<void> {
    const worker = await Worker.create({
      connection: this.env.nativeConnection,
      identity: IDENTITY,
      ...options,
    });
    this.workers.push({ worker, run: worker.run() });
  }

  private fakes(service: string): Record<string, (input?: Input) => Promise<unknown>> {
    const fake =
      (name: string) =>
      async (input: Input = {}) => {
        this.calls.push({ service, name, input });
        return (await this.answers.get(name)?.(input, service)) ?? {};
      };
    return Object.fromEntries(ACTIVITIES.map((name) => [name, fake(name)]));
  }

  /** Ends what is still told, so that no timer of one test fires in the next; and forgets its calls and answers. */
  async clear(): Promise<void> {
    await Promise.all(this.started.splice(0).map((handle) => handle.terminate().catch(() => undefined)));
    this.calls.length = 0;
    this.answers.clear();
  }

  async close(): Promise<void> {
    await this.clear();
    for (const { worker } of this.workers) worker.shutdown();
    await Promise.all(this.workers.map(({ run }) => run));
    await this.env.teardown();
  }

  /** The inputs of all calls of an activity so far. */
  named(name: string): Input[] {
    return this.calls.filter((call) => call.name === name).map((call) => call.input);
  }

  /** A story of a case that begins now; its workflow id is `kind:<uuid>`. */
  async start(workflowType: string, kind: string, input: Partial<StoryInput> = {}): Promise<WorkflowHandle> {
    const id = `${kind}:${randomUUID()}`;
    return this.startAs(workflowType, id, { id, baseVersion: 0, clockOffsetMs: 0, ...input });
  }

  async startAs(workflowType: string, workflowId: string, input: unknown): Promise<WorkflowHandle> {
    const handle = await this.client.workflow.start(workflowType, {
      workflowId,
      taskQueue: WORKFLOW_QUEUE,
      args: [input],
    });
    this.started.push(handle);
    return handle;
  }

  /** Facts at the server's present time, in a row of versions from `from`. */
  async facts(types: [string, Input?][], from = 1): Promise<Fact[]> {
    const at = await this.later(0);
    return types.map(([type, data], i) => ({ version: from + i, type, at, data: data ?? {} }));
  }

  /** The instant some days (or a part of one) from now, by the server's clock. */
  async later(days: number): Promise<string> {
    return new Date((await this.env.currentTimeMs()) + days * DAY).toISOString();
  }

  /**
   * One more step of a story that is not over: a replay finds a command too many only by the next one recorded.
   * (A wait that a broken twin began last of all went unseen: tried.)
   */
  async nudge(handle: WorkflowHandle): Promise<void> {
    const { type, status } = await handle.describe();
    if (status.name !== 'RUNNING') return;
    if (type === 'clockwork') {
      await handle.signal(WAKE_SIGNAL);
      // Ended in the middle of an activity, a story would hold the test server's clock.
      return this.heard(handle, 0);
    }
    const { heardVersion } = await handle.query<StoryPulse>(PULSE_QUERY);
    const [fact] = await this.facts([['nudged']], heardVersion + 1);
    const notices = [{ template: 'nudged', to: [], params: {}, subjectId: handle.workflowId }];
    await handle.signal(FACTS_SIGNAL, { facts: [{ ...fact, notices }] });
    await this.heard(handle, heardVersion + 1);
  }

  /** The events of a story so far. */
  async historyOf(handle: WorkflowHandle): Promise<NonNullable<History['events']>> {
    return (await handle.fetchHistory()).events ?? [];
  }

  /** Waits until the story has heard a version and is at rest. */
  async heard(handle: WorkflowHandle, version: number): Promise<void> {
    await until(async () => {
      const pulse = await handle.query<StoryPulse>(PULSE_QUERY);
      return pulse.heardVersion >= version && !pulse.busy;
    });
  }
}

/** Looks again until it is so. */
export async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 20));
}
