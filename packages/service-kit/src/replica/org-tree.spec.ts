import { PEOPLE, smallSnapshot, UNITS } from '@concord/testkit/snapshot';
import { OrgTree } from './org-tree.js';

const tree = new OrgTree(smallSnapshot());
const now = new Date('2026-02-02T01:00:00Z');

test('paths, subtrees and kinship follow the tree', () => {
  expect(tree.path(UNITS.community)).toEqual([UNITS.city, UNITS.county, UNITS.street, UNITS.community]);
  expect(tree.path('unknown')).toEqual([]);
  expect(tree.isWithin(UNITS.community, UNITS.street)).toBe(true);
  expect(tree.isWithin(UNITS.street, UNITS.community)).toBe(false);
  expect(new Set(tree.subtree(UNITS.otherStreet))).toEqual(
    new Set([UNITS.otherStreet, UNITS.otherStation, UNITS.otherCommunity, UNITS.otherCommunityParty]),
  );
  expect(tree.subtree('unknown')).toEqual([]);
});

test('places and bodies are told apart; children stand in the official order', () => {
  expect(tree.isBody(UNITS.station)).toBe(true);
  expect(tree.isBody(UNITS.street)).toBe(false);
  const order = tree.childrenOf(UNITS.county).map((unit) => unit.officialOrder);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test('a post is held from its first instant until just before its last', () => {
  const snapshot = smallSnapshot();
  snapshot.posts = [
    {
      personId: 'a',
      role: 'CONVENOR',
      orgUnitId: UNITS.community,
      from: '2026-01-01T00:00:00Z',
      until: '2026-02-01T00:00:00Z',
      language: 'en',
    },
    {
      personId: 'b',
      role: 'CONVENOR',
      orgUnitId: UNITS.community,
      from: '2026-02-01T00:00:00Z',
      until: null,
      language: 'en',
    },
  ];
  const moved = new OrgTree(snapshot);
  const holding = (at: string): string[] =>
    moved.holders('CONVENOR', UNITS.community, new Date(at)).map((p) => p.personId);
  expect(holding('2025-12-31T23:59:59Z')).toEqual([]);
  expect(holding('2026-01-31T23:59:59Z')).toEqual(['a']);
  expect(holding('2026-02-01T00:00:00Z')).toEqual(['b']);
});

test('the nearest holder is looked for on the unit, its bodies, then one level up', () => {
  expect(tree.nearestWithRole('CONVENOR', UNITS.community, now)?.id).toBe(UNITS.community);
  expect(tree.nearestWithRole('STATION_STAFF', UNITS.community, now)?.id).toBe(UNITS.station);
  expect(tree.nearestWithRole('COUNTY_LEADING_OFFICE', UNITS.community, now)?.id).toBe(UNITS.countyOffice);
  expect(tree.nearestWithRole('RESIDENT', UNITS.otherCommunity, now)).toBeUndefined();
  expect(tree.holders('CONVENOR', UNITS.community, now).map((p) => p.personId)).toContain(PEOPLE.convenor);
});

test('a case keeps the profile version that it started under', () => {
  const snapshot = smallSnapshot();
  const [first] = snapshot.profiles;
  snapshot.profiles.push({ ...first!, version: 2 });
  const both = new OrgTree(snapshot);
  expect(both.profile('small')?.version).toBe(2);
  expect(both.profile('small', 1)?.version).toBe(1);
  expect(both.profile('small', 3)).toBeUndefined();
});

test('of a change hear the places above and the offices beside them; a department only of what names it', () => {
  expect(new Set(tree.hearersOf(UNITS.community))).toEqual(
    new Set([
      UNITS.community,
      UNITS.communityParty,
      UNITS.street,
      UNITS.streetParty,
      UNITS.station,
      UNITS.county,
      UNITS.countyCppcc,
      UNITS.countyOffice,
      UNITS.supervisionOffice,
      UNITS.city,
    ]),
  );
  expect(tree.hearersOf(UNITS.trafficPolice)).toContain(UNITS.trafficPolice);
  expect(tree.hearersOf(UNITS.trafficPolice)).not.toContain(UNITS.housing);
});
