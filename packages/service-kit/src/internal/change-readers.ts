import { ROLES } from '@concord/contracts/roles';
import type { Change } from '@concord/contracts/changes';
import type { ChangeScope, ChangeScopes } from '../changes/change-feed.js';
import type { OrgTree } from '../replica/org-tree.js';
import type { ChangeNotice } from './change.js';

type Readers = Change['readers'];

/** What a post reads of one type. */
interface PostScope {
  all: boolean;
  units: ReadonlySet<string>;
  concerned: ReadonlySet<string>;
}

/**
 * Which posts may read what has changed, by the very rule that `changes` and the lists are read by: each role on each
 * unit that hears of the place is asked what somebody who holds nothing else would read. Remembered for one tree.
 */
export class ChangeReaders {
  private readonly known = new WeakMap<OrgTree, Map<string, Map<string, PostScope>>>();

  constructor(private readonly scopes: ChangeScopes) {}

  of(notice: ChangeNotice, tree: OrgTree): Readers {
    if (notice.personal) return {};
    const alsoUnits = notice.alsoUnits ?? [];
    const hearers = new Set(
      [notice.orgUnitId, ...alsoUnits].flatMap((unit) => [unit, ...tree.hearersOf(unit)]),
    );
    const readers: Readers = {};
    for (const role of ROLES) {
      const units = [...hearers].filter((unit) => {
        const scope = this.postScopes(role, unit, tree).get(notice.typename);
        if (!scope) return false;
        return (
          scope.all ||
          scope.units.has(notice.orgUnitId) ||
          alsoUnits.some((also) => scope.concerned.has(also))
        );
      });
      if (units.length > 0) readers[role] = units;
    }
    return readers;
  }

  private postScopes(role: string, orgUnitId: string, tree: OrgTree): Map<string, PostScope> {
    const known = this.known.get(tree) ?? new Map<string, Map<string, PostScope>>();
    this.known.set(tree, known);
    const key = `${role} ${orgUnitId}`;
    let scopes = known.get(key);
    if (!scopes) {
      const holder = { kind: 'person', roles: [{ role, orgUnitId }], language: 'en', requestId: '' } as const;
      scopes = new Map(
        this.scopes({ ...holder, roles: [...holder.roles] }, tree)
          .filter(({ among }) => among === undefined)
          .map(toPostScope),
      );
      known.set(key, scopes);
    }
    return scopes;
  }
}

function toPostScope({ typename, units, concerned = [] }: ChangeScope): [string, PostScope] {
  const all = units === 'all';
  return [typename, { all, units: new Set(all ? [] : units), concerned: new Set(concerned) }];
}
