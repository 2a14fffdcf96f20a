import { isPostAct } from '@concord/contracts/acts';
import type { DeputyRecord } from '@concord/contracts/directory';
import type { IdentityClaims, RoleAssignmentClaim } from '@concord/contracts/identity';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { actingRole, withinDeputy } from '@concord/service-kit/acts/permissions';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { DIRECTORY_PERMISSIONS } from '../directory/directory.permissions.js';
import { isSelf, lastsLonger } from './post.rules.js';

/** A post, by who holds it. */
export interface HeldPost {
  holderId: string;
  role: string;
  orgUnitId: string;
}

export interface NameDeputyAct extends HeldPost {
  /** Who is to act for the holder. */
  personId: string;
  /** False when he does not exist. */
  personKnown: boolean;
  /** Acts to which he is limited; empty: all that the post may do. */
  acts: readonly string[];
  from: Date;
  until: Date;
}

/** What the rules look at besides the act. */
export interface DeputyContext {
  identity: IdentityClaims;
  tree: OrgTree;
  now: Date;
}

const SOURCE = 'INF';

/** The post's own holder names his deputy, or an administrator of the unit; a deputy names none. */
function mayName(post: HeldPost, { identity, tree, now }: DeputyContext): boolean {
  if (namedUnder(post, { identity, tree })) return true;
  return identity.kind === 'person' && identity.personId === post.holderId && holds(post, tree, now);
}

/** The administrator's post under which a deputy of the post is named; none where its holder names him. */
function namedUnder(
  { orgUnitId }: HeldPost,
  { identity, tree }: Pick<DeputyContext, 'identity' | 'tree'>,
): RoleAssignmentClaim | undefined {
  return actingRole(identity, DIRECTORY_PERMISSIONS.nameDeputy, tree, orgUnitId);
}

function holds({ holderId, role, orgUnitId }: HeldPost, tree: OrgTree, at: Date): boolean {
  return tree.holders(role, orgUnitId, at).some((post) => post.personId === holderId);
}

/** Decides naming a deputy: permission first, then what is named, then the guards (AB角, a default of the product). */
export function decideNameDeputy(act: NameDeputyAct, context: DeputyContext): Decision {
  return withinDeputy(context, 'nameDeputy', (asker) => decideName(act, asker));
}

function decideName(act: NameDeputyAct, context: DeputyContext): Decision {
  const { tree, now } = context;
  if (!mayName(act, context)) return refuse('NOT_PERMITTED');
  if (!tree.unit(act.orgUnitId)) return refuse('UNKNOWN_UNIT');
  if (!holds(act, tree, now)) return refuse('POST_NOT_HELD');
  if (!act.personKnown) return refuse('NOT_FOUND', { kind: 'person' });
  if (act.personId === act.holderId) return refuse('DEPUTY_SELF', {}, undefined, SOURCE);
  if (isSelf(context.identity, namedUnder(act, context), act.personId)) return refuse('APPOINT_SELF');
  const unknown = act.acts.find((code) => !isPostAct(code));
  if (unknown !== undefined) return refuse('DEPUTY_ACT_UNKNOWN', { act: unknown.slice(0, 60) });
  if (act.from.getTime() < now.getTime()) return refuse('DATE_IN_PAST', { field: 'from' });
  if (act.until.getTime() <= act.from.getTime()) return refuse('END_BEFORE_START');
  const near = tree
    .postsOfPerson(act.personId, now)
    .some((post) => tree.isWithin(post.orgUnitId, act.orgUnitId));
  if (!near) return refuse('DEPUTY_OUTSIDE', {}, undefined, SOURCE);
  const overlaps = tree
    .allDeputies()
    .some((deputy) => isOf(deputy, act) && meets(deputy, act) && !sharesOut(deputy, act));
  return overlaps ? refuse('DEPUTY_OVERLAPS', {}, undefined, SOURCE) : ALLOWED;
}

/** Decides ending a deputy's time early: the same people, and only what is not over. */
export function decideEndDeputy(
  act: HeldPost & { personId: string; until: Date },
  context: DeputyContext,
): Decision {
  return withinDeputy(context, 'endDeputy', (asker) => decideEnd(act, asker));
}

function decideEnd(act: HeldPost & { personId: string; until: Date }, context: DeputyContext): Decision {
  if (!mayName(act, context)) return refuse('NOT_PERMITTED');
  const open = openDeputy(act, context);
  if (!open) return refuse('DEPUTY_UNKNOWN');
  const self = isSelf(context.identity, namedUnder(act, context), act.personId);
  if (self && lastsLonger(open.until, act.until)) return refuse('APPOINT_SELF');
  return act.until.getTime() < context.now.getTime() ? refuse('DATE_IN_PAST', { field: 'until' }) : ALLOWED;
}

/** The deputy whose time is not over. */
export function openDeputy(
  act: HeldPost & { personId: string },
  { tree, now }: Pick<DeputyContext, 'tree' | 'now'>,
): DeputyRecord | undefined {
  return tree
    .allDeputies()
    .find(
      (deputy) =>
        isOf(deputy, act) && deputy.personId === act.personId && Date.parse(deputy.until) > now.getTime(),
    );
}

function isOf(deputy: DeputyRecord, post: HeldPost): boolean {
  return (
    deputy.holderId === post.holderId && deputy.role === post.role && deputy.orgUnitId === post.orgUnitId
  );
}

function meets(deputy: DeputyRecord, { from, until }: { from: Date; until: Date }): boolean {
  return Date.parse(deputy.from) < until.getTime() && from.getTime() < Date.parse(deputy.until);
}

/** Two people at one time share the post out between them where no act is both of theirs. */
function sharesOut(deputy: DeputyRecord, act: NameDeputyAct): boolean {
  const theirs = deputy.acts ?? [];
  const both = theirs.length > 0 && act.acts.length > 0;
  return both && deputy.personId !== act.personId && !theirs.some((code) => act.acts.includes(code));
}
