import type { OrgTree } from '@concord/service-kit/replica/org-tree';

/** A department answers for itself; every other body (station, Party body, CPPCC, office) works for its place. */
function reach(tree: OrgTree, unitId: string): string {
  const unit = tree.unit(unitId);
  return unit && tree.isBody(unitId) && unit.kind !== 'DEPARTMENT' ? (unit.parentId ?? unitId) : unitId;
}

/** The outermost of the places that somebody's posts reach; undefined without posts. */
export function outermostReach(tree: OrgTree, unitIds: readonly string[]): string | undefined {
  const places = unitIds.filter((id) => tree.unit(id)).map((id) => reach(tree, id));
  return places.sort((a, b) => tree.path(a).length - tree.path(b).length)[0];
}
