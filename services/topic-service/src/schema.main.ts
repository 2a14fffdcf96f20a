import { emitSchema } from '@concord/service-kit/graph/emit-schema';
import { TopicServiceModule } from './topic-service.module.js';

await emitSchema({ module: TopicServiceModule, file: 'schema.graphql' });
