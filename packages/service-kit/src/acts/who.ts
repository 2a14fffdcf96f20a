import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import type { Decision } from '@concord/contracts/refusals';
import type { OrgTree } from '../replica/org-tree.js';
import { actingRole, type Grant } from './permissions.js';

/** What every decision reads besides the row. */
export interface Asking {
  identity: IdentityClaims;
  tree: OrgTree;
  /** Case time. */
  now: Date;
}

/** How somebody may act: under a post, or as a person named on the row; null when not at all. */
export type Standing = { as: RoleAssignmentClaim | undefined } | null;

/** Who may do an act. */
export interface Who<Row, Context extends Asking> {
  /** In words, for the table of acts. */
  says: string;
  /** Posts that give it by the place of the case; lists are narrowed by them. */
  grants: readonly Grant[];
  /** False where it is nobody's post, but e.g. a code that gives it. */
  byPost?: boolean;
  standing(row: Row, context: Context): Standing;
  /** What everybody else reads; that his post does not permit it, where left out. */
  otherwise?(row: Row, context: Context): Decision | undefined;
}

/** Whoever holds one of these posts for the place of the case. */
export function posts<Row extends { orgUnitId: string }>(
  says: string,
  ...grants: readonly Grant[]
): Who<Row, Asking> {
  return {
    ...{ says, grants },
    standing(row, { identity, tree }) {
      if (identity.kind !== 'person') return null;
      const as = actingRole(identity, grants, tree, row.orgUnitId);
      return as ? { as } : null;
    },
  };
}
