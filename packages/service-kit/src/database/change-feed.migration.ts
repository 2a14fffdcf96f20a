import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every change in commit order; it begins with the first act after this migration. */
export class ChangeFeed1795000000600 implements MigrationInterface {
  name = 'ChangeFeed1795000000600';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE change (
      position bigint GENERATED ALWAYS AS IDENTITY NOT NULL, typename text NOT NULL, object_id text NOT NULL,
      version integer NOT NULL, type text NOT NULL, at timestamptz NOT NULL, recorded_at timestamptz NOT NULL,
      org_unit_id uuid, also_units uuid array NOT NULL, person_ids uuid array NOT NULL, tombstone boolean NOT NULL,
      CONSTRAINT change_pk PRIMARY KEY (position))`);
    await q.query('CREATE INDEX change_unit ON change (org_unit_id, position)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE change');
  }
}
