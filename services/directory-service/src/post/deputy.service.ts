import { Inject, Injectable } from '@nestjs/common';
import type { Notice } from '@concord/contracts/facts';
import { parseId, typedId, type Kind } from '@concord/contracts/ids';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { actingRole, forAct } from '@concord/service-kit/acts/permissions';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { v7 as uuid } from 'uuid';
import { DIRECTORY_PERMISSIONS } from '../directory/directory.permissions.js';
import { DirectoryService, type DirectoryEvent } from '../directory/directory.service.js';
import { PersonRow } from '../person/person.entity.js';
import { DeputyRow } from './deputy.entity.js';
import type { EndDeputyInput, NameDeputyInput } from './deputy.graphql.js';
import { decideEndDeputy, decideNameDeputy, openDeputy, type HeldPost } from './deputy.rules.js';
import { dayOf, endOf, startOf } from './post.dates.js';

/** Naming deputies of posts, and ending their time early (AB角). */
@Injectable()
export class DeputyService {
  constructor(@Inject(DirectoryService) private readonly directory: DirectoryService) {}

  name(ctx: ActContext, input: NameDeputyInput): Promise<ActAnswer> {
    return this.directory.change(ctx, command('nameDeputy', input), async ({ tx, tree }) => {
      const post = postOf(ctx, input);
      const personId = bare(input.personId, 'person');
      const from = input.from ? startOf(tree, post.orgUnitId, input.from, ctx.now) : ctx.now;
      const until = endOf(tree, post.orgUnitId, input.until);
      const known = await tx.em.findOneBy(PersonRow, { id: personId });
      const acts = [...new Set(input.acts ?? [])];
      const act = { ...post, personId, personKnown: known !== null && !known.disabled, acts, from, until };
      insist(decideNameDeputy(act, { identity: ctx.identity, tree, now: ctx.now }));
      const period = { validFrom: from, validUntil: until };
      await tx.em.insert(DeputyRow, { id: uuid(), ...post, personId, acts, ...period });
      const event = changed(ctx, tree, 'nameDeputy', 'deputyNamed', { ...post, personId, acts, from, until });
      const days = { from: input.from ?? dayOf(tree, post.orgUnitId, ctx.now), until: input.until };
      return { ...event, notices: [toDeputy(tree, { ...act, template: 'deputyNamed' }, days)] };
    });
  }

  end(ctx: ActContext, input: EndDeputyInput): Promise<ActAnswer> {
    return this.directory.change(ctx, command('endDeputy', input), async ({ tx, tree }) => {
      const post = postOf(ctx, input);
      const personId = bare(input.personId, 'person');
      const until = input.until ? endOf(tree, post.orgUnitId, input.until) : ctx.now;
      const act = { ...post, personId, until };
      insist(decideEndDeputy(act, { identity: ctx.identity, tree, now: ctx.now }));
      const open = openDeputy(act, { tree, now: ctx.now })!;
      const validFrom = new Date(open.from);
      // One that has not begun is over before it begins.
      const validUntil = until.getTime() < validFrom.getTime() ? validFrom : until;
      await tx.em.update(DeputyRow, { ...post, personId, validFrom }, { validUntil });
      const period = { from: validFrom, until: validUntil };
      const event = changed(ctx, tree, 'endDeputy', 'deputyEnded', { ...post, personId, ...period });
      const days = { until: input.until ?? dayOf(tree, post.orgUnitId, ctx.now) };
      return { ...event, notices: [toDeputy(tree, { ...act, template: 'deputyEnded' }, days)] };
    });
  }
}

function command(act: string, input: { idempotencyKey: string; ifVersion?: number | null }) {
  return {
    act,
    kind: 'person' as const,
    idempotencyKey: input.idempotencyKey,
    ifVersion: input.ifVersion,
    input,
  };
}

function postOf(ctx: ActContext, input: { holderId?: string | null; role: string; orgUnitId: string }) {
  const holderId = input.holderId ? bare(input.holderId, 'person') : ctx.identity.personId;
  if (!holderId) return refuseAct('NOT_PERMITTED');
  return { holderId, role: input.role, orgUnitId: bare(input.orgUnitId, 'orgUnit') };
}

function bare(id: string, kind: Kind): string {
  return parseId(id, kind)?.uuid ?? refuseAct('UNKNOWN_ID', { id: id.slice(0, 80) });
}

/** A deputy is told (G.4); dates are days of the unit's zone. */
function toDeputy(
  tree: OrgTree,
  { personId, orgUnitId, template }: { personId: string; orgUnitId: string; template: string },
  days: Record<string, string>,
): Notice {
  const params = { unit: tree.unit(orgUnitId)!.name, ...days };
  return { template, to: [{ personId }], params, subjectId: typedId('orgUnit', orgUnitId) };
}

/** For the directory's chain; people by id only. The answer is the deputy. */
function changed(
  ctx: ActContext,
  tree: OrgTree,
  act: 'nameDeputy' | 'endDeputy',
  type: string,
  { from, until, ...named }: HeldPost & { personId: string; acts?: string[]; from: Date; until: Date },
): DirectoryEvent {
  const { holderId, personId, role, orgUnitId } = named;
  const as =
    actingRole(forAct(ctx.identity, act), DIRECTORY_PERMISSIONS.nameDeputy, tree, orgUnitId) ??
    ctx.identity.roles.find((held) => held.role === role && held.orgUnitId === orgUnitId && !held.onBehalfOf);
  const data = { ...named, from: from.toISOString(), until: until.toISOString() };
  return { id: personId, type, data, as, units: [orgUnitId], people: [personId, holderId] };
}
