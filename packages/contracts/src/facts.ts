/**
 * A fact is what a case's row became, told to its story in version order (architecture.md 3).
 * `data` never holds personal data: it stays in the workflow's history for good.
 */
export interface Fact {
  /** The row's version after the act; the first fact of a row is version 1. */
  version: number;
  /** Past participle, e.g. `approved`, `minutesSigned`. */
  type: string;
  /** Case time of the act, ISO instant (UTC). */
  at: string;
  data: Record<string, unknown>;
  /** Messages that this fact owes to people; the story has feedback-service deliver them, once each. */
  notices?: Notice[];
}

/** Who is written to: the holders of a role found on the tree when the message is made, or one person. */
export type Recipient = { role: string; orgUnitId: string } | { personId: string };

/** One message to be delivered to the in-app inbox of each recipient. */
export interface Notice {
  /** Template in feedback-service's translation files, e.g. `topicAwaitsApproval`. */
  template: string;
  to: Recipient[];
  /** Values of the sentence; no personal data. */
  params: Record<string, string | number>;
  /** The typed id that the message opens. */
  subjectId: string;
}
