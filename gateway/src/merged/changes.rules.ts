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

/** How far each owner has been read; an owner that is not in it is read from its beginning. */
export type Positions = Record<string, string>;

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

/** Opaque to clients: an owner that was away keeps its place in it, so nothing is passed over. */
export function changesCursor(positions: Positions): string {
  return Buffer.from(JSON.stringify(positions)).toString('base64url');
}

/** The positions of a cursor that `changesCursor` made; null for anything else. */
export function readChangesCursor(cursor: string, owners: readonly string[]): Positions | null {
  if (cursor.length > 500) return null;
  try {
    const read = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return null;
    const sound = Object.entries(read).every(
      ([owner, position]) => owners.includes(owner) && /^\d{1,18}$/.test(String(position)),
    );
    return sound ? (read as Positions) : null;
  } catch {
    return null;
  }
}

/**
 * Merges the owners' pages. Each owner's own order is kept whatever its machine's clock says; between owners the
 * earlier recorded comes first.
 */
export function mergeChanges(pages: readonly OwnerPage[], first: number, since: Positions): ChangesPage {
  const queues = pages.map((page) => ({ ...page, entries: [...page.entries] }));
  const positions: Positions = { ...since };
  const edges: ChangesPage['edges'] = [];
  while (edges.length < first) {
    const waiting = queues.filter((queue) => queue.entries.length > 0);
    if (waiting.length === 0) break;
    const next = waiting.reduce((a, b) => (recorded(b) < recorded(a) ? b : a));
    const node = next.entries.shift()!;
    positions[next.owner] = node.position;
    edges.push({ cursor: changesCursor(positions), node });
  }
  for (const { owner, entries, position } of queues) if (entries.length === 0) positions[owner] = position;
  return {
    edges,
    pageInfo: {
      hasNextPage: queues.some((queue) => queue.entries.length > 0 || queue.hasMore),
      hasPreviousPage: Object.keys(since).length > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: changesCursor(positions),
    },
  };
}

function recorded(page: OwnerPage): number {
  return Date.parse(page.entries[0]!.recordedAt);
}
