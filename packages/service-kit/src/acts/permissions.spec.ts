import { identityOf, smallSnapshot, UNITS } from '@concord/testkit/snapshot';
import { OrgTree } from '../replica/org-tree.js';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { actingRole, forAct, readableUnits, withinDeputy, type Grant } from './permissions.js';

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

describe('a deputy who was named for certain acts (G.4)', () => {
  const identity = {
    ...identityOf('resident'),
    roles: [
      { role: 'STATION_STAFF', orgUnitId: UNITS.station, onBehalfOf: 'holder', acts: ['fileTopic'] },
      { role: 'MEMBER', orgUnitId: UNITS.street },
    ],
  };
  const decideAs = (asker: { identity: typeof identity | ReturnType<typeof forAct> }): Decision =>
    asker.identity.roles.some((held) => held.role === 'STATION_STAFF') ? ALLOWED : refuse('NOT_PERMITTED');
  const code = (decision: Decision): string => (decision.allowed ? 'ALLOWED' : decision.refusal.code);

  it('holds the post for those acts, and his own posts for all', () => {
    expect(forAct(identity, 'fileTopic')).toBe(identity);
    expect(forAct(identity, 'closeTopic').roles.map(({ role }) => role)).toEqual(['MEMBER']);
  });

  it('is told that he was not named for the act, and only where nothing else stands in the way', () => {
    expect(code(withinDeputy({ identity }, 'fileTopic', decideAs))).toBe('ALLOWED');
    expect(code(withinDeputy({ identity }, 'closeTopic', decideAs))).toBe('DEPUTY_NOT_FOR_ACT');
    expect(code(withinDeputy({ identity }, 'closeTopic', () => refuse('NOT_PERMITTED')))).toBe(
      'NOT_PERMITTED',
    );
  });
});
