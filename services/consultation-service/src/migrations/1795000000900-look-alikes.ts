import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an objection says, and who sent it, by digest. Earlier ones are each by themselves. */
export class LookAlikes1795000000900 implements MigrationInterface {
  name = 'LookAlikes1795000000900';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE objection ADD COLUMN words text, ADD COLUMN sender text`);
    await q.query(
      `CREATE INDEX objection_open ON objection (consultation_id, words) WHERE handled_at IS NULL`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`DROP INDEX objection_open`);
    await q.query(`ALTER TABLE objection DROP COLUMN words, DROP COLUMN sender`);
  }
}
