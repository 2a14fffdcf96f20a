/** What became of one attempt. */
export type Outcome =
  /** The other side took it over. */
  | { kind: 'sent' }
  /** Worth another attempt. */
  | { kind: 'failed'; code: string }
  /** No attempt will change it. */
  | { kind: 'refused'; code: string }
  /** There is nowhere to send it any more. */
  | { kind: 'cancelled'; code: string }
  /** Not yet: the office has closed meanwhile. */
  | { kind: 'later'; at: Date };

/** Codes of failures tell what to look at; they never hold the other side's words, which repeat addresses. */
export const failed = (code: string): Outcome => ({ kind: 'failed', code });
export const refusedFor = (code: string): Outcome => ({ kind: 'refused', code });
