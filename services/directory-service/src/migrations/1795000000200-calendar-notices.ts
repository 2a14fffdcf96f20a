import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imported notices of working days. */
export class CalendarNotices1795000000200 implements MigrationInterface {
  name = 'CalendarNotices1795000000200';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE calendar_notice (
      id uuid NOT NULL, version integer NOT NULL, state text NOT NULL, layer_id text NOT NULL, year integer NOT NULL,
      notice text NOT NULL, issued_on date NOT NULL, amends boolean NOT NULL, sheet jsonb NOT NULL,
      imported_at timestamptz NOT NULL, imported_by uuid, published_at timestamptz, published_by uuid,
      published_version integer,
      CONSTRAINT calendar_notice_pk PRIMARY KEY (id))`);
    await q.query(
      `CREATE UNIQUE INDEX calendar_notice_once ON calendar_notice (layer_id, notice) WHERE state <> 'WITHDRAWN'`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE calendar_notice');
  }
}
