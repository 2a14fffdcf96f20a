import { jest } from '@jest/globals';
import { UNITS } from '@concord/testkit/snapshot';
import { Database } from '@concord/service-kit/database/database';
import { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import { storyContext } from '@concord/service-kit/context';
import { Replica } from '@concord/service-kit/replica/replica';
import type { Asker } from '@concord/service-kit/testing/service';
import { TopicWorld } from '../testing/topic-world.js';

jest.setTimeout(60_000);

let world: TopicWorld;
beforeAll(async () => {
  world = await TopicWorld.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

interface Entry {
  position: string;
  id: string;
  version: number;
  type: string;
  tombstone: boolean;
}
interface Page {
  entries: Entry[];
  position: string;
  hasMore: boolean;
}

async function changes(who: Asker, after: string | null = null, first = 100): Promise<Page> {
  const query = `query ($after: String, $first: Int) { topicChanges(after: $after, first: $first) {
    position hasMore entries { position typename id version at type tombstone } } }`;
  const { data, errors } = await world.service.ask(who, query, { after, first });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.topicChanges as Page;
}

/** Everything after a position, page by page. */
async function follow(who: Asker, after: string | null, first: number): Promise<Entry[]> {
  const seen: Entry[] = [];
  for (let at = after; ;) {
    const page = await changes(who, at, first);
    seen.push(...page.entries);
    at = page.position;
    if (!page.hasMore) return seen;
  }
}

it('tell what happened to whom, in order, page after page', async () => {
  const { position } = await changes('countyLeader', 'now');
  const topic = await world.approved();
  const seen = await follow('countyLeader', position, 1);
  expect(seen.map(({ id, version, type }) => [id, version, type])).toEqual([
    [topic.id, 1, 'submitted'],
    [topic.id, 2, 'screened'],
    [topic.id, 3, 'approved'],
  ]);
  expect(JSON.stringify(seen)).not.toContain('张小明');
  expect((await changes('countyLeader', 'now')).entries).toEqual([]);
});

it('of writers at once are read without a gap, each case in the order of its versions', async () => {
  const { position } = await changes('countyLeader', 'now');
  const topics = await Promise.all(Array.from({ length: 8 }, () => world.submitted()));
  const followed: Entry[] = [];
  let at = position;
  let writing = true;
  const read = async (): Promise<void> => {
    const page = await changes('countyLeader', at, 3);
    followed.push(...page.entries);
    at = page.position;
  };
  const screened = Promise.all(
    topics.map(({ id }) => world.done('convenor', 'screenTopic', id, { scopeClass: 'LIVELIHOOD' })),
  ).finally(() => (writing = false));
  while (writing) await read();
  await screened;
  for (let before = -1; before !== followed.length;) {
    before = followed.length;
    await read();
  }
  const expected = topics.flatMap(({ id }) => [`${id} 1`, `${id} 2`]).sort();
  expect(followed.map(({ id, version }) => `${id} ${version}`).sort()).toEqual(expected);
  for (const { id } of topics) {
    expect(followed.filter((entry) => entry.id === id).map(({ version }) => version)).toEqual([1, 2]);
  }
});

it('of a transaction that began early and commits late come after those committed meanwhile', async () => {
  const { position } = await changes('countyLeader', 'now');
  const database = world.service.get(Database);
  const tree = await world.service.get(Replica).tree();
  const runner = database.dataSource.createQueryRunner();
  await runner.startTransaction();
  // It has its transaction number before anybody else's act begins.
  await runner.query('select pg_current_xact_id()');
  const slow = new ActTransaction(
    runner.manager,
    storyContext(world.service.clock.at, 'slow'),
    tree,
    database.schema,
  );
  slow.nudge('topic', '00000000-0000-7000-8000-00000000510e', 1, UNITS.community);
  const quick = await world.submitted();
  const early = await changes('countyLeader', position);
  expect(early.entries.map(({ id }) => id)).toEqual([quick.id]);
  await slow.finish();
  // Written, and not committed: nobody who asks now is moved past it.
  const during = await changes('countyLeader', early.position);
  expect(during).toEqual({ entries: [], position: early.position, hasMore: false });
  await runner.commitTransaction();
  await runner.release();
  expect((await changes('countyLeader', during.position)).entries.map(({ type }) => type)).toEqual([
    'changed',
  ]);
});

it('are those of the topics that the reader may list, and of no other', async () => {
  const { position } = await changes('countyLeader', 'now');
  const mine = await world.submitted();
  const other = await world.submitted({ orgUnitId: `orgUnit:${UNITS.otherCommunity}` });
  const ids = async (who: Asker): Promise<string[]> => (await follow(who, position, 50)).map(({ id }) => id);
  expect(await ids('countyLeader')).toEqual([mine.id, other.id]);
  expect(await ids('convenor')).toEqual([mine.id]);
  expect(await ids('otherConvenor')).toEqual([other.id]);
  for (const nobody of ['public', 'policeOfficer', 'resident', 'administrator'] as const) {
    expect(await ids(nobody)).toEqual([]);
  }
});

it('of a topic merged into another end with a tombstone', async () => {
  const [into, from] = [await world.submitted(), await world.submitted()];
  const { position } = await changes('convenor', 'now');
  await world.done('convenor', 'mergeTopic', from.id, { intoId: into.id, reason: 'the same road' });
  expect((await changes('convenor', position)).entries).toMatchObject([
    { id: from.id, type: 'merged', tombstone: true },
    { id: into.id, type: 'absorbed', tombstone: false },
  ]);
});

it('cannot be continued from what is no position', async () => {
  const query = '{ topicChanges(after: "-1") { position } }';
  const { errors } = await world.service.ask('convenor', query);
  expect(errors?.[0]?.extensions?.['code']).toBe('CURSOR_INVALID');
});
