import { manifestOf } from '@concord/service-kit/acts/manifest';
import { emitSchema } from '@concord/service-kit/graph/emit-schema';
import { TopicServiceModule } from './topic-service.module.js';
import { ACTS } from './topic/topic.acts.js';

await emitSchema({
  module: TopicServiceModule,
  file: 'schema.graphql',
  acts: [manifestOf('topic', ACTS)],
});
