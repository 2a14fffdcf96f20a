import { rebuildProgram } from '@concord/service-kit/indicators/rebuild-program';
import { TOPIC_FIGURES } from './figures/figures.sources.js';

await rebuildProgram('topic-service', TOPIC_FIGURES);
