import type { Viewer } from '../identity/viewer.js';
import type { GatewayRuntime } from '@graphql-hive/gateway-runtime';
import type { GraphContext } from '../graph/runtime.js';
import { SERVICES } from '../upstream/services.js';
import type { ServiceName } from '../upstream/services.js';
import { ServiceUnavailable } from '../upstream/upstream.js';

/** A deadline of one of the person's units. */
export interface FeedDeadline {
  id: string;
  kind: string;
  title: string;
  caseId: string;
  dueDate: string;
  provisional: boolean;
  explanation: { text: string };
  /** What it was before, once for every time it moved. */
  reckonings: { at: string }[];
}

/** A session that the person chairs or is invited to. */
export interface FeedSession {
  id: string;
  version: number;
  title: string;
  number: string;
  state: string;
  scheduledAt: string;
  place: string;
}

/** One page of the graph; no client's cost limit stands in its way. */
const PAGE = 100;
/** Pages of one list: a calendar that would be larger is cut at its far end. */
const MOST_PAGES = 5;

const DEADLINES = /* GraphQL */ `
  query PersonFeedDeadlines($unit: ID!, $after: String) {
    page: deadlines(filter: { responsibleId: $unit }, first: ${PAGE}, after: $after) {
      missing
      pageInfo { hasNextPage endCursor }
      edges { node { id kind title caseId dueDate provisional explanation { text } reckonings { at } } }
    }
  }
`;
const SESSIONS = /* GraphQL */ `
  query PersonFeedSessions($from: LocalDate, $after: String) {
    page: sessions(filter: { invited: true, from: $from }, first: ${PAGE}, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { id version title number state scheduledAt place } }
    }
  }
`;

interface Page<T> {
  missing?: string[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: T }[];
}

/** Reads the ordinary graph as that person: what he may not see there is not in his calendar either. */
export class PersonEvents {
  constructor(
    private readonly graph: GatewayRuntime<GraphContext>,
    private readonly publicUrl: string,
  ) {}

  /** Open deadlines of the units on which the person holds a post, each once. */
  async deadlines(viewer: Viewer): Promise<FeedDeadline[]> {
    const units = [...new Set(viewer.claims.roles.map(({ orgUnitId }) => `orgUnit:${orgUnitId}`))];
    const found = new Map<string, FeedDeadline>();
    for (const unit of units) {
      for (const deadline of await this.all<FeedDeadline>(DEADLINES, { unit }, viewer)) {
        found.set(deadline.id, deadline);
      }
    }
    return [...found.values()];
  }

  /** Sessions from that day on. */
  sessions(viewer: Viewer, from: string): Promise<FeedSession[]> {
    return this.all<FeedSession>(SESSIONS, { from }, viewer);
  }

  private async all<T>(query: string, variables: Record<string, unknown>, viewer: Viewer): Promise<T[]> {
    const nodes: T[] = [];
    let after: string | null = null;
    for (let n = 0; n < MOST_PAGES; n += 1) {
      const page: Page<T> = await this.page<T>(query, { ...variables, after }, viewer);
      nodes.push(...page.edges.map(({ node }) => node));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    return nodes;
  }

  /** A part that is missing is an error: a calendar without it would make clients forget those events. */
  private async page<T>(query: string, variables: Record<string, unknown>, viewer: Viewer): Promise<Page<T>> {
    const response = await this.graph.fetch(
      `${this.publicUrl}/graphql`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query, variables }),
      },
      { viewer },
    );
    const answer = (await response.json()) as {
      data?: { page: Page<T> | null } | null;
      errors?: { extensions?: Record<string, unknown> }[];
    };
    const page = answer.data?.page;
    const missing = page?.missing?.[0] ?? (page ? undefined : answer.errors?.[0]?.extensions?.['service']);
    if (page && missing === undefined) return page;
    throw new ServiceUnavailable(serviceOf(missing), new Error('a part of a calendar feed is missing'));
  }
}

function serviceOf(name: unknown): ServiceName {
  return SERVICES.find((known) => known === name) ?? 'feedback';
}
