import { Inject, Injectable } from '@nestjs/common';
import { parseId, typedId } from '@concord/contracts/ids';
import type { ActAnswer } from '@concord/service-kit/acts/acts';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import {
  decodeCursor,
  pageSize,
  toConnection,
  type ConnectionOf,
  type PageArgs,
} from '@concord/service-kit/graph/connection';
import type { RequestLoaders } from '@concord/service-kit/graph/context';
import { done, refused, type PayloadOf } from '@concord/service-kit/graph/mutation';
import { CodedError } from '@concord/service-kit/log';
import { In } from 'typeorm';
import { mayReadPeople, mayReadPerson } from '../directory/directory.permissions.js';
import { DirectoryReader } from '../directory/directory.reader.js';
import { PersonRow } from './person.entity.js';
import type { Person, PersonFilter, Post, PostHolder } from './person.graphql.js';
import { roleLabel, toPerson, toPost } from './person.mapper.js';

/** Reads people and their posts, for those who hold one; himself for everybody. */
@Injectable()
export class PersonReader {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DirectoryReader) private readonly directory: DirectoryReader,
  ) {}

  /** The person of a typed id; null where there is none that the asker may read. */
  async person(act: ActContext, loaders: RequestLoaders, id: string): Promise<Person | null> {
    const uuid = parseId(id, 'person')?.uuid;
    if (uuid === undefined || !mayReadPerson(act.identity, uuid)) return null;
    const row = await this.row(loaders, uuid);
    return row && toPerson(row, act.language);
  }

  async personOfArgument(act: ActContext, loaders: RequestLoaders, id: string): Promise<Person | null> {
    if (!parseId(id, 'person')) throw new CodedError('UNKNOWN_ID', { id: id.slice(0, 80) });
    return this.person(act, loaders, id);
  }

  async holders(
    act: ActContext,
    loaders: RequestLoaders,
    unitUuid: string,
    role?: string | null,
  ): Promise<PostHolder[]> {
    const posts = await this.directory.postsOn(act, loaders, unitUuid, role);
    const holders = await Promise.all(
      posts.map(async (post) => ({ post, row: await this.row(loaders, post.personId) })),
    );
    return holders.flatMap(({ post, row }) =>
      row
        ? [
            {
              role: post.role,
              roleLabel: roleLabel(post.role, act.language),
              person: toPerson(row, act.language),
            },
          ]
        : [],
    );
  }

  /** Posts that the person holds now. */
  async postsOf(act: ActContext, loaders: RequestLoaders, personUuid: string): Promise<Post[]> {
    if (!mayReadPerson(act.identity, personUuid)) return [];
    const tree = await this.directory.tree(loaders);
    return tree
      .postsOfPerson(personUuid, act.now)
      .map((post) => toPost(post, tree.unit(post.orgUnitId)!, act.language));
  }

  /** What a mutation on a person answers. */
  async payload(
    act: ActContext,
    loaders: RequestLoaders,
    answer: ActAnswer,
  ): Promise<PayloadOf<'person', Person>> {
    this.directory.forget(loaders);
    if (answer.refusal) {
      return refused<'person', Person>('person', answer.refusal, act.language, answer.replayed);
    }
    const person = await this.person(act, loaders, typedId('person', answer.id!));
    return done('person', person!, answer.replayed);
  }

  /** People by name. */
  async page(
    act: ActContext,
    loaders: RequestLoaders,
    page: PageArgs,
    filter: PersonFilter,
  ): Promise<ConnectionOf<Person>> {
    if (!mayReadPeople(act.identity)) throw new CodedError('NOT_PERMITTED');
    const first = pageSize(page.first);
    const after = decodeCursor(page.after, ['text', 'uuid']);
    const query = this.database.em.createQueryBuilder(PersonRow, 'p').where('true');
    if (filter.text?.trim()) {
      query.andWhere(`(p.name ilike :part or p.nameEn ilike :part)`, {
        part: `%${escapeLike(filter.text.trim())}%`,
      });
    }
    const holding = await this.holding(act, loaders, filter);
    if (holding) query.andWhere('p.id = any(:holding)', { holding });
    const count = query.clone();
    if (after) {
      query.andWhere(`(p.name collate "C", p.id::text) > (:name collate "C", :id)`, {
        name: after[0],
        id: after[1],
      });
    }
    query
      .orderBy('p.name collate "C"')
      .addOrderBy('p.id')
      .limit(first + 1);
    const cut = { first, after: page.after ?? null, totalCount: () => count.getCount() };
    return toConnection(
      await query.getMany(),
      cut,
      (row) => [row.name, row.id],
      (row) => toPerson(row, act.language),
    );
  }

  /** Uuids of those who hold a fitting post now; null when the filter does not ask for posts. */
  private async holding(
    act: ActContext,
    loaders: RequestLoaders,
    filter: PersonFilter,
  ): Promise<string[] | null> {
    if (!filter.roles && !filter.orgUnitId) return null;
    const tree = await this.directory.tree(loaders);
    const unit = filter.orgUnitId ? parseId(filter.orgUnitId, 'orgUnit') : null;
    if (filter.orgUnitId && !unit) throw new CodedError('UNKNOWN_ID', { id: filter.orgUnitId.slice(0, 80) });
    const roots = unit ? [unit.uuid] : tree.childrenOf(null).map((root) => root.id);
    const posts = roots.flatMap((root) => tree.subtree(root)).flatMap((id) => tree.postsOf(id, act.now));
    const fitting = posts.filter((post) => !filter.roles || filter.roles.includes(post.role));
    return [...new Set(fitting.map((post) => post.personId))];
  }

  private row(loaders: RequestLoaders, uuid: string): Promise<PersonRow | null> {
    return loaders.of('person', (uuids: readonly string[]) => this.rows(uuids)).load(uuid);
  }

  private async rows(uuids: readonly string[]): Promise<Map<string, PersonRow>> {
    const rows = await this.database.em.findBy(PersonRow, { id: In([...uuids]) });
    return new Map(rows.map((row) => [row.id, row]));
  }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, String.raw`\$&`);
}
