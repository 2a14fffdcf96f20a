import { GraphQLError } from 'graphql';
import { sentence } from '../identity/refusal.js';
import type { Viewer } from '../identity/viewer.js';
import type { ServiceAddress, ServiceName } from '../upstream/services.js';
import { askGraph, ServiceUnavailable } from '../upstream/upstream.js';
import { isDeadlineCursor, mergeDeadlines } from './deadlines.rules.js';
import type { DeadlinePage, MergedPage } from './deadlines.rules.js';

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

const QUERIES = Object.fromEntries(
  Object.values(OWNERS).map((field) => [
    field,
    `query GatewayDeadlines($orgUnitId: ID, $filter: DeadlineFilter, $first: Int, $after: String) {
      page: ${field}(orgUnitId: $orgUnitId, filter: $filter, first: $first, after: $after) {
        hasMore
        totalCount
        nodes {
          id kind title caseId caseType dueAt dueOn state workingDaysLeft
          orgUnit { __typename id }
          responsible { __typename id }
        }
      }
    }`,
  ]),
);

/** Asks the owners at the same time, as the viewer, and merges what they answer; an owner that is away is named. */
export async function mergedDeadlines(
  args: DeadlinesArgs,
  viewer: Viewer,
  services: ServiceAddress[],
  timeoutMs: number,
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
        return await askOwner(owner, { ...args, first }, identity, viewer.claims.requestId, timeoutMs);
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
  args: DeadlinesArgs,
  identity: string,
  requestId: string,
  timeoutMs: number,
): Promise<DeadlinePage> {
  const answer = await askGraph<{ page: DeadlinePage | null }>(
    owner,
    QUERIES[OWNERS[owner.name]!]!,
    { ...args },
    { identity, requestId, timeoutMs },
  );
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
