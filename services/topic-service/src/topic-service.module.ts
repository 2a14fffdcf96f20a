import { casesModule } from '@concord/service-kit/cases/cases.module';
import { KitActivities } from '@concord/service-kit/cases/kit.activities';
import { actsResolver } from '@concord/service-kit/graph/acts.resolver';
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
import { FilingService } from './stages/filing/filing.service.js';
import { FollowService } from './proposer/follow.service.js';
import { ProposerResolver } from './proposer/proposer.resolver.js';
import { RevealPayload } from './proposer/proposer.graphql.js';
import { RevealDoor } from './proposer/reveal.door.js';
import { IntakeResolver } from './stages/intake/intake.resolver.js';
import { IntakeService } from './stages/intake/intake.service.js';
import { ProgressService } from './topic/progress.service.js';
import { ReadingService } from './topic/reading.service.js';
import { TopicChanges } from './topic/topic.changes.js';
import { TopicClockActs } from './topic/topic.clock-acts.js';
import { TOPIC_CLOCKED } from './topic/topic.clocked.js';
import { TopicActivities } from './topic/topic.activities.js';
import { ACTS, answeringTopic } from './topic/topic.acts.js';
import { TopicDoor } from './topic/topic.door.js';
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
    TopicDoor,
    RevealDoor,
    TopicClockActs,
    clockActsResolver('Topic', TopicPayload, TopicClockActs),
    TopicRepository,
    ReadingService,
    IntakeService,
    FilingService,
    ProgressService,
    FollowService,
    FiguresService,
    TopicActivities,
    TopicResolver,
    actsResolver('Topic', answeringTopic, TopicPayload, TopicDoor),
    IntakeResolver,
    ProposerResolver,
    actsResolver('Proposer', { revealProposer: ACTS.revealProposer }, RevealPayload, RevealDoor),
    OrgUnitResolver,
    TopicChanges,
    calendarMovesResolver('topicCalendarMoves'),
  ],
})
export class TopicServiceModule {}
