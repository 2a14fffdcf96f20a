import { reachesAct } from '@concord/contracts/acts';
import { getCalendar } from '@concord/business-time/calendar';
import { dateAt } from '@concord/business-time/zone';
import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import type { ProfileDocument } from '@concord/contracts/profile';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { actingRole, forAct, withinDeputy } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import type { ItemRow } from './item.entity.js';
import { HANDLER_ROLES, ITEM_PERMISSIONS } from './item.permissions.js';
import { ITEM_FINAL, TRANSITIONS, type ItemAct } from './item.states.js';

/** Everything that a decision about an item reads besides the row itself. */
export interface ItemContext {
  identity: IdentityClaims;
  tree: OrgTree;
  /** Case time. */
  now: Date;
  profile: ProfileDocument;
}

/** Every post under which the identity may do the act; none when it may not. */
export function postsFor(row: ItemRow, act: ItemAct, { identity, tree }: ItemContext): RoleAssignmentClaim[] {
  if (identity.kind !== 'person') return [];
  const grants = ITEM_PERMISSIONS[act];
  const asked = unitsAsked(row, act);
  const mayUnder = (held: RoleAssignmentClaim): boolean =>
    asked.some((unit) => actingRole({ ...identity, roles: [held] }, grants, tree, unit) !== undefined);
  return identity.roles.filter(mayUnder);
}

/** The post that the act is done under: of several, the one that reaches the unit which holds the item. */
export function postFor(row: ItemRow, act: ItemAct, context: ItemContext): RoleAssignmentClaim | undefined {
  const posts = postsFor(row, act, { ...context, identity: forAct(context.identity, act) });
  return (row.leadUnitId && postReaching(posts, [row.leadUnitId], context)) || posts[0];
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
  return withinDeputy(context, act, (asker) => decideAs(row, act, asker));
}

function decideAs(row: ItemRow, act: ItemAct, context: ItemContext): Decision {
  const { rule, source, from } = TRANSITIONS[act];
  if (!postFor(row, act, context)) return refuse('NOT_PERMITTED', {}, rule, source);
  if (!(from as readonly string[]).includes(row.state)) {
    return refuse(
      ITEM_FINAL.includes(row.state) ? 'CASE_CLOSED' : 'WRONG_STATE',
      { state: row.state },
      rule,
      source,
    );
  }
  return guard(row, act, context);
}

function guard(row: ItemRow, act: ItemAct, context: ItemContext): Decision {
  switch (act) {
    case 'requestItemReturn':
      return decideReturn(row, context);
    case 'acceptItemReturn':
    case 'refuseItemReturn':
      // Who could not have handed it to the unit does not decide on its return either (decision 6).
      return decideAssignment(postsFor(row, act, context), [row.leadUnitId!], context);
    case 'recordVisit':
      return context.tree.sameHands(row.completion?.by, context.identity.personId)
        ? refuse('VISITOR_IS_HANDLER', {}, 'T15', 'INF')
        : ALLOWED;
    case 'closeItem':
      return row.satisfaction ? ALLOWED : refuse('SATISFACTION_MISSING', {}, 'T17', 'P24b');
    default:
      return ALLOWED;
  }
}

/** A late return is handled by the unit that let the time pass, and one that was refused is not asked for again (D12). */
function decideReturn(row: ItemRow, { now, profile }: ItemContext): Decision {
  if (row.returnReason !== null) return refuse('RETURN_REFUSED_BEFORE', {}, 'D12', 'INF');
  if (!row.returnUntil || now < row.returnUntil) return ALLOWED;
  // The instant is the end of the last day: that day is named.
  const lastMoment = new Date(row.returnUntil.getTime() - 1).toISOString();
  const until = dateAt(lastMoment, getCalendar(profile.calendarId).timeZone);
  return refuse('RETURN_TOO_LATE', { until }, 'D12', 'P21');
}

/**
 * May one of these posts hand the matter to those units? A role reaches the units of its own place and of those
 * below; a community's room cannot assign a county department (decision 6).
 */
export function decideAssignment(
  posts: readonly RoleAssignmentClaim[],
  units: readonly string[],
  context: ItemContext,
): Decision {
  if (postReaching(posts, units, context)) return ALLOWED;
  const { tree, profile, now } = context;
  const chained = posts.filter((post) => profile.assignmentChain.includes(post.role));
  if (chained.length === 0) {
    return refuse('NOT_IN_ASSIGNMENT_CHAIN', { role: posts[0]?.role ?? '' }, '0.6', 'INF');
  }
  const who = profile.assignmentChain.find((role) => {
    const nearest = tree.nearestWithRole(role, units[0]!, now);
    return nearest && reaches({ role, orgUnitId: nearest.id }, units, context);
  });
  return refuse('ASSIGNMENT_NEEDS_HIGHER', { role: who ?? profile.assignmentChain.at(-1)! }, '0.6', 'INF');
}

/** Who is asked to hand it over: the nearest of each role of the chain that reaches the proposed lead. */
export function assignersOf(
  row: Pick<ItemRow, 'orgUnitId' | 'proposedLeadUnitId'>,
  { tree, profile, now }: Omit<ItemContext, 'identity'>,
): { role: string; orgUnitId: string }[] {
  const asked = profile.assignmentChain.flatMap((role) => {
    const nearest = tree.nearestWithRole(role, row.orgUnitId, now);
    const reached = nearest && tree.isWithin(row.proposedLeadUnitId, placeOf(tree, nearest.id));
    return reached ? [{ role, orgUnitId: nearest.id }] : [];
  });
  // Nobody holds such a post: whoever makes the message finds the vacancy and tells the next above.
  return asked.length > 0
    ? asked
    : profile.assignmentChain.slice(-1).map((role) => ({ role, orgUnitId: row.orgUnitId }));
}

/** The first of the posts that reaches all those units. */
export function postReaching(
  posts: readonly RoleAssignmentClaim[],
  units: readonly string[],
  context: ItemContext,
): RoleAssignmentClaim | undefined {
  return posts.find((post) => reaches(post, units, context));
}

function reaches(
  post: RoleAssignmentClaim,
  units: readonly string[],
  { tree, profile }: ItemContext,
): boolean {
  if (!profile.assignmentChain.includes(post.role)) return false;
  const place = placeOf(tree, post.orgUnitId);
  return units.every((unit) => tree.isWithin(unit, place));
}

/** Can somebody of the unit sign for it and carry it out (T13)? A department can, though its post be vacant today. */
export function decideLead(unitId: string, { tree, now }: ItemContext): Decision {
  const able =
    tree.unit(unitId)?.kind === 'DEPARTMENT' ||
    HANDLER_ROLES.some((role) => tree.holders(role, unitId, now).length > 0);
  return able ? ALLOWED : refuse('UNIT_CANNOT_HANDLE', { unit: tree.unit(unitId)?.name ?? '' }, 'T13', 'INF');
}

/** The place that a body belongs to; a place stands for itself. */
export function placeOf(tree: OrgTree, unitId: string): string {
  return tree.isBody(unitId) ? (tree.unit(unitId)?.parentId ?? unitId) : unitId;
}

/**
 * Every ask of the item is answered, once, with a reason where it is not fully adopted (逐条回应). A commitment that
 * answers no ask is itself answered, under the number 0.
 */
export function decideReply(
  row: Pick<ItemRow, 'askNos'>,
  answers: readonly { askNo: number; result: string; reason: string | null }[],
): Decision {
  const owed = row.askNos.length > 0 ? row.askNos : [0];
  const answered = answers.map((answer) => answer.askNo);
  const missing = owed.filter((no) => !answered.includes(no));
  if (missing.length > 0) return refuse('ASK_LEFT_OUT', { asks: missing.join(', ') }, 'G13', 'INF');
  const foreign = answered.filter((no, at) => !owed.includes(no) || answered.indexOf(no) !== at);
  if (foreign.length > 0) {
    return refuse('ASK_UNKNOWN', { asks: foreign.slice(0, 20).join(', ') }, 'G13', 'INF');
  }
  const bare = answers.find((answer) => answer.result !== 'ADOPTED' && !answer.reason);
  if (bare) return refuse('REASON_REQUIRED', { ask: bare.askNo }, 'B.8', 'S0');
  return ALLOWED;
}

/** A visit names people who may supervise there now, of whom none reported the work done (T15). */
export function decideVisitors(
  row: Pick<ItemRow, 'orgUnitId' | 'completion'>,
  visitorIds: readonly string[],
  tree: OrgTree,
  now: Date,
): Decision {
  const others = visitorIds.filter((id) => !mayVisit(id, row.orgUnitId, tree, now));
  if (others.length > 0) return refuse('VISITOR_HAS_NO_POST', { count: others.length }, 'T15', 'INF');
  return visitorIds.some((id) => tree.sameHands(row.completion?.by, id))
    ? refuse('VISITOR_IS_HANDLER', {}, 'T15', 'INF')
    : ALLOWED;
}

/** By a post of his own, or as the deputy of one who is named for visits. */
function mayVisit(personId: string, orgUnitId: string, tree: OrgTree, now: Date): boolean {
  const deputised = tree.deputisedBy(personId, now).filter(({ acts }) => reachesAct(acts, 'recordVisit'));
  const roles = [...tree.postsOfPerson(personId, now), ...deputised];
  return actingRole({ roles }, ITEM_PERMISSIONS.recordVisit, tree, orgUnitId) !== undefined;
}
