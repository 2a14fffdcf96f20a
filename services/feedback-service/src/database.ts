import { AlertRow } from './alert/alert.entity.js';
import { DeliveryRow } from './delivery/delivery.entity.js';
import { DraftRow } from './draft/draft.entity.js';
import { EscalationRow } from './escalation/escalation.entity.js';
import { KnownTopicRow } from './escalation/known-topic.entity.js';
import { SerialRow } from './escalation/serial.entity.js';
import { CalendarFeedRow } from './feed/feed.entity.js';
import { ItemRow } from './item/item.entity.js';
import { FeedbackTables1795000000100 } from './migrations/1795000000100-feedback-tables.js';
import { DeliveryTables1795000000500 } from './migrations/1795000000500-delivery-tables.js';
import { Papers1795000000410 } from './migrations/1795000000410-papers.js';
import { ContactRow } from './preference/contact.entity.js';
import { PreferenceRow } from './preference/preference.entity.js';
import { WebhookRow } from './webhook/webhook.entity.js';

/** What feedback-service keeps: its entities, and the migrations that make their tables. */
export const FEEDBACK_DATA = {
  entities: [
    ItemRow,
    EscalationRow,
    KnownTopicRow,
    SerialRow,
    AlertRow,
    DraftRow,
    ContactRow,
    PreferenceRow,
    WebhookRow,
    DeliveryRow,
    CalendarFeedRow,
  ],
  migrations: [FeedbackTables1795000000100, DeliveryTables1795000000500, Papers1795000000410],
};
