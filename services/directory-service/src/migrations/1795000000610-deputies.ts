import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deputies (AB角) of those who hold posts. */
export class Deputies1795000000610 implements MigrationInterface {
  name = 'Deputies1795000000610';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE deputy (
      id uuid NOT NULL, holder_id uuid NOT NULL, person_id uuid NOT NULL, role text NOT NULL, org_unit_id uuid NOT NULL,
      valid_from timestamptz NOT NULL, valid_until timestamptz NOT NULL,
      CONSTRAINT deputy_pk PRIMARY KEY (id))`);
    await q.query('CREATE INDEX deputy_post ON deputy (org_unit_id, role)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE deputy');
  }
}
