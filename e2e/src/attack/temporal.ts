import { Client, Connection, type ClientOptions } from '@temporalio/client';
import { WORKFLOW_QUEUE } from '@concord/contracts/services';
import type { Attack, Target } from './attack.js';
import type { Answer } from './wire.js';

const run = process.pid;
const PATIENCE_MS = 6_000;

type PayloadCodec = NonNullable<NonNullable<ClientOptions['dataConverter']>['payloadCodecs']>[number];

const JSON_PAYLOAD = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{}') };

/** What is sealed in an answer is nothing to him, and a failure's type stands in clear. */
const sealsNothing: PayloadCodec = {
  encode: async (payloads) => payloads,
  decode: async (payloads) =>
    payloads.map((payload) =>
      String(payload.metadata?.['encoding']) === 'binary/encrypted' ? JSON_PAYLOAD : payload,
    ),
};

/** A client of Temporal's port as any account of the machine may have one: it seals nothing. */
async function asNeighbour(target: Target, work: (client: Client) => Promise<unknown>): Promise<Answer> {
  const begun = performance.now();
  const connection = await Connection.connect({ address: target.launched.env.TEMPORAL_ADDRESS });
  try {
    const client = new Client({
      connection,
      namespace: target.launched.env.TEMPORAL_NAMESPACE,
      dataConverter: { payloadCodecs: [sealsNothing] },
    });
    await work(client);
    return { code: 'OK', ms: performance.now() - begun };
  } catch (error) {
    return { code: reasonOf(error), ms: performance.now() - begun };
  } finally {
    await connection.close();
  }
}

/** The type of the innermost failure that has one. */
function reasonOf(error: unknown): string {
  let found = 'REFUSED';
  for (
    let at = error as { type?: string; name?: string; cause?: unknown } | undefined;
    at;
    at = at.cause as typeof at
  ) {
    found = at.type ?? at.name ?? found;
  }
  return found;
}

const activity =
  (queue: string, type: string, input: unknown) =>
  async (target: Target): Promise<Answer[]> => [
    await asNeighbour(target, (client) =>
      client.activity.execute(type, {
        id: `attack-${run}-${queue}-${type}`,
        taskQueue: queue,
        args: [input],
        startToCloseTimeout: PATIENCE_MS,
        scheduleToCloseTimeout: PATIENCE_MS,
        retry: { maximumAttempts: 1 },
      }),
    ),
  ];

/** What a neighbour on the machine sends to Temporal's port. */
export const temporal: readonly Attack[] = [
  ...['topic-service', 'consultation-service', 'feedback-service'].map((queue): Attack => ({
    name: `a neighbour has ${queue} do an activity`,
    ground: 'sample',
    send: activity(queue, 'sweep', { done: [], limit: 1 }),
    expected: ['UNSEALED'],
    upstream: 'none',
    short: true,
  })),
  {
    name: 'a neighbour tells the progress of a topic',
    ground: 'sample',
    send: activity('topic-service', 'recordProgress', {
      topicId: 'topic:01900000-0000-7000-8000-000000000001',
      step: 'attack',
      state: 'CLOSED',
      type: 'closed',
      at: '2026-01-01T00:00:00Z',
      data: {},
    }),
    expected: ['UNSEALED'],
    upstream: 'none',
    short: true,
  },
  {
    name: 'a neighbour begins a story',
    ground: 'sample',
    send: async (target) => [
      await asNeighbour(target, (client) =>
        client.workflow.execute('topicLifecycle', {
          workflowId: `topic:attack-${run}`,
          taskQueue: WORKFLOW_QUEUE,
          args: [{}],
          workflowExecutionTimeout: PATIENCE_MS,
        }),
      ),
    ],
    expected: ['UNSEALED'],
    upstream: 'none',
    short: true,
  },
];
