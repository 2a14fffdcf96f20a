import type { IdentityClaims } from '@concord/contracts/identity';
import {
  actingRole,
  readableUnits,
  type Grant,
  type PermissionTable,
} from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { ItemRow } from './item.entity.js';
import type { ItemAct } from './item.states.js';

const CONVENOR: Grant = { role: 'CONVENOR', where: 'above' };
const STATION: Grant = { role: 'STATION_STAFF', where: 'beside' };
const COUNTY_CPPCC: Grant = { role: 'COUNTY_CPPCC_OFFICER', where: 'beside' };
const COUNTY_OFFICE: Grant = { role: 'COUNTY_LEADING_OFFICE', where: 'beside' };
const MEMBER: Grant = { role: 'MEMBER', where: 'beside' };
/**
 * Who signs and acts for a unit that carries a commitment out: a department's own people; for what a street or a
 * community takes on itself (T13), its station or its convenor.
 */
export const HANDLER_ROLES = [
  'DEPARTMENT_OFFICER',
  'DEPARTMENT_LEADER',
  'STATION_STAFF',
  'CONVENOR',
] as const;
const HANDLERS: readonly Grant[] = HANDLER_ROLES.map((role) => ({ role, where: 'at' }));

const WATCHERS = [CONVENOR, STATION, COUNTY_CPPCC] as const;
/** Who hands matters on, innermost first; the profile's chain decides how far each reaches (decision 6). */
const ASSIGNERS = [CONVENOR, STATION, COUNTY_OFFICE] as const;

/** Who may do what; what is not here is denied. Acts of the departments' side are asked of the handling unit. */
export const ITEM_PERMISSIONS: PermissionTable<ItemAct> = {
  assignItem: ASSIGNERS,
  signForItem: HANDLERS,
  requestItemReturn: HANDLERS,
  acceptItemReturn: ASSIGNERS,
  refuseItemReturn: ASSIGNERS,
  replyItem: HANDLERS,
  giveCoOpinion: HANDLERS,
  reportCompletion: HANDLERS,
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
const HANDLING_READERS: readonly Grant[] = HANDLER_ROLES.map((role) => ({
  role,
  where: role.startsWith('DEPARTMENT') ? 'above' : 'at',
}));

/** Places whose cases the identity reads. */
export function placesReadBy(identity: IdentityClaims, tree: OrgTree): string[] {
  return readableUnits(identity, READERS, tree);
}

/** Handling units whose items the identity reads: its own, for a department also those below. */
export function unitsHandledBy(identity: IdentityClaims, tree: OrgTree): string[] {
  return readableUnits(identity, HANDLING_READERS, tree);
}

/** May the identity read a case of this place? */
export function readsPlace(identity: IdentityClaims, tree: OrgTree, orgUnitId: string): boolean {
  return actingRole(identity, READERS, tree, orgUnitId) !== undefined;
}

/** May the identity read the item: by its place, or as a unit that handles it? */
export function readsItem(identity: IdentityClaims, tree: OrgTree, row: ItemRow): boolean {
  if (readsPlace(identity, tree, row.orgUnitId)) return true;
  const handled = unitsHandledBy(identity, tree);
  return [row.leadUnitId, ...row.coUnitIds].some((unit) => unit !== null && handled.includes(unit));
}

/** The role that is written to when something is handed to the unit. */
export function handlerRole(tree: OrgTree, unitId: string): (typeof HANDLER_ROLES)[number] {
  const unit = tree.unit(unitId);
  if (unit?.kind === 'STATION') return 'STATION_STAFF';
  return unit && !tree.isBody(unitId) ? 'CONVENOR' : 'DEPARTMENT_OFFICER';
}
