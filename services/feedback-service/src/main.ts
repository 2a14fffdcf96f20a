import { startService } from '@concord/service-kit/bootstrap';
import { FeedbackServiceModule } from './feedback-service.module.js';

await startService({ name: 'feedback-service', module: FeedbackServiceModule });
