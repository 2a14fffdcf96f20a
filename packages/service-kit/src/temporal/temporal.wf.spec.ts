import { jest } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { Connection } from '@temporalio/client';
import { InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection.js';
import { NativeConnection, Worker } from '@temporalio/worker';
import { WORKFLOW_QUEUE } from '@concord/contracts/services';
import { sealedConverter, workflowInterceptorsPath } from '@concord/temporal-link/codec';
import { sealKeys } from '@concord/temporal-link/keys';
import type { RunningService } from '../bootstrap.js';
import { PulseRegistry } from '../internal/pulse.registry.js';
import { PlayedGateway } from '../testing/gateway.js';
import { SampleModule } from '../testing/sample.module.js';
import { freePort, TestServer } from '../testing/test-server.js';
import { CaseClock } from './case-clock.js';
import { TemporalClient } from './client.js';
import { ActivityWorker, activityWorker, type ActivitiesProvider } from './worker.js';

const OFFSET_MS = -30 * 86_400_000;

@Injectable()
class PebbleActivities implements ActivitiesProvider {
  faults = 0;
  hold: Promise<void> | undefined;
  begun: () => void = () => undefined;

  activities() {
    return {
      weigh: async ({ grams }: { grams: number }) => {
        this.begun();
        await this.hold;
        if (this.faults-- > 0) throw new Error('duplicate key (phone)=(13800000000)');
        return { grams };
      },
    };
  }
}

@Module({
  imports: [SampleModule, activityWorker({ providers: [PebbleActivities] })],
  providers: [PebbleActivities],
})
class WorkingModule {}

let gateway: PlayedGateway;
let server: TestServer;
let service: RunningService;
let client: TemporalClient;
let activities: PebbleActivities;

const refusedByStories: object[] = [];
const story = { workflowType: 'sampleStory', signal: 'heard', input: { base: 40 } };
const temporalPart = async (): Promise<string> => {
  const { body } = await gateway.get(`${service.url}/health/ready`);
  return body.parts.temporal.detail as string;
};
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
const resultOf = (workflowId: string): Promise<unknown> =>
  // Waiting for a result is a long poll and has no deadline here.
  client
    .call(async (temporal) => temporal)
    .then((temporal) => temporal.workflow.getHandle(workflowId).result());

/** The story's worker, as `workflows` would run it. */
async function withStories<T>(work: () => Promise<T>): Promise<T> {
  const connection = await NativeConnection.connect({ address: server.address });
  const worker = await Worker.create({
    connection,
    taskQueue: WORKFLOW_QUEUE,
    workflowsPath: new URL('../../dist/testing/sample.workflows.js', import.meta.url).pathname,
    interceptors: { workflowModules: [workflowInterceptorsPath] },
    dataConverter: sealedConverter({
      keys: sealKeys.parse(gateway.sealKeys),
      namespace: 'default',
      onRefused: (refused) => refusedByStories.push(refused),
    }),
  });
  try {
    return await worker.runUntil(work());
  } finally {
    await connection.close();
  }
}

beforeAll(async () => {
  gateway = await PlayedGateway.create();
  server = new TestServer(process.env['TEST_SERVER_PATH'] ?? '', await freePort());
  service = await gateway.boot(
    { module: WorkingModule },
    { TEMPORAL_ADDRESS: server.address, CONCORD_SANDBOX: '1', CASE_CLOCK_OFFSET_MS: String(OFFSET_MS) },
  );
  client = service.app.get(TemporalClient, { strict: false });
  activities = service.app.get(PebbleActivities, { strict: false });
});
afterAll(async () => {
  await service.stop();
  await server.kill();
});

describe('a service that was there before Temporal', () => {
  it('says so, and refuses a call in time instead of hanging', async () => {
    await expect(temporalPart()).resolves.toBe('connecting');
    await expect(
      client.signalWithStart({ ...story, workflowId: 'pebble:0', signalArgs: [{}] }),
    ).rejects.toThrow();
    expect(client.lastCallReached).toBe(false);
  });

  it('begins to work when it comes', async () => {
    await server.start();
    await until(async () => (await temporalPart()) === 'polling');
    const workflowId = 'pebble:1';
    const result = await withStories(async () => {
      await client.signalWithStart({ ...story, workflowId, signalArgs: [{ grams: 2 }] });
      return resultOf(workflowId);
    });
    expect(result).toBe(42);
    expect(client.lastCallReached).toBe(true);
  });

  it('signals nobody without an error when a story is told out', async () => {
    await expect(client.signal('pebble:1', 'heard', { grams: 1 })).resolves.toBe(false);
    await expect(client.query('pebble:none', 'pulse')).resolves.toBeNull();
  });
});

describe('an activity', () => {
  it('that fails leaves only an id in the history, and is tried again', async () => {
    activities.faults = 2;
    const workflowId = 'pebble:2';
    const result = await withStories(async () => {
      await client.signalWithStart({ ...story, workflowId, signalArgs: [{ grams: 3 }] });
      return resultOf(workflowId);
    });
    expect(result).toBe(43);
    const history = await client.call((temporal) => temporal.workflow.getHandle(workflowId).fetchHistory());
    expect(JSON.stringify(history)).not.toContain('13800000000');
    expect(gateway.logged.some((line) => line['where'] === 'weigh' && line['errorId'])).toBe(true);
  });

  it('under way keeps the service from being quiet', async () => {
    let release: () => void = () => undefined;
    activities.hold = new Promise((resolve) => (release = resolve));
    const begun = new Promise<void>((resolve) => (activities.begun = resolve));
    const pulse = service.app.get(PulseRegistry, { strict: false });
    const workflowId = 'pebble:3';
    await withStories(async () => {
      await client.signalWithStart({ ...story, workflowId, signalArgs: [{ grams: 3 }] });
      await begun;
      await expect(pulse.read()).resolves.toMatchObject({ storiesBusy: 1 });
      release();
      await resultOf(workflowId);
    });
    await expect(pulse.read()).resolves.toMatchObject({ storiesBusy: 0 });
  });
});

describe("the sandbox's case time", () => {
  it("is the test server's clock plus the offset, and moves with it", async () => {
    const clock = service.app.get<CaseClock>(CaseClock);
    const connection = await Connection.connect({
      address: server.address,
      [InternalConnectionOptionsSymbol]: { supportsTestService: true },
    } as Parameters<typeof Connection.connect>[0]);
    try {
      const before = await clock.now();
      await connection.testService!.unlockTimeSkippingWithSleep({
        duration: { seconds: 3 * 86_400 } as never,
      });
      const after = await clock.now();
      expect(after.getTime() - before.getTime()).toBeGreaterThanOrEqual(3 * 86_400_000);
      expect(after.getTime() - before.getTime()).toBeLessThan(4 * 86_400_000);
      const { data } = await gateway.ask(service, '{ whoAmI }', {}, { personId: 'p1' });
      expect(new Date(data.whoAmI.split(' ')[1] as string).getTime()).toBeGreaterThanOrEqual(after.getTime());
    } finally {
      await connection.close();
    }
  });
});

describe('a service whose Temporal dies', () => {
  it('lives on, and works again when it is back', async () => {
    await server.kill();
    await expect(gateway.get(`${service.url}/health/live`)).resolves.toMatchObject({ status: 200 });
    await server.start();
    const workflowId = 'pebble:4';
    const result = await withStories(async () => {
      await until(() =>
        client.signalWithStart({ ...story, workflowId, signalArgs: [{ grams: 4 }] }).then(
          () => true,
          () => false,
        ),
      );
      return resultOf(workflowId);
    });
    expect(result).toBe(44);
  });

  it('waits no longer than its deadline for one that is frozen', async () => {
    server.freeze();
    try {
      const ended = jest.fn();
      await client.signalWithStart({ ...story, workflowId: 'pebble:5', signalArgs: [{}] }).catch(ended);
      expect(ended).toHaveBeenCalled();
      await expect(temporalPart()).resolves.toBe('away');
      const { status } = await gateway.ask(service, '{ whoAmI }');
      expect(status).toBe(503);
    } finally {
      server.thaw();
    }
  });

  it('ends in order beside one that is frozen', async () => {
    const other = await gateway.boot(
      { module: WorkingModule },
      { TEMPORAL_ADDRESS: server.address, CONCORD_SANDBOX: '1' },
    );
    const isPolling = async (): Promise<boolean> => {
      const { body } = await gateway.get(`${other.url}/health/ready`);
      return body.parts.temporal.ok as boolean;
    };
    await until(isPolling);
    server.freeze();
    try {
      await expect(other.stop()).resolves.toBeUndefined();
    } finally {
      server.thaw();
      await other.app.get(ActivityWorker, { strict: false }).over();
    }
  }, 60_000);
});
