import { emitSchema } from '@concord/service-kit/graph/emit-schema';
import { directoryModule } from './app.module.js';

await emitSchema({ module: directoryModule(), file: 'schema.graphql' });
