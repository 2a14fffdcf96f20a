import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import type { ProfileDocument } from '@concord/contracts/profile';
import type { OrgUnitRecord } from '@concord/contracts/directory';
import type { OrgTree, ProfileVersion } from '@concord/service-kit/replica/org-tree';
import type { TopicRow } from '../../topic/topic.entity.js';

export type MatrixRow = ProfileDocument['approvalMatrix'][number];
/** What the matrix needs to know of a topic. */
export type Placed = Pick<TopicRow, 'orgUnitId' | 'level' | 'profileKey' | 'profileVersion'>;

/** The profile version that the topic started under (B.14.12). */
export function profileOf(row: Pick<Placed, 'profileKey' | 'profileVersion'>, tree: OrgTree): ProfileVersion {
  const profile = tree.profile(row.profileKey, row.profileVersion);
  if (!profile) throw new Error(`the replica holds no profile ${row.profileKey}@${row.profileVersion}`);
  return profile;
}

/** The row of B.3 for a level; undefined where the region's matrix has none. */
export function matrixRow(profile: ProfileDocument, level: string): MatrixRow | undefined {
  return profile.approvalMatrix.find((row) => row.level === level);
}

/** The row for this topic. It exists, or the topic could not have been submitted. */
export function matrixOf(row: Placed, tree: OrgTree): MatrixRow {
  const found = matrixRow(profileOf(row, tree).document, row.level);
  if (!found) {
    throw new Error(`profile ${row.profileKey}@${row.profileVersion} has no matrix row ${row.level}`);
  }
  return found;
}

/** The place itself and its own bodies: where the authority of T5 must hold its post, and nowhere else. */
function ownUnits(placeId: string, tree: OrgTree): OrgUnitRecord[] {
  const place = tree.unit(placeId);
  return place ? [place, ...tree.childrenOf(placeId).filter((child) => tree.isBody(child.id))] : [];
}

/** The post by which the identity is the approving authority of this topic; undefined when it is not. */
export function authorityHeld(
  identity: IdentityClaims,
  row: Placed,
  tree: OrgTree,
): RoleAssignmentClaim | undefined {
  const { approvedBy } = matrixOf(row, tree);
  const own = ownUnits(row.orgUnitId, tree).map((unit) => unit.id);
  return identity.roles.find((held) => approvedBy.includes(held.role) && own.includes(held.orgUnitId));
}

/** Where a role of the matrix row has a holder now, first alternative first. */
export function authorityUnits(row: Placed, tree: OrgTree, at: Date): { role: string; orgUnitId: string }[] {
  const own = ownUnits(row.orgUnitId, tree);
  return matrixOf(row, tree).approvedBy.flatMap((role) =>
    own
      .filter((unit) => tree.holders(role, unit.id, at).length > 0)
      .map((unit) => ({ role, orgUnitId: unit.id })),
  );
}

/** Who receives the filing: the nearest holder of the first alternative that has one (MX2). */
export function receiverOf(
  row: Placed,
  tree: OrgTree,
  at: Date,
): { role: string; orgUnitId: string } | undefined {
  for (const role of matrixOf(row, tree).filedWith) {
    const unit = tree.nearestWithRole(role, row.orgUnitId, at);
    if (unit) return { role, orgUnitId: unit.id };
  }
  return undefined;
}

/** Places that take topics: they have a profile, and its matrix has a row for their level. */
export function takesTopics(unit: OrgUnitRecord, tree: OrgTree): boolean {
  const profile = tree.profile(unit.profileKey);
  return (
    !tree.isBody(unit.id) && profile !== undefined && matrixRow(profile.document, unit.level) !== undefined
  );
}
