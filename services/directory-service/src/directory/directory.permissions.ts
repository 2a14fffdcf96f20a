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

type Asker = Pick<IdentityClaims, 'kind' | 'roles'>;

/** Whether the asker works with the directory: by a post held now. Being a resident of a place is none. */
function holdsPost({ kind, roles }: Asker): boolean {
  if (kind === 'gateway') return true;
  return kind !== 'anonymous' && roles.some(({ role }) => role !== 'RESIDENT');
}

/** Posts, people and profiles are open to everybody who holds a post (and to the gateway), to nobody else. */
export function mayReadPeople(identity: Asker): boolean {
  return holdsPost(identity);
}

/** Himself everybody reads who is signed in, with or without a post. */
export function mayReadPerson(identity: Asker & Pick<IdentityClaims, 'personId'>, personId: string): boolean {
  return mayReadPeople(identity) || identity.personId === personId;
}

/** Without a post one reads what the public page shows: places, departments, stations, Party bodies; no inner offices. */
export function mayReadUnit(identity: Asker, unitKind: string): boolean {
  return holdsPost(identity) || PUBLIC_KINDS.has(unitKind);
}
