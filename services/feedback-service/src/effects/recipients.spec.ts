import type { DirectorySnapshot } from '@concord/contracts/directory';
import { OrgTree } from '@concord/service-kit/replica/org-tree';
import { PEOPLE, SMALL_PROFILE, smallSnapshot, UNITS } from '@concord/testkit/snapshot';
import { holdersOf, recipientsOf, type Found, type Looking } from './recipients.js';

const now = new Date('2026-02-02T01:00:00.000Z');
type Post = DirectorySnapshot['posts'][number];

/** The small world, changed. */
function looking(change: (posts: Post[]) => Post[] = (posts) => posts): Looking {
  const snapshot = smallSnapshot();
  snapshot.posts = change(snapshot.posts);
  return { tree: new OrgTree(snapshot), now, chainOf: () => SMALL_PROFILE.assignmentChain };
}
const without = (...people: string[]) =>
  looking((posts) => posts.filter((post) => !people.includes(post.personId)));
const named = ({ personIds, vacancies }: Found) => ({
  told: personIds.map((id) => Object.entries(PEOPLE).find(([, person]) => person === id)?.[0]).sort(),
  vacant: vacancies.map((vacancy) => vacancy.orgUnitId),
});

/** As a region's ladder has it: everybody who may have to act on the responsible unit. */
const ACTING = [
  'DEPARTMENT_OFFICER',
  'CONVENOR',
  'STATION_STAFF',
  'VILLAGE_PARTY_APPROVER',
  'COUNTY_LEADING_OFFICE',
].map((role) => ({ role, where: 'unit' as const }));
const WITH_LEADER = [
  ...ACTING,
  { role: 'DEPARTMENT_LEADER', where: 'unit' as const },
  { role: 'CONVENOR', where: 'case' as const },
];
const WITH_OFFICE = [...WITH_LEADER, { role: 'COUNTY_LEADING_OFFICE', where: 'county' as const }];
const police = { responsible: UNITS.trafficPolice, place: UNITS.community };

describe('recipients of a rung', () => {
  it('are those who act on the responsible unit, and nobody of another department', () => {
    expect(named(recipientsOf(ACTING, police, looking()))).toEqual({ told: ['policeOfficer'], vacant: [] });
  });

  it('for a place are its convenors: a role that is not held there is no vacancy', () => {
    const found = recipientsOf(ACTING, { responsible: UNITS.community, place: UNITS.community }, looking());
    expect(named(found)).toEqual({ told: ['convenor', 'secondConvenor'], vacant: [] });
  });

  it('are joined by the unit’s leader and the case’s convenors, then by the county’s office, each once', () => {
    expect(named(recipientsOf(WITH_LEADER, police, looking())).told).toEqual([
      'convenor',
      'policeLeader',
      'policeOfficer',
      'secondConvenor',
    ]);
    expect(named(recipientsOf([...WITH_OFFICE, ...WITH_OFFICE], police, looking())).told).toEqual(
      ['assigner', 'convenor', 'policeLeader', 'policeOfficer', 'secondConvenor'].sort(),
    );
  });

  it('in the place of a missing leader are the next above, and the vacancy is known', () => {
    const housing = { responsible: UNITS.housing, place: UNITS.community };
    expect(named(recipientsOf(WITH_LEADER, housing, looking()))).toEqual({
      told: ['assigner', 'convenor', 'housingOfficer', 'secondConvenor'],
      vacant: [UNITS.housing],
    });
    // A community has convenors and no leader of a department: nobody is missing.
    const community = { responsible: UNITS.community, place: UNITS.community };
    expect(named(recipientsOf(WITH_LEADER, community, looking())).vacant).toEqual([]);
  });

  it('with nobody on the unit fall to its leader, and the vacancy is known', () => {
    expect(named(recipientsOf(ACTING, police, without(PEOPLE.policeOfficer)))).toEqual({
      told: ['policeLeader'],
      vacant: [UNITS.trafficPolice],
    });
  });

  it('with nobody in the unit at all fall to the office that hands matters to departments, never to a sister', () => {
    const found = recipientsOf(ACTING, police, without(PEOPLE.policeOfficer, PEOPLE.policeLeader));
    expect(named(found)).toEqual({ told: ['assigner'], vacant: [UNITS.trafficPolice] });
  });

  it('of a community without a convenor are those of the street above', () => {
    const found = recipientsOf(
      ACTING,
      { responsible: UNITS.community, place: UNITS.community },
      without(PEOPLE.convenor, PEOPLE.secondConvenor),
    );
    expect(named(found)).toEqual({ told: ['stationStaff', 'streetConvenor'], vacant: [UNITS.community] });
  });

  it('for the case are the nearest holder upwards', () => {
    const to = [{ role: 'CONVENOR', where: 'case' as const }];
    expect(named(recipientsOf(to, police, without(PEOPLE.convenor, PEOPLE.secondConvenor)))).toEqual({
      told: ['streetConvenor'],
      vacant: [],
    });
    const nobody = without(PEOPLE.convenor, PEOPLE.secondConvenor, PEOPLE.streetConvenor);
    expect(named(recipientsOf(to, police, nobody))).toEqual({ told: [], vacant: [UNITS.community] });
  });

  it('for the city are looked for from the city', () => {
    const to = [{ role: 'CITY_LEADING_OFFICE', where: 'city' as const }];
    expect(named(recipientsOf(to, police, looking()))).toEqual({ told: ['cityOfficer'], vacant: [] });
  });

  it('a ladder that asks for the leader alone finds the next above where there is none', () => {
    const to = [{ role: 'DEPARTMENT_LEADER', where: 'unit' as const }];
    expect(
      named(recipientsOf(to, { responsible: UNITS.housing, place: UNITS.community }, looking())),
    ).toEqual({ told: ['assigner'], vacant: [UNITS.housing] });
  });
});

describe('people who moved or left', () => {
  const moved = looking((posts) => {
    const officer = posts.find((post) => post.personId === PEOPLE.policeOfficer)!;
    const rest = posts.filter((post) => post !== officer);
    const before = { ...officer, until: '2026-02-01T16:00:00.000Z' };
    // He went to housing; the resident of the tests followed him at the police.
    const elsewhere = { ...officer, orgUnitId: UNITS.housing, from: '2026-02-01T16:00:00.000Z' };
    const successor = { ...officer, personId: PEOPLE.resident, from: '2026-02-01T16:00:00.000Z' };
    return [...rest, before, elsewhere, successor];
  });

  it('are not written to at their old post; the successor is', () => {
    expect(named(recipientsOf(ACTING, police, moved))).toEqual({ told: ['resident'], vacant: [] });
    expect(
      named(holdersOf([{ role: 'DEPARTMENT_OFFICER', orgUnitId: UNITS.trafficPolice }], moved)).told,
    ).toEqual(['resident']);
  });

  it('are written to at their new one', () => {
    expect(named(holdersOf([{ role: 'DEPARTMENT_OFFICER', orgUnitId: UNITS.housing }], moved)).told).toEqual([
      'housingOfficer',
      'policeOfficer',
    ]);
  });
});

describe('recipients of a notice', () => {
  it('are people and posts, each person once', () => {
    const to = [{ personId: PEOPLE.convenor }, { role: 'CONVENOR', orgUnitId: UNITS.community }];
    expect(named(holdersOf(to, looking()))).toEqual({ told: ['convenor', 'secondConvenor'], vacant: [] });
  });

  it('of a vacant post are the next above', () => {
    const to = [{ role: 'VILLAGE_PARTY_APPROVER', orgUnitId: UNITS.communityParty }];
    expect(named(holdersOf(to, without(PEOPLE.approver)))).toEqual({
      told: ['convenor', 'secondConvenor'],
      vacant: [UNITS.communityParty],
    });
  });
});

describe('a deputy', () => {
  const deputised = (from: string, until: string, holderLeft = false): Looking => {
    const snapshot = smallSnapshot();
    const deputy = {
      holderId: PEOPLE.policeOfficer,
      personId: PEOPLE.resident,
      role: 'DEPARTMENT_OFFICER',
      orgUnitId: UNITS.trafficPolice,
      from,
      until,
      language: 'zh-CN',
    };
    snapshot.deputies = [deputy];
    if (holderLeft) {
      snapshot.posts = snapshot.posts.map((post) =>
        post.personId === PEOPLE.policeOfficer ? { ...post, until: '2026-02-01T16:00:00.000Z' } : post,
      );
    }
    return { tree: new OrgTree(snapshot), now, chainOf: () => SMALL_PROFILE.assignmentChain };
  };
  const post = [{ role: 'DEPARTMENT_OFFICER', orgUnitId: UNITS.trafficPolice }];
  const [before, after] = ['2026-01-31T16:00:00.000Z', '2026-02-28T16:00:00.000Z'];

  it('is written to in his time, beside the holder of the post', () => {
    const both = ['policeOfficer', 'resident'];
    expect(named(recipientsOf(ACTING, police, deputised(before, after)))).toEqual({ told: both, vacant: [] });
    expect(named(holdersOf(post, deputised(before, after))).told).toEqual(both);
  });

  it('is not written to before or after it, nor for somebody who left', () => {
    expect(named(holdersOf(post, deputised(after, '2026-03-31T16:00:00.000Z'))).told).toEqual([
      'policeOfficer',
    ]);
    expect(named(holdersOf(post, deputised('2026-01-01T16:00:00.000Z', before))).told).toEqual([
      'policeOfficer',
    ]);
    expect(named(holdersOf(post, deputised(before, after, true)))).toEqual({
      told: ['policeLeader'],
      vacant: [UNITS.trafficPolice],
    });
  });
});

describe('a deputy who was named for certain acts', () => {
  const snapshot = smallSnapshot();
  snapshot.deputies = [
    {
      holderId: PEOPLE.policeOfficer,
      personId: PEOPLE.housingOfficer,
      role: 'DEPARTMENT_OFFICER',
      orgUnitId: UNITS.trafficPolice,
      from: '2026-02-01T00:00:00.000Z',
      until: '2026-03-01T00:00:00.000Z',
      language: 'zh-CN',
      acts: ['signForItem'],
    },
  ];
  const limited = { tree: new OrgTree(snapshot), now, chainOf: () => [] };
  const to = [{ role: 'DEPARTMENT_OFFICER', orgUnitId: UNITS.trafficPolice }];
  it.each([
    ['what he may do', ['signForItem', 'requestItemReturn'], ['housingOfficer', 'policeOfficer']],
    ['what others do', ['replyItem'], ['policeOfficer']],
    ['mere news', [], ['policeOfficer']],
  ])('hears of %s', (_what, work, told) => {
    expect(named(holdersOf(to, { ...limited, work })).told).toEqual(told);
    expect(named(recipientsOf(ACTING, police, { ...limited, work })).told).toEqual(told);
  });
});
