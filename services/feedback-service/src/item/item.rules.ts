import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import type { ProfileDocument } from '@concord/contracts/profile';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { actingRole } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { ItemRow } from './item.entity.js';
import { ITEM_PERMISSIONS } from './item.permissions.js';
import { ITEM_FINAL, TRANSITIONS, type ItemAct } from './item.states.js';

/** Everything that a decision about an item reads besides the row itself. */
export interface ItemContext {
  identity: IdentityClaims;
  tree: OrgTree;
  /** Case time. */
  now: Date;
  profile: ProfileDocument;
}

/** The post under which the identity may do the act; undefined when it may not. */
export function postFor(row: ItemRow, act: ItemAct, { identity, tree }: ItemContext): RoleAssignmentClaim | undefined {
  if (identity.kind !== 'person') return undefined;
  const grants = ITEM_PERMISSIONS[act];
  for (const unit of unitsAsked(row, act)) {
    const post = actingRole(identity, grants, tree, unit);
    if (post) return post;
  }
  return undefined;
}

function unitsAsked(row: ItemRow, act: ItemAct): string[] {
  switch (TRANSITIONS[act].side) {
    case 'lead':
      return row.leadUnitId ? [row.leadUnitId] : [];
    case 'co':
      return row.coUnitIds;
    case 'case':
      return [row.orgUnitId];
  }
}

/** Allowed or refused, on the row as it stands: permission, then state, then what the act itself demands. */
export function decide(row: ItemRow, act: ItemAct, context: ItemContext): Decision {
  const { rule, source, from } = TRANSITIONS[act];
  if (!postFor(row, act, context)) return refuse('NOT_PERMITTED', {}, rule, source);
  if (!(from as readonly string[]).includes(row.state)) {
    return refuse(ITEM_FINAL.includes(row.state) ? 'CASE_CLOSED' : 'WRONG_STATE', { state: row.state }, rule, source);
  }
  return guard(row, act, context);
}

function guard(row: ItemRow, act: ItemAct, { now }: ItemContext): Decision {
  switch (act) {
    case 'requestItemReturn':
      // A late return is handled by the unit that let the time pass (D12).
      return row.returnUntil && now > row.returnUntil
        ? refuse('RETURN_TOO_LATE', { until: row.returnUntil.toISOString() }, 'D12', 'P21')
        : ALLOWED;
    case 'closeItem':
      return row.satisfaction ? ALLOWED : refuse('SATISFACTION_MISSING', {}, 'T17', 'P24b');
    default:
      return ALLOWED;
  }
}

/**
 * May this post hand the matter to that unit? A role reaches the units of its own place and of those below; a
 * community's room cannot assign a county department (decision 6).
 */
export function decideAssignment(post: RoleAssignmentClaim, units: readonly string[], context: ItemContext): Decision {
  const { tree, profile, now } = context;
  if (!profile.assignmentChain.includes(post.role)) {
    return refuse('NOT_IN_ASSIGNMENT_CHAIN', { role: post.role }, '0.6', 'INF');
  }
  const place = placeOf(tree, post.orgUnitId);
  const beyond = units.find((unit) => !tree.isWithin(unit, place));
  if (!beyond) return ALLOWED;
  const who = profile.assignmentChain.find((role) => {
    const holder = tree.nearestWithRole(role, beyond, now);
    return holder !== undefined && tree.isWithin(beyond, placeOf(tree, holder.id));
  });
  return refuse('ASSIGNMENT_NEEDS_HIGHER', { role: who ?? profile.assignmentChain.at(-1) ?? '' }, '0.6', 'INF');
}

/** The place that a body belongs to; a place stands for itself. */
export function placeOf(tree: OrgTree, unitId: string): string {
  return tree.isBody(unitId) ? (tree.unit(unitId)?.parentId ?? unitId) : unitId;
}

/** Every ask of the item is answered, once, with a reason where it is not fully adopted (逐条回应). */
export function decideReply(
  row: Pick<ItemRow, 'askNos'>,
  answers: readonly { askNo: number; result: string; reason: string | null }[],
): Decision {
  const answered = answers.map((answer) => answer.askNo);
  const missing = row.askNos.filter((no) => !answered.includes(no));
  if (missing.length > 0) return refuse('ASK_LEFT_OUT', { asks: missing.join(', ') }, 'G13', 'INF');
  const foreign = answered.filter((no, at) => !row.askNos.includes(no) || answered.indexOf(no) !== at);
  if (foreign.length > 0) return refuse('ASK_UNKNOWN', { asks: foreign.join(', ') }, 'G13', 'INF');
  const bare = answers.find((answer) => answer.result !== 'ADOPTED' && !answer.reason);
  if (bare) return refuse('REASON_REQUIRED', { ask: bare.askNo }, 'B.8', 'S0');
  return ALLOWED;
}
