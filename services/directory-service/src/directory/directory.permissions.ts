import type { IdentityClaims } from '@concord/contracts/identity';
import type { PermissionTable } from '@concord/service-kit/acts/permissions';
import { PUBLIC_KINDS } from '../unit/unit.kinds.js';

/** Who may change the directory; an administrator's post reaches the subtree below it. */
export const DIRECTORY_PERMISSIONS = {
  importOrgTree: [{ role: 'ADMINISTRATOR', where: 'above' }],
  appoint: [{ role: 'ADMINISTRATOR', where: 'above' }],
  endPost: [{ role: 'ADMINISTRATOR', where: 'above' }],
  /** Besides whoever holds the post himself. */
  nameDeputy: [{ role: 'ADMINISTRATOR', where: 'above' }],
} as const satisfies PermissionTable;

/** Posts, people and profiles are open to everybody signed in (and to the gateway and machines), to nobody else. */
export function mayReadPeople(identity: Pick<IdentityClaims, 'kind'>): boolean {
  return identity.kind !== 'anonymous';
}

/** The public page shows the names of places, departments, stations and Party bodies; not inner offices. */
export function mayReadUnit(identity: Pick<IdentityClaims, 'kind'>, unitKind: string): boolean {
  return identity.kind !== 'anonymous' || PUBLIC_KINDS.has(unitKind);
}
