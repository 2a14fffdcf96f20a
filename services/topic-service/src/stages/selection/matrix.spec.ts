import { OrgTree } from '@concord/service-kit/replica/org-tree';
import { smallSnapshot, UNITS } from '@concord/testkit/snapshot';
import { rowIn } from '../../testing/topic-row.js';
import { authorityUnits, receiverOf, takesTopics } from './matrix.js';

const snapshot = smallSnapshot();
const tree = new OrgTree(snapshot);
const now = new Date('2026-02-02T01:00:00.000Z');
const at = (level: string, orgUnitId: string) => rowIn('APPROVED', { level, orgUnitId });

describe('who receives the filing (B.3)', () => {
  it.each([
    ['VILLAGE', UNITS.community, 'STATION_STAFF', UNITS.station],
    ['VILLAGE', UNITS.otherCommunity, 'STATION_STAFF', UNITS.otherStation],
    ['TOWNSHIP', UNITS.street, 'COUNTY_CPPCC_OFFICER', UNITS.countyCppcc],
    ['ENTERPRISE_INSTITUTION', UNITS.enterprise, 'STATION_STAFF', UNITS.station],
  ])('%s of %s: %s', (level, orgUnitId, role, receiver) => {
    expect(receiverOf(at(level, orgUnitId), tree, now)).toEqual({ role, orgUnitId: receiver });
  });

  it('is the second alternative where the first has nobody (MX2)', () => {
    const without = new OrgTree({
      ...snapshot,
      posts: snapshot.posts.filter((post) => post.role !== 'STATION_STAFF'),
    });
    const receiver = receiverOf(at('ENTERPRISE_INSTITUTION', UNITS.enterprise), without, now);
    expect(receiver).toEqual({ role: 'COUNTY_CPPCC_OFFICER', orgUnitId: UNITS.countyCppcc });
    expect(receiverOf(at('VILLAGE', UNITS.community), without, now)).toBeUndefined();
  });
});

describe('who approves', () => {
  it('holds the post on the place or on its own body', () => {
    expect(authorityUnits(at('VILLAGE', UNITS.community), tree, now)).toEqual([
      { role: 'VILLAGE_PARTY_APPROVER', orgUnitId: UNITS.communityParty },
    ]);
  });

  it('is nobody once the post has ended', () => {
    const posts = snapshot.posts.map((post) => ({ ...post, until: '2026-01-01T00:00:00.000Z' }));
    expect(authorityUnits(at('VILLAGE', UNITS.community), new OrgTree({ ...snapshot, posts }), now)).toEqual(
      [],
    );
  });
});

describe('where topics are taken', () => {
  it('is at places that the matrix has a row for', () => {
    const takes = snapshot.units.filter((unit) => takesTopics(unit, tree)).map((unit) => unit.name);
    expect(takes).toEqual([
      'street',
      'community',
      'neighbour',
      'enterprise',
      'otherStreet',
      'otherCommunity',
    ]);
  });
});
