import { ROLES } from '@concord/contracts/roles';
import { OrgTree } from '@concord/service-kit/replica/org-tree';
import {
  identityOf,
  anonymousIdentity,
  PEOPLE,
  smallSnapshot,
  UNITS,
  type PersonName,
} from '@concord/testkit/snapshot';
import { decidePost, fits, type AppointAct, type EndPostAct } from './post.rules.js';

const NOW = new Date('2026-02-02T01:00:00.000Z');
const snapshot = smallSnapshot();
const tree = new OrgTree(snapshot);
const context = { tree, home: UNITS.city, now: NOW, posts: snapshot.posts };
const appoint: AppointAct = {
  act: 'appoint',
  role: 'MEMBER',
  orgUnitId: UNITS.community,
  from: NOW,
  named: true,
  personId: PEOPLE.resident,
  personKnown: true,
};
const end: EndPostAct = {
  act: 'endPost',
  role: 'CONVENOR',
  orgUnitId: UNITS.community,
  personId: PEOPLE.convenor,
  until: NOW,
};
const code = (who: Parameters<typeof decidePost>[1]['identity'], act: AppointAct | EndPostAct): string => {
  const decision = decidePost(act, { ...context, identity: who });
  return decision.allowed ? 'ALLOWED' : decision.refusal.code;
};

describe('role × act × unit', () => {
  // The administrator's post is on the county: the city above is foreign, all below is his own.
  const everybody = (Object.keys(PEOPLE) as PersonName[]).filter((name) => name !== 'administrator');

  it.each(everybody)('%s may change no post anywhere', (name) => {
    for (const act of [
      appoint,
      end,
      { ...appoint, orgUnitId: UNITS.city },
      { ...end, orgUnitId: UNITS.otherCommunity },
    ]) {
      expect(code(identityOf(name), act)).toBe('NOT_PERMITTED');
    }
  });

  it('nor may the public page', () => {
    expect(code(anonymousIdentity(), appoint)).toBe('NOT_PERMITTED');
    expect(code(anonymousIdentity(), end)).toBe('NOT_PERMITTED');
  });

  it('an administrator may in his own subtree only', () => {
    const administrator = identityOf('administrator');
    expect(code(administrator, appoint)).toBe('ALLOWED');
    expect(code(administrator, end)).toBe('ALLOWED');
    expect(code(administrator, { ...appoint, orgUnitId: UNITS.county })).toBe('ALLOWED');
    expect(code(administrator, { ...appoint, orgUnitId: UNITS.city })).toBe('NOT_PERMITTED');
    expect(code(administrator, { ...appoint, orgUnitId: '00000000-0000-7000-8000-00000000dead' })).toBe(
      'NOT_PERMITTED',
    );
  });
});

describe('a role', () => {
  it('is held only on units of its kind', () => {
    expect(fits('VILLAGE_PARTY_APPROVER', { kind: 'PARTY_BODY', level: 'VILLAGE' })).toBe(true);
    expect(fits('VILLAGE_PARTY_APPROVER', { kind: 'PARTY_BODY', level: 'TOWNSHIP' })).toBe(false);
    expect(fits('DEPARTMENT_OFFICER', { kind: 'DEPARTMENT', level: 'COUNTY' })).toBe(true);
    expect(fits('DEPARTMENT_OFFICER', { kind: 'CPPCC', level: 'COUNTY' })).toBe(false);
  });

  it('of the sample world fits wherever somebody holds it', () => {
    for (const post of snapshot.posts.filter((held) => held.role !== 'RESIDENT')) {
      const role = ROLES.find((name) => name === post.role)!;
      expect([role, fits(role, tree.unit(post.orgUnitId)!)]).toEqual([role, true]);
    }
  });
});

describe('the end of a post', () => {
  it('lies neither before its beginning nor in the past', () => {
    const administrator = identityOf('administrator');
    expect(code(administrator, { ...end, until: new Date('2026-02-01T00:00:00Z') })).toBe('DATE_IN_PAST');
    const later = {
      ...snapshot.posts.find((post) => post.personId === PEOPLE.convenor)!,
      from: '2026-06-01T00:00:00.000Z',
    };
    const decision = decidePost(end, { ...context, identity: administrator, posts: [later] });
    expect(decision).toMatchObject({ refusal: { code: 'END_BEFORE_START' } });
  });

  it('leaves an administrator who reaches the unit', () => {
    const act: EndPostAct = {
      ...end,
      role: 'ADMINISTRATOR',
      orgUnitId: UNITS.county,
      personId: PEOPLE.administrator,
    };
    const own = snapshot.posts.find((post) => post.role === 'ADMINISTRATOR')!;
    const withOther = (orgUnitId: string, until: string | null = null) =>
      decidePost(act, {
        ...context,
        identity: identityOf('administrator'),
        posts: [own, { ...own, personId: PEOPLE.member, orgUnitId, until }],
      }).allowed;
    expect(code(identityOf('administrator'), act)).toBe('LAST_ADMINISTRATOR');
    expect(withOther(UNITS.city)).toBe(true);
    expect(withOther(UNITS.county)).toBe(true);
    expect(withOther(UNITS.street)).toBe(false);
    expect(withOther(UNITS.county, '2026-12-31T00:00:00.000Z')).toBe(false);
  });
});
