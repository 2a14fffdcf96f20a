import { samplePersonId, samplePersonUuid, sampleUnitId } from '@concord/contracts/sample-ids';
import { claimsOf, DirectoryWorld, GATEWAY } from '../testing/world.js';

let world: DirectoryWorld;
beforeAll(async () => {
  world = await DirectoryWorld.start();
  await world.loadSample();
}, 30_000);
afterAll(() => world.stop());

const ANSWER =
  '{ person { id name phoneMasked posts { role orgUnit { id } from until } } refusal { code message } replayed }';
const APPOINT = `mutation ($input: AppointInput!) { appoint(input: $input) ${ANSWER} }`;
const END = `mutation ($input: EndPostInput!) { endPost(input: $input) ${ANSWER} }`;
let keys = 0;

async function appoint(change: object, who = claimsOf('administrator')) {
  const input = {
    idempotencyKey: `a${(keys += 1)}`,
    role: 'CONVENOR',
    orgUnitId: sampleUnitId('east'),
    ...change,
  };
  const { data, errors } = await world.ask(who, APPOINT, { input });
  expect(errors).toBeUndefined();
  return data.appoint;
}
async function endPost(change: object, who = claimsOf('administrator')) {
  const input = {
    idempotencyKey: `e${(keys += 1)}`,
    role: 'CONVENOR',
    orgUnitId: sampleUnitId('east'),
    ...change,
  };
  const { data, errors } = await world.ask(who, END, { input });
  expect(errors).toBeUndefined();
  return data.endPost;
}
const version = async (): Promise<number> =>
  (await world.database.em.query('select version from directory'))[0].version;

describe('appointing', () => {
  it('gives somebody new a post at once, and the gateway knows it', async () => {
    const before = await version();
    const { person, refusal } = await appoint({
      newPersonName: '丁一',
      newPersonPhone: '13812345678',
      newPersonSubject: 'sub-ding',
    });
    expect(refusal).toBeNull();
    expect(person).toMatchObject({
      name: '丁一',
      phoneMasked: '138****5678',
      posts: [{ role: 'CONVENOR', orgUnit: { id: sampleUnitId('east') } }],
    });
    await expect(version()).resolves.toBe(before + 1);
    const { data } = await world.ask(GATEWAY, '{ _identityOf(subject: "sub-ding") { roles { role } } }');
    expect(data._identityOf.roles).toEqual([{ role: 'CONVENOR' }]);
    // A calendar feed names the person himself, whatever his issuer calls him; nobody but the gateway may ask.
    const named = `{ _identityOfPerson(personId: "${(person.id as string).replace('person:', '')}") { roles { role } } }`;
    expect((await world.ask(GATEWAY, named)).data._identityOfPerson.roles).toEqual([{ role: 'CONVENOR' }]);
    expect((await world.ask({ kind: 'anonymous' }, named)).errors![0]!.extensions['code']).toBe(
      'NOT_PERMITTED',
    );
    const again = await appoint({ newPersonName: '丁二', newPersonSubject: 'sub-ding' });
    expect(again.refusal.code).toBe('SUBJECT_TAKEN');
    // Whoever has no subject signs in by his id: nobody else may be entered under it and speak for him.
    const { data: there } = await world.ask(
      claimsOf('administrator'),
      '{ people(first: 100) { edges { node { id } } } }',
    );
    for (const { node } of there.people.edges) {
      const id = (node.id as string).replace('person:', '');
      for (const subject of [id, ` ${id.toUpperCase()} `]) {
        const taken = await appoint({ newPersonName: '丁三', newPersonSubject: subject });
        expect(taken.refusal?.code).toBe('SUBJECT_TAKEN');
      }
    }
    expect(there.people.edges.length).toBeGreaterThan(3);
  });

  it('from a later day is not held yet', async () => {
    const { person } = await appoint({ personId: samplePersonId('member1'), from: '2026-03-01' });
    expect(person.posts.map((post: { role: string }) => post.role)).toEqual(['MEMBER']);
    const [row] = await world.database.em.query(
      `select valid_from from post where role = 'CONVENOR' and valid_from > '2026-02-02T01:00:00Z'`,
    );
    expect(row.valid_from.toISOString()).toBe('2026-02-28T16:00:00.000Z');
  });

  it.each([
    ['a date in the past', { personId: samplePersonId('member2'), from: '2026-02-01' }, 'DATE_IN_PAST'],
    ['a post that is held', { personId: samplePersonId('eastConvenor') }, 'POST_HELD'],
    ['an unknown role', { personId: samplePersonId('member2'), role: 'KING' }, 'UNKNOWN_ROLE'],
    [
      'a role that does not belong there',
      { personId: samplePersonId('member2'), role: 'STATION_STAFF' },
      'ROLE_NOT_HERE',
    ],
    ['a foreign id', { personId: sampleUnitId('east') }, 'UNKNOWN_ID'],
    ['an unknown person', { personId: 'person:00000000-0000-7000-8000-000000000001' }, 'NOT_FOUND'],
    ['oneself', { personId: samplePersonId('administrator') }, 'APPOINT_SELF'],
    [
      'oneself under another name',
      { newPersonName: '另一人', newPersonSubject: samplePersonUuid('administrator') },
      'SUBJECT_TAKEN',
    ],
    ['nobody', {}, 'PERSON_OR_NAME'],
    ['a name that is too long', { newPersonName: '丁'.repeat(51) }, 'TEXT_TOO_LONG'],
    ['no telephone number', { newPersonName: '丁三', newPersonPhone: 'call me' }, 'PHONE_MALFORMED'],
  ])('refuses %s, and changes nothing', async (_, change, code) => {
    const before = await version();
    await expect(appoint(change)).resolves.toMatchObject({ person: null, refusal: { code } });
    await expect(version()).resolves.toBe(before);
  });

  it('is refused when the directory has changed since it was read', async () => {
    const ifVersion = await version();
    const stale = { personId: samplePersonId('member2'), ifVersion: ifVersion - 1 };
    await expect(appoint(stale)).resolves.toMatchObject({ refusal: { code: 'STALE_VERSION' } });
    await expect(version()).resolves.toBe(ifVersion);
    await expect(appoint({ ...stale, ifVersion })).resolves.toMatchObject({ refusal: null });
  });

  it('with a replayed key answers the same, with other content is refused', async () => {
    const input = { idempotencyKey: 'same', personId: samplePersonId('member3') };
    await expect(appoint(input)).resolves.toMatchObject({ replayed: false, refusal: null });
    await expect(appoint(input)).resolves.toMatchObject({
      replayed: true,
      person: { id: samplePersonId('member3') },
    });
    await expect(appoint({ ...input, role: 'MEMBER' })).resolves.toMatchObject({
      refusal: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });
});

describe('ending a post', () => {
  it('takes it away at once, and keeps it in history', async () => {
    const { person } = await endPost({ personId: samplePersonId('eastConvenor') });
    expect(person.posts).toEqual([]);
    await expect(endPost({ personId: samplePersonId('eastConvenor') })).resolves.toMatchObject({
      refusal: { code: 'POST_NOT_HELD' },
    });
  });

  it('on a later day leaves it until the end of that day', async () => {
    const { person } = await endPost({
      personId: samplePersonId('villageConvenor'),
      orgUnitId: sampleUnitId('village'),
      until: '2026-02-28',
    });
    expect(person.posts[0].until).toBe('2026-02-28T16:00:00.000Z');
  });

  it('refuses the last administrator', async () => {
    const last = {
      personId: samplePersonId('administrator'),
      role: 'ADMINISTRATOR',
      orgUnitId: sampleUnitId('city'),
    };
    await expect(endPost(last)).resolves.toMatchObject({ refusal: { code: 'LAST_ADMINISTRATOR' } });
    await expect(appoint({ ...last, personId: samplePersonId('cityOfficer') })).resolves.toMatchObject({
      refusal: null,
    });
    await expect(endPost(last)).resolves.toMatchObject({ refusal: null });
  });
});

it('two administrators at once: both acts stand, one after the other', async () => {
  const before = await version();
  const answers = await Promise.all(
    ['member4', 'member5'].map((key) => appoint({ personId: samplePersonId(key as 'member4') })),
  );
  expect(answers.map((answer) => answer.refusal)).toEqual([null, null]);
  await expect(version()).resolves.toBe(before + 2);
});
