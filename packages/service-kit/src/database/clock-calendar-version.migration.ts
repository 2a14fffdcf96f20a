import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A clock knows the version of the calendar by which it was last reckoned. */
export class ClockCalendarVersion1795000000300 implements MigrationInterface {
  name = 'ClockCalendarVersion1795000000300';

  async up(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE clock ADD calendar_version text');
    await q.query(
      "CREATE INDEX clock_open_calendar ON clock (calendar_id) WHERE state = ANY (ARRAY['RUNNING'::text, 'PAUSED'::text])",
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP INDEX clock_open_calendar');
    await q.query('ALTER TABLE clock DROP calendar_version');
  }
}
