import { startService } from '@concord/service-kit/bootstrap';
import { TopicServiceModule } from './topic-service.module.js';

await startService({ name: 'topic-service', module: TopicServiceModule });
