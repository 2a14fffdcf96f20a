import { Inject, Injectable } from '@nestjs/common';
import type { OrgUnitRecord, PostRecord } from '@concord/contracts/directory';
import { parseId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import type { RequestLoaders } from '@concord/service-kit/graph/context';
import { CodedError } from '@concord/service-kit/log';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { Replica } from '@concord/service-kit/replica/replica';
import type { Profile } from '../profile/profile.graphql.js';
import { toProfile } from '../profile/profile.mapper.js';
import type { OrgUnit } from '../unit/unit.graphql.js';
import { toOrgUnit } from '../unit/unit.mapper.js';
import { mayReadPeople, mayReadUnit } from './directory.permissions.js';

/** Reads the tree for one request: one look at its version, whatever the number of fields. */
@Injectable()
export class DirectoryReader {
  constructor(@Inject(Replica) private readonly replica: Replica) {}

  async tree(loaders: RequestLoaders): Promise<OrgTree> {
    const one = await this.treeLoader(loaders).load(1);
    return one!;
  }

  /** After a mutation: what is read next in this request is read anew. */
  forget(loaders: RequestLoaders): void {
    this.treeLoader(loaders).clear(1);
  }

  private treeLoader(loaders: RequestLoaders): ReturnType<typeof loaders.of<number, OrgTree>> {
    return loaders.of('tree', async () => new Map([[1, await this.replica.tree()]]));
  }

  /** The unit of a typed id; null where there is none that the asker may read. */
  async record(act: ActContext, loaders: RequestLoaders, id: string): Promise<OrgUnitRecord | null> {
    const uuid = parseId(id, 'orgUnit')?.uuid;
    const unit = uuid === undefined ? undefined : (await this.tree(loaders)).unit(uuid);
    return unit && mayReadUnit(act.identity, unit.kind) ? unit : null;
  }

  async unit(act: ActContext, loaders: RequestLoaders, id: string): Promise<OrgUnit | null> {
    const record = await this.record(act, loaders, id);
    return record && toOrgUnit(record, act.language);
  }

  /** As `unit`, for an argument: a malformed id is the asker's fault. */
  async unitOfArgument(act: ActContext, loaders: RequestLoaders, id: string): Promise<OrgUnit | null> {
    if (!parseId(id, 'orgUnit')) throw new CodedError('UNKNOWN_ID', { id: id.slice(0, 80) });
    return this.unit(act, loaders, id);
  }

  /** Readable children in the official order. */
  async children(
    act: ActContext,
    loaders: RequestLoaders,
    uuid: string | null,
    kinds?: readonly string[] | null,
  ): Promise<OrgUnit[]> {
    const tree = await this.tree(loaders);
    return tree
      .childrenOf(uuid)
      .filter((unit) => mayReadUnit(act.identity, unit.kind) && (!kinds || kinds.includes(unit.kind)))
      .map((unit) => toOrgUnit(unit, act.language));
  }

  /** Posts held on a unit now; none for who may not read people. */
  async postsOn(
    act: ActContext,
    loaders: RequestLoaders,
    uuid: string,
    role?: string | null,
  ): Promise<PostRecord[]> {
    if (!mayReadPeople(act.identity)) return [];
    const tree = await this.tree(loaders);
    return tree.postsOf(uuid, act.now).filter((post) => !role || post.role === role);
  }

  /** People who hold a role on the unit or below it now, each once. */
  async countHolders(
    act: ActContext,
    loaders: RequestLoaders,
    uuid: string,
    role: string,
  ): Promise<number | null> {
    if (!mayReadPeople(act.identity)) return null;
    const tree = await this.tree(loaders);
    const people = tree
      .subtree(uuid)
      .flatMap((id) => tree.holders(role, id, act.now).map((post) => post.personId));
    return new Set(people).size;
  }

  async profile(
    act: ActContext,
    loaders: RequestLoaders,
    key: string,
    version?: number,
  ): Promise<Profile | null> {
    if (!mayReadPeople(act.identity)) return null;
    return toProfile((await this.tree(loaders)).profile(key, version), act.language);
  }
}
