import { randomBytes } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { WORKFLOW_QUEUE } from '@concord/contracts/services';
import { enclosingClient } from '@concord/temporal-link/client-interceptor';
import { sealedConverter, workflowInterceptorsPath } from '@concord/temporal-link/codec';
import { sealKeys } from '@concord/temporal-link/keys';
import type { RunningService } from '../bootstrap.js';
import { DevServer } from '../testing/dev-server.js';
import { PlayedGateway } from '../testing/gateway.js';
import { SampleModule } from '../testing/sample.module.js';
import { TemporalClient } from './client.js';
import { activityWorker, type ActivitiesProvider } from './worker.js';

@Injectable()
class PebbleActivities implements ActivitiesProvider {
  readonly weighed: number[] = [];

  activities() {
    return {
      weigh: async ({ grams }: { grams: number }) => {
        this.weighed.push(grams);
        if (grams === 13_800_000_000) throw new Error('no such pebble');
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

const workflowsPath = new URL('../../dist/testing/sample.workflows.js', import.meta.url).pathname;
const STORY = 'sampleStory';
const refusedByStories: object[] = [];
let server: DevServer;
let gateway: PlayedGateway;
let service: RunningService;
let client: TemporalClient;
let weighed: number[];
let native: NativeConnection;
let stories: Worker;
let telling: Promise<void>;
/** Any account of this machine: the port asks nobody. */
let neighbour: Client;

const until = async (condition: () => Promise<boolean>): Promise<void> => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
};
const begin = (workflowId: string, base = 40): Promise<void> =>
  client.signalWithStart({
    workflowType: STORY,
    workflowId,
    input: { base },
    signal: 'nothing',
    signalArgs: [],
  });
const resultOf = async (workflowId: string): Promise<unknown> =>
  (await client.call(async (temporal) => temporal)).workflow.getHandle(workflowId).result();
const eventsOf = async (workflowId: string) =>
  (await neighbour.workflow.getHandle(workflowId).fetchHistory()).events ?? [];
/** The sealed argument of a signal as it lies in the open port. */
const captured = async (workflowId: string, signal: string) =>
  (await eventsOf(workflowId))
    .map((event) => event.workflowExecutionSignaledEventAttributes)
    .find((heard) => heard?.signalName === signal)!.input!;
/** Sends payloads as they are. */
const replay = (workflowId: string, signalName: string, input: object) =>
  neighbour.workflowService.signalWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId },
    signalName,
    input,
  });

beforeAll(async () => {
  server = await DevServer.start(process.env['TEMPORAL_CLI']);
  gateway = await PlayedGateway.create();
  service = await gateway.boot({ module: WorkingModule }, { TEMPORAL_ADDRESS: server.address });
  client = service.app.get(TemporalClient, { strict: false });
  weighed = service.app.get(PebbleActivities, { strict: false }).weighed;
  native = await NativeConnection.connect({ address: server.address });
  stories = await Worker.create({
    connection: native,
    taskQueue: WORKFLOW_QUEUE,
    workflowsPath,
    interceptors: { workflowModules: [workflowInterceptorsPath] },
    dataConverter: sealedConverter({
      keys: sealKeys.parse(gateway.sealKeys),
      namespace: 'default',
      onRefused: (refused) => refusedByStories.push(refused),
    }),
  });
  telling = stories.run();
  neighbour = new Client({ connection: await Connection.connect({ address: server.address }) });
});
afterAll(async () => {
  stories.shutdown();
  await telling;
  await native.close();
  await neighbour.connection.close();
  await service.stop();
  await server.stop();
});
beforeEach(() => {
  weighed.length = 0;
});

describe('what stands in the open port', () => {
  it('shows nothing of what is told, answered or failed', async () => {
    await client.signalWithStart({
      workflowType: STORY,
      workflowId: 'pebble:1',
      input: { base: 13_799_999_000 },
      signal: 'heard',
      signalArgs: [{ grams: 1_000 }],
    });
    await until(async () => weighed.length > 1);
    const { workflowExecutionInfo, pendingActivities } =
      await neighbour.workflowService.describeWorkflowExecution({
        namespace: 'default',
        execution: { workflowId: 'pebble:1' },
      });
    const seen = JSON.stringify([await eventsOf('pebble:1'), workflowExecutionInfo, pendingActivities]);
    expect(pendingActivities?.[0]?.lastFailure?.message).toBe('Encoded failure');
    for (const word of ['13799999000', '13800000000', 'internal error', 'no such pebble']) {
      expect(seen).not.toContain(word);
      expect(seen).not.toContain(Buffer.from(word).toString('base64').slice(0, -4));
    }
    await neighbour.workflow.getHandle('pebble:1').terminate();
  });
});

describe('a neighbour at the open port', () => {
  it('starts no story of ours: it fails before its first step', async () => {
    await neighbour.workflow.start(STORY, {
      workflowId: 'pebble:forged',
      taskQueue: WORKFLOW_QUEUE,
      args: [{ base: 1 }],
    });
    // A history's end is waited for by asking for it: what ended it is sealed, too.
    await expect(resultOf('pebble:forged')).rejects.toMatchObject({ cause: { type: 'UNSEALED' } });
    expect(weighed).toEqual([]);
    expect(refusedByStories).toContainEqual({
      reason: 'unsealed',
      namespace: 'default',
      workflowId: 'pebble:forged',
      activityId: null,
    });
  });

  it('tells a story nothing, and does not hold it up', async () => {
    await begin('pebble:2');
    const story = neighbour.workflow.getHandle('pebble:2');
    await story.signal('heard', { grams: 900 });
    await story.signal('heard');
    await story.signal('heard', { for: 'signal heard', args: [{ grams: 900 }] });
    const other = new Client({
      connection: neighbour.connection,
      interceptors: { workflow: [enclosingClient] },
      dataConverter: sealedConverter({
        keys: sealKeys.parse(`test:${randomBytes(32).toString('base64url')}`),
        namespace: 'default',
      }),
    });
    await other.workflow.getHandle('pebble:2').signal('heard', { grams: 900 });
    await expect(client.query('pebble:2', 'heardSoFar')).resolves.toBeNull();
    await client.signal('pebble:2', 'heard', { grams: 2 });
    await expect(resultOf('pebble:2')).resolves.toBe(42);
    expect(weighed).toEqual([42]);
  });

  it('does nothing with a sealed message under another name or to another story', async () => {
    await begin('pebble:3');
    await begin('pebble:4');
    await client.signal('pebble:3', 'heard', { grams: 3 });
    await expect(resultOf('pebble:3')).resolves.toBe(43);
    const message = await captured('pebble:3', 'heard');
    await replay('pebble:4', 'heard', message);
    await expect(client.query('pebble:4', 'heardSoFar')).resolves.toBeNull();
    await client.signal('pebble:4', 'heard', { grams: 4 });
    await expect(resultOf('pebble:4')).resolves.toBe(44);
    // The same id again: the message is of this story, and was another signal's.
    await begin('pebble:3');
    await replay('pebble:3', 'spilt', message);
    await expect(client.query('pebble:3', 'heardSoFar')).resolves.toBeNull();
    await client.signal('pebble:3', 'heard', { grams: 5 });
    await expect(resultOf('pebble:3')).resolves.toBe(45);
  });

  it('has no activity done from a workflow of his own, nor in the name of a story of ours', async () => {
    const connection = await NativeConnection.connect({ address: server.address });
    const worker = await Worker.create({ connection, taskQueue: 'his', workflowsPath });
    await worker.runUntil(async () => {
      for (const workflowId of ['his', 'pebble:5']) {
        await neighbour.workflow.signalWithStart(STORY, {
          workflowId,
          taskQueue: 'his',
          args: [{ base: 0 }],
          signal: 'heard',
          signalArgs: [{ grams: 500 }],
        });
        // In clear stands only the type of the failure: his worker cannot read the rest.
        await until(async () =>
          (await eventsOf(workflowId)).some(
            ({ activityTaskFailedEventAttributes: failed }) =>
              failed?.failure?.applicationFailureInfo?.type === 'UNSEALED',
          ),
        );
        await neighbour.workflow.getHandle(workflowId).terminate();
      }
    });
    await connection.close();
    expect(weighed).toEqual([]);
    const line = gateway.logged.find(({ msg }) => msg === 'a call of an activity is refused');
    expect(line).toMatchObject({ activityType: 'weigh', workflowId: 'his', workflowType: STORY });
  });

  it('has no activity done outside a workflow', async () => {
    await neighbour.activity.start('weigh', {
      id: 'alone',
      taskQueue: 'sample-service',
      args: [{ grams: 700 }],
      startToCloseTimeout: '10s',
    });
    // It ends, since no retry makes it better.
    await until(async () => {
      const { status } = await neighbour.activity.getHandle('alone').describe();
      return status === 'FAILED';
    });
    expect(weighed).toEqual([]);
  });

  it('keeps no memo in our place: what he noted is seen as lost, not as a server that is away', async () => {
    await client.keepMemo('epoch:ours', 'installationEpoch', 'nobody', { installation: 'ours', epoch: 7 });
    await expect(client.memoOf('epoch:ours')).resolves.toEqual({ installation: 'ours', epoch: 7 });
    const [{ workflowExecutionStartedEventAttributes: ours } = {}] = await eventsOf('epoch:ours');
    const forge = (workflowId: string, fields: object) =>
      neighbour.workflowService.startWorkflowExecution({
        namespace: 'default',
        workflowId,
        workflowType: { name: 'installationEpoch' },
        taskQueue: { name: 'nobody' },
        requestId: workflowId,
        memo: { fields: fields as Record<string, object> },
      });
    const plain = (text: string) => ({
      metadata: { encoding: Buffer.from('json/plain') },
      data: Buffer.from(text),
    });
    await forge('epoch:his', { installation: plain('"ours"'), epoch: plain('9') });
    await forge('epoch:copied', ours!.memo!.fields!);
    for (const id of ['epoch:his', 'epoch:copied']) {
      await expect(client.memoOf(id)).resolves.toEqual({ installation: null, epoch: null });
      await expect(client.isOpen(id)).resolves.toBe(true);
      expect(client.lastCallReached).toBe(true);
    }
    expect(gateway.logged).toContainEqual(
      expect.objectContaining({ msg: 'a memo of Temporal is refused', reason: 'unsealed' }),
    );
    for (const id of ['epoch:ours', 'epoch:his', 'epoch:copied']) {
      await neighbour.workflow.getHandle(id).terminate();
    }
  });

  it('answers no activity in the place of a service', async () => {
    await begin('pebble:6', 13_799_999_000);
    await client.signal('pebble:6', 'heard', { grams: 1_000 });
    await until(async () => weighed.length > 0);
    await neighbour.workflowService.respondActivityTaskCompletedById({
      namespace: 'default',
      workflowId: 'pebble:6',
      activityId: '1',
      result: {
        payloads: [{ metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{"grams":999}') }],
      },
    });
    await expect(resultOf('pebble:6')).rejects.toMatchObject({
      cause: { message: 'the result was not sealed' },
    });
  });
});
