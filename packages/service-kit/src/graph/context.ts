import DataLoader from 'dataloader';
import type { FastifyRequest } from 'fastify';
import type { ActContext } from '../context.js';

/**
 * Loaders of one request: what many fields ask for one by one is fetched in one query.
 * `loaders.of('topicTitle', (ids) => repository.titles(ids)).load(id)`
 */
export class RequestLoaders {
  private readonly loaders = new Map<string, DataLoader<unknown, unknown>>();

  /**
   * The loader of that name, made at its first use. `batch` gets unique keys and answers a map;
   * a key that is not in it loads `null`.
   */
  of<K extends string | number, V>(
    name: string,
    batch: (keys: readonly K[]) => Promise<ReadonlyMap<K, V>>,
  ): DataLoader<K, V | null> {
    let loader = this.loaders.get(name) as DataLoader<K, V | null> | undefined;
    if (!loader) {
      loader = new DataLoader<K, V | null>(async (keys) => {
        const found = await batch(keys);
        return keys.map((key) => found.get(key) ?? null);
      });
      this.loaders.set(name, loader as unknown as DataLoader<unknown, unknown>);
    }
    return loader;
  }
}

/** What every resolver finds in the GraphQL context. */
export interface GraphContext {
  act: ActContext;
  loaders: RequestLoaders;
}

/** Built once per request; the identity hook has run before. */
export function graphContext(request: FastifyRequest): GraphContext {
  if (!request.act) throw new Error('the identity hook is not installed');
  return { act: request.act, loaders: new RequestLoaders() };
}
