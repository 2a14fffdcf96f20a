import { jest } from '@jest/globals';
import type { IdentityClaims } from '@concord/contracts/identity';
import {
  samplePersonId,
  samplePersonUuid,
  sampleUnitId,
  sampleUnitUuid,
} from '@concord/contracts/sample-ids';
import { ANONYMOUS, claimsOf, DirectoryWorld } from '../testing/world.js';

jest.setTimeout(60_000);

let world: DirectoryWorld;
beforeAll(async () => {
  world = await DirectoryWorld.start();
  await world.loadSample();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

/** Somebody who has signed in and holds no post; once he held member1's. */
const NO_POST: Partial<IdentityClaims> = { kind: 'person', personId: samplePersonUuid('member1'), roles: [] };
const RESIDENT = { ...NO_POST, roles: [{ role: 'RESIDENT', orgUnitId: sampleUnitUuid('east') }] };
const OTHER = samplePersonId('member2');

/** Every way to people, posts and inner offices. */
const QUESTION = `query ($person: ID!, $unit: ID!, $references: [_Any!]!) {
  person(id: $person) { name phoneMasked posts { role } }
  node(id: $person) { id }
  _entities(representations: $references) { ... on Person { name } }
  orgUnit(id: $unit) { posts { role person { name } } profile { key } path { name } }
  orgUnits(first: 100) { edges { node { kind posts { role } children { kind } } } }
  deputies { role }
  profile(key: "hechi") { key }
  directoryChanges(first: 100) { entries { typename id } }
}`;
const ask = (claims: Partial<IdentityClaims>) =>
  world.ask(claims, QUESTION, {
    person: OTHER,
    unit: sampleUnitId('east'),
    references: [{ __typename: 'Person', id: OTHER }],
  });

it('a post opens the directory', async () => {
  const { data, errors } = await ask(claimsOf('member1'));
  expect(errors).toBeUndefined();
  expect(data.person.name).toEqual(expect.any(String));
  expect(data.orgUnit.posts.length).toBeGreaterThan(0);
  expect(data.orgUnits.edges.map(({ node }: { node: { kind: string } }) => node.kind)).toContain('OFFICE');
  expect(data.profile.key).toBe('hechi');
  const { data: named } = await world.ask(claimsOf('member1'), '{ people(first: 2) { totalCount } }');
  expect(named.people.totalCount).toBeGreaterThan(1);
});

it.each([
  ['somebody without a post', NO_POST],
  ['a resident', RESIDENT],
  ['the public', ANONYMOUS],
])('%s reads places by name, and no person, post, inner office or profile', async (_, claims) => {
  const { data, errors } = await ask(claims);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ person: null, node: null, _entities: [null], deputies: [], profile: null });
  expect(data.orgUnit).toMatchObject({ posts: [], profile: null });
  expect(data.directoryChanges.entries).toEqual([]);
  const units: { kind: string; posts: unknown[]; children: { kind: string }[] }[] = data.orgUnits.edges.map(
    ({ node }: { node: object }) => node,
  );
  expect(units.length).toBeGreaterThan(0);
  expect(units.flatMap(({ posts }) => posts)).toEqual([]);
  expect(units.flatMap(({ kind, children }) => [kind, ...children.map((child) => child.kind)])).not.toContain(
    'OFFICE',
  );
  const { errors: refused } = await world.ask(claims, '{ people(first: 2) { totalCount } }');
  expect(refused![0]!.extensions['code']).toBe('NOT_PERMITTED');
});

it('everybody reads himself', async () => {
  const { data, errors } = await world.ask(NO_POST, '{ viewer { person { id name posts { role } } } }');
  expect(errors).toBeUndefined();
  expect(data.viewer.person).toMatchObject({ id: samplePersonId('member1'), name: expect.any(String) });
});
