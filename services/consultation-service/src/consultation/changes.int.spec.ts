import { jest } from '@jest/globals';
import type { Asker } from '@concord/service-kit/testing/service';
import { person, World } from '../testing/world.js';

jest.setTimeout(60_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

interface Entry {
  typename: string;
  id: string;
  type: string;
}

async function changes(who: Asker, after: string): Promise<{ position: string; entries: Entry[] }> {
  const query = `{ consultationChanges(after: "${after}", first: 100) { position entries { typename id type } } }`;
  return (await world.ask(who, query)).consultationChanges;
}

it('tell the acts on consultations, sessions and rooms to those who may list them', async () => {
  const { position } = await changes('countyLeader', 'now');
  const roomId = await world.room();
  const id = await world.open();
  await world.researched(id);
  const session = await world.done('convenor', 'scheduleSession', {
    consultationId: id,
    title: 'First sitting',
    scheduledAt: '2026-02-25T01:00:00.000Z',
    place: 'Room 1',
    form: 'round table',
    chairPersonId: person('convenor'),
  });
  const heard = async (who: Asker): Promise<string[]> =>
    (await changes(who, position)).entries.map((entry) => `${entry.typename} ${entry.id} ${entry.type}`);
  const all = await heard('convenor');
  expect(all).toEqual(
    expect.arrayContaining([
      `Room ${roomId} created`,
      `Consultation ${id} opened`,
      `Consultation ${id} researchAccepted`,
      `Session ${session.id} scheduled`,
      `Consultation ${id} sessionScheduled`,
    ]),
  );
  expect(await heard('countyLeader')).toEqual(all);
  // Rooms are open to everybody signed in; cases are not.
  const rooms = all.filter((entry) => entry.startsWith('Room '));
  expect(rooms.length).toBeGreaterThan(0);
  expect(await heard('otherConvenor')).toEqual(rooms);
  expect(await heard('public')).toEqual([]);
});
