/**
 * 备案 of one topic (T6): sent, returned for completion, sent again, acknowledged. It is a record, not a second
 * approval, so it has states of its own and the topic's go on beside it (decision 2).
 */
export interface FilingRecord {
  state: 'SENT' | 'RETURNED' | 'ACKNOWLEDGED';
  receiverUnitId: string;
  /** Which alternative of the matrix was used (MX2). */
  receiverRole: string;
  sentByPersonId: string;
  /** ISO instants, case time. */
  sentAt: string;
  /** Not returned by then, it counts as acknowledged. */
  acknowledgeBy: string;
  note: string | null;
  /** Given by the receiver. */
  number: string | null;
  acknowledgedAt: string | null;
  /** True when the window passed and nobody had returned it. */
  byDefault: boolean;
  returnedAt: string | null;
  returnedReason: string | null;
}
