import { parseId, type Kind } from '@concord/contracts/ids';
import type { IdentityClaims } from '@concord/contracts/identity';
import { readableUnits } from '@concord/service-kit/acts/permissions';
import { CodedError } from '@concord/service-kit/log';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { namedAs, PUBLICISED_GRANTS, READ_GRANTS } from '../consultation/consultation.permissions.js';

/** Bare uuid that a query asks for; a malformed one is an error that its reader may see. */
export function askedId(id: string, kind: Kind): string {
  const uuid = parseId(id, kind)?.uuid;
  if (!uuid) throw new CodedError('UNKNOWN_ID', { id: id.slice(0, 80) });
  return uuid;
}

/** Where a list may look, and where it was asked to look. */
export interface ListScope {
  /** Units whose cases the reader may see. */
  units: string[];
  /** Units of which the reader may see what was publicised. */
  publicisedUnits: string[];
  /** The reader, for cases that name him; null where he holds no post. */
  personId: string | null;
  /** Units that the filter asks for; null = all. */
  within: string[] | null;
}

/** The reader's units, and the subtree asked for; an unknown unit is an empty subtree. */
export function listScope(
  identity: IdentityClaims,
  tree: OrgTree,
  orgUnitId: string | null | undefined,
): ListScope {
  return {
    units:
      identity.kind === 'gateway'
        ? tree.childrenOf(null).flatMap((root) => tree.subtree(root.id))
        : readableUnits(identity, READ_GRANTS, tree),
    publicisedUnits: readableUnits(identity, PUBLICISED_GRANTS, tree),
    personId: namedAs(identity) ?? null,
    within: orgUnitId ? tree.subtree(askedId(orgUnitId, 'orgUnit')) : null,
  };
}

/** Rooms are places that anybody signed in may look up. */
export function isSignedIn(identity: IdentityClaims): boolean {
  return identity.kind !== 'anonymous';
}
