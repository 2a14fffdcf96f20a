import { rebuildProgram } from '@concord/service-kit/indicators/rebuild-program';
import { CONSULTATION_FIGURES } from './figures/figures.sources.js';

await rebuildProgram('consultation-service', CONSULTATION_FIGURES);
