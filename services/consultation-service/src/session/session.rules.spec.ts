import { anonymousIdentity, PEOPLE, SMALL_PROFILE, type PersonName } from '@concord/testkit/snapshot';
import { consultationIn, contextOf, people, sessionIn } from '../testing/rows.js';
import type { SessionRow } from './session.entity.js';
import { SESSION_ACTS, SESSION_GRANTS, type SessionAct } from './session.permissions.js';
import { decide, FROM, invitedCheck, type SessionContext } from './session.rules.js';
import { SESSION_STATES } from './session.states.js';

type Scene = { row: SessionRow; change?: Partial<SessionContext> };
const few = [...people('PUBLIC_REP', 4), ...people('STAKEHOLDER', 9)];
const commitment = { no: 1, text: 't', askNos: [], leadUnitId: 'u', coUnitIds: [], agreedDate: null };

/** For each act a session on which it is allowed to the convenor. */
const READY_FOR: Record<SessionAct, () => Scene> = {
  inviteParticipants: () => ({ row: sessionIn('PLANNED') }),
  removeParticipant: () => ({ row: sessionIn('PLANNED') }),
  sendNotice: () => ({ row: sessionIn('PLANNED') }),
  openSignIn: () => ({ row: sessionIn('NOTICED') }),
  signIn: () => ({ row: sessionIn('SIGN_IN') }),
  registerAtDoor: () => ({ row: sessionIn('SIGN_IN') }),
  callAlternate: () => ({
    row: sessionIn('SIGN_IN'),
    change: { participants: people('PUBLIC_REP', 1, { alternate: true, status: 'INVITED' }) },
  }),
  postponeSession: () => ({ row: sessionIn('SIGN_IN') }),
  cancelSession: () => ({ row: sessionIn('NOTICED') }),
  openSession: () => ({ row: sessionIn('SIGN_IN') }),
  openWithoutCounting: () => ({ row: sessionIn('SIGN_IN'), change: { participants: few } }),
  advancePhase: () => ({ row: sessionIn('INTERACTIVE') }),
  returnToInteractive: () => ({ row: sessionIn('REVISE') }),
  recordStatement: () => ({ row: sessionIn('RAISE_OPINIONS') }),
  recordPosition: () => ({ row: sessionIn('CONFIRM') }),
  recordOutcome: () => ({ row: sessionIn('CONFIRM') }),
  recordCommitment: () => ({ row: sessionIn('CONFIRM', { outcome: 'CONSENSUS' }) }),
  removeCommitment: () => ({
    row: sessionIn('MINUTES_DRAFT', { outcome: 'CONSENSUS', commitments: [commitment] }),
  }),
  declareNothingToImplement: () => ({ row: sessionIn('CONFIRM', { outcome: 'CONSENSUS' }) }),
  reportStatus: () => ({ row: sessionIn('CONFIRM'), change: { dueReports: 1 } }),
  concludeSession: () => ({ row: sessionIn('CONFIRM', { outcome: 'CONSENSUS' }) }),
  adjournSession: () => ({ row: sessionIn('INTERACTIVE') }),
  draftMinutes: () => ({ row: sessionIn('CONCLUDED') }),
  signMinutes: () => ({
    row: sessionIn('MINUTES_DRAFT', { outcome: 'CONSENSUS', commitments: [commitment] }),
  }),
  revealParticipant: () => ({ row: sessionIn('MINUTES_SIGNED') }),
};

function code({ row, change }: Scene, act: SessionAct, who: PersonName = 'convenor'): string {
  const decision = decide(row, act, contextOf(who, change ?? {}));
  return decision.allowed ? 'allowed' : decision.refusal.code;
}

describe.each(SESSION_ACTS)('%s', (act) => {
  it('is allowed to the convenor when its time has come', () => {
    expect(code(READY_FOR[act](), act)).toBe('allowed');
  });
  it.each(SESSION_STATES)('in state %s is refused unless the table names it', (state) => {
    const scene = READY_FOR[act]();
    scene.row.state = state;
    if (FROM[act].includes(state)) expect(code(scene, act)).not.toMatch(/^WRONG_STATE$|^CASE_CLOSED$/);
    else {
      expect(code(scene, act)).toBe(
        state === 'MINUTES_SIGNED' || state === 'CANCELLED' ? 'CASE_CLOSED' : 'WRONG_STATE',
      );
    }
  });
});

describe('role by act by unit', () => {
  const clerks = new Set<SessionAct>(
    SESSION_ACTS.filter((act) => SESSION_GRANTS[act].some((grant) => grant.role === 'STATION_STAFF')),
  );
  const may = (act: SessionAct, who: PersonName): boolean =>
    who === 'convenor' || who === 'secondConvenor' || (who === 'stationStaff' && clerks.has(act));
  const table = SESSION_ACTS.flatMap((act) =>
    (Object.keys(PEOPLE) as PersonName[]).map((who) => [act, who, may(act, who)] as const),
  );

  it.each(table)('%s by %s: %s', (act, who, allowed) => {
    expect(code(READY_FOR[act](), act, who)).toBe(allowed ? 'allowed' : 'NOT_PERMITTED');
  });
  it('keeps what decides for the convenor', () => {
    expect(SESSION_ACTS.filter((act) => !clerks.has(act))).toEqual([
      'postponeSession',
      'cancelSession',
      'openSession',
      'openWithoutCounting',
      'advancePhase',
      'returnToInteractive',
      'recordOutcome',
      'declareNothingToImplement',
      'concludeSession',
      'adjournSession',
      'signMinutes',
    ]);
  });
  it('lets the public do nothing', () => {
    for (const act of SESSION_ACTS) {
      const { row, change } = READY_FOR[act]();
      expect(decide(row, act, contextOf(anonymousIdentity(), change ?? {}))).toMatchObject({
        refusal: { code: 'NOT_PERMITTED' },
      });
    }
  });
  it('lets whoever chairs lead through the phases, and not decide', () => {
    const chaired = SESSION_ACTS.filter((act) => {
      const scene = READY_FOR[act]();
      scene.row.chairPersonId = PEOPLE.member;
      return code(scene, act, 'member') === 'allowed';
    });
    expect(chaired).toEqual([
      'openSignIn',
      'signIn',
      'openSession',
      'advancePhase',
      'returnToInteractive',
      'recordStatement',
      'recordPosition',
    ]);
  });
});

describe('guards', () => {
  const unresearched = { consultation: consultationIn('RESEARCHING') };
  it.each([
    ['sendNotice', { row: sessionIn('PLANNED'), change: unresearched }, 'RESEARCH_NOT_ACCEPTED'],
    ['openSignIn', { row: sessionIn('NOTICED'), change: unresearched }, 'RESEARCH_NOT_ACCEPTED'],
    ['openSession', { row: sessionIn('SIGN_IN'), change: unresearched }, 'RESEARCH_NOT_ACCEPTED'],
    [
      'openWithoutCounting',
      { row: sessionIn('SIGN_IN'), change: { ...unresearched, participants: few } },
      'RESEARCH_NOT_ACCEPTED',
    ],
    ['sendNotice', { row: sessionIn('PLANNED'), change: { participants: [] } }, 'NO_PARTICIPANTS'],
    [
      'sendNotice',
      {
        row: sessionIn('PLANNED'),
        change: { participants: people('PUBLIC_REP', 2, { alternate: true, status: 'INVITED' }) },
      },
      'NO_PARTICIPANTS',
    ],
    ['openSignIn', { row: sessionIn('NOTICED'), change: { today: '2026-02-09' } }, 'SESSION_DAY_NOT_COME'],
    ['openSession', { row: sessionIn('SIGN_IN'), change: { participants: few } }, 'PUBLIC_REPS_TOO_FEW'],
    [
      'openSession',
      { row: sessionIn('SIGN_IN'), change: { participants: people('PUBLIC_REP', 3, { status: 'INVITED' }) } },
      'NO_PARTICIPANTS',
    ],
    ['openWithoutCounting', { row: sessionIn('SIGN_IN') }, 'PUBLIC_REPS_SUFFICIENT'],
    ['openWithoutCounting', { row: sessionIn('SIGN_IN'), change: { participants: [] } }, 'NO_PARTICIPANTS'],
    ['callAlternate', { row: sessionIn('SIGN_IN') }, 'NO_ALTERNATE'],
    ['recordOutcome', { row: sessionIn('REVISE') }, 'OUTCOME_BEFORE_CONFIRM'],
    ['recordOutcome', { row: sessionIn('CONFIRM', { counts: false }) }, 'SESSION_DOES_NOT_COUNT'],
    ['recordOutcome', { row: sessionIn('CONFIRM', { outcome: 'CONSENSUS' }) }, 'OUTCOME_ALREADY_RECORDED'],
    ['recordPosition', { row: sessionIn('CONFIRM', { outcome: 'CONSENSUS' }) }, 'OUTCOME_ALREADY_RECORDED'],
    [
      'recordCommitment',
      { row: sessionIn('CONFIRM', { outcome: 'NO_CONSENSUS' }) },
      'OUTCOME_NOT_FOR_PUBLICITY',
    ],
    ['removeCommitment', { row: sessionIn('CONFIRM') }, 'NO_COMMITMENT'],
    [
      'declareNothingToImplement',
      { row: sessionIn('CONFIRM', { commitments: [commitment] }) },
      'COMMITMENTS_THERE',
    ],
    ['reportStatus', { row: sessionIn('CONFIRM') }, 'NO_REPORT_DUE'],
    ['concludeSession', { row: sessionIn('CONFIRM') }, 'OUTCOME_MISSING'],
    [
      'concludeSession',
      { row: sessionIn('CONFIRM', { outcome: 'CONSENSUS' }), change: { dueReports: 1 } },
      'STATUS_REPORT_MISSING',
    ],
    ['adjournSession', { row: sessionIn('CONFIRM', { outcome: 'CONSENSUS' }) }, 'OUTCOME_ALREADY_RECORDED'],
    [
      'signMinutes',
      { row: sessionIn('MINUTES_DRAFT', { outcome: 'BASIC_CONSENSUS' }) },
      'COMMITMENTS_MISSING',
    ],
  ] as const)('%s is refused by %#: %s', (act, scene, refusal) => {
    expect(code(scene as unknown as Scene, act)).toBe(refusal);
  });

  it('take a word that there is nothing to implement, and no consensus, as they are', () => {
    expect(
      code(
        { row: sessionIn('MINUTES_DRAFT', { outcome: 'CONSENSUS', nothingToImplement: 'information only' }) },
        'signMinutes',
      ),
    ).toBe('allowed');
    expect(code({ row: sessionIn('MINUTES_DRAFT', { outcome: 'NO_CONSENSUS' }) }, 'signMinutes')).toBe(
      'allowed',
    );
  });
  it('ask for no report where the profile does not, or the session does not count', () => {
    const profile = { ...SMALL_PROFILE, nextSessionReport: false };
    expect(
      code(
        { row: sessionIn('CONFIRM', { outcome: 'CONSENSUS' }), change: { dueReports: 1, profile } },
        'concludeSession',
      ),
    ).toBe('allowed');
    expect(
      code({ row: sessionIn('CONFIRM', { counts: false }), change: { dueReports: 1 } }, 'adjournSession'),
    ).toBe('allowed');
  });
  it('let a session open without research where the profile has no such gate', () => {
    const profile = { ...SMALL_PROFILE, researchGate: false };
    expect(code({ row: sessionIn('SIGN_IN'), change: { ...unresearched, profile } }, 'openSession')).toBe(
      'allowed',
    );
  });
});

it('the warning at invitation counts alternates only once they are called', () => {
  const participants = [
    ...people('PUBLIC_REP', 1, { status: 'INVITED' }),
    ...people('PUBLIC_REP', 1, { status: 'INVITED', alternate: true }),
    ...people('PUBLIC_REP', 1, { status: 'CALLED', alternate: true }),
    ...people('STAKEHOLDER', 5, { status: 'INVITED' }),
    ...people('STAKEHOLDER', 4, { status: 'REMOVED' }),
  ];
  expect(invitedCheck({ participants, profile: SMALL_PROFILE })).toEqual({
    total: 7,
    publicReps: 2,
    required: 3,
    ok: false,
    missing: 1,
  });
});
