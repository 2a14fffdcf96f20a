import { Inject, Injectable } from '@nestjs/common';
import { parseId, type Kind } from '@concord/contracts/ids';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { actingRole } from '@concord/service-kit/acts/permissions';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { v7 as uuid } from 'uuid';
import { DIRECTORY_PERMISSIONS } from '../directory/directory.permissions.js';
import { DirectoryService, type DirectoryEvent } from '../directory/directory.service.js';
import { PersonRow } from '../person/person.entity.js';
import { DeputyRow } from './deputy.entity.js';
import type { EndDeputyInput, NameDeputyInput } from './deputy.graphql.js';
import { decideEndDeputy, decideNameDeputy, openDeputy } from './deputy.rules.js';
import { endOf, startOf } from './post.dates.js';

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
      const act = { ...post, personId, personKnown: known !== null && !known.disabled, from, until };
      insist(decideNameDeputy(act, { identity: ctx.identity, tree, now: ctx.now }));
      await tx.em.insert(DeputyRow, { id: uuid(), ...post, personId, validFrom: from, validUntil: until });
      return changed(ctx, tree, 'deputyNamed', { ...post, personId, from, until });
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
      return changed(ctx, tree, 'deputyEnded', { ...post, personId, from: validFrom, until: validUntil });
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

/** For the directory's chain; people by id only. The answer is the deputy. */
function changed(
  ctx: ActContext,
  tree: OrgTree,
  type: string,
  named: { holderId: string; personId: string; role: string; orgUnitId: string; from: Date; until: Date },
): DirectoryEvent {
  const { holderId, personId, role, orgUnitId, from, until } = named;
  const as =
    actingRole(ctx.identity, DIRECTORY_PERMISSIONS.nameDeputy, tree, orgUnitId) ??
    ctx.identity.roles.find((held) => held.role === role && held.orgUnitId === orgUnitId);
  const data = { holderId, personId, role, orgUnitId, from: from.toISOString(), until: until.toISOString() };
  return { id: personId, type, data, as, units: [orgUnitId], people: [personId, holderId] };
}
