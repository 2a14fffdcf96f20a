import type { DirectorySnapshot } from '@concord/contracts/directory';
import type { Database } from '../database/database.js';
import { lockForReplacing } from './directory-lock.js';
import { OrgTree } from './org-tree.js';
import { ReplicaRow } from './replica.entity.js';

const EMPTY: DirectorySnapshot = { version: 0, units: [], posts: [], profiles: [] };

/** The service's copy of the directory. Reading looks at the version only; the tree is rebuilt when it rose. */
export class Replica {
  private cached = new OrgTree(EMPTY);

  constructor(private readonly database: Database) {}

  async tree(): Promise<OrgTree> {
    const rows: { version: number }[] = await this.database.em.query(
      'select version from directory_replica where id = 1',
    );
    const version = rows[0]?.version ?? 0;
    if (version !== this.cached.version) {
      const row = await this.database.em.findOneBy(ReplicaRow, { id: 1 });
      this.cached = new OrgTree(row?.snapshot ?? EMPTY);
    }
    return this.cached;
  }

  /** Activity: replaces the copy. An older version than the one held is dropped, so retries and overtaking are harmless. */
  async replace(snapshot: DirectorySnapshot): Promise<{ version: number }> {
    await this.database.transaction(async (em) => {
      await lockForReplacing(em);
      await em.query(
        `insert into directory_replica (id, version, snapshot) values (1, $1, $2)
       on conflict (id) do update set version = excluded.version, snapshot = excluded.snapshot
       where directory_replica.version < excluded.version`,
        [snapshot.version, JSON.stringify(snapshot)],
      );
    });
    return { version: snapshot.version };
  }
}
