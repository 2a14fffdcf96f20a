import { reachesAct } from '@concord/contracts/acts';
import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import { refuse, type Decision } from '@concord/contracts/refusals';
import { machineMay } from '../identity/machines.js';
import type { OrgTree } from '../replica/org-tree.js';

/**
 * Where the unit of a role must stand to the case's unit.
 * `at`: the very unit. `above`: the unit or any above it (the role reaches its subtree).
 * `beside`: as `above`, or a body (station, department, Party body) of the case's place or of one above it.
 */
export type Where = 'at' | 'above' | 'beside';
export interface Grant {
  role: string;
  where: Where;
}
/** Table act -> grants; what is not in it is denied (architecture.md 14). */
export type PermissionTable<Act extends string = string> = Record<Act, readonly Grant[]>;

/** Ids that may give standing for a case of this unit, seen from each side. */
function standing(tree: OrgTree, orgUnitId: string): Record<Where, Set<string>> {
  const path = tree.path(orgUnitId);
  const bodies = path.flatMap((id) => tree.childrenOf(id).filter((child) => tree.isBody(child.id)));
  return {
    at: new Set([orgUnitId]),
    above: new Set(path),
    beside: new Set([...path, ...bodies.map((body) => body.id)]),
  };
}

/** The role under which the identity may do the act on a case of that unit; undefined when it may not. */
export function actingRole(
  identity: Pick<IdentityClaims, 'roles'>,
  grants: readonly Grant[],
  tree: OrgTree,
  orgUnitId: string,
): RoleAssignmentClaim | undefined {
  const stands = standing(tree, orgUnitId);
  return identity.roles.find((held) =>
    grants.some((grant) => grant.role === held.role && stands[grant.where].has(held.orgUnitId)),
  );
}

/** The identity as far as it may do this act: the posts of a deputy who was not named for it are left out (G.4). */
export function forAct(identity: IdentityClaims, act: string): IdentityClaims {
  return identity.roles.every((held) => reachesAct(held.acts, act))
    ? identity
    : { ...identity, roles: identity.roles.filter((held) => reachesAct(held.acts, act)) };
}

/** What is refused only because the post's deputy was not named for this act says so; machines are refused first. */
export function withinDeputy<Context extends { identity: IdentityClaims }>(
  context: Context,
  act: string,
  decideAs: (context: Context) => Decision,
): Decision {
  const { identity } = context;
  if (!machineMay(identity, act)) return refuse('MACHINE_MAY_NOT');
  const decision = decideAs({ ...context, identity: forAct(identity, act) });
  if (decision.allowed || forAct(identity, act) === identity) return decision;
  const roles = identity.roles.map(({ acts: _limits, ...held }) => held);
  const unlimited = decideAs({ ...context, identity: { ...identity, roles } });
  const same = !unlimited.allowed && unlimited.refusal.code === decision.refusal.code;
  return same ? decision : refuse('DEPUTY_NOT_FOR_ACT', {}, 'G.4', 'INF');
}

/**
 * Units whose cases the identity may list under these grants: its places with all below;
 * for a body with `beside`, the place that it belongs to with all below.
 */
export function readableUnits(identity: IdentityClaims, grants: readonly Grant[], tree: OrgTree): string[] {
  const units = new Set<string>();
  for (const held of identity.roles) {
    for (const grant of grants.filter((g) => g.role === held.role)) {
      const unit = tree.unit(held.orgUnitId);
      if (!unit) continue;
      const root = grant.where === 'beside' && tree.isBody(unit.id) ? (unit.parentId ?? unit.id) : unit.id;
      for (const id of grant.where === 'at' ? [root] : tree.subtree(root)) units.add(id);
    }
  }
  return [...units];
}
