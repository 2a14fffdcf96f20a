import type { GraphQLResolveInfo } from 'graphql';
import type { ServiceAddress, ServiceName } from '../upstream/services.js';
import { ServiceUnavailable } from '../upstream/upstream.js';
import { askPage, badInput } from './ask-owner.js';
import { isDeadlineCursor, mergeDeadlines } from './deadlines.rules.js';
import type { DeadlinePage, MergedPage } from './deadlines.rules.js';
import type { MergedContext } from './merged.js';
import { printSelection, selectionTree } from './selection.rules.js';
import type { SelectionTree } from './selection.rules.js';

/** Arguments of `Query.deadlines`. */
export interface DeadlinesArgs {
  orgUnitId?: string | null;
  filter?: Record<string, unknown> | null;
  orderBy?: string | null;
  first?: number | null;
  after?: string | null;
}

/** Owners of deadlines and the list that each of them offers to the gateway. */
const OWNERS: Partial<Record<ServiceName, string>> = {
  topic: 'topicDeadlines',
  consultation: 'consultationDeadlines',
  feedback: 'feedbackDeadlines',
};
const DEFAULT_FIRST = 20;
const MOST = 100;
const ORDERS = ['DUE_AT', 'DUE_AT_DESC'];

/** What the owners are asked for: the fields that the client wants, and those that the merging needs. */
function ownerQuery(field: string, info: GraphQLResolveInfo): string {
  const wanted = selectionTree(info).get('edges')?.get('node') ?? new Map<string, SelectionTree>();
  const fields = new Map<string, SelectionTree>([...wanted, ['id', new Map()], ['dueAt', new Map()]]);
  return `query GatewayDeadlines($orgUnitId: ID, $filter: DeadlineFilter, $orderBy: String, $first: Int, $after: String) {
    page: ${field}(orgUnitId: $orgUnitId, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      hasMore
      totalCount
      nodes ${printSelection(fields)}
    }
  }`;
}

/** Asks the owners at the same time, as the viewer, and merges what they answer; an owner that is away is named. */
export async function mergedDeadlines(
  args: DeadlinesArgs,
  { viewer, away }: MergedContext,
  services: ServiceAddress[],
  timeoutMs: number,
  info: GraphQLResolveInfo,
): Promise<MergedPage & { missing: string[] }> {
  const first = args.first ?? DEFAULT_FIRST;
  if (first < 1 || first > MOST) throw badInput(viewer, { argument: 'first', least: 1, most: MOST });
  if (args.after != null && !isDeadlineCursor(args.after)) throw badInput(viewer, { argument: 'after' });

  if (args.orderBy != null && !ORDERS.includes(args.orderBy)) {
    throw badInput(viewer, { argument: 'orderBy', offered: ORDERS.join(', ') });
  }

  const identity = viewer.signed;
  const owners = services.filter((service) => OWNERS[service.name]);
  const missing: string[] = [];
  const pages = await Promise.all(
    owners.map(async (owner) => {
      try {
        const query = ownerQuery(OWNERS[owner.name]!, info);
        const call = { identity, requestId: viewer.claims.requestId, timeoutMs };
        return await askPage<DeadlinePage>(owner, query, { ...args, first }, call);
      } catch (error) {
        if (!(error instanceof ServiceUnavailable)) throw error;
        away.push({ service: owner.name, field: String(info.path.key) });
        missing.push(owner.name);
        return undefined;
      }
    }),
  );
  return {
    ...mergeDeadlines(
      pages.filter((page) => page !== undefined),
      first,
      { continued: args.after != null, down: args.orderBy === 'DUE_AT_DESC' },
    ),
    missing: missing.sort(),
  };
}
