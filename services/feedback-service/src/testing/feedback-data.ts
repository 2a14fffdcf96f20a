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
  urgeItem: 'ItemTextInput',
  replyItem: 'ReplyItemInput',
  recordVisit: 'RecordVisitInput',
  recordSatisfaction: 'RecordSatisfactionInput',
  raiseEscalation: 'RaiseEscalationInput',
  sponsorEscalation: 'SponsorEscalationInput',
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
