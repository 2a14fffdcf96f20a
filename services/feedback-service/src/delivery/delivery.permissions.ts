import type { IdentityClaims } from '@concord/contracts/identity';
import { actingRole, readableUnits, type Grant } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';

/** Who sees to channels: the administrators of a unit or of one above it. */
export const ADMINISTRATORS: readonly Grant[] = [{ role: 'ADMINISTRATOR', where: 'above' }];

/** Units whose deliveries and webhooks the identity administers. */
export function administeredUnits(identity: IdentityClaims, tree: OrgTree): string[] {
  return readableUnits(identity, ADMINISTRATORS, tree);
}

/** Whether the identity administers the channels of that unit. */
export function administers(identity: IdentityClaims, tree: OrgTree, orgUnitId: string): boolean {
  return actingRole(identity, ADMINISTRATORS, tree, orgUnitId) !== undefined;
}
