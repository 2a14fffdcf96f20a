import { OrgTree } from '@concord/service-kit/replica/org-tree';
import { smallSnapshot, UNITS } from '@concord/testkit/snapshot';
import { mayReadPeople, mayReadUnit } from '../directory/directory.permissions.js';
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
  it.each(['person', 'machine', 'gateway'] as const)('is open to every %s that is signed in', (kind) => {
    expect(mayReadPeople({ kind })).toBe(true);
    for (const unitKind of Object.keys(UNIT_KINDS)) expect(mayReadUnit({ kind }, unitKind)).toBe(true);
  });

  it('shows the public all units by name but inner offices, and nobody', () => {
    const kind = 'anonymous';
    expect(mayReadPeople({ kind })).toBe(false);
    expect(Object.keys(UNIT_KINDS).filter((unitKind) => !mayReadUnit({ kind }, unitKind))).toEqual([
      'OFFICE',
    ]);
    expect(mayReadUnit({ kind }, 'SOMETHING_NEW')).toBe(false);
  });
});
