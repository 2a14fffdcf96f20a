import {
  AcceptResearchDocument,
  AddRoomMemberDocument,
  AssignResearchDocument,
  CreateRoomDocument,
  DecideRedeliberationDocument,
  ExplainOutcomeDocument,
  HandleObjectionDocument,
  RecordSideHeardDocument,
  RemoveRoomMemberDocument,
  ReturnResearchDocument,
  RevealObjectorDocument,
  ScheduleSessionDocument,
  StartPublicityDocument,
  SubmitObjectionDocument,
  SubmitResearchReportDocument,
} from '../graph/generated/graphql';
import { act } from './descriptor';

const TEXT = 5000;

/** Acts on a consultation and its room (T7–T12, T18, T19). */
export const consultationActs = {
  assignResearch: act(
    AssignResearchDocument,
    [
      { name: 'leadPersonId', kind: 'person', required: true },
      { name: 'teamPersonIds', kind: 'people' },
      { name: 'methods', kind: 'choices', group: 'method' },
      { name: 'plan', kind: 'area', max: TEXT },
    ],
    'main',
  ),
  recordSideHeard: act(RecordSideHeardDocument, [
    { name: 'side', kind: 'text', required: true, max: 200 },
    { name: 'view', kind: 'area', required: true, max: TEXT },
    { name: 'askNo', kind: 'ask' },
  ]),
  submitResearchReport: act(
    SubmitResearchReportDocument,
    [
      { name: 'facts', kind: 'area', required: true, max: TEXT },
      { name: 'problems', kind: 'area', required: true, max: TEXT },
      { name: 'options', kind: 'area', required: true, max: TEXT },
      { name: 'oneSideReason', kind: 'text', max: 200 },
    ],
    'main',
  ),
  acceptResearch: act(AcceptResearchDocument, [], 'main'),
  returnResearch: act(ReturnResearchDocument, [{ name: 'reason', kind: 'area', required: true, max: 200 }]),
  scheduleSession: act(
    ScheduleSessionDocument,
    [
      { name: 'title', kind: 'text', required: true, max: 80 },
      { name: 'scheduledAt', kind: 'instant', required: true },
      { name: 'place', kind: 'text', required: true, max: 200 },
      { name: 'form', kind: 'text', required: true, max: 80 },
      { name: 'chairPersonId', kind: 'person' },
    ],
    'main',
    true,
  ),
  startPublicity: act(StartPublicityDocument, [{ name: 'channels', kind: 'words', max: 200 }], 'main'),
  handleObjection: act(
    HandleObjectionDocument,
    [
      { name: 'objectionId', kind: 'objection', required: true },
      { name: 'withLookAlikes', kind: 'lookAlikes' },
      { name: 'handling', kind: 'area', required: true, max: 2000 },
      { name: 'upheld', kind: 'yesNo', required: true },
    ],
    'main',
  ),
  submitObjection: act(
    SubmitObjectionDocument,
    [
      { name: 'text', kind: 'area', required: true, max: 2000 },
      { name: 'name', kind: 'text', max: 50 },
      { name: 'phone', kind: 'text', max: 20 },
    ],
    'plain',
    true,
  ),
  revealObjector: act(RevealObjectorDocument, [
    { name: 'objectionId', kind: 'objection', required: true },
    { name: 'reason', kind: 'text', required: true, max: 200 },
  ]),
  explainOutcome: act(
    ExplainOutcomeDocument,
    [{ name: 'text', kind: 'area', required: true, max: TEXT }],
    'main',
  ),
  decideRedeliberation: act(
    DecideRedeliberationDocument,
    [
      { name: 'again', kind: 'yesNo', required: true },
      { name: 'researchAgain', kind: 'tick' },
      { name: 'reason', kind: 'area', required: true, max: 200 },
    ],
    'main',
  ),
  createRoom: act(
    CreateRoomDocument,
    [
      { name: 'orgUnitId', kind: 'unit', required: true },
      { name: 'name', kind: 'text', required: true, max: 80 },
      { name: 'buildMode', kind: 'choice', group: 'buildMode', required: true },
      { name: 'memberIds', kind: 'people' },
    ],
    'main',
    true,
  ),
  removeRoomMember: act(RemoveRoomMemberDocument, [{ name: 'personId', kind: 'person', required: true }]),
  addRoomMember: act(AddRoomMemberDocument, [{ name: 'personId', kind: 'person', required: true }]),
};
