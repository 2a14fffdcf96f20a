import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what a lost database of Temporal is seen (temporal/epoch-watch.ts). */
export class InstallationEpoch1795000000900 implements MigrationInterface {
  name = 'InstallationEpoch1795000000900';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE installation_epoch (
      id integer NOT NULL, installation uuid NOT NULL, epoch integer NOT NULL,
      moved_at timestamptz, lost_at timestamptz,
      CONSTRAINT installation_epoch_pk PRIMARY KEY (id))`);
    await q.query(
      'INSERT INTO installation_epoch (id, installation, epoch) VALUES (1, gen_random_uuid(), 0)',
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE installation_epoch');
  }
}
