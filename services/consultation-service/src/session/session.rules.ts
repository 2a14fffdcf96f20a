import type { IdentityClaims } from '@concord/contracts/identity';
import type { ProfileDocument } from '@concord/contracts/profile';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { withinDeputy } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { ConsultationRow } from '../consultation/consultation.entity.js';
import { researchGate } from '../consultation/consultation.rules.js';
import { isConsensus } from '../consultation/consultation.states.js';
import { composition, compositionGate, type Composition } from './composition.rules.js';
import type { ParticipantRow } from './participant.entity.js';
import type { SessionRow } from './session.entity.js';
import { sessionStanding, type SessionAct } from './session.permissions.js';
import { PHASES, type SessionState } from './session.states.js';

/** What a decision on a session reads besides its row. */
export interface SessionContext {
  identity: IdentityClaims;
  tree: OrgTree;
  profile: ProfileDocument;
  consultation: ConsultationRow;
  participants: readonly ParticipantRow[];
  /** Consultations of the room whose status report this session owes (T16). */
  dueReports: number;
  /** Local days of case time and of the session. */
  today: string;
  scheduledDay: string;
}

const BEFORE: readonly SessionState[] = ['PLANNED', 'POSTPONED'];
const OPEN: readonly SessionState[] = PHASES;
const AFTER: readonly SessionState[] = ['CONCLUDED', 'MINUTES_DRAFT'];

/** States from which an act is possible; `actions` lists an act only in these. */
export const FROM: Record<SessionAct, readonly SessionState[]> = {
  inviteParticipants: [...BEFORE, 'NOTICED'],
  removeParticipant: [...BEFORE, 'NOTICED'],
  sendNotice: BEFORE,
  openSignIn: ['NOTICED'],
  signIn: ['SIGN_IN', 'RAISE_OPINIONS', 'INTERACTIVE', 'REVISE'],
  registerAtDoor: ['SIGN_IN'],
  callAlternate: ['NOTICED', 'SIGN_IN'],
  postponeSession: [...BEFORE, 'NOTICED', 'SIGN_IN'],
  cancelSession: [...BEFORE, 'NOTICED', 'SIGN_IN'],
  openSession: ['SIGN_IN'],
  openWithoutCounting: ['SIGN_IN'],
  advancePhase: ['RAISE_OPINIONS', 'INTERACTIVE', 'REVISE'],
  returnToInteractive: ['REVISE'],
  recordStatement: OPEN,
  recordPosition: ['CONFIRM'],
  recordOutcome: OPEN,
  recordCommitment: ['REVISE', 'CONFIRM', ...AFTER],
  removeCommitment: ['REVISE', 'CONFIRM', ...AFTER],
  declareNothingToImplement: ['CONFIRM', ...AFTER],
  reportStatus: OPEN,
  concludeSession: OPEN,
  adjournSession: OPEN,
  draftMinutes: AFTER,
  signMinutes: ['MINUTES_DRAFT'],
  revealParticipant: [...BEFORE, 'NOTICED', 'SIGN_IN', ...OPEN, ...AFTER, 'MINUTES_SIGNED'],
};

type Guard = (row: SessionRow, context: SessionContext) => Decision;
const always: Guard = () => ALLOWED;
const all =
  (...guards: Guard[]): Guard =>
  (row, context) => {
    for (const guard of guards) {
      const decision = guard(row, context);
      if (!decision.allowed) return decision;
    }
    return ALLOWED;
  };

const researched: Guard = (_, { consultation, profile }) => researchGate(consultation, profile);
const somebodyInvited: Guard = (_, { participants }) =>
  invited(participants).length > 0 ? ALLOWED : refuse('NO_PARTICIPANTS', {}, 'PT1', 'S0');
const somebodySignedIn: Guard = (_, context) =>
  signInCheck(context).total > 0 ? ALLOWED : refuse('NO_PARTICIPANTS', {}, 'PT1', 'S0');
/** Notice was given for a day; holding it before would make the notice worthless. */
const dayHasCome: Guard = (_, { today, scheduledDay }) =>
  today >= scheduledDay ? ALLOWED : refuse('SESSION_DAY_NOT_COME', { date: scheduledDay }, 'D6', 'INF');
const enoughPublicReps: Guard = (_, context) =>
  compositionGate(signInCheck(context), context.profile.publicReps);
const tooFewPublicReps: Guard = (_, context) =>
  signInCheck(context).ok ? refuse('PUBLIC_REPS_SUFFICIENT', {}, 'decision 9', 'INF') : ALLOWED;
const alternateWaits: Guard = (_, { participants }) =>
  participants.some((p) => p.alternate && p.status === 'INVITED')
    ? ALLOWED
    : refuse('NO_ALTERNATE', {}, 'decision 9', 'INF');
const inConfirm: Guard = (row) =>
  row.state === 'CONFIRM' ? ALLOWED : refuse('OUTCOME_BEFORE_CONFIRM', { state: row.state }, 'T10', 'S0');
const noOutcomeYet: Guard = (row) =>
  row.outcome ? refuse('OUTCOME_ALREADY_RECORDED', { outcome: row.outcome }, 'T10', 'INF') : ALLOWED;
const countingSession: Guard = (row) =>
  row.counts ? ALLOWED : refuse('SESSION_DOES_NOT_COUNT', {}, 'decision 9', 'INF');
const outcomeThere: Guard = (row) => (row.outcome ? ALLOWED : refuse('OUTCOME_MISSING', {}, 'T10', 'S0'));
const notWithoutConsensus: Guard = (row) =>
  row.outcome && !isConsensus(row.outcome)
    ? refuse('OUTCOME_NOT_FOR_PUBLICITY', { outcome: row.outcome }, 'B.8', 'S0')
    : ALLOWED;
const reportsGiven: Guard = (row, { dueReports, profile }) =>
  profile.nextSessionReport && row.counts && dueReports > 0
    ? refuse('STATUS_REPORT_MISSING', { count: dueReports }, 'T16', 'S0')
    : ALLOWED;
/** CONSENSUS and BASIC_CONSENSUS leave a commitment, or a word that there is nothing to implement (B.14.5). */
const commitmentsSettled: Guard = (row) =>
  isConsensus(row.outcome) && row.commitments.length === 0 && !row.nothingToImplement
    ? refuse('COMMITMENTS_MISSING', {}, 'B.14.5', 'INF')
    : ALLOWED;

const GUARDS: Record<SessionAct, Guard> = {
  inviteParticipants: always,
  removeParticipant: somebodyInvited,
  sendNotice: all(researched, somebodyInvited),
  openSignIn: all(researched, dayHasCome),
  signIn: always,
  registerAtDoor: always,
  callAlternate: alternateWaits,
  postponeSession: always,
  cancelSession: always,
  openSession: all(researched, enoughPublicReps),
  openWithoutCounting: all(researched, somebodySignedIn, tooFewPublicReps),
  advancePhase: always,
  returnToInteractive: always,
  recordStatement: always,
  recordPosition: noOutcomeYet,
  recordOutcome: all(countingSession, inConfirm, noOutcomeYet),
  recordCommitment: notWithoutConsensus,
  removeCommitment: (row) => (row.commitments.length > 0 ? ALLOWED : refuse('NO_COMMITMENT')),
  declareNothingToImplement: all(notWithoutConsensus, (row) =>
    row.commitments.length === 0
      ? ALLOWED
      : refuse('COMMITMENTS_THERE', { count: row.commitments.length }, 'B.14.5', 'INF'),
  ),
  reportStatus: (_, { dueReports }) => (dueReports > 0 ? ALLOWED : refuse('NO_REPORT_DUE', {}, 'T16', 'S0')),
  concludeSession: all(outcomeThere, reportsGiven),
  adjournSession: all(noOutcomeYet, reportsGiven),
  draftMinutes: always,
  signMinutes: commitmentsSettled,
  revealParticipant: always,
};

/** Allowed or refused: permission first, then the state, then what the rule asks. */
export function decide(row: SessionRow, act: SessionAct, context: SessionContext): Decision {
  return withinDeputy(context, act, (asker) => decideAs(row, act, asker));
}

function decideAs(row: SessionRow, act: SessionAct, context: SessionContext): Decision {
  if (!sessionStanding(act, row, context.identity, context.tree)) return refuse('NOT_PERMITTED', { act });
  if (!FROM[act].includes(row.state)) {
    return row.state === 'MINUTES_SIGNED' || row.state === 'CANCELLED'
      ? refuse('CASE_CLOSED', { state: row.state })
      : refuse('WRONG_STATE', { state: row.state, act });
  }
  return GUARDS[act](row, context);
}

/** Whether positions may still be taken or changed: until the outcome is recorded or the sitting is over. */
export function takesPositions(row: Pick<SessionRow, 'state' | 'outcome'>): boolean {
  const over = AFTER.includes(row.state) || ['MINUTES_SIGNED', 'CANCELLED'].includes(row.state);
  return row.outcome === null && !over;
}

/** Expected at the session: invited and not removed, alternates only once called. */
export function invited(participants: readonly ParticipantRow[]): ParticipantRow[] {
  return participants.filter((p) => p.status !== 'REMOVED' && (!p.alternate || p.status !== 'INVITED'));
}

/** The one-third rule over those expected: a warning only. */
export function invitedCheck(context: Pick<SessionContext, 'participants' | 'profile'>): Composition {
  return composition(
    invited(context.participants),
    context.profile.publicReps,
    context.profile.disputePartiesCount,
  );
}

/** The one-third rule over those who signed in: the gate. */
export function signInCheck(context: Pick<SessionContext, 'participants' | 'profile'>): Composition {
  const present = context.participants.filter((p) => p.status === 'SIGNED_IN');
  return composition(present, context.profile.publicReps, context.profile.disputePartiesCount);
}
