import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who reads a case by his name is whoever is on it now: those who were replaced or removed are taken off. There is no
 * way back to who once was, and none is needed: earlier programs add to what they find.
 */
export class ReadersOfNow1795000001000 implements MigrationInterface {
  name = 'ReadersOfNow1795000001000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`UPDATE consultation c SET reader_person_ids = coalesce((
      SELECT array_agg(DISTINCT n.id) FROM (
        SELECT (c.research->>'leadPersonId')::uuid AS id
        UNION SELECT t.id::uuid FROM jsonb_array_elements_text(c.research->'teamPersonIds') AS t(id)
        UNION SELECT s.chair_person_id FROM session s WHERE s.consultation_id = c.id
        UNION SELECT p.person_id FROM participant p JOIN session s ON s.id = p.session_id
          WHERE s.consultation_id = c.id AND s.state <> 'PLANNED'
            AND (s.state <> 'CANCELLED' OR s.notice_sent_at IS NOT NULL) AND p.status <> 'REMOVED'
      ) n WHERE n.id IS NOT NULL), '{}')`);
  }

  async down(): Promise<void> {}
}
