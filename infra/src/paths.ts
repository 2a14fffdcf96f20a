import { resolve } from 'node:path';

/** The checkout's root, two levels above both `infra/src` and `infra/dist`. */
export const repoRoot = resolve(import.meta.dirname, '..', '..');

/** Downloaded binaries, shared by every data directory of this checkout. */
export const cacheDir = resolve(repoRoot, '.cache');
