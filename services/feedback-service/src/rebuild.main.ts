import { rebuildProgram } from '@concord/service-kit/indicators/rebuild-program';
import { FEEDBACK_FIGURES } from './figures/figures.sources.js';

await rebuildProgram('feedback-service', FEEDBACK_FIGURES);
