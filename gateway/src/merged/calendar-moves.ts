import type { GraphQLResolveInfo } from 'graphql';
import type { ServiceAddress, ServiceName } from '../upstream/services.js';
import { ServiceUnavailable } from '../upstream/upstream.js';
import { askPage, badInput } from './ask-owner.js';
import { isDeadlineCursor, mergeDeadlines } from './deadlines.rules.js';
import type { DeadlinePage, MergedPage } from './deadlines.rules.js';
import type { MergedContext } from './merged.js';
import { printSelection, selectionTree } from './selection.rules.js';
import type { SelectionTree } from './selection.rules.js';

/** Arguments of `Query.calendarMoves`. */
export interface CalendarMovesArgs {
  noticeId: string;
  first?: number | null;
  after?: string | null;
}

const TOTALS = ['openCount', 'laterCount', 'earlierCount', 'settledCount', 'overdueCount'] as const;
type Totals = Record<(typeof TOTALS)[number], number>;
type MovesPage = DeadlinePage & Totals & { known: boolean };

/** Owners of deadlines and what each of them offers to the gateway. */
const OWNERS: Partial<Record<ServiceName, string>> = {
  topic: 'topicCalendarMoves',
  consultation: 'consultationCalendarMoves',
  feedback: 'feedbackCalendarMoves',
};
const DEFAULT_FIRST = 20;
const MOST = 100;

function ownerQuery(field: string, info: GraphQLResolveInfo): string {
  const wanted = selectionTree(info).get('edges')?.get('node') ?? new Map<string, SelectionTree>();
  const fields = new Map<string, SelectionTree>([...wanted, ['id', new Map()], ['dueAt', new Map()]]);
  return `query GatewayCalendarMoves($noticeId: ID!, $first: Int, $after: String) {
    page: ${field}(noticeId: $noticeId, first: $first, after: $after) {
      known hasMore totalCount ${TOTALS.join(' ')}
      nodes ${printSelection(fields)}
    }
  }`;
}

/**
 * What publishing a notice would move, of all owners. An owner that is away, or that has not heard of the notice yet,
 * is named; null where none of them knows it (or the viewer does not keep its layer: the owners do not tell which).
 */
export async function mergedCalendarMoves(
  args: CalendarMovesArgs,
  { viewer, away }: MergedContext,
  services: ServiceAddress[],
  timeoutMs: number,
  info: GraphQLResolveInfo,
): Promise<(MergedPage & Totals & { missing: string[] }) | null> {
  const first = args.first ?? DEFAULT_FIRST;
  if (first < 1 || first > MOST) throw badInput(viewer, { argument: 'first', least: 1, most: MOST });
  if (args.after != null && !isDeadlineCursor(args.after)) throw badInput(viewer, { argument: 'after' });

  const identity = viewer.signed;
  const missing: string[] = [];
  let answered = 0;
  const pages = await Promise.all(
    services
      .filter((service) => OWNERS[service.name])
      .map(async (owner) => {
        try {
          const query = ownerQuery(OWNERS[owner.name]!, info);
          const call = { identity, requestId: viewer.claims.requestId, timeoutMs };
          const page = await askPage<MovesPage>(owner, query, { ...args, first }, call);
          answered += 1;
          if (page.known) return page;
        } catch (error) {
          if (!(error instanceof ServiceUnavailable)) throw error;
          away.push({ service: owner.name, field: String(info.path.key) });
        }
        missing.push(owner.name);
        return undefined;
      }),
  );
  const known = pages.filter((page) => page !== undefined);
  if (known.length === 0 && answered > 0) return null;
  const sum = (name: (typeof TOTALS)[number]): number => known.reduce((total, page) => total + page[name], 0);
  return {
    ...mergeDeadlines(known, first, { continued: args.after != null }),
    ...(Object.fromEntries(TOTALS.map((name) => [name, sum(name)])) as Totals),
    missing: missing.sort(),
  };
}
