import { casesModule } from '@concord/service-kit/cases/cases.module';
import { KitActivities } from '@concord/service-kit/cases/kit.activities';
import { calendarMovesResolver } from '@concord/service-kit/graph/calendar-moves.resolver';
import { clockActsResolver } from '@concord/service-kit/graph/clock-acts.resolver';
import { graphModule } from '@concord/service-kit/graph/graph.module';
import { activityWorker } from '@concord/service-kit/temporal/worker';
import { Module } from '@nestjs/common';
import { TOPIC_DATA } from './database.js';
import './i18n/events.js';
import './i18n/refusals.js';
import { FiguresService } from './figures/figures.service.js';
import { OrgUnitResolver } from './figures/org-unit.resolver.js';
import { FilingService } from './filing/filing.service.js';
import { FollowService } from './proposer/follow.service.js';
import { ProposerResolver } from './proposer/proposer.resolver.js';
import { RevealService } from './proposer/reveal.service.js';
import { ApprovalService } from './topic/approval.service.js';
import { ClosingService } from './topic/closing.service.js';
import { IntakeResolver } from './topic/intake.resolver.js';
import { IntakeService } from './topic/intake.service.js';
import { ProgressService } from './topic/progress.service.js';
import { ReadingService } from './topic/reading.service.js';
import { ScreeningService } from './topic/screening.service.js';
import { TopicChanges } from './topic/topic.changes.js';
import { TopicClockActs } from './topic/topic.clock-acts.js';
import { TOPIC_CLOCKED } from './topic/topic.clocked.js';
import { TopicActivities } from './topic/topic.activities.js';
import { TopicActs } from './topic/topic.acts.js';
import { TopicActsResolver } from './topic/topic.acts.resolver.js';
import { TopicRow } from './topic/topic.entity.js';
import { TopicPayload } from './topic/topic.graphql.js';
import { TopicRepository } from './topic/topic.repository.js';
import { TopicResolver } from './topic/topic.resolver.js';
import { LIST_SIZES } from './list-sizes.js';

/** topic-service: from the first word of a proposer to the archive. */
@Module({
  imports: [
    casesModule({
      ...TOPIC_DATA,
      stories: [{ kind: 'topic', entity: TopicRow }],
      clocked: TOPIC_CLOCKED,
    }),
    graphModule({ listSizes: LIST_SIZES }),
    activityWorker({ providers: [KitActivities, TopicActivities] }),
  ],
  providers: [
    TopicActs,
    TopicClockActs,
    clockActsResolver('Topic', TopicPayload, TopicClockActs),
    TopicRepository,
    ReadingService,
    IntakeService,
    ScreeningService,
    ApprovalService,
    FilingService,
    ClosingService,
    ProgressService,
    FollowService,
    RevealService,
    FiguresService,
    TopicActivities,
    TopicResolver,
    TopicActsResolver,
    IntakeResolver,
    ProposerResolver,
    OrgUnitResolver,
    TopicChanges,
    calendarMovesResolver('topicCalendarMoves'),
  ],
})
export class TopicServiceModule {}
