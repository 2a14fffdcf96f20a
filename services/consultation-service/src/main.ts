import { startService } from '@concord/service-kit/bootstrap';
import { ConsultationServiceModule } from './app.module.js';

await startService({ name: 'consultation-service', module: ConsultationServiceModule });
