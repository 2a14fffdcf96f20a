import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import { actingRole, readableUnits, type Grant } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { TopicRow } from './topic.entity.js';

/** The room's convenor of the very place, the station above it, the county's CPPCC office above that. */
export const CONVENOR: Grant = { role: 'CONVENOR', where: 'at' };
export const STATION: Grant = { role: 'STATION_STAFF', where: 'beside' };
export const COUNTY: Grant = { role: 'COUNTY_CPPCC_OFFICER', where: 'beside' };

/** Entering a topic for somebody who came in person or wrote (代录). */
export const MAY_ENTER_FOR_OTHERS: readonly Grant[] = [CONVENOR, STATION, COUNTY];
/** A CPPCC member proposes as one where his post reaches. */
export const PROPOSES_AS_MEMBER: readonly Grant[] = [{ role: 'MEMBER', where: 'beside' }];

/** Roles that read the topics of their places and of all below. Residents follow theirs by code only. */
export const TOPIC_READERS: readonly Grant[] = [
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

const DEPARTMENT_ROLES = ['DEPARTMENT_OFFICER', 'DEPARTMENT_LEADER'];

/** Units of the departments that the identity works for. */
export function departmentsOf(identity: IdentityClaims): string[] {
  return identity.roles.filter((held) => DEPARTMENT_ROLES.includes(held.role)).map((held) => held.orgUnitId);
}

/** Units whose topics the identity may list. */
export function unitsReadBy(identity: IdentityClaims, tree: OrgTree): string[] {
  return readableUnits(identity, TOPIC_READERS, tree);
}

const DEPARTMENTS: readonly Grant[] = DEPARTMENT_ROLES.map((role) => ({ role, where: 'beside' }));

/**
 * The role by which the identity may read the topic. A department reads what it handles, and what was publicised:
 * a reply answers the asks one by one.
 */
export function readingRole(
  identity: IdentityClaims,
  row: Pick<TopicRow, 'orgUnitId' | 'concernedUnitIds' | 'history'>,
  tree: OrgTree,
): RoleAssignmentClaim | undefined {
  const reader = actingRole(identity, TOPIC_READERS, tree, row.orgUnitId);
  if (reader) return reader;
  const wasPublicised = row.history.some((entry) => entry.state === 'PUBLICIZING');
  const publicReader = wasPublicised ? actingRole(identity, DEPARTMENTS, tree, row.orgUnitId) : undefined;
  return publicReader ?? identity.roles.find((held) => handles(held, row.concernedUnitIds));
}

function handles(held: RoleAssignmentClaim, units: readonly string[]): boolean {
  return DEPARTMENT_ROLES.includes(held.role) && units.includes(held.orgUnitId);
}
