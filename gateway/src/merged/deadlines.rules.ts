/** A deadline as its owner answers it; ids are typed. */
export interface DeadlineNode {
  id: string;
  dueAt: string;
  [field: string]: unknown;
}

/** One owner's page, in the order of (dueAt, id), or all of them the other way round. */
export interface DeadlinePage {
  nodes: DeadlineNode[];
  hasMore: boolean;
  totalCount: number;
}

/** A merged page. */
export interface MergedPage {
  edges: { cursor: string; node: DeadlineNode }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
}

/** The cursor of a deadline: the same for every owner, so that one cursor continues all their lists. */
function deadlineCursor(node: Pick<DeadlineNode, 'dueAt' | 'id'>): string {
  return Buffer.from(`${new Date(node.dueAt).toISOString()}|${node.id}`).toString('base64url');
}

const WRITTEN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z\|deadline:[\w-]{1,80}$/;

/** Whether a text is a cursor that deadlineCursor could have made. */
export function isDeadlineCursor(cursor: string): boolean {
  if (cursor.length > 500 || !/^[A-Za-z0-9_-]+$/.test(cursor)) return false;
  const text = Buffer.from(cursor, 'base64url').toString();
  const instant = new Date(text.slice(0, text.indexOf('|')));
  return WRITTEN.test(text) && !Number.isNaN(instant.getTime()) && instant.getUTCFullYear() >= 1;
}

/** Order of the merged list: instant, then id in byte order (as PostgreSQL's COLLATE "C"). */
function compareDeadlines(a: DeadlineNode, b: DeadlineNode): number {
  const byInstant = new Date(a.dueAt).getTime() - new Date(b.dueAt).getTime();
  return byInstant !== 0 ? byInstant : Buffer.compare(Buffer.from(a.id), Buffer.from(b.id));
}

/** Merges the owners' pages, each at least `first` long where its list has as many. */
export function mergeDeadlines(
  pages: DeadlinePage[],
  first: number,
  { continued, down = false }: { continued: boolean; down?: boolean },
): MergedPage {
  const sign = down ? -1 : 1;
  const all = pages.flatMap((page) => page.nodes).sort((a, b) => sign * compareDeadlines(a, b));
  const edges = all.slice(0, first).map((node) => ({ cursor: deadlineCursor(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: all.length > first || pages.some((page) => page.hasMore),
      hasPreviousPage: continued,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: pages.reduce((sum, page) => sum + page.totalCount, 0),
  };
}
