/** States of a paper (decision 5): 起草 → 核稿 → 签发（编号）→ 用印. SEALED = issued. */
export const DRAFT_STATES = [
  'DRAFT',
  'RETURNED',
  'REVIEWED',
  'SIGNED',
  'SEALED',
  'VOIDED',
  'WITHDRAWN',
] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** Whose hand an act needs; `turn` = whoever the paper waits for. */
export type Hand = 'writer' | 'reviewer' | 'signer' | 'seal' | 'turn' | 'holders' | 'addressee';

interface Transition {
  from: readonly DraftState[];
  /** null: the act decides the state itself, or leaves it. */
  to: DraftState | null;
  hand: Hand;
  rule: string;
  source: string;
}

/** Acts on a paper by the name of their mutation; what is not in the table does not exist. */
export const TRANSITIONS = {
  editDraft: { from: ['DRAFT', 'RETURNED'], to: 'DRAFT', hand: 'writer', rule: '0.5', source: 'INF' },
  reviewDraft: { from: ['DRAFT'], to: 'REVIEWED', hand: 'reviewer', rule: '0.5', source: 'INF' },
  returnDraft: { from: ['DRAFT', 'REVIEWED'], to: 'RETURNED', hand: 'turn', rule: '0.5', source: 'INF' },
  signDraft: { from: ['REVIEWED'], to: 'SIGNED', hand: 'signer', rule: '0.5', source: 'INF' },
  sealDraft: { from: ['SIGNED'], to: 'SEALED', hand: 'seal', rule: '0.5', source: 'INF' },
  /** A number that is not used stays as 作废 (G.9). */
  voidDraft: { from: ['SIGNED'], to: 'VOIDED', hand: 'signer', rule: 'G.9', source: 'INF' },
  withdrawDraft: {
    from: ['DRAFT', 'RETURNED', 'REVIEWED', 'SEALED'],
    to: 'WITHDRAWN',
    hand: 'holders',
    rule: 'E.2',
    source: 'INF',
  },
  appealPaper: { from: ['SEALED'], to: null, hand: 'addressee', rule: 'E.2', source: 'INF' },
  decidePaperAppeal: { from: ['SEALED'], to: null, hand: 'signer', rule: 'E.2', source: 'INF' },
} as const satisfies Record<string, Transition>;

export type DraftAct = keyof typeof TRANSITIONS;
/** In the order in which pages show them. */
export const DRAFT_ACTS = Object.keys(TRANSITIONS) as DraftAct[];

/** States after which nothing more happens to it. */
export const DRAFT_FINAL: readonly string[] = ['VOIDED', 'WITHDRAWN'];
/** States before its number is taken: it is nothing but a draft. */
export const UNSIGNED: readonly string[] = ['DRAFT', 'RETURNED', 'REVIEWED'];
