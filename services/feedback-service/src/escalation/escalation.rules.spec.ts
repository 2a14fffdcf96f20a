import { OrgTree } from '@concord/service-kit/replica/org-tree';
import { identityOf, PEOPLE, smallSnapshot, UNITS, type PersonName } from '@concord/testkit/snapshot';
import { escalationIn } from '../testing/escalation-row.js';
import type { EscalationRow } from './escalation.entity.js';
import {
  decide,
  decideNamesRemoved,
  ESCALATION_ACTS,
  ESCALATION_FINAL,
  postFor,
  TRANSITIONS,
  type EscalationAct,
} from './escalation.rules.js';

const tree = new OrgTree(smallSnapshot());
const STATES = ['DRAFT', 'SPONSORED', 'SUBMITTED', 'FILED', 'NOT_FILED', 'WITHDRAWN'];
const everybody = Object.keys(PEOPLE) as PersonName[];

function answer(row: EscalationRow, act: EscalationAct, person: PersonName): string {
  const decision = decide(row, act, { identity: identityOf(person), tree });
  return decision.allowed ? 'ALLOWED' : decision.refusal.code;
}

const PERMITTED: Record<EscalationAct, PersonName> = {
  sponsorEscalation: 'member',
  withdrawSponsorship: 'member',
  submitEscalation: 'convenor',
  reviewEscalation: 'countyOfficer',
  withdrawEscalation: 'convenor',
};

it.each(ESCALATION_ACTS.flatMap((act) => STATES.map((state) => [act, state] as const)))(
  '%s in %s is decided by the table alone',
  (act, state) => {
    const listed = (TRANSITIONS[act].from as readonly string[]).includes(state);
    const otherwise = ESCALATION_FINAL.includes(state) ? 'CASE_CLOSED' : 'WRONG_STATE';
    expect(answer(escalationIn(state), act, PERMITTED[act])).toBe(listed ? 'ALLOWED' : otherwise);
  },
);

describe('role × act × own or foreign unit', () => {
  const raisers: PersonName[] = [
    'convenor',
    'secondConvenor',
    'streetConvenor',
    'stationStaff',
    'countyOfficer',
    'member',
  ];
  const MAY: Record<EscalationAct, PersonName[]> = {
    sponsorEscalation: ['member'],
    withdrawSponsorship: raisers,
    submitEscalation: raisers,
    reviewEscalation: ['countyOfficer'],
    withdrawEscalation: raisers,
  };

  it.each(ESCALATION_ACTS.flatMap((act) => everybody.map((person) => [person, act] as const)))(
    '%s: %s',
    (person, act) => {
      const code = answer(
        escalationIn(TRANSITIONS[act].from[0]!, { raisedBy: PEOPLE.member, sponsorPersonId: PEOPLE.member }),
        act,
        person,
      );
      const refused = act === 'sponsorEscalation' ? 'SPONSOR_NOT_ELIGIBLE' : 'NOT_PERMITTED';
      expect(code).toBe(MAY[act].includes(person) ? 'ALLOWED' : refused);
    },
  );

  it.each(everybody)('%s raises one, or not', (person) => {
    const post = postFor(UNITS.community, 'raiseEscalation', { identity: identityOf(person), tree });
    expect(post !== undefined).toBe(raisers.includes(person));
  });

  it.each(ESCALATION_ACTS)('%s is refused to the public, to machines and to the gateway', (act) => {
    for (const kind of ['anonymous', 'machine', 'gateway'] as const) {
      const identity = { ...identityOf(PERMITTED[act]), kind };
      expect(decide(escalationIn(TRANSITIONS[act].from[0]!), act, { identity, tree }).allowed).toBe(false);
    }
  });

  it('of another street is refused to the members of this one', () => {
    expect(
      answer(escalationIn('DRAFT', { orgUnitId: UNITS.otherCommunity }), 'sponsorEscalation', 'member'),
    ).toBe('SPONSOR_NOT_ELIGIBLE');
    expect(
      answer(escalationIn('DRAFT', { orgUnitId: UNITS.otherCommunity }), 'sponsorEscalation', 'otherMember'),
    ).toBe('ALLOWED');
  });
});

describe('a room cannot sponsor a proposal [P10]', () => {
  it.each(['convenor', 'stationStaff', 'countyOfficer'] as const)('%s is told who can', (person) => {
    expect(
      decide(escalationIn('DRAFT'), 'sponsorEscalation', { identity: identityOf(person), tree }),
    ).toEqual({
      allowed: false,
      refusal: { code: 'SPONSOR_NOT_ELIGIBLE', params: {}, rule: 'B.9', source: 'P10' },
    });
  });
});

describe('persons on the row', () => {
  it('whoever raised or sponsored it does not review it', () => {
    expect(
      answer(
        escalationIn('SUBMITTED', { raisedBy: PEOPLE.countyOfficer }),
        'reviewEscalation',
        'countyOfficer',
      ),
    ).toBe('REVIEWER_IS_SPONSOR');
    expect(
      answer(
        escalationIn('SUBMITTED', { sponsorPersonId: PEOPLE.countyOfficer }),
        'reviewEscalation',
        'countyOfficer',
      ),
    ).toBe('REVIEWER_IS_SPONSOR');
  });

  it('a sponsor takes back the sponsorship alone', () => {
    const row = (state: string) => escalationIn(state, { raisedBy: PEOPLE.otherMember });
    expect(answer(row('SPONSORED'), 'submitEscalation', 'member')).toBe('NOT_YOUR_ESCALATION');
    expect(answer(row('SPONSORED'), 'withdrawEscalation', 'member')).toBe('NOT_YOUR_ESCALATION');
    expect(answer(row('SUBMITTED'), 'withdrawEscalation', 'member')).toBe('NOT_YOUR_ESCALATION');
    expect(answer(row('SPONSORED'), 'withdrawSponsorship', 'member')).toBe('ALLOWED');
    const anothers = { sponsorPersonId: PEOPLE.otherMember };
    expect(answer(escalationIn('SPONSORED', anothers), 'withdrawSponsorship', 'member')).toBe(
      'NOT_YOUR_ESCALATION',
    );
    const declined = { raisedBy: PEOPLE.member, ...anothers };
    expect(answer(escalationIn('SPONSORED', declined), 'withdrawSponsorship', 'member')).toBe('ALLOWED');
  });

  it('a member does not submit or withdraw another member’s', () => {
    const foreign = (state: string) => escalationIn(state, { sponsorPersonId: PEOPLE.otherMember });
    expect(answer(foreign('SPONSORED'), 'submitEscalation', 'member')).toBe('NOT_YOUR_ESCALATION');
    expect(answer(foreign('SUBMITTED'), 'withdrawEscalation', 'member')).toBe('NOT_YOUR_ESCALATION');
    expect(answer(foreign('SUBMITTED'), 'withdrawEscalation', 'stationStaff')).toBe('ALLOWED');
    expect(
      answer(
        escalationIn('SPONSORED', { raisedBy: PEOPLE.member, sponsorPersonId: PEOPLE.otherMember }),
        'withdrawEscalation',
        'member',
      ),
    ).toBe('ALLOWED');
  });
});

describe('names removed (decision 10)', () => {
  it.each([
    ['a mobile number', '请联系 13800005678', 'TRACEABLE_TEXT'],
    ['one in groups', 'call 138 0000 5678', 'TRACEABLE_TEXT'],
    ['one in full-width digits', '电话１３８００００５６７８', 'TRACEABLE_TEXT'],
    ['a fixed line', '0778-2345678', 'TRACEABLE_TEXT'],
    ['an identity number', '452701199001011234', 'TRACEABLE_TEXT'],
    ['an identity number with X', '45270119900101123X', 'TRACEABLE_TEXT'],
    ['a document number', '河办发〔2025〕1号', 'ALLOWED'],
    ['a date and an amount', '2026-02-02 共 1380000 元', 'ALLOWED'],
    ['a long serial', '13800005678901234567890', 'ALLOWED'],
  ])('%s', (_, text, code) => {
    const decision = decideNamesRemoved(['clean', text], true);
    expect(decision.allowed ? 'ALLOWED' : decision.refusal.code).toBe(code);
  });

  it('is confirmed by the writer', () => {
    expect(decideNamesRemoved(['clean'], false)).toMatchObject({
      refusal: { code: 'NAMES_NOT_CONFIRMED', rule: '0.10' },
    });
  });
});
