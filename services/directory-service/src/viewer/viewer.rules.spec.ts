import { OrgTree } from '@concord/service-kit/replica/org-tree';
import { smallSnapshot, UNITS } from '@concord/testkit/snapshot';
import { mayReadPeople, mayReadPerson, mayReadUnit } from '../directory/directory.permissions.js';
import { UNIT_KINDS } from '../unit/unit.kinds.js';
import { outermostReach } from './viewer.rules.js';

const tree = new OrgTree(smallSnapshot());

describe('the place on which the first page opens', () => {
  it.each([
    ['a place of its own', [UNITS.community], UNITS.community],
    ['the place of a station', [UNITS.station], UNITS.street],
    ['the department itself', [UNITS.trafficPolice], UNITS.trafficPolice],
    ['the outermost of several', [UNITS.communityParty, UNITS.street, UNITS.community], UNITS.street],
    ['none without posts', [], undefined],
    ['none on units that are gone', ['00000000-0000-7000-8000-00000000dead'], undefined],
  ])('is %s', (_, units, expected) => {
    expect(outermostReach(tree, units)).toBe(expected);
  });
});

describe('reading the directory', () => {
  const post = { role: 'MEMBER', orgUnitId: UNITS.street };
  const kinds = Object.keys(UNIT_KINDS);

  it.each(['person', 'machine'] as const)('is open to a %s with a post', (kind) => {
    const identity = { kind, roles: [post] };
    expect(mayReadPeople(identity)).toBe(true);
    for (const unitKind of kinds) expect(mayReadUnit(identity, unitKind)).toBe(true);
  });

  it('is open to the gateway', () => {
    expect(mayReadPeople({ kind: 'gateway', roles: [] })).toBe(true);
  });

  it.each<[string, Parameters<typeof mayReadPeople>[0]]>([
    ['the public', { kind: 'anonymous', roles: [] }],
    ['somebody signed in without a post', { kind: 'person', roles: [] }],
    ['a resident', { kind: 'person', roles: [{ role: 'RESIDENT', orgUnitId: UNITS.community }] }],
    ['a machine without a post', { kind: 'machine', roles: [] }],
  ])('shows %s all units by name but inner offices, and nobody', (_, identity) => {
    expect(mayReadPeople(identity)).toBe(false);
    expect(kinds.filter((unitKind) => !mayReadUnit(identity, unitKind))).toEqual(['OFFICE']);
    expect(mayReadUnit(identity, 'SOMETHING_NEW')).toBe(false);
  });

  it('shows everybody himself', () => {
    const me = { kind: 'person', roles: [], personId: 'me' } as const;
    expect(mayReadPerson({ ...me, roles: [] }, 'me')).toBe(true);
    expect(mayReadPerson({ ...me, roles: [] }, 'another')).toBe(false);
    expect(mayReadPerson({ kind: 'anonymous', roles: [] }, 'another')).toBe(false);
  });
});
