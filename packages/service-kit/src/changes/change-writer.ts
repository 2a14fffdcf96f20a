import type { EntityManager } from 'typeorm';

/** A change about to be committed. */
export interface NewChange {
  typename: string;
  /** Typed id. */
  id: string;
  version: number;
  /** Code of what happened. */
  type: string;
  /** Null: only `alsoUnits` and `personIds` are told. */
  orgUnitId: string | null;
  alsoUnits: readonly string[];
  personIds: readonly string[];
  /** Only `personIds` are nudged, whatever roles others hold over the unit. */
  personal?: boolean;
  tombstone: boolean;
}

/**
 * Writes changes as the last thing of a transaction. The lock is held until the commit: positions are given in commit
 * order, and who has read one has missed none before it. It costs nothing: `pg_notify`, which every act sends, lets
 * PostgreSQL commit one transaction at a time anyway.
 */
export async function writeChanges(
  em: EntityManager,
  schema: string,
  at: Date,
  changes: readonly NewChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await em.query('select pg_advisory_xact_lock(hashtext($1))', [`${schema}:changes`]);
  for (const change of changes) {
    await em.query(
      `insert into change (typename, object_id, version, type, at, recorded_at, org_unit_id, also_units, person_ids,
         tombstone) values ($1, $2, $3, $4, $5, clock_timestamp(), $6, $7, $8, $9)`,
      [
        change.typename,
        change.id,
        change.version,
        change.type,
        at,
        change.orgUnitId,
        change.alsoUnits,
        change.personIds,
        change.tombstone,
      ],
    );
  }
}
