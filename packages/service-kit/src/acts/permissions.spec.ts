import { identityOf, smallSnapshot, UNITS } from '@concord/testkit/snapshot';
import { OrgTree } from '../replica/org-tree.js';
import { actingRole, readableUnits, type Grant } from './permissions.js';

const tree = new OrgTree(smallSnapshot());

test.each<[string, Parameters<typeof identityOf>[0], Grant, string, boolean]>([
  ['at: the very unit', 'convenor', { role: 'CONVENOR', where: 'at' }, UNITS.community, true],
  ['at: not a neighbour', 'convenor', { role: 'CONVENOR', where: 'at' }, UNITS.neighbour, false],
  ['at: not the unit below', 'streetConvenor', { role: 'CONVENOR', where: 'at' }, UNITS.community, false],
  ['above: the unit below', 'streetConvenor', { role: 'CONVENOR', where: 'above' }, UNITS.community, true],
  ['above: never upwards', 'convenor', { role: 'CONVENOR', where: 'above' }, UNITS.street, false],
  [
    'above: a body is no place above',
    'stationStaff',
    { role: 'STATION_STAFF', where: 'above' },
    UNITS.community,
    false,
  ],
  [
    'beside: the station of the place above',
    'stationStaff',
    { role: 'STATION_STAFF', where: 'beside' },
    UNITS.community,
    true,
  ],
  [
    'beside: not the station of another street',
    'otherStationStaff',
    { role: 'STATION_STAFF', where: 'beside' },
    UNITS.community,
    false,
  ],
  ['another role', 'convenor', { role: 'STATION_STAFF', where: 'beside' }, UNITS.community, false],
  ['an unknown unit', 'convenor', { role: 'CONVENOR', where: 'above' }, 'unknown', false],
])('%s', (_, person, grant, unit, allowed) => {
  expect(actingRole(identityOf(person), [grant], tree, unit) !== undefined).toBe(allowed);
});

test('without a grant nobody may anything', () => {
  expect(actingRole(identityOf('administrator'), [], tree, UNITS.community)).toBeUndefined();
});

test('what may be listed: places with all below; a body reads the place that it belongs to', () => {
  const station: Grant[] = [{ role: 'STATION_STAFF', where: 'beside' }];
  expect(new Set(readableUnits(identityOf('stationStaff'), station, tree))).toEqual(
    new Set(tree.subtree(UNITS.street)),
  );
  expect(readableUnits(identityOf('convenor'), station, tree)).toEqual([]);
  expect(readableUnits(identityOf('convenor'), [{ role: 'CONVENOR', where: 'at' }], tree)).toEqual([
    UNITS.community,
  ]);
});
