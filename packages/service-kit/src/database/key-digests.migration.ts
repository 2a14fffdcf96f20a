import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys and digests of inputs can no longer be guessed at (acts/key-book.ts); keys in use stay in use. On the way down
 * they are let go of: from a digest no key can be had back, and an old program could not find them.
 */
export class KeyDigests1795000000910 implements MigrationInterface {
  name = 'KeyDigests1795000000910';

  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE act_key ADD COLUMN salt text');
    await q.query("UPDATE act_key SET salt = replace(gen_random_uuid()::text, '-', '')");
    await q.query(`UPDATE act_key SET
      digest = encode(sha256(convert_to(salt || key || digest, 'UTF8')), 'hex'),
      key = encode(sha256(convert_to(actor || chr(10) || key, 'UTF8')), 'hex')`);
    await q.query('ALTER TABLE act_key ALTER COLUMN salt SET NOT NULL');
    await q.query('CREATE INDEX act_key_used_at ON act_key (used_at)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP INDEX act_key_used_at');
    await q.query('DELETE FROM act_key');
    await q.query('ALTER TABLE act_key DROP COLUMN salt');
  }
}
