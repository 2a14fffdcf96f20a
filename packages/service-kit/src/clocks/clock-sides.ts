import type { Recipient } from '@concord/contracts/facts';
import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import { actingRole, type Grant } from '../acts/permissions.js';
import type { OrgTree } from '../replica/org-tree.js';
import type { ClockedCase } from './clocked-case.js';
import type { ClockRow } from './clock.entity.js';

/** Posts that act for a unit which must act in time. */
const ACTING: readonly string[] = [
  'CONVENOR',
  'STATION_STAFF',
  'DEPARTMENT_OFFICER',
  'DEPARTMENT_LEADER',
  'VILLAGE_PARTY_APPROVER',
  'TOWNSHIP_PARTY_APPROVER',
  'ENTERPRISE_APPROVER',
  'COUNTY_CPPCC_OFFICER',
  'COUNTY_LEADING_OFFICE',
];
/** Who sets the time of a room's own steps, innermost first: the station above it, then the county's offices (INF). */
const ISSUERS: readonly Grant[] = ['STATION_STAFF', 'COUNTY_CPPCC_OFFICER', 'COUNTY_LEADING_OFFICE'].map(
  (role) => ({ role, where: 'beside' }),
);

/** The post under which somebody acts for the unit that must act. */
export function responsiblePost(
  identity: IdentityClaims,
  clock: Pick<ClockRow, 'responsibleUnitId'>,
): RoleAssignmentClaim | undefined {
  return identity.roles.find(
    (held) => held.orgUnitId === clock.responsibleUnitId && ACTING.includes(held.role),
  );
}

/** The post above the responsible unit under which somebody decides on its time; never one on that unit itself. */
function issuingPost(
  identity: IdentityClaims,
  clock: Pick<ClockRow, 'responsibleUnitId' | 'orgUnitId'>,
  tree: OrgTree,
): RoleAssignmentClaim | undefined {
  const others = identity.roles.filter((held) => held.orgUnitId !== clock.responsibleUnitId);
  return actingRole({ ...identity, roles: others }, ISSUERS, tree, clock.orgUnitId);
}

/** Everybody who acts for the responsible unit. */
export function responsiblePeople(
  clock: Pick<ClockRow, 'responsibleUnitId'>,
  tree: OrgTree,
  now: Date,
): Recipient[] {
  const { responsibleUnitId: orgUnitId } = clock;
  return ACTING.filter((role) => tree.holders(role, orgUnitId, now).length > 0).map((role) => ({
    role,
    orgUnitId,
  }));
}

/** The nearest office that decides on the time. */
export function issuingPeople(
  clock: Pick<ClockRow, 'responsibleUnitId' | 'orgUnitId'>,
  tree: OrgTree,
  now: Date,
): Recipient[] {
  for (const { role } of ISSUERS) {
    const unit = tree.nearestWithRole(role, clock.orgUnitId, now);
    if (unit && unit.id !== clock.responsibleUnitId) return [{ role, orgUnitId: unit.id }];
  }
  return [];
}

/** Both sides of the clocks of a room's own steps: whoever acts for the unit in time, and the office that sets the time. */
export const ROOM_SIDES: Pick<ClockedCase<never>, 'sides' | 'told'> = {
  sides: (_row, clock, { identity, tree }) => ({
    responsible: responsiblePost(identity, clock),
    issuer: issuingPost(identity, clock, tree),
  }),
  told: (_row, clock, tree, now) => ({
    responsible: responsiblePeople(clock, tree, now),
    issuer: issuingPeople(clock, tree, now),
  }),
};
