import type { Parameters } from 'fast-check';

/**
 * How often a property is tried: `usual` times, or as the environment says. `CONCORD_PROPERTY_RUNS` makes a
 * long search (20000) or a short check (a mutation run); `CONCORD_PROPERTY_SEED` makes it the same each time
 * and without shrinking, which only people need.
 */
export const runsFrom =
  (env: Readonly<Record<string, string | undefined>>) =>
  (usual: number): Pick<Parameters<unknown>, 'numRuns' | 'seed' | 'endOnFailure'> => {
    const seed = env['CONCORD_PROPERTY_SEED'];
    return {
      numRuns: Number(env['CONCORD_PROPERTY_RUNS'] ?? usual),
      ...(seed === undefined ? {} : { seed: Number(seed), endOnFailure: true }),
    };
  };
