import { emitSchema } from '@concord/service-kit/graph/emit-schema';
import { FeedbackServiceModule } from './feedback-service.module.js';

await emitSchema({ module: FeedbackServiceModule, file: 'schema.graphql' });
