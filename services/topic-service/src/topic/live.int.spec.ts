import { jest } from '@jest/globals';
import { changesDuring, hearersOf } from '@concord/service-kit/testing/live';
import { UNITS } from '@concord/testkit/snapshot';
import { TopicWorld } from '../testing/topic-world.js';

jest.setTimeout(60_000);

let world: TopicWorld;
beforeAll(async () => {
  world = await TopicWorld.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

it('of a topic only those hear live who may read it, and of them nobody is passed over', async () => {
  const changes = await changesDuring(world.service, 'topic', async () => {
    await world.filed();
    await world.submitted({ orgUnitId: `orgUnit:${UNITS.otherCommunity}` });
  });
  expect(new Set(changes.map(({ typename }) => typename))).toEqual(new Set(['Topic']));
  expect(changes.length).toBeGreaterThan(4);
  for (const change of changes) {
    const hearers = hearersOf(change);
    expect(hearers).toContain('countyOfficer');
    // Posts on the path that read no topics.
    for (const who of ['administrator', 'resident', 'assigner'] as const) {
      if ((await world.see(who, change.id, 'id')) === null) expect(hearers).not.toContain(who);
    }
    for (const who of hearers) {
      expect([who, await world.see(who, change.id, 'id')]).toEqual([who, { id: change.id }]);
    }
  }
  expect(hearersOf(changes[0]!)).not.toContain('administrator');
  expect(hearersOf(changes[0]!)).not.toContain('resident');
  expect(hearersOf(changes[0]!)).toEqual(expect.arrayContaining(['convenor', 'stationStaff', 'member']));
  expect(hearersOf(changes.at(-1)!)).not.toContain('convenor');
});
