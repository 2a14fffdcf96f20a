import { startService } from '../bootstrap.js';
import { SampleModule } from './sample.module.js';

await startService({ name: 'sample-service', module: SampleModule });
