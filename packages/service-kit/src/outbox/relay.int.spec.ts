import type { FactsMessage } from '@concord/contracts/stories';
import { CaseWorld, TestCaseRow } from '../testing/case-world.js';
import { OutboxRelay, type StoryTeller } from './relay.js';

interface Told {
  workflowType: string;
  workflowId: string;
  versions: number[];
  baseVersion: number;
}

/** A Temporal that records what it is told, and is away when asked to be. */
class PlayedTemporal implements StoryTeller {
  readonly told: Told[] = [];
  readonly away = new Set<string>();

  async signalWithStart(call: Parameters<StoryTeller['signalWithStart']>[0]): Promise<void> {
    if (this.away.has(call.workflowId) || this.away.has('*')) throw new Error('away');
    const [message] = call.signalArgs as FactsMessage[];
    this.told.push({
      workflowType: call.workflowType,
      workflowId: call.workflowId,
      versions: (message?.facts ?? []).map((fact) => fact.version),
      baseVersion: (call.input as { baseVersion: number }).baseVersion,
    });
  }

  versionsOf(id: string): number[] {
    return this.told.filter((told) => told.workflowId === `topic:${id}`).flatMap((told) => told.versions);
  }
}

let world: CaseWorld;
let temporal: PlayedTemporal;
let relay: OutboxRelay;

beforeAll(async () => {
  world = await CaseWorld.open();
});
afterAll(async () => world?.close());
beforeEach(() => {
  temporal = new PlayedTemporal();
  relay = new OutboxRelay(world.database, temporal, {
    url: world.test.url,
    service: 'topic-service',
    clockOffsetMs: 7,
    pollMs: 50,
  });
});
afterEach(async () => relay.stop());

async function touch(id: string, n: number): Promise<void> {
  const command = {
    kind: 'topic' as const,
    act: 'touch',
    entity: TestCaseRow,
    id,
    idempotencyKey: `touch-${id}-${n}`,
    input: n,
  };
  await world.acts.on(world.context('2026-02-03T01:00:00Z'), command, async (tx, row) =>
    tx.record('topic', TestCaseRow, row, { type: 'touched' }),
  );
}

async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error('did not come about in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('what waited is told in order, in one message, and what comes is told live', async () => {
  const id = await world.create();
  for (let n = 2; n <= 5; n += 1) await touch(id, n);
  relay.start();
  await until(() => temporal.versionsOf(id).length === 5);
  expect(temporal.told.filter((told) => told.workflowId === `topic:${id}`)).toEqual([
    { workflowType: 'topicLifecycle', workflowId: `topic:${id}`, versions: [1, 2, 3, 4, 5], baseVersion: 0 },
  ]);
  await touch(id, 6);
  await until(() => temporal.versionsOf(id).length === 6);
  expect(temporal.told.at(-1)).toMatchObject({ versions: [6], baseVersion: 5 });
});

test('with Temporal away acts go on; afterwards each story hears everything, in order', async () => {
  temporal.away.add('*');
  relay.start();
  const ids = [await world.create(), await world.create(), await world.create()];
  for (let n = 2; n <= 4; n += 1) for (const id of ids) await touch(id, n);
  temporal.away.delete('*');
  await until(() => ids.every((id) => temporal.versionsOf(id).length === 4));
  for (const id of ids) expect(temporal.versionsOf(id)).toEqual([1, 2, 3, 4]);
});

test('a lane that cannot be told does not hold up the others', async () => {
  const [stuck, free] = [await world.create(), await world.create()];
  temporal.away.add(`topic:${stuck}`);
  relay.start();
  await until(() => temporal.versionsOf(free).length === 1);
  expect(temporal.versionsOf(stuck)).toEqual([]);
  temporal.away.clear();
  await until(() => temporal.versionsOf(stuck).length === 1);
});

test('two relays at once, as during a rolling restart, keep the order of each case', async () => {
  const second = new OutboxRelay(world.database, temporal, {
    url: world.test.url,
    service: 'topic-service',
    clockOffsetMs: 0,
    pollMs: 20,
  });
  relay.start();
  second.start();
  try {
    const ids = await Promise.all(Array.from({ length: 5 }, () => world.create()));
    for (let n = 2; n <= 8; n += 1) await Promise.all(ids.map((id) => touch(id, n)));
    await until(() => ids.every((id) => new Set(temporal.versionsOf(id)).size === 8));
    for (const id of ids) expect(temporal.versionsOf(id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  } finally {
    await second.stop();
  }
});

test('the sweep is woken where a pending rung lies before the instant it sleeps to, and not otherwise', async () => {
  const rung = (at: string): Promise<unknown> =>
    world.database.em.query(
      `insert into clock_rung (id, clock_id, case_id, reckoning, key, at, status)
       values (gen_random_uuid(), gen_random_uuid(), 'topic:x', 0, 'k', $1, 'PENDING')`,
      [at],
    );
  const wakes = (): number => temporal.told.filter((told) => told.workflowType === 'clockwork').length;
  await rung('2026-05-01T00:00:00Z');
  relay.start();
  await until(() => wakes() === 1);
  await rung('2026-06-01T00:00:00Z');
  await world.create(); // a pass that finds something to tell has looked at the rungs as well
  await until(
    async () => (await world.database.em.query('select 1 from outbox where sent_at is null')).length === 0,
  );
  expect(wakes()).toBe(1);
  await rung('2026-04-01T00:00:00Z');
  await until(() => wakes() === 2);
});
