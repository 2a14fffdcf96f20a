import { Inject, Injectable } from '@nestjs/common';
import type { PostRecord } from '@concord/contracts/directory';
import type { RoleAssignmentClaim } from '@concord/contracts/identity';
import { isUuid, parseId, type Kind } from '@concord/contracts/ids';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import { isSeen } from '@concord/service-kit/acts/characters';
import { insist, refuseAct } from '@concord/service-kit/acts/refused';
import type { ActContext } from '@concord/service-kit/context';
import { v7 as uuid } from 'uuid';
import { DirectoryService, type DirectoryEvent } from '../directory/directory.service.js';
import { PersonRow } from '../person/person.entity.js';
import { newPerson } from '../person/person.rules.js';
import { PostRow } from './post.entity.js';
import type { AppointInput, EndPostInput } from './post.graphql.js';
import { endOf, startOf } from './post.dates.js';
import { decidePost, heldBy, postOver } from './post.rules.js';

/** Appointing people and ending their posts. */
@Injectable()
export class PostService {
  constructor(@Inject(DirectoryService) private readonly directory: DirectoryService) {}

  appoint(ctx: ActContext, input: AppointInput): Promise<ActAnswer> {
    const command = {
      act: 'appoint',
      kind: 'person' as const,
      idempotencyKey: input.idempotencyKey,
      ifVersion: input.ifVersion,
      input,
    };
    return this.directory.change(ctx, command, async ({ tx, row, tree }) => {
      const orgUnitId = uuidOf(input.orgUnitId, 'orgUnit');
      const known = input.personId
        ? await tx.em.findOneBy(PersonRow, { id: uuidOf(input.personId, 'person') })
        : null;
      const from = input.from ? startOf(tree, orgUnitId, input.from, ctx.now) : ctx.now;
      const { role } = input;
      insist(
        decidePost(
          {
            act: 'appoint',
            role,
            orgUnitId,
            from,
            named: Boolean(input.personId) !== isSeen(input.newPersonName),
            personId: known?.id ?? null,
            personKnown: !input.personId || known !== null,
          },
          {
            identity: ctx.identity,
            tree,
            home: row.orgUnitId,
            now: ctx.now,
            posts: await openPosts(tx, ctx.now),
          },
        ),
      );
      const person = known ?? (await this.enter(tx, input, ctx));
      await tx.em.insert(PostRow, {
        id: uuid(),
        personId: person.id,
        role,
        orgUnitId,
        validFrom: from,
        validUntil: null,
      } as never);
      const as = postOver({ act: 'appoint', role, orgUnitId }, ctx.identity, tree, row.orgUnitId);
      return changed(as, 'appointed', person.id, { role, orgUnitId, from: from.toISOString() });
    });
  }

  endPost(ctx: ActContext, input: EndPostInput): Promise<ActAnswer> {
    const command = {
      act: 'endPost',
      kind: 'person' as const,
      idempotencyKey: input.idempotencyKey,
      ifVersion: input.ifVersion,
      input,
    };
    return this.directory.change(ctx, command, async ({ tx, row, tree }) => {
      const orgUnitId = uuidOf(input.orgUnitId, 'orgUnit');
      const personId = uuidOf(input.personId, 'person');
      const until = input.until ? endOf(tree, orgUnitId, input.until) : ctx.now;
      const posts = await openPosts(tx, ctx.now);
      const { role } = input;
      insist(
        decidePost(
          { act: 'endPost', role, orgUnitId, personId, until },
          { identity: ctx.identity, tree, home: row.orgUnitId, now: ctx.now, posts },
        ),
      );
      const held = heldBy(personId, { role, orgUnitId }, posts)!;
      await tx.em.update(
        PostRow,
        { personId, role, orgUnitId, validFrom: new Date(held.from) },
        { validUntil: until },
      );
      const as = postOver({ act: 'endPost', role, orgUnitId }, ctx.identity, tree, row.orgUnitId);
      return changed(as, 'postEnded', personId, { role, orgUnitId, until: until.toISOString() });
    });
  }

  private async enter(tx: ActTransaction, input: AppointInput, ctx: ActContext): Promise<PersonRow> {
    const { newPersonName: name, newPersonPhone: phone, newPersonSubject: subject } = input;
    const made = newPerson({
      name: name ?? '',
      phone: phone ?? null,
      subject: subject ?? null,
      language: ctx.language,
    });
    insist(made.decision);
    const person = { ...made.person, id: uuid() };
    if (person.subject && (await isTaken(tx, person.subject))) refuseAct('SUBJECT_TAKEN');
    await tx.em.insert(PersonRow, person);
    return person;
  }
}

/** By somebody's own subject, or as the id by which he signs in who has none: both are found by it (viewer.reader.ts). */
async function isTaken({ em }: ActTransaction, subject: string): Promise<boolean> {
  const id = subject.toLowerCase();
  return em.existsBy(PersonRow, [{ subject }, ...(isUuid(id) ? [{ id }] : [])]);
}

/** For the directory's chain; people by id only. */
function changed(
  as: RoleAssignmentClaim | undefined,
  type: string,
  personId: string,
  data: { orgUnitId: string; [name: string]: unknown },
): DirectoryEvent {
  return { id: personId, type, data: { personId, ...data }, as, units: [data.orgUnitId], people: [personId] };
}

function uuidOf(id: string, kind: Kind): string {
  return parseId(id, kind)?.uuid ?? refuseAct('UNKNOWN_ID', { id: id.slice(0, 80) });
}

/** Posts that are held now or begin later. */
async function openPosts(tx: ActTransaction, now: Date): Promise<PostRecord[]> {
  const rows = await tx.em
    .createQueryBuilder(PostRow, 'p')
    .where('p.validUntil is null or p.validUntil > :now', { now })
    .orderBy('p.validFrom')
    .getMany();
  return rows.map((row) => ({
    personId: row.personId,
    role: row.role,
    orgUnitId: row.orgUnitId,
    from: row.validFrom.toISOString(),
    until: row.validUntil?.toISOString() ?? null,
    language: '',
  }));
}
