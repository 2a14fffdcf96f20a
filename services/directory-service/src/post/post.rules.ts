import type { Decision } from '@concord/contracts/refusals';
import { ALLOWED, refuse } from '@concord/contracts/refusals';
import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import type { Role } from '@concord/contracts/roles';
import type { OrgUnitRecord, PostRecord } from '@concord/contracts/directory';
import { actingRole, withinDeputy } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { DIRECTORY_PERMISSIONS } from '../directory/directory.permissions.js';

/** Kinds of units on which each role may be held; of bodies, the levels too (`PARTY_BODY@VILLAGE`). A default of the product. */
const HOMES: Readonly<Record<Role, readonly string[]>> = {
  CITY_LEADING_OFFICE: ['CITY', 'OFFICE@CITY', 'CPPCC@CITY'],
  COUNTY_LEADING_OFFICE: ['COUNTY', 'OFFICE@COUNTY', 'CPPCC@COUNTY'],
  COUNTY_CPPCC_OFFICER: ['COUNTY', 'CPPCC@COUNTY'],
  TOWNSHIP_PARTY_APPROVER: ['TOWNSHIP', 'PARTY_BODY@TOWNSHIP'],
  VILLAGE_PARTY_APPROVER: ['VILLAGE', 'PARTY_BODY@VILLAGE'],
  ENTERPRISE_APPROVER: ['ENTERPRISE_INSTITUTION', 'PARTY_BODY@ENTERPRISE_INSTITUTION'],
  CONVENOR: ['COUNTY', 'TOWNSHIP', 'VILLAGE', 'ENTERPRISE_INSTITUTION'],
  STATION_STAFF: ['TOWNSHIP', 'STATION@TOWNSHIP', 'STATION@ENTERPRISE_INSTITUTION'],
  MEMBER: ['CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE', 'ENTERPRISE_INSTITUTION'],
  DEPARTMENT_OFFICER: ['DEPARTMENT@CITY', 'DEPARTMENT@COUNTY', 'DEPARTMENT@TOWNSHIP', 'TOWNSHIP', 'VILLAGE'],
  DEPARTMENT_LEADER: ['DEPARTMENT@CITY', 'DEPARTMENT@COUNTY', 'DEPARTMENT@TOWNSHIP', 'TOWNSHIP', 'VILLAGE'],
  SUPERVISION_OFFICE: ['CITY', 'COUNTY', 'OFFICE@CITY', 'OFFICE@COUNTY'],
  LEADER: ['CITY', 'COUNTY', 'TOWNSHIP'],
  ADMINISTRATOR: ['CITY', 'COUNTY', 'TOWNSHIP', 'OFFICE@CITY', 'OFFICE@COUNTY'],
  RESIDENT: [],
};

export function isRole(role: string): role is Role {
  return Object.hasOwn(HOMES, role);
}

/** Whether a role may be held on that unit. */
export function fits(role: Role, unit: Pick<OrgUnitRecord, 'kind' | 'level'>): boolean {
  return HOMES[role].includes(unit.kind) || HOMES[role].includes(`${unit.kind}@${unit.level}`);
}

export interface AppointAct {
  act: 'appoint';
  role: string;
  orgUnitId: string;
  /** The post begins. */
  from: Date;
  /** True when either a known person or the name of a new one was given. */
  named: boolean;
  /** Null for somebody new. */
  personId: string | null;
  /** False when the person named does not exist. */
  personKnown: boolean;
}

export interface EndPostAct {
  act: 'endPost';
  role: string;
  orgUnitId: string;
  personId: string;
  /** The post ends. */
  until: Date;
}

/** What the rules look at besides the act. */
export interface PostContext {
  identity: IdentityClaims;
  tree: OrgTree;
  /** The directory's own unit: whoever administers it also names the administrators of other roots. */
  home: string;
  now: Date;
  /** All posts that are held now or begin later. */
  posts: readonly PostRecord[];
}

/** Decides appointing and ending: permission first, then what is named, then the guards. */
export function decidePost(act: AppointAct | EndPostAct, context: PostContext): Decision {
  return withinDeputy(context, act.act, (asker) => decideAs(act, asker));
}

function decideAs(act: AppointAct | EndPostAct, context: PostContext): Decision {
  const unit = context.tree.unit(act.orgUnitId);
  if (!mayActOn(act, context)) return refuse('NOT_PERMITTED');
  if (!unit) return refuse('UNKNOWN_UNIT');
  if (!isRole(act.role)) return refuse('UNKNOWN_ROLE', { role: act.role.slice(0, 60) });
  return act.act === 'appoint' ? decideAppoint(act, act.role, unit, context) : decideEnd(act, context);
}

function mayActOn(act: AppointAct | EndPostAct, { identity, tree, home }: PostContext): boolean {
  return postOver(act, identity, tree, home) !== undefined;
}

/**
 * The post under which somebody appoints or ends there: above the unit, or, for administrators only, of the whole.
 * Without the second nobody could name the first administrator of a root that was imported later.
 */
export function postOver(
  { act, role, orgUnitId }: Pick<AppointAct | EndPostAct, 'act' | 'role' | 'orgUnitId'>,
  identity: IdentityClaims,
  tree: OrgTree,
  home: string,
): RoleAssignmentClaim | undefined {
  const grants = DIRECTORY_PERMISSIONS[act];
  const above = actingRole(identity, grants, tree, orgUnitId);
  return above ?? (role === 'ADMINISTRATOR' ? actingRole(identity, grants, tree, home) : undefined);
}

function decideAppoint(act: AppointAct, role: Role, unit: OrgUnitRecord, context: PostContext): Decision {
  if (!act.named) return refuse('PERSON_OR_NAME');
  if (!act.personKnown) return refuse('NOT_FOUND', { kind: 'person' });
  const by = postOver(act, context.identity, context.tree, context.home);
  if (act.personId !== null && isSelf(context.identity, by, act.personId)) return refuse('APPOINT_SELF');
  if (!fits(role, unit)) return refuse('ROLE_NOT_HERE', { kind: unit.kind }, undefined, 'INF');
  if (act.from.getTime() < context.now.getTime()) return refuse('DATE_IN_PAST', { field: 'from' });
  return act.personId !== null && heldBy(act.personId, act, context.posts) ? refuse('POST_HELD') : ALLOWED;
}

function decideEnd(act: EndPostAct, context: PostContext): Decision {
  const held = heldBy(act.personId, act, context.posts);
  if (!held) return refuse('POST_NOT_HELD');
  if (act.until.getTime() < context.now.getTime()) return refuse('DATE_IN_PAST', { field: 'until' });
  if (act.until.getTime() < Date.parse(held.from)) return refuse('END_BEFORE_START');
  const by = postOver(act, context.identity, context.tree, context.home);
  if (isSelf(context.identity, by, act.personId) && lastsLonger(held.until, act.until)) {
    return refuse('APPOINT_SELF');
  }
  if (act.role !== 'ADMINISTRATOR') return ALLOWED;
  // Somebody must be able to appoint the next one: another administrator whose post lasts.
  const others = context.posts.filter(
    (post) => post.role === 'ADMINISTRATOR' && post !== held && post.until === null,
  );
  const reaches = others.some((post) => context.tree.isWithin(act.orgUnitId, post.orgUnitId));
  return reaches ? ALLOWED : refuse('LAST_ADMINISTRATOR', {}, undefined, 'INF');
}

/** Whether a power would go to whoever gives it: to the asker, or to the one for whom he acts as a deputy. */
export function isSelf(
  { personId }: IdentityClaims,
  by: RoleAssignmentClaim | undefined,
  receiver: string,
): boolean {
  return receiver === personId || (by?.onBehalfOf !== undefined && receiver === by.onBehalfOf);
}

/** A later end than the one that was said is a power given anew. */
export function lastsLonger(until: string | null, newUntil: Date): boolean {
  return until !== null && newUntil.getTime() > Date.parse(until);
}

/** The person's post that lasts or is still to begin. */
export function heldBy(
  personId: string,
  post: { role: string; orgUnitId: string },
  posts: readonly PostRecord[],
): PostRecord | undefined {
  return posts.find(
    (held) => held.personId === personId && held.role === post.role && held.orgUnitId === post.orgUnitId,
  );
}
