import { identityOf, PEOPLE, smallSnapshot, UNITS, type PersonName } from '@concord/testkit/snapshot';
import { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { DeputyRecord } from '@concord/contracts/directory';
import { decideEndDeputy, decideNameDeputy, type NameDeputyAct } from './deputy.rules.js';

const NOW = new Date('2026-03-02T01:00:00.000Z');
const day = (date: string): Date => new Date(`${date}T00:00:00.000Z`);

/** The police officer of the small world gets his leader as a deputy, within the same department. */
const ACT: NameDeputyAct = {
  holderId: PEOPLE.policeOfficer,
  personId: PEOPLE.policeLeader,
  personKnown: true,
  role: 'DEPARTMENT_OFFICER',
  orgUnitId: UNITS.trafficPolice,
  acts: [],
  from: NOW,
  until: day('2026-03-10'),
};
const deputy = (from: string, until: string): DeputyRecord => ({
  holderId: ACT.holderId,
  personId: ACT.personId,
  role: ACT.role,
  orgUnitId: ACT.orgUnitId,
  from: day(from).toISOString(),
  until: day(until).toISOString(),
  language: 'zh-CN',
});
const treeOf = (...deputies: DeputyRecord[]): OrgTree => new OrgTree({ ...smallSnapshot(), deputies });

function decided(who: PersonName, act: Partial<NameDeputyAct> = {}, tree = treeOf()): string {
  const decision = decideNameDeputy({ ...ACT, ...act }, { identity: identityOf(who), tree, now: NOW });
  return decision.allowed ? 'ALLOWED' : decision.refusal.code;
}

describe('who names a deputy', () => {
  it.each<[PersonName, string]>([
    ['policeOfficer', 'ALLOWED'],
    ['administrator', 'ALLOWED'],
    ['policeLeader', 'NOT_PERMITTED'],
    ['housingOfficer', 'NOT_PERMITTED'],
    ['convenor', 'NOT_PERMITTED'],
    ['countyLeader', 'NOT_PERMITTED'],
    ['resident', 'NOT_PERMITTED'],
  ])('%s: %s', (who, expected) => expect(decided(who)).toBe(expected));
});

describe('an administrator', () => {
  // Near enough to be a deputy there, were it not for who names him.
  const near = (...deputies: DeputyRecord[]): OrgTree => {
    const snapshot = smallSnapshot();
    const post = { ...snapshot.posts[0]!, personId: PEOPLE.administrator, role: 'DEPARTMENT_LEADER' };
    return new OrgTree({
      ...snapshot,
      posts: [...snapshot.posts, { ...post, orgUnitId: UNITS.trafficPolice }],
      deputies,
    });
  };
  const self = { personId: PEOPLE.administrator };

  it('does not make himself the deputy of a post of others', () => {
    expect(decided('administrator', self, near())).toBe('APPOINT_SELF');
    expect(decided('policeOfficer', self, near())).toBe('ALLOWED');
  });

  it('does not prolong his own time as a deputy; its holder may, and he may end it', () => {
    const named = near({ ...deputy('2026-02-01', '2026-03-10'), ...self });
    const ends = (who: PersonName, until: string): string => {
      const act = { ...ACT, ...self, until: day(until) };
      const decision = decideEndDeputy(act, { identity: identityOf(who), tree: named, now: NOW });
      return decision.allowed ? 'ALLOWED' : decision.refusal.code;
    };
    expect(ends('administrator', '2026-03-11')).toBe('APPOINT_SELF');
    expect(ends('administrator', '2026-03-05')).toBe('ALLOWED');
    expect(ends('policeOfficer', '2026-03-11')).toBe('ALLOWED');
  });
});

describe('what is refused', () => {
  it.each<[string, Partial<NameDeputyAct>, string]>([
    ['oneself', { personId: PEOPLE.policeOfficer }, 'DEPUTY_SELF'],
    ['a day that has passed', { from: day('2026-03-01') }, 'DATE_IN_PAST'],
    ['an end before the beginning', { from: day('2026-03-12') }, 'END_BEFORE_START'],
    ['nobody who exists', { personKnown: false }, 'NOT_FOUND'],
    ['somebody of another department', { personId: PEOPLE.housingOfficer }, 'DEPUTY_OUTSIDE'],
    ['somebody without a post', { personId: PEOPLE.resident }, 'DEPUTY_OUTSIDE'],
    ['an act that does not exist', { acts: ['replyItem', 'commandEverybody'] }, 'DEPUTY_ACT_UNKNOWN'],
    ['a post that one does not hold', { role: 'CONVENOR' }, 'NOT_PERMITTED'],
    ['a unit that is not there', { orgUnitId: '00000000-0000-7000-8000-0000000000ff' }, 'NOT_PERMITTED'],
  ])('%s', (_what, act, expected) => expect(decided('policeOfficer', act)).toBe(expected));

  it('a post that is not held is named to the administrator', () => {
    expect(decided('administrator', { role: 'CONVENOR' })).toBe('POST_NOT_HELD');
  });

  it.each<[string, string, string]>([
    ['2026-03-01', '2026-03-03', 'DEPUTY_OVERLAPS'],
    ['2026-03-09', '2026-03-20', 'DEPUTY_OVERLAPS'],
    ['2026-02-01', '2026-03-02', 'ALLOWED'],
    ['2026-03-10', '2026-03-20', 'ALLOWED'],
  ])('beside a deputy from %s until %s: %s', (from, until, expected) =>
    expect(decided('policeOfficer', {}, treeOf(deputy(from, until)))).toBe(expected),
  );
});

describe('two at one time', () => {
  const signing = { ...deputy('2026-03-01', '2026-03-09'), acts: ['signForItem'] };
  it.each<[string, DeputyRecord, Partial<NameDeputyAct>, string]>([
    ['cannot both do one act', signing, { acts: ['signForItem', 'replyItem'] }, 'DEPUTY_OVERLAPS'],
    ['cannot be one for all and one for some', signing, { acts: [] }, 'DEPUTY_OVERLAPS'],
    ['cannot be one person twice', signing, { acts: ['replyItem'] }, 'DEPUTY_OVERLAPS'],
  ])('%s', (_what, there, act, expected) =>
    expect(decided('policeOfficer', act, treeOf(there))).toBe(expected),
  );

  it('share the post out by act', () => {
    const other = { ...signing, personId: PEOPLE.countyLeader };
    expect(decided('policeOfficer', { acts: ['replyItem'] }, treeOf(other))).toBe('ALLOWED');
    expect(decided('policeOfficer', { acts: ['signForItem'] }, treeOf(other))).toBe('DEPUTY_OVERLAPS');
  });
});

it('an administrator’s deputy names one only where he was named for that', () => {
  const identity = (acts: string[]) => ({
    ...identityOf('resident'),
    roles: [{ role: 'ADMINISTRATOR', orgUnitId: UNITS.county, onBehalfOf: PEOPLE.administrator, acts }],
  });
  const code = (acts: string[]): string => {
    const decision = decideNameDeputy(ACT, { identity: identity(acts), tree: treeOf(), now: NOW });
    return decision.allowed ? 'ALLOWED' : decision.refusal.code;
  };
  expect(code(['appoint'])).toBe('DEPUTY_NOT_FOR_ACT');
  expect(code(['appoint', 'nameDeputy'])).toBe('ALLOWED');
  expect(code([])).toBe('ALLOWED');
});

it('a deputy names no deputy of the post that he stands in for', () => {
  const identity = identityOf('policeLeader');
  identity.roles.push({ role: ACT.role, orgUnitId: ACT.orgUnitId, onBehalfOf: ACT.holderId });
  const decision = decideNameDeputy(ACT, {
    identity,
    tree: treeOf(deputy('2026-03-01', '2026-03-03')),
    now: NOW,
  });
  expect(decision).toMatchObject({ allowed: false, refusal: { code: 'NOT_PERMITTED' } });
});

it('only a time that is not over can be ended', () => {
  const end = (tree: OrgTree, until = NOW): string => {
    const decision = decideEndDeputy(
      { ...ACT, until },
      { identity: identityOf('policeOfficer'), tree, now: NOW },
    );
    return decision.allowed ? 'ALLOWED' : decision.refusal.code;
  };
  expect(end(treeOf(deputy('2026-03-01', '2026-03-10')))).toBe('ALLOWED');
  expect(end(treeOf(deputy('2026-03-05', '2026-03-10')))).toBe('ALLOWED');
  expect(end(treeOf(deputy('2026-02-01', '2026-03-01')))).toBe('DEPUTY_UNKNOWN');
  expect(end(treeOf())).toBe('DEPUTY_UNKNOWN');
  expect(end(treeOf(deputy('2026-03-01', '2026-03-10')), day('2026-03-01'))).toBe('DATE_IN_PAST');
});

describe('while it lasts', () => {
  const tree = treeOf(deputy('2026-03-05', '2026-03-10'));
  const reachable = (at: string): [string, string | undefined][] =>
    tree
      .reachable(ACT.role, ACT.orgUnitId, day(at))
      .map(({ personId, onBehalfOf }) => [personId, onBehalfOf]);

  it('the deputy is written to beside the holder, who stays the holder', () => {
    const holder: [string, undefined] = [PEOPLE.policeOfficer, undefined];
    expect(reachable('2026-03-04')).toEqual([holder]);
    expect(reachable('2026-03-05')).toEqual([holder, [PEOPLE.policeLeader, PEOPLE.policeOfficer]]);
    expect(reachable('2026-03-10')).toEqual([holder]);
    expect(tree.holders(ACT.role, ACT.orgUnitId, day('2026-03-06')).map(({ personId }) => personId)).toEqual([
      PEOPLE.policeOfficer,
    ]);
  });

  it('who was named for certain acts is told of the work that is among them', () => {
    const limited = treeOf({ ...deputy('2026-03-05', '2026-03-10'), acts: ['signForItem'] });
    const told = (work?: string[]) =>
      limited.reachable(ACT.role, ACT.orgUnitId, day('2026-03-06'), work).map(({ personId }) => personId);
    expect(told()).toEqual([PEOPLE.policeOfficer]);
    expect(told(['replyItem'])).toEqual([PEOPLE.policeOfficer]);
    expect(told(['replyItem', 'signForItem'])).toEqual([PEOPLE.policeOfficer, PEOPLE.policeLeader]);
  });

  it('it ends with the post of the holder', () => {
    const snapshot = { ...smallSnapshot(), deputies: [deputy('2026-03-05', '2026-03-10')] };
    snapshot.posts = snapshot.posts.map((post) =>
      post.personId === PEOPLE.policeOfficer ? { ...post, until: '2026-03-06T00:00:00.000Z' } : post,
    );
    const left = new OrgTree(snapshot);
    expect(left.reachable(ACT.role, ACT.orgUnitId, day('2026-03-07'))).toEqual([]);
    expect(left.deputisedBy(PEOPLE.policeLeader, day('2026-03-07'))).toEqual([]);
    expect(left.deputisedBy(PEOPLE.policeLeader, day('2026-03-05'))).toHaveLength(1);
  });

  it('holder and deputy are the same hands, then and afterwards; nobody else is', () => {
    expect(tree.sameHands(PEOPLE.policeOfficer, PEOPLE.policeLeader)).toBe(true);
    expect(tree.sameHands(PEOPLE.policeLeader, PEOPLE.policeOfficer)).toBe(true);
    expect(tree.sameHands(PEOPLE.policeLeader, PEOPLE.policeLeader)).toBe(true);
    expect(tree.sameHands(PEOPLE.policeLeader, PEOPLE.housingOfficer)).toBe(false);
    expect(tree.sameHands(null, undefined)).toBe(false);
  });
});
