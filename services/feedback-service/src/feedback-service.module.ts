import { casesModule } from '@concord/service-kit/cases/cases.module';
import { KitActivities } from '@concord/service-kit/cases/kit.activities';
import { calendarMovesResolver } from '@concord/service-kit/graph/calendar-moves.resolver';
import { clockActsResolver } from '@concord/service-kit/graph/clock-acts.resolver';
import { graphModule } from '@concord/service-kit/graph/graph.module';
import { activityWorker } from '@concord/service-kit/temporal/worker';
import { Module } from '@nestjs/common';
import { AlertRepository } from './alert/alert.repository.js';
import { AlertResolver } from './alert/alert.resolver.js';
import { AlertWriter } from './alert/alert.writer.js';
import { InboxService } from './alert/inbox.service.js';
import { FEEDBACK_DATA } from './database.js';
import { DeliveryPlanner } from './delivery/delivery.planner.js';
import { DeliveryPump } from './delivery/delivery.pump.js';
import { DeliveryQueue } from './delivery/delivery.queue.js';
import { DeliveryRepository } from './delivery/delivery.repository.js';
import { DeliveryResolver } from './delivery/delivery.resolver.js';
import { DeliverySender } from './delivery/delivery.sender.js';
import { DeliveryService } from './delivery/delivery.service.js';
import { Mailer } from './delivery/mailer.js';
import { AppealService } from './card/appeal.service.js';
import { RedCards } from './card/red-cards.js';
import { DraftActs } from './draft/draft.acts.js';
import { DraftActsResolver } from './draft/draft.acts.resolver.js';
import { DraftMessages } from './draft/draft.messages.js';
import { DraftRepository } from './draft/draft.repository.js';
import { DraftResolver } from './draft/draft.resolver.js';
import { DraftService } from './draft/draft.service.js';
import { PaperService } from './draft/paper.service.js';
import { EffectsService } from './effects/effects.service.js';
import { Papers } from './effects/papers.js';
import { CHANNEL_ENV, loadChannelEnv } from './env.js';
import { EscalationRow } from './escalation/escalation.entity.js';
import { EscalationReadingService } from './escalation/escalation-reading.service.js';
import { EscalationRepository } from './escalation/escalation.repository.js';
import { EscalationResolver } from './escalation/escalation.resolver.js';
import { EscalationService } from './escalation/escalation.service.js';
import { KnownTopics } from './escalation/known-topic.service.js';
import { FeedResolver } from './feed/feed.resolver.js';
import { FeedService } from './feed/feed.service.js';
import { FeedbackActivities } from './feedback.activities.js';
import { ConsultationExtension, OrgUnitResolver, TopicExtension } from './figures/extensions.resolver.js';
import { FiguresService } from './figures/figures.service.js';
import './i18n/channel-refusals.js';
import './i18n/events.js';
import './i18n/refusals.js';
import { AssignmentService } from './item/assignment.service.js';
import { ClosingService } from './item/closing.service.js';
import { ItemReadingService } from './item/item-reading.service.js';
import { ItemActs } from './item/item.acts.js';
import { ItemClockActs } from './item/item.clock-acts.js';
import { ITEM_CLOCKED } from './item/item.clocked.js';
import { ItemRow } from './item/item.entity.js';
import { ItemPayload } from './item/item.graphql.js';
import { ItemRepository } from './item/item.repository.js';
import { ItemResolver } from './item/item.resolver.js';
import { FeedbackChanges } from './item/item.changes.js';
import { OpeningService } from './item/opening.service.js';
import { ReplyService } from './item/reply.service.js';
import { ContactService } from './preference/contact.service.js';
import { PreferenceResolver } from './preference/preference.resolver.js';
import { PreferenceService } from './preference/preference.service.js';
import { WebhookResolver } from './webhook/webhook.resolver.js';
import { WebhookSender } from './webhook/webhook.sender.js';
import { WebhookService } from './webhook/webhook.service.js';
import { LIST_SIZES } from './list-sizes.js';

/** feedback-service: commitments, escalations, alerts, drafts. */
@Module({
  imports: [
    casesModule({
      ...FEEDBACK_DATA,
      stories: [
        { kind: 'item', entity: ItemRow, reportsTo: 'consultationId' },
        { kind: 'escalation', entity: EscalationRow, reportsTo: 'topicId' },
      ],
      clocked: ITEM_CLOCKED,
    }),
    graphModule({ listSizes: LIST_SIZES }),
    activityWorker({ providers: [KitActivities, FeedbackActivities] }),
  ],
  providers: [
    calendarMovesResolver('feedbackCalendarMoves'),
    ItemActs,
    ItemClockActs,
    clockActsResolver('Item', ItemPayload, ItemClockActs),
    ItemRepository,
    ItemReadingService,
    OpeningService,
    AssignmentService,
    ReplyService,
    ClosingService,
    EscalationRepository,
    EscalationReadingService,
    EscalationService,
    KnownTopics,
    { provide: CHANNEL_ENV, useFactory: loadChannelEnv },
    DeliveryPlanner,
    Mailer,
    WebhookSender,
    DeliveryQueue,
    DeliverySender,
    DeliveryPump,
    DeliveryRepository,
    DeliveryService,
    PreferenceService,
    ContactService,
    WebhookService,
    FeedService,
    DeliveryResolver,
    PreferenceResolver,
    WebhookResolver,
    FeedResolver,
    AlertWriter,
    AlertRepository,
    InboxService,
    DraftRepository,
    DraftService,
    Papers,
    DraftMessages,
    DraftActs,
    RedCards,
    PaperService,
    AppealService,
    EffectsService,
    FiguresService,
    FeedbackActivities,
    ItemResolver,
    EscalationResolver,
    AlertResolver,
    DraftResolver,
    DraftActsResolver,
    OrgUnitResolver,
    ConsultationExtension,
    TopicExtension,
    FeedbackChanges,
  ],
})
export class FeedbackServiceModule {}
