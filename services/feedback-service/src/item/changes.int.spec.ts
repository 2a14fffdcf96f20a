import { jest } from '@jest/globals';
import { Database } from '@concord/service-kit/database/database';
import type { Change } from '@concord/contracts/changes';
import { ChangeHub } from '@concord/service-kit/internal/change-hub';
import type { Asker } from '@concord/service-kit/testing/service';
import { UNITS } from '@concord/testkit/snapshot';
import { unit } from '../testing/feedback-data.js';
import { FeedbackWorld } from '../testing/feedback-world.js';

jest.setTimeout(60_000);

let world: FeedbackWorld;
beforeAll(async () => {
  world = await FeedbackWorld.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

interface Entry {
  typename: string;
  id: string;
  version: number;
  type: string;
  tombstone: boolean;
}

async function changes(who: Asker, after: string): Promise<{ position: string; entries: Entry[] }> {
  const query = `query ($after: String) { feedbackChanges(after: $after, first: 100) {
    position entries { typename id version type tombstone } } }`;
  return (await world.see(who, query, { after })).feedbackChanges;
}

/** What somebody was told of one item: type, and whether he is to drop it. */
async function told(who: Asker, after: string, id: string): Promise<[string, boolean][]> {
  const { entries } = await changes(who, after);
  return entries.filter((entry) => entry.id === id).map(({ type, tombstone }) => [type, tombstone]);
}

it('tell an act to the place and to the departments that handle the item, and to nobody else', async () => {
  const { position } = await changes('assigner', 'now');
  const id = await world.assigned();
  await world.done('policeOfficer', 'signForItem', id);
  const place = ['opened', 'assigned', 'signedFor'].map((type) => [type, false]);
  expect(await told('convenor', position, id)).toEqual(place);
  // Both departments are proposed from the beginning; what is not theirs yet they are not told.
  for (const who of ['policeOfficer', 'housingOfficer'] as const) {
    expect(await told(who, position, id)).toEqual(place.slice(1));
  }
  for (const who of ['otherConvenor', 'resident', 'public'] as const) {
    expect(await told(who, position, id)).toEqual([]);
  }
});

it('end with a tombstone for the department that the item was taken from', async () => {
  const id = await world.assigned();
  const { position } = await changes('assigner', 'now');
  await world.done('policeOfficer', 'requestItemReturn', id, { reason: 'not ours' });
  await world.done('assigner', 'acceptItemReturn', id, { leadUnitId: unit('housing') });
  await world.done('housingOfficer', 'signForItem', id);
  expect(await told('policeOfficer', position, id)).toEqual([
    ['returnRequested', false],
    ['reassigned', true],
  ]);
  expect(await told('housingOfficer', position, id)).toEqual([
    ['returnRequested', false],
    ['reassigned', false],
    ['signedFor', false],
  ]);
});

describe('live', () => {
  /** Reads until a change is of this object. */
  async function heard(id: string, from: string): Promise<Change> {
    const hub = world.service.get(ChangeHub);
    for (let cursor = from; ;) {
      const answer = await hub.read(cursor, 200);
      if (!answer) throw new Error('the hub began anew');
      const found = answer.changes.find((change) => change.id === id);
      if (found) return found;
      cursor = answer.cursor;
    }
  }

  /** Where the hub is, once it surely listens: until it answers a call. */
  async function listening(): Promise<string> {
    const hub = world.service.get(ChangeHub);
    const { em, schema } = world.service.get(Database);
    const probe = { typename: 'Probe', id: 'probe', version: 1, orgUnitId: UNITS.county };
    for (;;) {
      const { cursor } = (await hub.read(undefined, 0))!;
      await em.query('select pg_notify($1, $2)', [`${schema}_changes`, JSON.stringify(probe)]);
      const answer = await hub.read(cursor, 200);
      if (answer && answer.changes.length > 0) return answer.cursor;
    }
  }

  it('a department hears of the items that it handles', async () => {
    const id = await world.assigned();
    const from = await listening();
    await world.done('policeOfficer', 'signForItem', id);
    expect(await heard(id, from)).toMatchObject({
      typename: 'ResolutionItem',
      orgUnitId: UNITS.community,
      readers: expect.objectContaining({
        DEPARTMENT_OFFICER: expect.arrayContaining([UNITS.trafficPolice, UNITS.housing]),
        CONVENOR: expect.arrayContaining([UNITS.community]),
      }),
    });
  });
});
