import { Module } from '@nestjs/common';
import { casesModule } from '@concord/service-kit/cases/cases.module';
import { graphModule } from '@concord/service-kit/graph/graph.module';
import { activityWorker } from '@concord/service-kit/temporal/worker';
import './i18n/refusals.js';
import { DIRECTORY_ENV, loadDirectoryEnv } from './env.js';
import { FeedActivities } from './directory/directory.activities.js';
import { ENTITIES, MIGRATIONS } from './directory/directory.data.js';
import { DirectoryReader } from './directory/directory.reader.js';
import { DirectoryService } from './directory/directory.service.js';
import { FeedPulse } from './directory/feed-pulse.js';
import { NODE_STUBS } from './node/node.graphql.js';
import { NodeResolver } from './node/node.resolver.js';
import { PersonReader } from './person/person.reader.js';
import { PersonResolver } from './person/person.resolver.js';
import { ProfileResolver } from './profile/profile.resolver.js';
import { SampleLoader } from './sample/load.js';
import { UnitReader } from './unit/unit.reader.js';
import { UnitResolver } from './unit/unit.resolver.js';
import { ViewerReader } from './viewer/viewer.reader.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';

/** The directory: organisation tree, people, posts and process profiles. */
@Module({
  imports: [
    graphModule({ orphanedTypes: NODE_STUBS }),
    casesModule({ entities: ENTITIES, migrations: MIGRATIONS, stories: [] }),
    activityWorker({ providers: [FeedActivities] }),
  ],
  providers: [
    { provide: DIRECTORY_ENV, useFactory: loadDirectoryEnv },
    DirectoryService,
    DirectoryReader,
    FeedActivities,
    FeedPulse,
    SampleLoader,
    UnitReader,
    UnitResolver,
    PersonReader,
    PersonResolver,
    ProfileResolver,
    ViewerReader,
    ViewerResolver,
    NodeResolver,
  ],
})
export class AppModule {}
