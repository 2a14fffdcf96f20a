import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';

import { Database } from '@concord/service-kit/database/database';
import { rebuildIndicators } from '@concord/service-kit/indicators/rebuild';
import { UNITS } from '@concord/testkit/snapshot';
import { TopicActivities } from '../topic/topic.activities.js';
import { TopicWorld } from '../testing/topic-world.js';
import { TOPIC_FIGURES } from './figures.sources.js';

// A whole story is one test; on busy cores it takes its time.
jest.setTimeout(60_000);

let world: TopicWorld;
beforeAll(async () => {
  world = await TopicWorld.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

const kept = () =>
  world.service.rows(
    'select org_unit_id, day::text, name, dimension, value from indicator where value <> 0 order by 1, 2, 3, 4',
  );
const rebuild = (write?: boolean) =>
  rebuildIndicators(world.service.get(Database), TOPIC_FIGURES, write === undefined ? {} : { write });

/** Its consultation is told to the end, so that it may be closed. */
async function reported(): Promise<string> {
  const { id: topicId } = await world.filed();
  const { recordProgress } = world.service.get(TopicActivities).activities();
  const consultationId = `consultation:${randomUUID()}`;
  const told: [string, Record<string, unknown>][] = [
    ['RESEARCHING', { consultationId }],
    ['READY', {}],
    ['IN_DELIBERATION', {}],
    ['OUTCOME_RECORDED', { outcome: 'CONSENSUS' }],
    ['PUBLICIZING', {}],
    ['IMPLEMENTING', { commitments: [{ no: 1, leadUnitId: UNITS.trafficPolice, coUnitIds: [] }] }],
    ['SUPERVISING', {}],
    ['REPORTED', {}],
  ];
  for (const [state, data] of told) {
    const at = world.service.clock.at.toISOString();
    await recordProgress({ topicId, step: `${topicId}#${state}`, state, type: 'news', at, data });
  }
  await world.done('convenor', 'giveFeedback', topicId, { text: 'The bumps are there.' });
  return topicId;
}

it('figures are counted anew from the rows, the same as the acts kept them', async () => {
  const closed = await reported();
  // One in the last local hour of a day and one in the first of the next.
  world.service.clock.at = new Date('2026-02-03T15:59:59.000Z');
  await world.submitted({ organization: 'Owners of block 3' });
  world.service.clock.at = new Date('2026-02-03T16:00:00.000Z');
  await world.done('convenor', 'closeTopic', closed);
  const before = await kept();
  expect(before).toContainEqual({
    org_unit_id: UNITS.community,
    day: '2026-02-04',
    name: 'closed',
    dimension: '',
    value: 1,
  });
  expect(new Set(before.map((row) => (row as { name: string }).name))).toEqual(
    new Set(['submitted', 'residents', 'closed']),
  );
  expect(await rebuild(false)).toEqual([]);
  await world.service.rows('delete from indicator');
  expect((await rebuild()).map(({ kept: was, counted }) => [was, counted])).toEqual(
    before.map((row) => [0, (row as { value: number }).value]),
  );
  expect(await kept()).toEqual(before);
});

it('a false figure is named and corrected, and only looked at where asked so', async () => {
  const before = await kept();
  await world.service.rows("update indicator set value = value + 7 where name = 'closed'");
  const found = [
    { orgUnitId: UNITS.community, day: '2026-02-04', name: 'closed', dimension: '', kept: 8, counted: 1 },
  ];
  expect(await rebuild(false)).toEqual(found);
  expect(await rebuild()).toEqual(found);
  expect(await rebuild()).toEqual([]);
  expect(await kept()).toEqual(before);
});

it('an act under way is neither lost nor counted twice', async () => {
  const runner = world.service.get(Database).dataSource.createQueryRunner();
  await runner.startTransaction();
  // As an act that has counted and not committed yet.
  await runner.query("update indicator set value = value where name = 'closed'");
  const rebuilt = rebuild();
  const submitted = world.submitted();
  await runner.commitTransaction();
  await runner.release();
  await Promise.all([rebuilt, submitted]);
  expect(await rebuild(false)).toEqual([]);
});
