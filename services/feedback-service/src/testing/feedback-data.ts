import { UNITS, type SMALL_PROFILE } from '@concord/testkit/snapshot';

/** GraphQL type of each act's input. */
export const INPUT_OF: Record<string, string> = {
  assignItem: 'AssignItemInput',
  acceptItemReturn: 'AssignItemInput',
  signForItem: 'ItemActInput',
  closeItem: 'ItemActInput',
  requestItemReturn: 'ItemReasonInput',
  refuseItemReturn: 'ItemReasonInput',
  giveCoOpinion: 'ItemTextInput',
  reportCompletion: 'ItemTextInput',
  urgeItem: 'UrgeItemInput',
  replyItem: 'ReplyItemInput',
  recordVisit: 'RecordVisitInput',
  recordSatisfaction: 'RecordSatisfactionInput',
  requestItemExtension: 'RequestExtensionInput',
  decideItemExtension: 'DecideExtensionInput',
  pauseItemDeadline: 'PauseDeadlineInput',
  resumeItemDeadline: 'ResumeDeadlineInput',
  editDraft: 'EditDraftInput',
  reviewDraft: 'DraftActInput',
  returnDraft: 'DraftReasonInput',
  signDraft: 'DraftActInput',
  sealDraft: 'SealDraftInput',
  voidDraft: 'DraftReasonInput',
  withdrawDraft: 'DraftReasonInput',
  appealPaper: 'DraftReasonInput',
  decidePaperAppeal: 'DecidePaperAppealInput',
  raiseEscalation: 'RaiseEscalationInput',
  sponsorEscalation: 'SponsorEscalationInput',
  withdrawSponsorship: 'EscalationActInput',
  submitEscalation: 'EscalationActInput',
  reviewEscalation: 'ReviewEscalationInput',
  withdrawEscalation: 'WithdrawEscalationInput',
};

/** Typed id with a number, for consultations and topics that live elsewhere. */
export const idOf = (kind: string, n: number): string =>
  `${kind}:00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
/** Typed id of a unit of the small world. */
export const unit = (name: keyof typeof UNITS): string => `orgUnit:${UNITS[name]}`;
/** A reply to the two asks of every commitment of the tests. */
export const ANSWERS = [
  { askNo: 1, result: 'ADOPTED', measures: 'two bumps' },
  { askNo: 2, result: 'PARTLY', reason: 'the road is too narrow for a crossing' },
];

/** The ladder of the tests: a day before, on the day, and a day after with urging and a draft. */
export const LADDER = [
  {
    key: 'T-1',
    offsetWd: -1,
    level: 'L1',
    effects: ['reminder'],
    to: [
      { role: 'DEPARTMENT_OFFICER', where: 'unit' },
      { role: 'CONVENOR', where: 'unit' },
    ],
  },
  {
    key: 'DUE',
    offsetWd: 0,
    level: 'L2',
    effects: ['warning'],
    to: [
      { role: 'DEPARTMENT_OFFICER', where: 'unit' },
      { role: 'CONVENOR', where: 'unit' },
    ],
  },
  {
    key: 'T+1',
    offsetWd: 1,
    level: 'L3',
    effects: ['overdueNotice', 'urging', 'letterDraft'],
    to: [
      { role: 'DEPARTMENT_OFFICER', where: 'unit' },
      { role: 'CONVENOR', where: 'unit' },
      { role: 'DEPARTMENT_LEADER', where: 'unit' },
    ],
  },
] as typeof SMALL_PROFILE.ladder;

/** A document authorises everything: the county's office reviews and seals, the supervision office signs; a talk is referred. */
const ISSUED = {
  authority: 'test authority',
  reviewerRole: 'COUNTY_LEADING_OFFICE',
  signerRole: 'SUPERVISION_OFFICE',
  sealRole: 'COUNTY_LEADING_OFFICE',
  mode: 'issues',
  source: 'INF',
} as const;
export const ALL_PAPERS: NonNullable<typeof SMALL_PROFILE.papers> = {
  YELLOW_CARD: { ...ISSUED, numberPrefix: 'Y' },
  RED_CARD: { ...ISSUED, numberPrefix: 'R' },
  SUPERVISION_LETTER: { ...ISSUED, numberPrefix: 'S' },
  CIRCULAR: { ...ISSUED, numberPrefix: 'C' },
  INTERVIEW_REFERRAL: { ...ISSUED, numberPrefix: 'I', mode: 'refers', referTo: 'LEADER' },
};

const acting = [{ role: 'DEPARTMENT_OFFICER', where: 'unit' as const }];
/** The whole ladder of a department, without its reminders. */
export const FULL_LADDER: typeof SMALL_PROFILE.ladder = [
  { key: 'DUE', offsetWd: 0, level: 'L2', effects: ['warning', 'yellowCard'], to: acting },
  {
    key: 'T+1',
    offsetWd: 1,
    level: 'L3',
    effects: ['overdueNotice', 'urging', 'redCard', 'letterDraft'],
    to: acting,
  },
  { key: 'T+6', offsetWd: 6, level: 'L4', effects: ['urging', 'circularDraft'], to: acting },
  { key: 'T+16', offsetWd: 16, level: 'L5', effects: ['interviewDraft'], to: [] },
];
