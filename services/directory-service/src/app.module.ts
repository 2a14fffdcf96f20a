import { Module, type Type } from '@nestjs/common';
import { SetupKeyGate } from '@concord/contracts/setup-key';
import { casesModule } from '@concord/service-kit/cases/cases.module';
import { graphModule } from '@concord/service-kit/graph/graph.module';
import { sha256 } from '@concord/service-kit/timeline/chain';
import { WorkbookReader } from '@concord/workbook/reader';
import { activityWorker } from '@concord/service-kit/temporal/worker';
import './i18n/refusals.js';
import { DIRECTORY_ENV, loadDirectoryEnv, type DirectoryEnv } from './env.js';
import { CalendarReader } from './calendar/calendar.reader.js';
import { CalendarResolver } from './calendar/calendar.resolver.js';
import { NoticeFiles } from './calendar/notice-file.js';
import { NoticeResolver } from './calendar/notice.resolver.js';
import { NoticeService } from './calendar/notice.service.js';
import { FeedActivities } from './directory/directory.activities.js';
import { ENTITIES, MIGRATIONS } from './directory/directory.data.js';
import { DirectoryChanges } from './directory/directory.changes.js';
import { DirectoryReader } from './directory/directory.reader.js';
import { DirectoryService } from './directory/directory.service.js';
import { DirectoryFeed } from './directory/directory.feed.js';
import { NODE_STUBS } from './node/node.graphql.js';
import { NodeResolver } from './node/node.resolver.js';
import { PersonReader } from './person/person.reader.js';
import { PersonResolver } from './person/person.resolver.js';
import { DeputyResolver } from './post/deputy.resolver.js';
import { DeputyService } from './post/deputy.service.js';
import { PostResolver } from './post/post.resolver.js';
import { PostService } from './post/post.service.js';
import { ProfileResolver } from './profile/profile.resolver.js';
import { SampleLoader } from './sample/load.js';
import { SetupReader } from './setup/setup.reader.js';
import { SetupResolver } from './setup/setup.resolver.js';
import { SetupService } from './setup/setup.service.js';
import { TreeSheets } from './setup/tree-sheet.js';
import { UnitReader } from './unit/unit.reader.js';
import { UnitResolver } from './unit/unit.resolver.js';
import { ViewerReader } from './viewer/viewer.reader.js';
import { ViewerResolver } from './viewer/viewer.resolver.js';
import { LIST_SIZES } from './list-sizes.js';

/** The directory: organisation tree, people, posts and process profiles. Tests give their own environment. */
export function directoryModule(env: DirectoryEnv = loadDirectoryEnv()): Type {
  @Module({
    imports: [
      graphModule({ orphanedTypes: NODE_STUBS, listSizes: LIST_SIZES }),
      casesModule({ entities: ENTITIES, migrations: MIGRATIONS, stories: [] }),
      activityWorker({ providers: [FeedActivities] }),
    ],
    providers: [
      { provide: DIRECTORY_ENV, useValue: env },
      DirectoryService,
      DirectoryReader,
      FeedActivities,
      DirectoryFeed,
      SampleLoader,
      UnitReader,
      UnitResolver,
      PersonReader,
      PersonResolver,
      PostService,
      PostResolver,
      DeputyService,
      DeputyResolver,
      ProfileResolver,
      { provide: WorkbookReader, useFactory: () => new WorkbookReader() },
      { provide: SetupKeyGate, useFactory: () => new SetupKeyGate(env.setupKeyDigest, sha256) },
      TreeSheets,
      SetupService,
      SetupReader,
      SetupResolver,
      ViewerReader,
      ViewerResolver,
      CalendarReader,
      CalendarResolver,
      NoticeFiles,
      NoticeService,
      NoticeResolver,
      NodeResolver,
      DirectoryChanges,
    ],
  })
  class DirectoryModule {}
  return DirectoryModule;
}
