import { jest } from '@jest/globals';
import { samplePersonId, sampleUnitId } from '@concord/contracts/sample-ids';
import { ANONYMOUS, claimsOf, DirectoryWorld } from '../testing/world.js';

jest.setTimeout(60_000);

let world: DirectoryWorld;
beforeAll(async () => {
  world = await DirectoryWorld.start();
  await world.loadSample();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

interface Entry {
  typename: string;
  id: string;
  type: string;
}

async function changes(
  claims: ReturnType<typeof claimsOf>,
  after: string,
): Promise<{ position: string; entries: Entry[] }> {
  const query = `{ directoryChanges(after: "${after}", first: 100) { position entries { typename id type } } }`;
  const { data, errors } = await world.ask(claims, query);
  expect(errors).toBeUndefined();
  return data.directoryChanges;
}

it('tell an appointment by the ids of the person and the unit, to everybody signed in and to nobody else', async () => {
  const { position } = await changes(claimsOf('member2'), 'now');
  const input = {
    idempotencyKey: 'changes-1',
    personId: samplePersonId('member1'),
    role: 'CONVENOR',
    orgUnitId: sampleUnitId('east'),
  };
  const { data } = await world.ask(
    claimsOf('administrator'),
    'mutation ($input: AppointInput!) { appoint(input: $input) { refusal { code } } }',
    { input },
  );
  expect(data.appoint).toEqual({ refusal: null });
  const { entries } = await changes(claimsOf('member2'), position);
  expect(entries).toEqual(
    expect.arrayContaining([
      { typename: 'Person', id: input.personId, type: 'changed' },
      { typename: 'OrgUnit', id: input.orgUnitId, type: 'changed' },
    ]),
  );
  expect((await changes(ANONYMOUS, position)).entries).toEqual([]);
});
