import { AlertRow } from './alert/alert.entity.js';
import { DraftRow } from './draft/draft.entity.js';
import { EscalationRow } from './escalation/escalation.entity.js';
import { KnownTopicRow } from './escalation/known-topic.entity.js';
import { SerialRow } from './escalation/serial.entity.js';
import { ItemRow } from './item/item.entity.js';
import { FeedbackTables1795000000100 } from './migrations/1795000000100-feedback-tables.js';

/** What feedback-service keeps: its entities, and the migrations that make their tables. */
export const FEEDBACK_DATA = {
  entities: [ItemRow, EscalationRow, KnownTopicRow, SerialRow, AlertRow, DraftRow],
  migrations: [FeedbackTables1795000000100],
};
