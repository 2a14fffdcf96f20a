import type { Viewer } from '../identity/viewer.js';
import { SERVICES, type ServiceAddress } from '../upstream/services.js';
import { ServiceUnavailable } from '../upstream/upstream.js';
import { askPage, badInput } from './ask-owner.js';
import type { ChangesCursors } from './changes-cursor.js';
import { mergeChanges } from './changes.rules.js';
import type { ChangeEntry, ChangesPage, OwnerPage } from './changes.rules.js';

/** Arguments of `Query.changes`. */
export interface ChangesArgs {
  since?: string | null;
  first?: number | null;
}

const DEFAULT_FIRST = 100;
const MOST = 100;
/** Asked for as `since`: nothing of the past, and the cursor from which to go on. */
const NOW = 'now';

const query = (owner: string): string => `query GatewayChanges($after: String, $first: Int) {
  page: ${owner}Changes(after: $after, first: $first) {
    hasMore
    position
    entries { position recordedAt typename id version at type tombstone }
  }
}`;

/**
 * Every change of every owner that the viewer may read, each owner's in its commit order (architecture.md 20).
 * An owner that is away is named, and keeps its place in the cursor.
 */
export async function mergedChanges(
  args: ChangesArgs,
  viewer: Viewer,
  services: ServiceAddress[],
  timeoutMs: number,
  cursors: ChangesCursors,
): Promise<ChangesPage & { missing: string[] }> {
  const first = args.first ?? DEFAULT_FIRST;
  if (first < 1 || first > MOST) throw badInput(viewer, { argument: 'first', least: 1, most: MOST });
  const asked = args.since ?? null;
  const since = asked === null || asked === NOW ? {} : cursors.read(asked, SERVICES);
  if (!since) throw badInput(viewer, { argument: 'since' });

  const call = { identity: viewer.signed, requestId: viewer.claims.requestId, timeoutMs };
  const missing: string[] = [];
  const pages = await Promise.all(
    services.map(async (owner): Promise<OwnerPage | undefined> => {
      const after = args.since === NOW ? NOW : (since[owner.name] ?? null);
      try {
        type Page = { entries: ChangeEntry[]; position: string; hasMore: boolean };
        const page = await askPage<Page>(owner, query(owner.name), { after, first }, call);
        return { owner: owner.name, ...page };
      } catch (error) {
        if (!(error instanceof ServiceUnavailable)) throw error;
        // Without its present position the cursor would begin at the owner's very first change.
        if (args.since === NOW) throw error;
        missing.push(owner.name);
        return undefined;
      }
    }),
  );
  const answered = pages.filter((page) => page !== undefined);
  return { ...mergeChanges(answered, first, since, cursors), missing: missing.sort() };
}
