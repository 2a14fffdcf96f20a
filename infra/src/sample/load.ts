import type { Mode } from '../data-dir.js';
import type { Progress } from '../progress.js';

export async function loadSample(_input: { gatewayUrl: string; dataDir: string; mode: Mode; progress: Progress }): Promise<void> {}
