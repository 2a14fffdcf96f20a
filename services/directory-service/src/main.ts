import { startService } from '@concord/service-kit/bootstrap';
import { AppModule } from './app.module.js';

await startService({ name: 'directory-service', module: AppModule });
