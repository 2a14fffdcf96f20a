import { emitSchema } from '@concord/service-kit/graph/emit-schema';
import { AppModule } from './app.module.js';

await emitSchema({ module: AppModule, file: 'schema.graphql' });
