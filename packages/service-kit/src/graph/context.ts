import DataLoader from 'dataloader';
import type { FastifyRequest } from 'fastify';
import type { RequestBudget } from '../budget/request-budget.js';
import type { ActContext } from '../context.js';

/** Keys of one query; between two of them the budget is asked, and others' queries have their turn. */
const MOST_KEYS = 500;

/**
 * Loaders of one request: what many fields ask for one by one is fetched in one query.
 * `loaders.of('topicTitle', (ids) => repository.titles(ids)).load(id)`
 */
export class RequestLoaders {
  private readonly loaders = new Map<string, DataLoader<unknown, unknown>>();

  constructor(private readonly budget: RequestBudget) {}

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
      loader = new DataLoader<K, V | null>(
        async (keys) => {
          this.budget.take(keys.length);
          const found = await batch(keys);
          return keys.map((key) => found.get(key) ?? null);
        },
        { maxBatchSize: MOST_KEYS },
      );
      this.loaders.set(name, loader as unknown as DataLoader<unknown, unknown>);
    }
    return loader;
  }
}

/** What every resolver finds in the GraphQL context. */
export interface GraphContext {
  act: ActContext;
  loaders: RequestLoaders;
  budget: RequestBudget;
}

/** Built once per request; the hooks of budget and identity have run before. */
export function graphContext(request: FastifyRequest): GraphContext {
  if (!request.act) throw new Error('the identity hook is not installed');
  if (!request.budget) throw new Error('the budget hook is not installed');
  const { act, budget } = request;
  return { act, budget, loaders: new RequestLoaders(budget) };
}
