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

describe('nobody gives himself power', () => {
  const self = PEOPLE.administrator;
  const county = { role: 'ADMINISTRATOR', orgUnitId: UNITS.county };
  const deputy = {
    ...identityOf('secondConvenor'),
    roles: [{ ...county, role: 'ADMINISTRATOR' as const, onBehalfOf: self }],
  };

  it('by a post, of whatever role, there or below', () => {
    for (const post of [
      { role: 'CONVENOR', orgUnitId: UNITS.community },
      { role: 'LEADER', orgUnitId: UNITS.county },
      { role: 'ADMINISTRATOR', orgUnitId: UNITS.street },
    ]) {
      expect(code(identityOf('administrator'), { ...appoint, ...post, personId: self })).toBe('APPOINT_SELF');
    }
  });

  it('by a deputy, neither to the deputy nor to the one for whom he acts', () => {
    expect(code(deputy, appoint)).toBe('ALLOWED');
    expect(code(deputy, { ...appoint, personId: self })).toBe('APPOINT_SELF');
    expect(code(deputy, { ...appoint, role: 'MEMBER', personId: PEOPLE.secondConvenor })).toBe(
      'APPOINT_SELF',
    );
  });

  it('by a later end of his own post; an earlier one is his to set', () => {
    const held = { personId: self, role: 'CONVENOR', orgUnitId: UNITS.community, language: 'en' };
    const posts = [
      ...snapshot.posts,
      { ...held, from: '2026-01-01T00:00:00.000Z', until: '2026-03-01T00:00:00.000Z' },
    ];
    const answer = (until: string): string => {
      const decision = decidePost(
        { ...end, personId: self, until: new Date(until) },
        { ...context, posts, identity: identityOf('administrator') },
      );
      return decision.allowed ? 'ALLOWED' : decision.refusal.code;
    };
    expect(answer('2026-03-01T00:00:00.001Z')).toBe('APPOINT_SELF');
    expect(answer('2026-03-01T00:00:00.000Z')).toBe('ALLOWED');
    expect(answer('2026-02-10T00:00:00.000Z')).toBe('ALLOWED');
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
