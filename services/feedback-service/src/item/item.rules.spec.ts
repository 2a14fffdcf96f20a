import type { RoleAssignmentClaim } from '@concord/contracts/identity';
import { OrgTree } from '@concord/service-kit/replica/org-tree';
import {
  identityOf,
  PEOPLE,
  SMALL_PROFILE,
  smallSnapshot,
  UNITS,
  type PersonName,
} from '@concord/testkit/snapshot';
import { itemIn } from '../testing/item-row.js';
import type { ItemRow } from './item.entity.js';
import { readsItem } from './item.permissions.js';
import {
  assignersOf,
  decide,
  decideAssignment,
  decideLead,
  decideReply,
  postFor,
  type ItemContext,
} from './item.rules.js';
import {
  ITEM_ACTS,
  ITEM_FINAL,
  ITEM_STATES,
  TRANSITIONS,
  type ItemAct,
  type ItemState,
} from './item.states.js';

const tree = new OrgTree(smallSnapshot());
const now = new Date('2026-02-02T01:00:00.000Z');
const profile = SMALL_PROFILE;
const contextOf = (person: PersonName): ItemContext => ({ identity: identityOf(person), tree, now, profile });

/** `ALLOWED`, or the refusal's code. */
function answer(row: ItemRow, act: ItemAct, person: PersonName): string {
  const decision = decide(row, act, contextOf(person));
  return decision.allowed ? 'ALLOWED' : decision.refusal.code;
}

/** Somebody who may do the act as far as his post goes. */
const PERMITTED: Record<ItemAct, PersonName> = {
  assignItem: 'assigner',
  signForItem: 'policeOfficer',
  requestItemReturn: 'policeOfficer',
  acceptItemReturn: 'assigner',
  refuseItemReturn: 'assigner',
  replyItem: 'policeOfficer',
  giveCoOpinion: 'housingOfficer',
  reportCompletion: 'policeOfficer',
  recordVisit: 'convenor',
  recordSatisfaction: 'convenor',
  urgeItem: 'convenor',
  closeItem: 'convenor',
};

describe('transition table', () => {
  const cases = ITEM_ACTS.flatMap((act) => ITEM_STATES.map((state) => [act, state] as const));
  it.each(cases)('%s in %s is decided by the table alone', (act, state) => {
    // A lead of its own even before it is handed over: only permission and state can refuse.
    const row = itemIn(state, { leadUnitId: UNITS.trafficPolice, coUnitIds: [UNITS.housing] });
    const decision = decide(row, act, contextOf(PERMITTED[act]));
    const { from, rule, source } = TRANSITIONS[act];
    if ((from as readonly string[]).includes(state)) {
      expect(decision).toEqual({ allowed: true });
    } else {
      const code = ITEM_FINAL.includes(state) ? 'CASE_CLOSED' : 'WRONG_STATE';
      expect(decision).toEqual({ allowed: false, refusal: { code, params: { state }, rule, source } });
    }
  });

  it('leads from every open state to another', () => {
    for (const state of ITEM_STATES.filter((each) => !ITEM_FINAL.includes(each))) {
      const onward = ITEM_ACTS.filter((act) => {
        const { from, to } = TRANSITIONS[act];
        return (
          (from as readonly string[]).includes(state) &&
          (act === 'recordVisit' || (to !== null && to !== state))
        );
      });
      expect(onward).not.toEqual([]);
    }
  });
});

describe('role × act × own or foreign unit', () => {
  const everybody = Object.keys(PEOPLE) as PersonName[];
  const lead: PersonName[] = ['policeOfficer', 'policeLeader'];
  /** Convenors of the place and above, its station, the county's CPPCC. */
  const watchers: PersonName[] = [
    'convenor',
    'secondConvenor',
    'streetConvenor',
    'stationStaff',
    'countyOfficer',
  ];
  const MAY: Record<ItemAct, PersonName[]> = {
    // As far as posts go; how far each of them reaches is decided by the chain.
    assignItem: ['convenor', 'secondConvenor', 'streetConvenor', 'stationStaff', 'assigner'],
    signForItem: lead,
    requestItemReturn: lead,
    acceptItemReturn: ['assigner'],
    refuseItemReturn: ['assigner'],
    replyItem: lead,
    giveCoOpinion: ['housingOfficer'],
    reportCompletion: lead,
    recordVisit: [...watchers, 'member'],
    recordSatisfaction: watchers,
    urgeItem: [...watchers, 'assigner'],
    closeItem: watchers,
  };
  /** A row in a state in which the act can be done. */
  const rowFor = (act: ItemAct, change: Partial<ItemRow> = {}): ItemRow =>
    itemIn(TRANSITIONS[act].from[0] as ItemState, change);

  it.each(ITEM_ACTS.flatMap((act) => everybody.map((person) => [person, act] as const)))(
    '%s: %s',
    (person, act) => {
      const code = answer(rowFor(act), act, person);
      if (MAY[act].includes(person)) expect(code).toBe('ALLOWED');
      else expect(['NOT_PERMITTED', 'ASSIGNMENT_NEEDS_HIGHER']).toContain(code);
    },
  );

  const FOREIGN: PersonName[] = [
    'otherConvenor',
    'otherStationStaff',
    'otherApprover',
    'otherMember',
    'neighbourConvenor',
    'neighbourApprover',
  ];
  it.each(ITEM_ACTS.flatMap((act) => FOREIGN.map((person) => [person, act] as const)))(
    '%s of a foreign place: %s is not permitted',
    (person, act) => {
      expect(answer(rowFor(act), act, person)).toBe('NOT_PERMITTED');
    },
  );

  it.each(ITEM_ACTS)('%s of an item of another street is refused to those of this one', (act) => {
    const row = rowFor(act, {
      orgUnitId: UNITS.otherCommunity,
      leadUnitId: UNITS.otherStation,
      coUnitIds: [],
    });
    for (const person of [
      'convenor',
      'streetConvenor',
      'stationStaff',
      'member',
      'policeOfficer',
      'housingOfficer',
    ] as const) {
      expect(answer(row, act, person)).toBe('NOT_PERMITTED');
    }
  });

  it.each(ITEM_ACTS)('%s is refused to the public, to machines and to the gateway', (act) => {
    for (const kind of ['anonymous', 'machine', 'gateway'] as const) {
      const identity = { ...identityOf(PERMITTED[act]), kind };
      const code = kind === 'machine' ? 'MACHINE_MAY_NOT' : 'NOT_PERMITTED';
      expect(decide(rowFor(act), act, { identity, tree, now, profile })).toMatchObject({ refusal: { code } });
    }
  });

  it('asks for the post before it tells the state', () => {
    expect(answer(itemIn('CLOSED'), 'replyItem', 'housingOfficer')).toBe('NOT_PERMITTED');
  });

  it('lets those of the place, of what is above it, and of the handling units read it, and nobody else', () => {
    const readers = everybody
      .filter((person) => readsItem(identityOf(person), tree, itemIn('ASSIGNED')))
      .sort();
    expect(readers).toEqual(
      [
        ...[
          'convenor',
          'secondConvenor',
          'streetConvenor',
          'stationStaff',
          'approver',
          'streetApprover',
          'member',
        ],
        ...[
          'countyOfficer',
          'countyLeader',
          'assigner',
          'supervisor',
          'cityOfficer',
          'policeOfficer',
          'policeLeader',
          'housingOfficer',
        ],
      ].sort(),
    );
    expect(readsItem(identityOf('policeOfficer'), tree, itemIn('CREATED'))).toBe(false);
  });
});

describe('the chain of assignment (decision 6)', () => {
  const codeFor = (
    roles: RoleAssignmentClaim[],
    units: string[],
    change: Partial<ItemContext> = {},
  ): string => {
    const decision = decideAssignment(roles, units, { ...contextOf('assigner'), ...change });
    return decision.allowed ? 'ALLOWED' : decision.refusal.code;
  };
  const posts = (person: PersonName): RoleAssignmentClaim[] => identityOf(person).roles;

  it.each<[PersonName, string, string[], string]>([
    ['convenor', 'its own community', [UNITS.community], 'ALLOWED'],
    ['convenor', 'a department of the county', [UNITS.trafficPolice], 'ASSIGNMENT_NEEDS_HIGHER'],
    ['convenor', 'the community next door', [UNITS.neighbour], 'ASSIGNMENT_NEEDS_HIGHER'],
    ['stationStaff', 'a community of its street', [UNITS.neighbour], 'ALLOWED'],
    ['stationStaff', 'a department of the county', [UNITS.trafficPolice], 'ASSIGNMENT_NEEDS_HIGHER'],
    ['assigner', 'two departments', [UNITS.trafficPolice, UNITS.housing], 'ALLOWED'],
    ['assigner', 'a community of the county', [UNITS.otherCommunity], 'ALLOWED'],
    ['assigner', 'the city', [UNITS.city], 'ASSIGNMENT_NEEDS_HIGHER'],
    [
      'stationStaff',
      'one of its own and one beyond',
      [UNITS.community, UNITS.housing],
      'ASSIGNMENT_NEEDS_HIGHER',
    ],
    ['countyOfficer', 'anybody: the CPPCC assigns nothing', [UNITS.community], 'NOT_IN_ASSIGNMENT_CHAIN'],
  ])('%s to %s', (person, _, units, code) => {
    expect(codeFor(posts(person), units)).toBe(code);
  });

  it('says who can', () => {
    expect(decideAssignment(posts('convenor'), [UNITS.housing], contextOf('convenor'))).toMatchObject({
      refusal: { params: { role: 'COUNTY_LEADING_OFFICE' }, rule: '0.6', source: 'INF' },
    });
    expect(decideAssignment(posts('convenor'), [UNITS.neighbour], contextOf('convenor'))).toMatchObject({
      refusal: { params: { role: 'CONVENOR' } },
    });
  });

  it('of several posts takes the one that reaches', () => {
    const both = [...posts('convenor'), ...posts('assigner')];
    expect(codeFor(both, [UNITS.trafficPolice])).toBe('ALLOWED');
    const context = { ...contextOf('convenor'), identity: { ...identityOf('convenor'), roles: both } };
    expect(postFor(itemIn('RETURN_REQUESTED'), 'refuseItemReturn', context)?.role).toBe(
      'COUNTY_LEADING_OFFICE',
    );
  });

  it('is the profile’s: without the office in it, the office assigns nothing', () => {
    const shorter = { ...profile, assignmentChain: ['CONVENOR', 'STATION_STAFF'] };
    expect(codeFor(posts('assigner'), [UNITS.trafficPolice], { profile: shorter })).toBe(
      'NOT_IN_ASSIGNMENT_CHAIN',
    );
  });

  it('asks those whose reach covers the proposed unit, nearest of each role', () => {
    const of = (proposedLeadUnitId: string) =>
      assignersOf({ orgUnitId: UNITS.community, proposedLeadUnitId }, { tree, now, profile }).map(
        ({ orgUnitId }) => orgUnitId,
      );
    expect(of(UNITS.trafficPolice)).toEqual([UNITS.countyOffice]);
    expect(of(UNITS.community)).toEqual([UNITS.community, UNITS.station, UNITS.countyOffice]);
  });

  it('leaves no item without somebody who is asked: the vacancy is found when the message is made', () => {
    const snapshot = smallSnapshot();
    snapshot.posts = snapshot.posts.filter((post) => post.role !== 'COUNTY_LEADING_OFFICE');
    const bare = { tree: new OrgTree(snapshot), now, profile };
    expect(assignersOf({ orgUnitId: UNITS.community, proposedLeadUnitId: UNITS.housing }, bare)).toEqual([
      { role: 'COUNTY_LEADING_OFFICE', orgUnitId: UNITS.community },
    ]);
  });

  it.each<[string, string, boolean]>([
    ['a department', UNITS.trafficPolice, true],
    ['a station', UNITS.station, true],
    ['a place with a convenor', UNITS.community, true],
    ['a place without one', UNITS.enterprise, false],
    ['a Party body', UNITS.communityParty, false],
    ['the CPPCC, which commands nobody and carries nothing out', UNITS.countyCppcc, false],
  ])('%s can be given a commitment: %#', (_, unit, able) => {
    expect(decideLead(unit, contextOf('assigner')).allowed).toBe(able);
  });

  it('a department can be given one though its post is vacant today', () => {
    const snapshot = smallSnapshot();
    snapshot.posts = snapshot.posts.filter((post) => post.orgUnitId !== UNITS.housing);
    expect(decideLead(UNITS.housing, { ...contextOf('assigner'), tree: new OrgTree(snapshot) }).allowed).toBe(
      true,
    );
  });
});

describe('return (D12)', () => {
  const until = new Date('2026-02-06T16:00:00.000Z');
  const at = (instant: string, change: Partial<ItemRow> = {}): string => {
    const context = { ...contextOf('policeOfficer'), now: new Date(instant) };
    const decision = decide(
      itemIn('ASSIGNED', { returnUntil: until, ...change }),
      'requestItemReturn',
      context,
    );
    return decision.allowed ? 'ALLOWED' : decision.refusal.code;
  };

  it.each([
    ['2026-02-06T15:59:59.999Z', 'ALLOWED'],
    ['2026-02-06T16:00:00.000Z', 'RETURN_TOO_LATE'],
    ['2026-03-01T01:00:00.000Z', 'RETURN_TOO_LATE'],
  ])('asked at %s: %s', (instant, code) => {
    expect(at(instant)).toBe(code);
  });

  it('names the last day in local time', () => {
    const context = { ...contextOf('policeOfficer'), now: until };
    expect(decide(itemIn('ASSIGNED', { returnUntil: until }), 'requestItemReturn', context)).toMatchObject({
      refusal: { params: { until: '2026-02-06' }, rule: 'D12', source: 'P21' },
    });
  });

  it('is not asked for again after it was refused', () => {
    expect(at('2026-02-03T01:00:00.000Z', { returnReason: 'not ours' })).toBe('RETURN_REFUSED_BEFORE');
  });

  it('is decided only by those who could have handed it to the unit', () => {
    expect(answer(itemIn('RETURN_REQUESTED'), 'refuseItemReturn', 'convenor')).toBe(
      'ASSIGNMENT_NEEDS_HIGHER',
    );
    expect(
      answer(itemIn('RETURN_REQUESTED', { leadUnitId: UNITS.community }), 'refuseItemReturn', 'convenor'),
    ).toBe('ALLOWED');
  });
});

describe('what closes it', () => {
  it('is not a visit by whoever reported it done', () => {
    const completion = { at: now.toISOString(), by: PEOPLE.convenor, text: 'done' };
    const row = itemIn('COMPLETION_REPORTED', { completion });
    expect(answer(row, 'recordVisit', 'convenor')).toBe('VISITOR_IS_HANDLER');
    expect(answer(row, 'recordVisit', 'secondConvenor')).toBe('ALLOWED');
  });

  it('is nothing before the satisfaction was asked for', () => {
    expect(answer(itemIn('VERIFIED', { satisfaction: null }), 'closeItem', 'convenor')).toBe(
      'SATISFACTION_MISSING',
    );
  });
});

describe('a reply, ask by ask', () => {
  const given = (askNo: number, result = 'ADOPTED', reason: string | null = null) => ({
    askNo,
    result,
    reason,
  });
  it.each<[string, number[], ReturnType<typeof given>[], string]>([
    ['answers all', [1, 2], [given(1), given(2)], 'ALLOWED'],
    ['in any order', [1, 2], [given(2), given(1)], 'ALLOWED'],
    ['leaves one out', [1, 2], [given(2)], 'ASK_LEFT_OUT'],
    ['is empty', [1, 2], [], 'ASK_LEFT_OUT'],
    ['answers one twice', [1], [given(1), given(1)], 'ASK_UNKNOWN'],
    ['answers what was not asked', [1], [given(1), given(7)], 'ASK_UNKNOWN'],
    ['adopts partly without a reason', [1], [given(1, 'PARTLY')], 'REASON_REQUIRED'],
    ['adopts partly with a reason', [1], [given(1, 'PARTLY', 'road too narrow')], 'ALLOWED'],
    ['does not adopt without a reason', [1], [given(1, 'NOT')], 'REASON_REQUIRED'],
    ['answers the commitment itself where it has no ask', [], [given(0)], 'ALLOWED'],
    ['says nothing to a commitment without asks', [], [], 'ASK_LEFT_OUT'],
  ])('%s', (_, askNos, answers, code) => {
    const decision = decideReply({ askNos }, answers);
    expect(decision.allowed ? 'ALLOWED' : decision.refusal.code).toBe(code);
  });

  it('names every ask that is missing', () => {
    expect(decideReply({ askNos: [1, 2, 3] }, [given(2)])).toMatchObject({
      refusal: { params: { asks: '1, 3' }, rule: 'G13' },
    });
  });
});
