import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A deputy may be named for some acts of a post only; those of before were named for all. */
export class DeputyActs1795000000810 implements MigrationInterface {
  name = 'DeputyActs1795000000810';

  async up(q: QueryRunner): Promise<void> {
    await q.query("ALTER TABLE deputy ADD COLUMN acts text[] NOT NULL DEFAULT '{}'");
    await q.query('ALTER TABLE deputy ALTER COLUMN acts DROP DEFAULT');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE deputy DROP COLUMN acts');
  }
}
