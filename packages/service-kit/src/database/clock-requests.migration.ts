import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests for more time with their answers, and who stopped a clock in which words. */
export class ClockRequests1795000000310 implements MigrationInterface {
  name = 'ClockRequests1795000000310';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE clock_extension (
      id uuid NOT NULL, clock_id uuid NOT NULL, asked_at timestamptz NOT NULL, asked_by uuid NOT NULL,
      asked_until date NOT NULL, reason text NOT NULL, decided_at timestamptz, decided_by uuid, granted boolean,
      until date, decision_reason text,
      CONSTRAINT clock_extension_pk PRIMARY KEY (id))`);
    await q.query('CREATE INDEX clock_extension_clock ON clock_extension (clock_id)');
    await q.query(
      'CREATE UNIQUE INDEX clock_extension_open ON clock_extension (clock_id) WHERE decided_at IS NULL',
    );
    await q.query(`CREATE TABLE clock_pause (
      id uuid NOT NULL, clock_id uuid NOT NULL, paused_at timestamptz NOT NULL, by uuid NOT NULL, note text NOT NULL,
      resumed_by uuid,
      CONSTRAINT clock_pause_pk PRIMARY KEY (id))`);
    await q.query('CREATE INDEX clock_pause_clock ON clock_pause (clock_id)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE clock_pause');
    await q.query('DROP TABLE clock_extension');
  }
}
