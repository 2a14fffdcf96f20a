import { jest } from '@jest/globals';
import type { Change } from '@concord/contracts/changes';
import { changesDuring, hearersOf } from '@concord/service-kit/testing/live';
import type { PersonName } from '@concord/testkit/snapshot';
import { World } from '../testing/world.js';

jest.setTimeout(60_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.stop());

const FIELD: Record<string, string> = { Room: 'room', Consultation: 'consultation', Session: 'session' };
const sees = async (who: PersonName, { typename, id }: Change): Promise<unknown> => {
  const field = FIELD[typename]!;
  return (await world.ask(who, `{ ${field}(id: "${id}") { id } }`))[field];
};

it('of rooms, consultations and sessions only those hear live who may read them', async () => {
  const changes = await changesDuring(world.service, 'consultation', async () => {
    await world.room();
    const id = await world.open();
    await world.researched(id);
    await world.signedIn(id, 3, 2);
  });
  expect(new Set(changes.map(({ typename }) => typename))).toEqual(new Set(Object.keys(FIELD)));
  for (const change of changes) {
    const hearers = hearersOf(change);
    expect(hearers).toEqual(expect.arrayContaining(['convenor', 'stationStaff']));
    for (const who of hearers) expect([who, await sees(who, change)]).toEqual([who, { id: change.id }]);
    if (change.typename !== 'Room') expect(hearers).not.toContain('resident');
    expect(hearers).not.toContain('otherConvenor');
  }
});
