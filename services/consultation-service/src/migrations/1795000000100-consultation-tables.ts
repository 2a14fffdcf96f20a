import type { MigrationInterface, QueryRunner } from 'typeorm';

const CASE_COLUMNS = `
  id uuid NOT NULL, version integer NOT NULL, state text NOT NULL, org_unit_id uuid NOT NULL,
  profile_key text NOT NULL, profile_version integer NOT NULL, chain_head text, wake_at timestamptz,
  created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL`;

/** Rooms, consultations, sessions with what is said in them, objections. */
export class ConsultationTables1795000000100 implements MigrationInterface {
  name = 'ConsultationTables1795000000100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE room (${CASE_COLUMNS},
      name text NOT NULL, build_mode text NOT NULL, members jsonb NOT NULL, session_seq integer NOT NULL,
      CONSTRAINT room_pk PRIMARY KEY (id))`);
    await q.query(`CREATE INDEX room_unit ON room (org_unit_id)`);

    await q.query(`CREATE TABLE consultation (${CASE_COLUMNS},
      topic_id text NOT NULL, title text NOT NULL, level text NOT NULL, source text NOT NULL, urgency text NOT NULL,
      entrusted boolean NOT NULL, ask_nos integer[] NOT NULL, room_id uuid, convening_unit_id uuid NOT NULL,
      round integer NOT NULL, research jsonb NOT NULL, current_session_id uuid, outcome text, outcome_reason text,
      outcome_session_id uuid, minutes_signed_at timestamptz, publicity_from date, publicity_ends_at timestamptz,
      publicity_ended_at timestamptz, publicity_channels text[] NOT NULL, open_objections integer NOT NULL,
      explanation jsonb, redeliberation jsonb, report_due_since timestamptz, status_report jsonb,
      items_expected integer NOT NULL, items jsonb NOT NULL, reader_person_ids uuid[] NOT NULL,
      CONSTRAINT consultation_pk PRIMARY KEY (id))`);
    await q.query(`CREATE UNIQUE INDEX consultation_topic ON consultation (topic_id)`);
    await q.query(`CREATE INDEX consultation_list ON consultation (org_unit_id, created_at, id)`);
    await q.query(`CREATE INDEX consultation_report_due ON consultation (room_id)
      WHERE report_due_since IS NOT NULL AND status_report IS NULL`);

    await q.query(`CREATE TABLE session (${CASE_COLUMNS},
      consultation_id uuid NOT NULL, room_id uuid NOT NULL, convening_unit_id uuid NOT NULL, number text NOT NULL,
      title text NOT NULL, round integer NOT NULL, scheduled_at timestamptz NOT NULL, place text NOT NULL,
      form text NOT NULL, chair_person_id uuid, counts boolean NOT NULL, not_counting_reason text,
      notice_sent_at timestamptz, short_notice_reason text, opened_at timestamptz, phases jsonb NOT NULL,
      proposed_outcome text, outcome text, outcome_reason text, announced_in_open_session boolean NOT NULL,
      commitments jsonb NOT NULL, nothing_to_implement text, status_reports_given uuid[] NOT NULL,
      concluded_at timestamptz, concluded_on date, minutes_text text, minutes_drafted_at timestamptz,
      minutes_signed_at timestamptz, minutes_signed_by uuid,
      CONSTRAINT session_pk PRIMARY KEY (id))`);
    await q.query(`CREATE INDEX session_consultation ON session (consultation_id)`);
    await q.query(`CREATE INDEX session_room_year ON session (room_id, concluded_on)`);
    await q.query(`CREATE INDEX session_list ON session (org_unit_id, scheduled_at, id)`);

    await q.query(`CREATE TABLE participant (
      id uuid NOT NULL, session_id uuid NOT NULL, person_id uuid, name text, phone text, capacity text NOT NULL,
      unit_id uuid, status text NOT NULL, alternate boolean NOT NULL, at_door boolean NOT NULL,
      signed_in_at timestamptz, position text, seq integer NOT NULL,
      CONSTRAINT participant_pk PRIMARY KEY (id))`);
    await q.query(`CREATE INDEX participant_session ON participant (session_id)`);

    await q.query(`CREATE TABLE statement (
      id uuid NOT NULL, session_id uuid NOT NULL, no integer NOT NULL, phase text NOT NULL,
      participant_id uuid NOT NULL, capacity text NOT NULL, ask_no integer, text text NOT NULL, at timestamptz NOT NULL,
      CONSTRAINT statement_pk PRIMARY KEY (id))`);
    await q.query(`CREATE UNIQUE INDEX statement_session ON statement (session_id, no)`);

    await q.query(`CREATE TABLE objection (
      id uuid NOT NULL, consultation_id uuid NOT NULL, at timestamptz NOT NULL, text text NOT NULL, name text, phone text,
      handling text, upheld boolean, handled_at timestamptz,
      CONSTRAINT objection_pk PRIMARY KEY (id))`);
    await q.query(`CREATE INDEX objection_consultation ON objection (consultation_id, at)`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['objection', 'statement', 'participant', 'session', 'consultation', 'room']) {
      await q.query(`DROP TABLE ${table}`);
    }
  }
}
