import type { StoryPulse } from '@concord/contracts/stories';
import { CaseWorld, TestCaseRow } from '../testing/case-world.js';
import { StoryWatch } from './story-watch.js';

const NOW = new Date('2026-02-03T01:00:00Z');
const HEARER = 'consultation:00000000-0000-7000-8000-000000000001';
let world: CaseWorld;
let watch: StoryWatch;
/** What the stories answer; `undefined` is one that no worker answers for, `null` one that does not run. */
let stories: Map<string, StoryPulse | null | undefined>;
let asked: string[];

const client = {
  query: <T>(id: string): Promise<T | null> => {
    asked.push(id);
    const answer = stories.has(id) ? stories.get(id) : { heardVersion: 1, busy: false };
    return answer === undefined
      ? Promise.reject(new Error('no worker'))
      : Promise.resolve(answer as T | null);
  },
};

beforeAll(async () => {
  world = await CaseWorld.open();
});
beforeEach(async () => {
  await world.database.em.query('truncate case_row, outbox');
  stories = new Map();
  asked = [];
  watch = new StoryWatch(world.database, client, 'sample', [
    { kind: 'topic', entity: TestCaseRow, reportsTo: 'title' },
  ]);
});
afterAll(async () => world?.close());

const look = async (now = NOW): Promise<string[]> => {
  asked = [];
  return (await watch.pulse(now)).details ?? [];
};

it('asks each story once, and again when its row has changed', async () => {
  const id = await world.create(undefined, HEARER);
  expect(await look()).toEqual([]);
  expect(asked.toSorted()).toEqual([HEARER, 'clockwork:sample', `topic:${id}`].toSorted());
  // Whoever was told is asked twice.
  expect(await look()).toEqual([]);
  expect(asked).toEqual([HEARER, 'clockwork:sample']);
  expect(await look()).toEqual([]);
  expect(asked).toEqual(['clockwork:sample']);
  await world.database.em.update(TestCaseRow, { id }, { version: 2 });
  expect(await look()).toEqual([`topic:${id}`]);
  stories.set(`topic:${id}`, { heardVersion: 2, busy: false });
  expect(await look()).toEqual([]);
});

it('asks again when a stage is due, and when its timer has gone', async () => {
  const id = await world.create(undefined, HEARER);
  await world.database.em.update(TestCaseRow, { id }, { wakeAt: new Date('2026-02-03T02:00:00Z') });
  expect(await watch.pulse(NOW)).toMatchObject({
    dueUnclaimed: 0,
    nextInstant: new Date('2026-02-03T02:00:00Z'),
  });
  expect(await watch.pulse(new Date('2026-02-03T03:00:00Z'))).toMatchObject({
    dueUnclaimed: 1,
    nextInstant: null,
  });
  await world.database.em.update(TestCaseRow, { id }, { wakeAt: null });
  stories.set(`topic:${id}`, { heardVersion: 1, busy: true });
  expect(await look()).toEqual([`topic:${id}`]);
});

it('asks those that hear of what moved, until they have worked it off', async () => {
  const id = await world.create(undefined, HEARER);
  stories.set(HEARER, { heardVersion: 7, busy: true });
  expect(await look()).toEqual([HEARER]);
  // The teller itself is quiet by now.
  expect(await look()).toEqual([HEARER]);
  expect(asked).not.toContain(`topic:${id}`);
  stories.set(HEARER, { heardVersion: 8, busy: false });
  for (const again of [true, true, false]) {
    expect(await look()).toEqual([]);
    expect(asked.includes(HEARER)).toBe(again);
  }
});

it('names a story that nobody answers for, and one that should run and does not', async () => {
  const id = await world.create(undefined, HEARER);
  stories.set(`topic:${id}`, null);
  stories.set(HEARER, undefined);
  expect(await look()).toEqual([`topic:${id}`, HEARER]);
  stories.set(`topic:${id}`, undefined);
  // Whoever is told and runs no more has nothing to work off.
  stories.set(HEARER, null);
  expect(await look()).toEqual([`topic:${id}`]);
});
