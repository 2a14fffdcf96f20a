import {
  anonymousIdentity,
  identityOf,
  PEOPLE,
  SMALL_PROFILE,
  type PersonName,
} from '@concord/testkit/snapshot';
import { consultationIn, researchIn, TREE } from '../testing/rows.js';
import type { ConsultationRow } from './consultation.entity.js';
import { CONSULTATION_ACTS, type ConsultationAct } from './consultation.permissions.js';
import { checkSidesHeard, decide, FROM, researchGate } from './consultation.rules.js';
import { CONSULTATION_STATES, FINAL_STATES } from './consultation.states.js';

const NOW = new Date('2026-02-05T01:00:00.000Z');
const context = (who: PersonName = 'convenor') => ({
  identity: identityOf(who),
  tree: TREE,
  profile: SMALL_PROFILE,
  now: NOW,
});
const code = (row: ConsultationRow, act: ConsultationAct, who: PersonName = 'convenor'): string => {
  const decision = decide(row, act, context(who));
  return decision.allowed ? 'allowed' : decision.refusal.code;
};

/** For each act a row on which it is allowed to the convenor. */
const READY_FOR: Record<ConsultationAct, () => ConsultationRow> = {
  assignResearch: () => consultationIn('RESEARCHING', { research: researchIn('PLANNED') }),
  recordSideHeard: () => consultationIn('RESEARCHING'),
  submitResearchReport: () => consultationIn('RESEARCHING'),
  acceptResearch: () => consultationIn('RESEARCHING', { research: researchIn('SUBMITTED') }),
  returnResearch: () => consultationIn('RESEARCHING', { research: researchIn('SUBMITTED') }),
  scheduleSession: () => consultationIn('READY'),
  startPublicity: () => consultationIn('OUTCOME_RECORDED', { outcome: 'CONSENSUS', minutesSignedAt: NOW }),
  submitObjection: () => consultationIn('PUBLICIZING'),
  handleObjection: () => consultationIn('PUBLICIZING', { openObjections: 1 }),
  revealObjector: () => consultationIn('PUBLICIZING'),
  explainOutcome: () => consultationIn('OUTCOME_RECORDED', { outcome: 'NO_CONSENSUS' }),
  decideRedeliberation: () => consultationIn('EXPLAINED', { outcome: 'NO_CONSENSUS' }),
};

describe.each(CONSULTATION_ACTS)('%s', (act) => {
  it('is allowed to the convenor when its time has come', () => {
    expect(code(READY_FOR[act](), act)).toBe('allowed');
  });
  it.each(CONSULTATION_STATES)('in state %s is refused unless the table names it', (state) => {
    const row = Object.assign(READY_FOR[act](), { state });
    const expected = FINAL_STATES.includes(state) ? 'CASE_CLOSED' : 'WRONG_STATE';
    if (FROM[act].includes(state)) expect(code(row, act)).not.toMatch(/WRONG_STATE$|CASE_CLOSED/);
    else expect(code(row, act)).toBe(expected);
  });
});

/** Who may do what on a case of the community; everybody else may not. */
const MAY: Record<ConsultationAct, PersonName[]> = {
  assignResearch: ['convenor', 'secondConvenor'],
  recordSideHeard: ['convenor', 'secondConvenor', 'stationStaff'],
  submitResearchReport: ['convenor', 'secondConvenor', 'stationStaff'],
  acceptResearch: ['convenor', 'secondConvenor', 'countyOfficer'],
  returnResearch: ['convenor', 'secondConvenor', 'countyOfficer'],
  scheduleSession: ['convenor', 'secondConvenor', 'stationStaff'],
  startPublicity: ['convenor', 'secondConvenor', 'stationStaff'],
  submitObjection: Object.keys(PEOPLE) as PersonName[],
  handleObjection: ['convenor', 'secondConvenor'],
  revealObjector: ['convenor', 'secondConvenor', 'stationStaff'],
  explainOutcome: ['convenor', 'secondConvenor'],
  decideRedeliberation: ['convenor', 'secondConvenor'],
};

describe('role by act by unit', () => {
  const table = CONSULTATION_ACTS.flatMap((act) =>
    (Object.keys(PEOPLE) as PersonName[]).map((who) => [act, who, MAY[act].includes(who)] as const),
  );
  it.each(table)('%s by %s: %s', (act, who, allowed) => {
    expect(code(READY_FOR[act](), act, who)).toBe(allowed ? 'allowed' : 'NOT_PERMITTED');
  });

  it('lets the public object and nothing else', () => {
    const open = CONSULTATION_ACTS.filter(
      (act) => decide(READY_FOR[act](), act, { ...context(), identity: anonymousIdentity() }).allowed,
    );
    expect(open).toEqual(['submitObjection']);
  });

  it('lets the research team hear sides and report, whatever their posts', () => {
    const research = {
      ...researchIn('ASSIGNED'),
      leadPersonId: PEOPLE.member,
      teamPersonIds: [PEOPLE.resident],
    };
    for (const who of ['member', 'resident'] as const) {
      const may = CONSULTATION_ACTS.filter(
        (act) => code(consultationIn('RESEARCHING', { research }), act, who) === 'allowed',
      );
      expect(may).toEqual(['recordSideHeard', 'submitResearchReport']);
    }
  });
});

describe('research', () => {
  it('is accepted by another than who submitted it', () => {
    const research = researchIn('SUBMITTED');
    research.report!.submittedBy = PEOPLE.convenor;
    const row = consultationIn('RESEARCHING', { research });
    expect(code(row, 'acceptResearch')).toBe('ACCEPTOR_IS_SUBMITTER');
    expect(code(row, 'returnResearch')).toBe('ACCEPTOR_IS_SUBMITTER');
    expect(code(row, 'acceptResearch', 'secondConvenor')).toBe('allowed');
    expect(code(row, 'acceptResearch', 'countyOfficer')).toBe('allowed');
  });
  it.each(['PLANNED', 'ASSIGNED', 'SUBMITTED', 'RETURNED', 'ACCEPTED'])(
    'in state %s allows what fits',
    (state) => {
      const row = consultationIn('RESEARCHING', { research: researchIn(state) });
      const fits = {
        PLANNED: ['assignResearch'],
        ASSIGNED: ['assignResearch', 'recordSideHeard', 'submitResearchReport'],
        SUBMITTED: ['acceptResearch', 'returnResearch'],
        RETURNED: ['assignResearch', 'recordSideHeard', 'submitResearchReport'],
        ACCEPTED: [],
      }[state];
      const acts = CONSULTATION_ACTS.slice(0, 5);
      expect(acts.filter((act) => code(row, act) === 'allowed')).toEqual(fits);
    },
  );
  it('hears two different sides, or says why there is but one', () => {
    const side = (name: string) => ({ side: name, view: 'v', askNo: null, at: '' });
    expect(checkSidesHeard([], 'alone').allowed).toBe(false);
    expect(checkSidesHeard([side('a'), side(' A ')], null)).toMatchObject({
      refusal: { code: 'SIDES_NOT_HEARD', params: { heard: 1, required: 2 } },
    });
    expect(checkSidesHeard([side('a')], 'alone').allowed).toBe(true);
    expect(checkSidesHeard([side('a'), side('b')], null).allowed).toBe(true);
  });
  it('gates sessions where the profile says so: 不调研不协商', () => {
    const row = consultationIn('RESEARCHING');
    expect(researchGate(row, SMALL_PROFILE)).toMatchObject({
      refusal: { code: 'RESEARCH_NOT_ACCEPTED', rule: 'T8', source: 'S0' },
    });
    expect(researchGate(row, { ...SMALL_PROFILE, researchGate: false }).allowed).toBe(true);
    expect(researchGate(consultationIn('READY'), SMALL_PROFILE).allowed).toBe(true);
  });
});

describe('guards', () => {
  it.each([
    ['scheduleSession', consultationIn('READY', { roomId: null }), 'ROOM_MISSING'],
    ['scheduleSession', consultationIn('READY', { currentSessionId: 'x' }), 'SESSION_UNDER_WAY'],
    [
      'startPublicity',
      consultationIn('OUTCOME_RECORDED', { outcome: 'NO_CONSENSUS', minutesSignedAt: NOW }),
      'OUTCOME_NOT_FOR_PUBLICITY',
    ],
    ['startPublicity', consultationIn('OUTCOME_RECORDED', { outcome: 'CONSENSUS' }), 'MINUTES_NOT_SIGNED'],
    [
      'submitObjection',
      consultationIn('PUBLICIZING', { publicityEndsAt: new Date(0) }),
      'OBJECTION_PERIOD_OVER',
    ],
    ['handleObjection', consultationIn('PUBLICIZING'), 'NO_OPEN_OBJECTION'],
    [
      'explainOutcome',
      consultationIn('OUTCOME_RECORDED', { outcome: 'BASIC_CONSENSUS' }),
      'OUTCOME_IS_CONSENSUS',
    ],
    [
      'explainOutcome',
      consultationIn('OUTCOME_RECORDED', { outcome: 'NO_CONSENSUS', currentSessionId: 'x' }),
      'SESSION_UNDER_WAY',
    ],
  ] as const)('%s is refused by %#: %s', (act, row, refusal) => {
    expect(code(row, act)).toBe(refusal);
  });
});
