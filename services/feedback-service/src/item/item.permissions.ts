import type { IdentityClaims } from '@concord/contracts/identity';
import { actingRole, readableUnits, type Grant, type PermissionTable } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { ItemRow } from './item.entity.js';
import type { ItemAct } from './item.states.js';

const CONVENOR: Grant = { role: 'CONVENOR', where: 'above' };
const STATION: Grant = { role: 'STATION_STAFF', where: 'beside' };
const COUNTY_CPPCC: Grant = { role: 'COUNTY_CPPCC_OFFICER', where: 'beside' };
const COUNTY_OFFICE: Grant = { role: 'COUNTY_LEADING_OFFICE', where: 'beside' };
const MEMBER: Grant = { role: 'MEMBER', where: 'beside' };
const OFFICER: Grant = { role: 'DEPARTMENT_OFFICER', where: 'at' };
const DEPARTMENT_LEADER: Grant = { role: 'DEPARTMENT_LEADER', where: 'at' };

const WATCHERS = [CONVENOR, STATION, COUNTY_CPPCC] as const;
/** Who hands matters on, innermost first; the profile's chain decides how far each reaches (decision 6). */
const ASSIGNERS = [CONVENOR, STATION, COUNTY_OFFICE] as const;

/** Who may do what; what is not here is denied. Rows of the departments' side are asked of the handling unit. */
export const ITEM_PERMISSIONS: PermissionTable<ItemAct> = {
  assignItem: ASSIGNERS,
  signForItem: [OFFICER, DEPARTMENT_LEADER],
  requestItemReturn: [OFFICER, DEPARTMENT_LEADER],
  acceptItemReturn: ASSIGNERS,
  refuseItemReturn: ASSIGNERS,
  replyItem: [OFFICER, DEPARTMENT_LEADER],
  giveCoOpinion: [OFFICER, DEPARTMENT_LEADER],
  reportCompletion: [OFFICER, DEPARTMENT_LEADER],
  recordVisit: [...WATCHERS, MEMBER],
  recordSatisfaction: WATCHERS,
  urgeItem: [...WATCHERS, COUNTY_OFFICE],
  closeItem: WATCHERS,
};

const READERS: readonly Grant[] = [
  'CITY_LEADING_OFFICE',
  'COUNTY_LEADING_OFFICE',
  'COUNTY_CPPCC_OFFICER',
  'TOWNSHIP_PARTY_APPROVER',
  'VILLAGE_PARTY_APPROVER',
  'ENTERPRISE_APPROVER',
  'CONVENOR',
  'STATION_STAFF',
  'MEMBER',
  'SUPERVISION_OFFICE',
  'LEADER',
].map((role) => ({ role, where: 'beside' as const }));
const HANDLERS: readonly Grant[] = ['DEPARTMENT_OFFICER', 'DEPARTMENT_LEADER'].map((role) => ({ role, where: 'above' as const }));

/** Places whose cases the identity reads. */
export function placesReadBy(identity: IdentityClaims, tree: OrgTree): string[] {
  return readableUnits(identity, READERS, tree);
}

/** Handling units whose items the identity reads: its own department and those below. */
export function departmentsOf(identity: IdentityClaims, tree: OrgTree): string[] {
  return readableUnits(identity, HANDLERS, tree);
}

/** May the identity read a case of this place? */
export function readsPlace(identity: IdentityClaims, tree: OrgTree, orgUnitId: string): boolean {
  return actingRole(identity, READERS, tree, orgUnitId) !== undefined;
}

/** May the identity read the item: by its place, or as a unit that handles it? */
export function readsItem(identity: IdentityClaims, tree: OrgTree, row: ItemRow): boolean {
  const handling = [row.leadUnitId, ...row.coUnitIds].filter((id) => id !== null);
  return readsPlace(identity, tree, row.orgUnitId) || handling.some((unit) => departmentsOf(identity, tree).includes(unit));
}
