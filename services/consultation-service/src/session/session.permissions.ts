import type { IdentityClaims } from '@concord/contracts/identity';
import { actingRole, forAct, type PermissionTable } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { CONVENOR, namedAs, STATION, type Standing } from '../consultation/consultation.permissions.js';
import type { SessionRow } from './session.entity.js';

export const SESSION_ACTS = [
  'inviteParticipants',
  'removeParticipant',
  'sendNotice',
  'openSignIn',
  'signIn',
  'registerAtDoor',
  'callAlternate',
  'postponeSession',
  'cancelSession',
  'openSession',
  'openWithoutCounting',
  'advancePhase',
  'returnToInteractive',
  'recordStatement',
  'recordPosition',
  'recordOutcome',
  'recordCommitment',
  'removeCommitment',
  'declareNothingToImplement',
  'reportStatus',
  'concludeSession',
  'adjournSession',
  'draftMinutes',
  'signMinutes',
  'revealParticipant',
] as const;
export type SessionAct = (typeof SESSION_ACTS)[number];

const CLERKS = [CONVENOR, STATION];

/** The station prepares and records; what decides is the convenor's. */
export const SESSION_GRANTS: PermissionTable<SessionAct> = {
  inviteParticipants: CLERKS,
  removeParticipant: CLERKS,
  sendNotice: CLERKS,
  openSignIn: CLERKS,
  signIn: CLERKS,
  registerAtDoor: CLERKS,
  callAlternate: CLERKS,
  postponeSession: [CONVENOR],
  cancelSession: [CONVENOR],
  openSession: [CONVENOR],
  openWithoutCounting: [CONVENOR],
  advancePhase: [CONVENOR],
  returnToInteractive: [CONVENOR],
  recordStatement: CLERKS,
  recordPosition: CLERKS,
  recordOutcome: [CONVENOR],
  recordCommitment: CLERKS,
  removeCommitment: CLERKS,
  declareNothingToImplement: [CONVENOR],
  reportStatus: CLERKS,
  concludeSession: [CONVENOR],
  adjournSession: [CONVENOR],
  draftMinutes: CLERKS,
  signMinutes: [CONVENOR],
  revealParticipant: CLERKS,
};

/** The convenor chairs or delegates: whoever chairs leads through the phases. */
const CHAIR_ACTS: ReadonlySet<SessionAct> = new Set([
  'openSignIn',
  'signIn',
  'openSession',
  'advancePhase',
  'returnToInteractive',
  'recordStatement',
  'recordPosition',
]);

export function sessionStanding(
  act: SessionAct,
  row: SessionRow,
  identity: IdentityClaims,
  tree: OrgTree,
): Standing {
  const as = actingRole(forAct(identity, act), SESSION_GRANTS[act], tree, row.conveningUnitId);
  if (as) return { as };
  const chairs = row.chairPersonId !== null && row.chairPersonId === namedAs(identity);
  return chairs && CHAIR_ACTS.has(act) ? { as: undefined } : null;
}
