import { GraphQLError } from 'graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { sentence } from '../identity/refusal.js';
import type { Viewer } from '../identity/viewer.js';
import type { ServiceAddress, ServiceName } from '../upstream/services.js';
import { askGraph, ServiceUnavailable } from '../upstream/upstream.js';
import type { CallOptions } from '../upstream/upstream.js';
import { isDeadlineCursor, mergeDeadlines } from './deadlines.rules.js';
import type { DeadlinePage, MergedPage } from './deadlines.rules.js';
import { printSelection, selectionTree } from './selection.rules.js';
import type { SelectionTree } from './selection.rules.js';

/** Arguments of `Query.deadlines`. */
export interface DeadlinesArgs {
  orgUnitId?: string | null;
  filter?: Record<string, unknown> | null;
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

/** What the owners are asked for: the fields that the client wants, and those that the merging needs. */
function ownerQuery(field: string, info: GraphQLResolveInfo): string {
  const wanted = selectionTree(info).get('edges')?.get('node') ?? new Map<string, SelectionTree>();
  const fields = new Map<string, SelectionTree>([...wanted, ['id', new Map()], ['dueAt', new Map()]]);
  return `query GatewayDeadlines($orgUnitId: ID, $filter: DeadlineFilter, $first: Int, $after: String) {
    page: ${field}(orgUnitId: $orgUnitId, filter: $filter, first: $first, after: $after) {
      hasMore
      totalCount
      nodes ${printSelection(fields)}
    }
  }`;
}

/** Asks the owners at the same time, as the viewer, and merges what they answer; an owner that is away is named. */
export async function mergedDeadlines(
  args: DeadlinesArgs,
  viewer: Viewer,
  services: ServiceAddress[],
  timeoutMs: number,
  info: GraphQLResolveInfo,
): Promise<MergedPage & { missing: string[] }> {
  const first = args.first ?? DEFAULT_FIRST;
  if (first < 1 || first > MOST) throw badInput(viewer, { argument: 'first', least: 1, most: MOST });
  if (args.after != null && !isDeadlineCursor(args.after)) throw badInput(viewer, { argument: 'after' });

  const identity = await viewer.signed();
  const owners = services.filter((service) => OWNERS[service.name]);
  const missing: string[] = [];
  const pages = await Promise.all(
    owners.map(async (owner) => {
      try {
        const query = ownerQuery(OWNERS[owner.name]!, info);
        const call = { identity, requestId: viewer.claims.requestId, timeoutMs };
        return await askOwner(owner, query, { ...args, first }, call);
      } catch (error) {
        if (!(error instanceof ServiceUnavailable)) throw error;
        missing.push(owner.name);
        return undefined;
      }
    }),
  );
  return {
    ...mergeDeadlines(
      pages.filter((page) => page !== undefined),
      first,
      args.after != null,
    ),
    missing: missing.sort(),
  };
}

async function askOwner(
  owner: ServiceAddress,
  query: string,
  args: DeadlinesArgs,
  call: CallOptions,
): Promise<DeadlinePage> {
  const answer = await askGraph<{ page: DeadlinePage | null }>(owner, query, { ...args }, call);
  const page = answer.data?.page;
  if (page) return page;
  const refusal = answer.errors?.find((error) => typeof error.extensions?.['code'] === 'string');
  // A refusal (no right to the unit, an unknown unit) is the answer; anything else is a service out of order.
  if (refusal && refusal.extensions!['code'] !== 'INTERNAL') {
    throw new GraphQLError(refusal.message, { extensions: refusal.extensions });
  }
  throw new ServiceUnavailable(owner.name, new Error('no page of deadlines'));
}

function badInput(viewer: Viewer, params: Record<string, unknown>): GraphQLError {
  return new GraphQLError(sentence('BAD_USER_INPUT', viewer.language), {
    extensions: { code: 'BAD_USER_INPUT', params },
  });
}
