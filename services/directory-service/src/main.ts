import { startService } from '@concord/service-kit/bootstrap';
import { directoryModule } from './app.module.js';

await startService({ name: 'directory-service', module: directoryModule() });
