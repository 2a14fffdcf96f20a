import type { IdentityClaims } from '@concord/contracts/identity';
import type { Database } from '../database/database.js';
import { pageSize } from '../graph/connection.js';
import { CodedError } from '../log.js';
import type { OrgTree } from '../replica/org-tree.js';
import type { ChangePage } from './change.types.js';

/** What of one type the reader may read; a type without an entry is read by nobody (default deny). */
export interface ChangeScope {
  typename: string;
  /** Units whose objects he reads; `all` where the type is open to him everywhere. */
  units: readonly string[] | 'all';
  /** Units that give standing as a further unit of an object, e.g. his department as the handling one. */
  concerned?: readonly string[];
  /** Of these only: a condition in SQL on the row of `change`, written in our code. Live readers are not told of them. */
  among?: string;
}

/** The reader's scopes, as the lists of the same objects have them. */
export type ChangeScopes = (identity: IdentityClaims, tree: OrgTree) => ChangeScope[];

/** Asked for as `after`: nothing of the past, and the position from which to go on. */
const NOW = 'now';

interface Row {
  position: string;
  typename: string;
  id: string;
  version: number;
  type: string;
  at: Date;
  recordedAt: Date;
  tombstone: boolean;
}

/** This service's changes in commit order, as far as the reader may read them (architecture.md 20). */
export class ChangeFeed {
  constructor(private readonly database: Database) {}

  async page(
    identity: IdentityClaims,
    scopes: readonly ChangeScope[],
    after: string | null | undefined,
    first: number | null | undefined,
  ): Promise<ChangePage> {
    const size = pageSize(first);
    const latest = await this.latest();
    if (after === NOW) return { entries: [], position: latest, hasMore: false };
    if (after != null && !/^\d{1,18}$/.test(after)) throw new CodedError('CURSOR_INVALID');
    const rows = await this.rows(identity, scopes, { after: after ?? '0', latest, limit: size + 1 });
    const entries = rows.slice(0, size);
    const hasMore = rows.length > size;
    // At the end of what there is, the next reading need not look at others' changes again.
    return { entries, position: hasMore ? entries.at(-1)!.position : latest, hasMore };
  }

  private async latest(): Promise<string> {
    const [row]: { latest: string }[] = await this.database.em.query(
      'select coalesce(max(position), 0)::text as latest from change',
    );
    return row!.latest;
  }

  private async rows(
    identity: IdentityClaims,
    scopes: readonly ChangeScope[],
    { after, latest, limit }: { after: string; latest: string; limit: number },
  ): Promise<Row[]> {
    const values: unknown[] = [after, latest, limit];
    const value = (given: unknown): string => `$${values.push(given)}`;
    const readable = scopes.map(({ typename, units, concerned = [], among }) => {
      const type = value(typename);
      const of = among ? ` and ${among}` : '';
      if (units === 'all') return `typename = ${type}${of}`;
      return `(typename = ${type} and (org_unit_id = any(${value(units)}::uuid[])
        or also_units && ${value(concerned)}::uuid[])${of})`;
    });
    // A case names people of offices; whoever has left them all hears nothing of it.
    if (identity.personId && identity.roles.length > 0) {
      readable.push(`${value(identity.personId)}::uuid = any(person_ids)`);
    }
    if (readable.length === 0) return [];
    return this.database.em.query(
      `select position::text, typename, object_id as id, version, type, at, recorded_at as "recordedAt", tombstone
       from change where change.position > $1::bigint and change.position <= $2::bigint and (${readable.join(' or ')})
       order by change.position limit $3`,
      values,
    );
  }
}
