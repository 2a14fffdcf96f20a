import { emitSchema } from '@concord/service-kit/graph/emit-schema';
import { ConsultationServiceModule } from './app.module.js';

await emitSchema({ module: ConsultationServiceModule, file: 'schema.graphql' });
