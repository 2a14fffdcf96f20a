/** States of a resolution item (domain.md B.8); overdue is no state, it is derived from the clocks. */
export const ITEM_STATES = [
  'CREATED',
  'ASSIGNED',
  'SIGNED_FOR',
  'RETURN_REQUESTED',
  'IMPLEMENTING',
  'COMPLETION_REPORTED',
  'REWORK',
  'VERIFIED',
  'CLOSED',
] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** States after which the item's story ends. */
export const ITEM_FINAL: readonly string[] = ['CLOSED'];

/** On whose side an act stands: the case's place, the lead unit or a co-handling one. */
type Side = 'case' | 'lead' | 'co';

interface Transition {
  from: readonly ItemState[];
  /** null: the act decides the state itself, or leaves it. */
  to: ItemState | null;
  side: Side;
  rule: string;
  source: string;
}

/** Acts on an item by the name of their mutation; what is not in the table does not exist. */
export const TRANSITIONS = {
  assignItem: { from: ['CREATED'], to: 'ASSIGNED', side: 'case', rule: 'T13', source: 'INF' },
  signForItem: { from: ['ASSIGNED'], to: 'SIGNED_FOR', side: 'lead', rule: 'D11', source: 'P44' },
  requestItemReturn: {
    from: ['ASSIGNED', 'SIGNED_FOR'],
    to: 'RETURN_REQUESTED',
    side: 'lead',
    rule: 'D12',
    source: 'P25',
  },
  acceptItemReturn: { from: ['RETURN_REQUESTED'], to: 'ASSIGNED', side: 'case', rule: 'D12', source: 'P25' },
  refuseItemReturn: {
    from: ['RETURN_REQUESTED'],
    to: 'SIGNED_FOR',
    side: 'case',
    rule: 'D12',
    source: 'P21',
  },
  replyItem: {
    from: ['SIGNED_FOR', 'IMPLEMENTING', 'REWORK'],
    to: 'IMPLEMENTING',
    side: 'lead',
    rule: 'B.8',
    source: 'S0',
  },
  giveCoOpinion: {
    from: ['ASSIGNED', 'SIGNED_FOR', 'IMPLEMENTING', 'REWORK'],
    to: null,
    side: 'co',
    rule: 'D14',
    source: 'P13',
  },
  reportCompletion: {
    from: ['IMPLEMENTING', 'REWORK'],
    to: 'COMPLETION_REPORTED',
    side: 'lead',
    rule: 'T15',
    source: 'S0',
  },
  recordVisit: {
    from: ['IMPLEMENTING', 'COMPLETION_REPORTED'],
    to: null,
    side: 'case',
    rule: 'D22',
    source: 'S0',
  },
  recordSatisfaction: {
    from: ['COMPLETION_REPORTED', 'VERIFIED'],
    to: null,
    side: 'case',
    rule: 'E.3',
    source: 'P24b',
  },
  urgeItem: {
    from: ['ASSIGNED', 'SIGNED_FOR', 'IMPLEMENTING', 'REWORK'],
    to: null,
    side: 'case',
    rule: 'E.2',
    source: 'INF',
  },
  closeItem: { from: ['VERIFIED'], to: 'CLOSED', side: 'case', rule: 'T17', source: 'S3' },
} as const satisfies Record<string, Transition>;

export type ItemAct = keyof typeof TRANSITIONS;
/** In the order in which pages show them. */
export const ITEM_ACTS = Object.keys(TRANSITIONS) as ItemAct[];

/** Clocks for which a handling unit must act: only these make an item late, and only for these a letter is drafted. */
export const HANDLING_CLOCKS: readonly string[] = [
  'ITEM_SIGN_FOR',
  'ITEM_REPLY',
  'ITEM_PLAN',
  'ITEM_COMPLETION',
];

/** States in which a handling unit owes something. */
export const UNDER_WAY: readonly ItemState[] = [
  'ASSIGNED',
  'SIGNED_FOR',
  'RETURN_REQUESTED',
  'IMPLEMENTING',
  'REWORK',
];
