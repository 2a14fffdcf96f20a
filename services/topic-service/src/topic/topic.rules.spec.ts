import { OrgTree } from '@concord/service-kit/replica/org-tree';
import { identityOf, PEOPLE, smallSnapshot, UNITS, type PersonName } from '@concord/testkit/snapshot';
import { approvalBy, filingOf, rowIn } from '../testing/topic-row.js';
import type { TopicRow } from './topic.entity.js';
import { decideMergeTarget } from '../stages/screening/acts/merge-topic.act.js';
import { ACTS as TRANSITIONS, decide, TOPIC_ACTS, type TopicAct } from './topic.acts.js';
import { AFTER_APPROVAL, isOver, TOPIC_STATES, type TopicState } from './topic.states.js';

const tree = new OrgTree(smallSnapshot());
const now = new Date('2026-02-02T01:00:00.000Z');

const contextOf = (person: PersonName) => ({ identity: identityOf(person), tree, now });

/** `ALLOWED`, or the refusal's code. */
function answer(row: TopicRow, act: TopicAct, person: PersonName): string {
  const decision = decide(row, act, contextOf(person));
  return decision.allowed ? 'ALLOWED' : decision.refusal.code;
}

/** Somebody who may do the act as far as his post goes. */
const PERMITTED: Record<TopicAct, PersonName> = {
  screenTopic: 'convenor',
  mergeTopic: 'convenor',
  returnTopic: 'convenor',
  referTopic: 'convenor',
  declineTopic: 'convenor',
  resubmitTopic: 'resident',
  approveTopic: 'approver',
  disapproveTopic: 'approver',
  fileTopic: 'convenor',
  acknowledgeFiling: 'stationStaff',
  returnFiling: 'stationStaff',
  completeFiling: 'convenor',
  giveFeedback: 'convenor',
  reportToEntruster: 'convenor',
  recordEntrusterFeedback: 'convenor',
  closeTopic: 'convenor',
  archiveTopic: 'convenor',
  revealProposer: 'convenor',
};

const GATES_PASSED = {
  FILED: 'x',
  STATUS_REPORTED: 'x',
  FEEDBACK_GIVEN: 'x',
  NOT_REDELIBERATED: 'x',
  ENTRUSTER_TOLD: 'x',
  ENTRUSTER_ANSWERED: 'x',
};

/** A row on which only permission and state can refuse the act. */
function smooth(act: TopicAct, state: TopicState): TopicRow {
  const filing =
    act === 'fileTopic' ? null : filingOf({ state: act === 'completeFiling' ? 'RETURNED' : 'SENT' });
  return rowIn(state, {
    filing,
    approval: approvalBy(),
    gates: GATES_PASSED,
    entrustingUnitId: UNITS.countyOffice,
  });
}

describe('transition table', () => {
  const cases = TOPIC_ACTS.flatMap((act) => TOPIC_STATES.map((state) => [act, state] as const));
  it.each(cases)('%s in %s is decided by the table alone', (act, state) => {
    const context = { ...contextOf(PERMITTED[act]), byProposer: true };
    const decision = decide(smooth(act, state), act, context);
    const listed = (TRANSITIONS[act].from as readonly string[]).includes(state);
    if (listed) {
      expect(decision).toEqual({ allowed: true });
    } else {
      const { rule, source } = TRANSITIONS[act];
      const code = isOver(state) ? 'CASE_CLOSED' : 'WRONG_STATE';
      expect(decision).toEqual({ allowed: false, refusal: { code, params: { state }, rule, source } });
    }
  });

  it('names only states that exist, and leads from every open state to an end', () => {
    const reached = new Set<string>(['SUBMITTED']);
    for (const act of TOPIC_ACTS) if (TRANSITIONS[act].to) reached.add(TRANSITIONS[act].to);
    expect([...reached].every((state) => (TOPIC_STATES as readonly string[]).includes(state))).toBe(true);
    expect([...reached].sort()).toEqual(
      [
        'SUBMITTED',
        'PENDING_APPROVAL',
        'MERGED',
        'RETURNED',
        'REFERRED',
        'DECLINED',
        'APPROVED',
        'CLOSED',
        'ARCHIVED',
      ].sort(),
    );
  });
});

describe('role × act × own or foreign unit', () => {
  const everybody = Object.keys(PEOPLE) as PersonName[];
  /** Who may, as far as posts go; everybody else is refused. */
  const room: PersonName[] = ['convenor', 'secondConvenor', 'stationStaff'];
  const screeners: PersonName[] = [...room, 'countyOfficer'];
  const MAY: Record<TopicAct, PersonName[]> = {
    screenTopic: screeners,
    mergeTopic: screeners,
    returnTopic: screeners,
    referTopic: screeners,
    declineTopic: screeners,
    resubmitTopic: [],
    approveTopic: ['approver'],
    disapproveTopic: ['approver'],
    fileTopic: [...room, 'approver'],
    acknowledgeFiling: ['stationStaff'],
    returnFiling: ['stationStaff'],
    completeFiling: [...room, 'approver'],
    giveFeedback: room,
    reportToEntruster: screeners,
    recordEntrusterFeedback: screeners,
    closeTopic: room,
    archiveTopic: room,
    revealProposer: screeners,
  };
  const cases = TOPIC_ACTS.flatMap((act) => everybody.map((person) => [person, act] as const));
  it.each(cases)('%s: %s', (person, act) => {
    const state = TRANSITIONS[act].from[0]!;
    const code = answer(smooth(act, state), act, person);
    if (MAY[act].includes(person)) expect(code).toBe('ALLOWED');
    else {
      expect(['NOT_PERMITTED', 'NOT_MATRIX_AUTHORITY', 'NOT_FILING_RECEIVER', 'PROPOSER_ONLY']).toContain(
        code,
      );
    }
  });

  it.each(TOPIC_ACTS)('%s is refused to the public, to machines and to the gateway', (act) => {
    const row = smooth(act, TRANSITIONS[act].from[0]!);
    for (const kind of ['anonymous', 'machine', 'gateway'] as const) {
      const identity = { ...identityOf(PERMITTED[act]), kind };
      expect(decide(row, act, { identity, tree, now }).allowed).toBe(false);
    }
  });

  it('asks for the post before it tells the state', () => {
    expect(answer(rowIn('ARCHIVED'), 'screenTopic', 'member')).toBe('NOT_PERMITTED');
  });
});

describe('approval matrix (B.3)', () => {
  const LEVELS: [string, string, PersonName][] = [
    ['VILLAGE', UNITS.community, 'approver'],
    ['VILLAGE', UNITS.neighbour, 'neighbourApprover'],
    ['TOWNSHIP', UNITS.street, 'streetApprover'],
    ['ENTERPRISE_INSTITUTION', UNITS.enterprise, 'enterpriseApprover'],
  ];
  it.each(LEVELS)('a %s topic of %s is approved by %s and by nobody else', (level, orgUnitId, authority) => {
    const row = rowIn('PENDING_APPROVAL', { level, orgUnitId });
    for (const person of Object.keys(PEOPLE) as PersonName[]) {
      expect(answer(row, 'approveTopic', person)).toBe(
        person === authority ? 'ALLOWED' : 'NOT_MATRIX_AUTHORITY',
      );
    }
  });

  it('tells the county officer who the authority is, and where the rule comes from', () => {
    const decision = decide(rowIn('PENDING_APPROVAL'), 'approveTopic', contextOf('countyOfficer'));
    expect(decision).toEqual({
      allowed: false,
      refusal: {
        code: 'NOT_MATRIX_AUTHORITY',
        params: { authority: 'VILLAGE_PARTY_APPROVER', unit: 'community' },
        rule: 'T5',
        source: 'S0',
      },
    });
  });

  it('reads the matrix of the profile version that the topic started under (B.14.12)', () => {
    const snapshot = smallSnapshot();
    const [first] = snapshot.profiles;
    const document = structuredClone(first!.document) as {
      approvalMatrix: { level: string; approvedBy: string[] }[];
    };
    document.approvalMatrix.find((line) => line.level === 'VILLAGE')!.approvedBy = [
      'TOWNSHIP_PARTY_APPROVER',
    ];
    snapshot.profiles.push({ key: first!.key, version: 2, document });
    const context = { identity: identityOf('approver'), tree: new OrgTree(snapshot), now };
    expect(decide(rowIn('PENDING_APPROVAL'), 'approveTopic', context).allowed).toBe(true);
    expect(decide(rowIn('PENDING_APPROVAL', { profileVersion: 2 }), 'approveTopic', context).allowed).toBe(
      false,
    );
  });
});

describe('filing beside the topic (T6, decision 2)', () => {
  it('is sent once, also while research or implementation goes on', () => {
    for (const state of AFTER_APPROVAL) expect(answer(rowIn(state), 'fileTopic', 'convenor')).toBe('ALLOWED');
    expect(answer(rowIn('RESEARCHING', { filing: filingOf() }), 'fileTopic', 'convenor')).toBe(
      'FILING_ALREADY_SENT',
    );
  });

  it.each([
    ['acknowledgeFiling', 'RETURNED'],
    ['returnFiling', 'RETURNED'],
    ['acknowledgeFiling', 'ACKNOWLEDGED'],
    ['returnFiling', 'ACKNOWLEDGED'],
  ] as const)('%s is refused while it is %s', (act, state) => {
    const row = rowIn('APPROVED', { approval: approvalBy(), filing: filingOf({ state }) });
    expect(answer(row, act, 'stationStaff')).toBe('FILING_WRONG_STATE');
  });

  it('is completed only after it was returned', () => {
    expect(answer(rowIn('APPROVED'), 'completeFiling', 'convenor')).toBe('FILING_NOT_SENT');
    expect(answer(rowIn('APPROVED', { filing: filingOf() }), 'completeFiling', 'convenor')).toBe(
      'FILING_WRONG_STATE',
    );
    expect(
      answer(rowIn('APPROVED', { filing: filingOf({ state: 'RETURNED' }) }), 'completeFiling', 'convenor'),
    ).toBe('ALLOWED');
  });

  it('is not received by the person who approved it (MX1)', () => {
    const row = rowIn('APPROVED', { approval: approvalBy(PEOPLE.stationStaff), filing: filingOf() });
    expect(answer(row, 'acknowledgeFiling', 'stationStaff')).toBe('APPROVER_CANNOT_RECEIVE');
    expect(answer(row, 'returnFiling', 'stationStaff')).toBe('APPROVER_CANNOT_RECEIVE');
  });

  it.each([
    ['the approver, where his deputy receives', 'approver', 'stationStaff'],
    ['the deputy, where the holder receives himself', 'stationStaff', 'approver'],
  ] as const)('is not received with one pair of hands: approved by %s', (_what, holder, deputy) => {
    const post = { role: 'VILLAGE_PARTY_APPROVER', orgUnitId: UNITS.communityParty };
    const named = { holderId: PEOPLE[holder], personId: PEOPLE[deputy], ...post, language: 'en' };
    const deputies = [{ ...named, from: '2026-01-01T00:00:00.000Z', until: '2026-02-01T00:00:00.000Z' }];
    const row = rowIn('APPROVED', { approval: approvalBy(PEOPLE.approver), filing: filingOf() });
    const context = { identity: identityOf('stationStaff'), now };
    const decided = (held: OrgTree) => decide(row, 'acknowledgeFiling', { ...context, tree: held });
    expect(decided(tree)).toEqual({ allowed: true });
    expect(decided(new OrgTree({ ...smallSnapshot(), deputies }))).toMatchObject({
      refusal: { code: 'APPROVER_CANNOT_RECEIVE' },
    });
  });

  it('cannot be sent where nobody receives it', () => {
    const snapshot = smallSnapshot();
    snapshot.posts = snapshot.posts.filter((post) => post.role !== 'STATION_STAFF');
    const context = { identity: identityOf('convenor'), tree: new OrgTree(snapshot), now };
    expect(decide(rowIn('APPROVED'), 'fileTopic', context)).toMatchObject({
      refusal: { code: 'NO_FILING_RECEIVER' },
    });
  });
});

describe('closing (T17, B.14)', () => {
  const reported = (gates: Record<string, string>, change: Partial<TopicRow> = {}) =>
    rowIn('REPORTED', { gates, ...change });
  const ALL = { FILED: 'x', STATUS_REPORTED: 'x', FEEDBACK_GIVEN: 'x' };
  const without = (gate: keyof typeof ALL) =>
    Object.fromEntries(Object.entries(ALL).filter(([key]) => key !== gate));

  it('is open when everything was done', () => {
    expect(answer(reported(ALL), 'closeTopic', 'convenor')).toBe('ALLOWED');
  });

  it.each([
    ['FILED', 'NOT_FILED'],
    ['STATUS_REPORTED', 'STATUS_NOT_REPORTED'],
    ['FEEDBACK_GIVEN', 'NO_FEEDBACK_GIVEN'],
  ] as const)('waits for %s and says %s', (gate, code) => {
    expect(answer(reported(without(gate)), 'closeTopic', 'convenor')).toBe(code);
  });

  it('names everything that is missing at once', () => {
    const decision = decide(rowIn('IMPLEMENTING'), 'closeTopic', contextOf('convenor'));
    expect(decision).toMatchObject({
      refusal: {
        code: 'NOT_FILED',
        params: { missing: 'NOT_FILED, STATUS_NOT_REPORTED, NO_FEEDBACK_GIVEN' },
      },
    });
  });

  it('after an explanation waits for the decision not to deliberate again', () => {
    const row = rowIn('EXPLAINED', { gates: { FILED: 'x' } });
    expect(answer(row, 'closeTopic', 'convenor')).toBe('REDELIBERATION_UNDECIDED');
    row.gates['NOT_REDELIBERATED'] = 'x';
    expect(answer(row, 'closeTopic', 'convenor')).toBe('ALLOWED');
  });

  it('of an entrusted topic waits until who entrusted it was told and has answered (B.14.7)', () => {
    const row = reported(ALL, { entrustingUnitId: UNITS.countyOffice });
    expect(answer(row, 'closeTopic', 'convenor')).toBe('ENTRUSTER_NOT_TOLD');
    expect(answer(row, 'recordEntrusterFeedback', 'convenor')).toBe('ENTRUSTER_NOT_TOLD');
    row.gates['ENTRUSTER_TOLD'] = 'x';
    expect(answer(row, 'closeTopic', 'convenor')).toBe('ENTRUSTER_NOT_ANSWERED');
    row.gates['ENTRUSTER_ANSWERED'] = 'x';
    expect(answer(row, 'closeTopic', 'convenor')).toBe('ALLOWED');
    expect(answer(reported(ALL), 'reportToEntruster', 'convenor')).toBe('NOT_ENTRUSTED');
    expect(answer(reported(ALL), 'recordEntrusterFeedback', 'convenor')).toBe('NOT_ENTRUSTED');
  });
});

describe('resubmission', () => {
  it('is the proposer’s alone', () => {
    expect(answer(rowIn('RETURNED'), 'resubmitTopic', 'convenor')).toBe('PROPOSER_ONLY');
    expect(
      decide(rowIn('RETURNED'), 'resubmitTopic', { ...contextOf('resident'), byProposer: true }).allowed,
    ).toBe(true);
  });
});

describe('merging', () => {
  const other = (change: Partial<TopicRow> = {}) =>
    rowIn('SUBMITTED', { id: '00000000-0000-7000-8000-00000000bbbb', ...change });
  it.each([
    ['itself', rowIn('SUBMITTED'), 'MERGE_INTO_ITSELF'],
    ['one that was merged itself', other({ state: 'MERGED' }), 'MERGE_TARGET_OVER'],
    ['a closed one', other({ state: 'CLOSED' }), 'MERGE_TARGET_OVER'],
    ['one of a neighbouring place', other({ orgUnitId: UNITS.neighbour }), 'MERGE_TARGET_ELSEWHERE'],
    ['one of the same place', other(), 'ALLOWED'],
    ['one of the street above', other({ orgUnitId: UNITS.street }), 'ALLOWED'],
    ['one under way', other({ state: 'IN_DELIBERATION' }), 'ALLOWED'],
  ] as const)('into %s', (_, target, code) => {
    const decision = decideMergeTarget(rowIn('SUBMITTED'), target, tree);
    expect(decision.allowed ? 'ALLOWED' : decision.refusal.code).toBe(code);
  });
});
