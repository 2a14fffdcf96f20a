import type { RoleAssignmentClaim } from './identity.js';

/** A change as a service tells it the gateway (`GET /internal/changes`): what changed, and who may hear of it. */
export interface Change {
  /** GraphQL type, e.g. `Topic`. */
  typename: string;
  /** Typed id. */
  id: string;
  version: number;
  /** Bare uuid of the unit whose row it is. */
  orgUnitId: string;
  /**
   * Posts that may read it: bare uuids of units by role, as the service's own reading rules have it. A role that is
   * not here hears nothing, on whatever unit it is held.
   */
  readers: Record<string, string[]>;
  /** Bare uuids of people concerned whatever their roles. */
  personIds?: string[];
  /** Whether everybody may know of it. */
  public?: boolean;
}

/** Whether somebody with these rights may know that this changed: who may read it, and nobody else. */
export function mayHear(
  change: Pick<Change, 'readers' | 'personIds' | 'public'>,
  rights: { personId?: string | undefined; roles: readonly RoleAssignmentClaim[] },
): boolean {
  if (change.public) return true;
  // A message is its reader's own; a case names people of offices, and whoever has left them all hears nothing of it.
  const own = rights.roles.length > 0 || Object.keys(change.readers).length === 0;
  if (own && rights.personId !== undefined && change.personIds?.includes(rights.personId)) return true;
  return rights.roles.some(
    ({ role, orgUnitId }) => Object.hasOwn(change.readers, role) && change.readers[role]!.includes(orgUnitId),
  );
}
