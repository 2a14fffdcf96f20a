import { Inject, Injectable } from '@nestjs/common';
import type { OrgUnitRecord } from '@concord/contracts/directory';
import { parseId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import {
  decodeCursor,
  pageSize,
  toConnection,
  type ConnectionOf,
  type PageArgs,
} from '@concord/service-kit/graph/connection';
import type { RequestLoaders } from '@concord/service-kit/graph/context';
import { CodedError } from '@concord/service-kit/log';
import type { OrgTree } from '@concord/service-kit/replica/org-tree';
import { mayReadUnit } from '../directory/directory.permissions.js';
import { DirectoryReader } from '../directory/directory.reader.js';
import type { Profile } from '../profile/profile.graphql.js';
import type { OrgUnit, OrgUnitFilter } from './unit.graphql.js';
import { LEVEL_DEPTH } from './unit.kinds.js';
import { toOrgUnit } from './unit.mapper.js';

/** Bare uuid of a unit that was mapped here. */
export function uuidOf(unit: Pick<OrgUnit, 'id'>): string {
  return parseId(unit.id, 'orgUnit')!.uuid;
}

type Key = [number, number, string];
const keyOf = (unit: OrgUnitRecord): Key => [LEVEL_DEPTH[unit.level] ?? 9, unit.officialOrder, unit.id];

function compare(a: Key, b: Key): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
}

/** Fields and lists of units; the tree is small and in memory, so pages are cut from it. */
@Injectable()
export class UnitReader {
  constructor(@Inject(DirectoryReader) private readonly directory: DirectoryReader) {}

  async page(
    act: ActContext,
    loaders: RequestLoaders,
    page: PageArgs,
    filter: OrgUnitFilter,
  ): Promise<ConnectionOf<OrgUnit>> {
    const first = pageSize(page.first);
    const after = decodeCursor(page.after, ['integer', 'integer', 'uuid']) as Key | null;
    const found = this.matching(act, await this.directory.tree(loaders), filter);
    const rest = after ? found.filter((unit) => compare(keyOf(unit), after) > 0) : found;
    const cut = { first, after: page.after ?? null, totalCount: found.length };
    return toConnection(rest.slice(0, first + 1), cut, keyOf, (unit) => toOrgUnit(unit, act.language));
  }

  async parent(act: ActContext, loaders: RequestLoaders, unit: OrgUnit): Promise<OrgUnit | null> {
    const tree = await this.directory.tree(loaders);
    const parent = tree.unit(tree.unit(uuidOf(unit))?.parentId ?? '');
    return parent && mayReadUnit(act.identity, parent.kind) ? toOrgUnit(parent, act.language) : null;
  }

  async path(act: ActContext, loaders: RequestLoaders, unit: OrgUnit): Promise<OrgUnit[]> {
    const tree = await this.directory.tree(loaders);
    const units = tree.path(uuidOf(unit)).map((id) => tree.unit(id)!);
    return units
      .filter(({ kind }) => mayReadUnit(act.identity, kind))
      .map((record) => toOrgUnit(record, act.language));
  }

  async profile(act: ActContext, loaders: RequestLoaders, unit: OrgUnit): Promise<Profile | null> {
    const record = (await this.directory.tree(loaders)).unit(uuidOf(unit));
    return record ? this.directory.profile(act, loaders, record.profileKey) : null;
  }

  private matching(act: ActContext, tree: OrgTree, filter: OrgUnitFilter): OrgUnitRecord[] {
    const text = filter.text?.trim().toLowerCase();
    return scope(tree, filter.orgUnitId)
      .map((id) => tree.unit(id)!)
      .filter((unit) => mayReadUnit(act.identity, unit.kind))
      .filter((unit) => !filter.kinds || filter.kinds.includes(unit.kind))
      .filter((unit) => !filter.levels || filter.levels.includes(unit.level))
      .filter((unit) => !text || unit.name.includes(text) || unit.nameEn.toLowerCase().includes(text))
      .sort((a, b) => compare(keyOf(a), keyOf(b)));
  }
}

/** Uuids of a subtree, or of the whole tree. */
function scope(tree: OrgTree, orgUnitId: string | null | undefined): string[] {
  if (!orgUnitId) return tree.childrenOf(null).flatMap((root) => tree.subtree(root.id));
  const id = parseId(orgUnitId, 'orgUnit');
  if (!id) throw new CodedError('UNKNOWN_ID', { id: orgUnitId.slice(0, 80) });
  return tree.subtree(id.uuid);
}
