import type { ChangesCursors, Positions } from './changes-cursor.js';

/** A change as its owner tells it. */
export interface ChangeEntry {
  /** Place in the owner's own order. */
  position: string;
  /** Wall instant; only for merging. */
  recordedAt: string;
  [field: string]: unknown;
}

/** One owner's page, in its commit order. */
export interface OwnerPage {
  owner: string;
  entries: ChangeEntry[];
  /** From where to go on after all entries. */
  position: string;
  hasMore: boolean;
}

/** A page over all owners. */
export interface ChangesPage {
  edges: { cursor: string; node: ChangeEntry }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string;
  };
}

/**
 * Merges the owners' pages. Each owner's own order is kept whatever its machine's clock says; between owners the
 * earlier recorded comes first.
 */
export function mergeChanges(
  pages: readonly OwnerPage[],
  first: number,
  since: Positions,
  cursors: ChangesCursors,
): ChangesPage {
  const queues = pages.map((page) => ({ ...page, entries: [...page.entries] }));
  const positions: Positions = { ...since };
  const edges: ChangesPage['edges'] = [];
  while (edges.length < first) {
    const waiting = queues.filter((queue) => queue.entries.length > 0);
    if (waiting.length === 0) break;
    const next = waiting.reduce((a, b) => (recorded(b) < recorded(a) ? b : a));
    const node = next.entries.shift()!;
    positions[next.owner] = node.position;
    edges.push({ cursor: cursors.write(positions), node });
  }
  for (const { owner, entries, position } of queues) if (entries.length === 0) positions[owner] = position;
  return {
    edges,
    pageInfo: {
      hasNextPage: queues.some((queue) => queue.entries.length > 0 || queue.hasMore),
      hasPreviousPage: Object.keys(since).length > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: cursors.write(positions),
    },
  };
}

function recorded(page: OwnerPage): number {
  return Date.parse(page.entries[0]!.recordedAt);
}
