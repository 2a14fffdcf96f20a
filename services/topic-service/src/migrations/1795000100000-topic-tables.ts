import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Topics, their asks and numbers, their proposers with what they were told. */
export class TopicTables1795000100000 implements MigrationInterface {
  name = 'TopicTables1795000100000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE topic (
      id uuid NOT NULL, version integer NOT NULL, state text NOT NULL, org_unit_id uuid NOT NULL,
      profile_key text NOT NULL, profile_version integer NOT NULL, chain_head text, wake_at timestamptz,
      created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
      number text NOT NULL, title text NOT NULL, description text NOT NULL, level text NOT NULL, source text NOT NULL,
      category text, parties_concerned text, suggested_form text, consent_to_publish boolean NOT NULL,
      submitted_at timestamptz NOT NULL, entered_by_person_id uuid, paper_reference text, entrusting_unit_id uuid,
      screening jsonb, approval jsonb, filing jsonb, merged_into_id uuid, consultation_id text, outcome text,
      concerned_unit_ids uuid[] NOT NULL, gates jsonb NOT NULL, history jsonb NOT NULL, closed_reason text,
      CONSTRAINT topic_pk PRIMARY KEY (id))`);
    await q.query(`CREATE INDEX topic_list ON topic (org_unit_id, submitted_at, id)`);
    await q.query(`CREATE INDEX topic_state ON topic (state, org_unit_id)`);
    await q.query(
      `CREATE INDEX topic_merged_into ON topic (merged_into_id) WHERE merged_into_id IS NOT NULL`,
    );
    await q.query(`CREATE TABLE topic_ask (
      topic_id uuid NOT NULL, no integer NOT NULL, text text NOT NULL,
      CONSTRAINT topic_ask_pk PRIMARY KEY (topic_id, no))`);
    await q.query(`CREATE TABLE topic_number (
      org_unit_id uuid NOT NULL, year integer NOT NULL, last integer NOT NULL,
      CONSTRAINT topic_number_pk PRIMARY KEY (org_unit_id, year))`);
    await q.query(`CREATE TABLE proposer (
      topic_id uuid NOT NULL, kind text NOT NULL, name text NOT NULL, phone text, organization text, person_id uuid,
      follow_code text NOT NULL,
      CONSTRAINT proposer_pk PRIMARY KEY (topic_id))`);
    await q.query(`CREATE UNIQUE INDEX proposer_follow_code ON proposer (follow_code)`);
    await q.query(`CREATE TABLE proposer_message (
      id uuid NOT NULL, topic_id uuid NOT NULL, at timestamptz NOT NULL, kind text NOT NULL, params jsonb NOT NULL,
      words text,
      CONSTRAINT proposer_message_pk PRIMARY KEY (id))`);
    await q.query(`CREATE INDEX proposer_message_topic ON proposer_message (topic_id, at)`);
    await q.query(`CREATE TABLE proposer_reveal (
      id uuid NOT NULL, topic_id uuid NOT NULL, at timestamptz NOT NULL, person_id uuid NOT NULL, role text NOT NULL,
      reason text NOT NULL,
      CONSTRAINT proposer_reveal_pk PRIMARY KEY (id))`);
    await q.query(`CREATE INDEX proposer_reveal_topic ON proposer_reveal (topic_id, at)`);
  }

  async down(q: QueryRunner): Promise<void> {
    const tables = ['proposer_reveal', 'proposer_message', 'proposer', 'topic_number', 'topic_ask', 'topic'];
    for (const table of tables) await q.query(`DROP TABLE ${table}`);
  }
}
