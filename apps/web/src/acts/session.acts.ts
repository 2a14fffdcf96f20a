import {
  AdjournSessionDocument,
  AdvancePhaseDocument,
  CallAlternateDocument,
  CancelSessionDocument,
  ConcludeSessionDocument,
  DeclareNothingToImplementDocument,
  DraftMinutesDocument,
  InviteParticipantsDocument,
  OpenSessionDocument,
  OpenSignInDocument,
  OpenWithoutCountingDocument,
  PostponeSessionDocument,
  RecordCommitmentDocument,
  RecordOutcomeDocument,
  RecordPositionDocument,
  RecordStatementDocument,
  RegisterAtDoorDocument,
  RemoveCommitmentDocument,
  RemoveParticipantDocument,
  ReportStatusDocument,
  ReturnToInteractiveDocument,
  RevealParticipantDocument,
  SendNoticeDocument,
  SignInDocument,
  SignMinutesDocument,
} from '../graph/generated/graphql';
import { act } from './descriptor';

const reason = { name: 'reason', kind: 'area', required: true, max: 200 } as const;

/** Acts on a session (T9, T10, T16, decision 9). */
export const sessionActs = {
  inviteParticipants: act(
    InviteParticipantsDocument,
    [{ name: 'participants', kind: 'entries', required: true }],
    'main',
  ),
  removeParticipant: act(RemoveParticipantDocument, [
    { name: 'participantId', kind: 'participant', required: true },
  ]),
  callAlternate: act(CallAlternateDocument, [
    { name: 'participantId', kind: 'participant', only: 'alternates', required: true },
  ]),
  sendNotice: act(SendNoticeDocument, [{ name: 'shortNoticeReason', kind: 'text', max: 200 }], 'main'),
  openSignIn: act(OpenSignInDocument, [], 'main'),
  signIn: act(SignInDocument, [{ name: 'participantIds', kind: 'participants', required: true }], 'main'),
  registerAtDoor: act(RegisterAtDoorDocument, [
    { name: 'capacity', kind: 'choice', group: 'capacity', required: true },
    { name: 'personId', kind: 'person' },
    { name: 'name', kind: 'text', max: 50 },
    { name: 'phone', kind: 'text', max: 20 },
    { name: 'unitId', kind: 'unit' },
  ]),
  postponeSession: act(PostponeSessionDocument, [
    { name: 'scheduledAt', kind: 'instant', required: true },
    reason,
  ]),
  cancelSession: act(CancelSessionDocument, [reason], 'grave'),
  openSession: act(OpenSessionDocument, [], 'main'),
  openWithoutCounting: act(OpenWithoutCountingDocument, [reason]),
  advancePhase: act(
    AdvancePhaseDocument,
    [
      { name: 'to', kind: 'choice', group: 'sessionState', codes: ['INTERACTIVE', 'REVISE', 'CONFIRM'] },
      { name: 'reason', kind: 'text', max: 200 },
    ],
    'main',
  ),
  returnToInteractive: act(ReturnToInteractiveDocument, [reason]),
  recordStatement: act(
    RecordStatementDocument,
    [
      { name: 'participantId', kind: 'participant', required: true },
      { name: 'askNo', kind: 'ask' },
      { name: 'text', kind: 'area', required: true, max: 5000 },
    ],
    'main',
  ),
  recordPosition: act(RecordPositionDocument, [
    { name: 'participantId', kind: 'participant', required: true },
    { name: 'position', kind: 'choice', group: 'position', required: true },
  ]),
  recordOutcome: act(
    RecordOutcomeDocument,
    [
      { name: 'outcome', kind: 'choice', group: 'outcome', required: true },
      { name: 'announcedInOpenSession', kind: 'confirm', required: true },
      { name: 'reason', kind: 'area', max: 200 },
    ],
    'main',
  ),
  recordCommitment: act(
    RecordCommitmentDocument,
    [
      { name: 'text', kind: 'area', required: true, max: 5000 },
      { name: 'askNos', kind: 'asks' },
      { name: 'leadUnitId', kind: 'unit', required: true },
      { name: 'coUnitIds', kind: 'units' },
      { name: 'agreedDate', kind: 'date' },
    ],
    'main',
  ),
  removeCommitment: act(RemoveCommitmentDocument, [{ name: 'no', kind: 'commitment', required: true }]),
  declareNothingToImplement: act(DeclareNothingToImplementDocument, [reason]),
  reportStatus: act(
    ReportStatusDocument,
    [
      { name: 'consultationId', kind: 'dueReport', required: true },
      { name: 'text', kind: 'area', required: true, max: 5000 },
    ],
    'main',
  ),
  concludeSession: act(ConcludeSessionDocument, [], 'main'),
  adjournSession: act(AdjournSessionDocument, [reason]),
  draftMinutes: act(
    DraftMinutesDocument,
    [{ name: 'text', kind: 'area', required: true, max: 20000, rows: 10 }],
    'main',
  ),
  signMinutes: act(SignMinutesDocument, [], 'main'),
  revealParticipant: act(RevealParticipantDocument, [
    { name: 'participantId', kind: 'participant', required: true },
    { name: 'reason', kind: 'text', required: true, max: 200 },
  ]),
};
