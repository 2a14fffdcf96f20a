import type { MigrationInterface, QueryRunner } from 'typeorm';

const CASE = `id uuid NOT NULL, version integer NOT NULL, state text NOT NULL, org_unit_id uuid NOT NULL,
  profile_key text NOT NULL, profile_version integer NOT NULL, chain_head text, wake_at timestamptz,
  created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL`;

/** Items, escalations, inboxes, drafts. */
export class FeedbackTables1795000000100 implements MigrationInterface {
  name = 'FeedbackTables1795000000100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE resolution_item (${CASE},
      no integer NOT NULL, title text NOT NULL, text text NOT NULL, ask_nos integer[] NOT NULL,
      consultation_id text NOT NULL, topic_id text NOT NULL,
      proposed_lead_unit_id uuid NOT NULL, proposed_co_unit_ids uuid[] NOT NULL,
      lead_unit_id uuid, co_unit_ids uuid[] NOT NULL, agreed_date date,
      assigned_by uuid, assigned_under_role text, assigned_under_unit_id uuid, assigned_at timestamptz, return_until timestamptz, signed_for_at timestamptz, return_reason text,
      reply jsonb, co_opinions jsonb NOT NULL, completion jsonb, visits jsonb NOT NULL, satisfaction jsonb,
      CONSTRAINT resolution_item_pk PRIMARY KEY (id))`);
    await q.query('CREATE INDEX resolution_item_unit ON resolution_item (org_unit_id, state)');
    await q.query('CREATE INDEX resolution_item_lead ON resolution_item (lead_unit_id, state)');
    await q.query('CREATE INDEX resolution_item_consultation ON resolution_item (consultation_id)');
    await q.query('CREATE INDEX resolution_item_topic ON resolution_item (topic_id)');
    await q.query(`CREATE TABLE escalation (${CASE},
      kind text NOT NULL, finding_type text NOT NULL, title text NOT NULL, situation text NOT NULL,
      analysis text NOT NULL, suggestion text NOT NULL, topic_id text NOT NULL, consultation_id text,
      raised_by uuid NOT NULL, sponsor_person_id uuid, sponsor_kind text, submitted_at timestamptz,
      reviewed_at timestamptz, reviewed_by uuid, review_reason text, number text,
      CONSTRAINT escalation_pk PRIMARY KEY (id))`);
    await q.query('CREATE INDEX escalation_unit ON escalation (org_unit_id, state)');
    await q.query('CREATE INDEX escalation_topic ON escalation (topic_id)');
    await q.query(`CREATE TABLE known_topic (
      topic_id uuid NOT NULL, org_unit_id uuid NOT NULL, profile_key text NOT NULL, profile_version integer NOT NULL,
      CONSTRAINT known_topic_pk PRIMARY KEY (topic_id))`);
    await q.query(
      'CREATE TABLE serial (scope text NOT NULL, value integer NOT NULL, CONSTRAINT serial_pk PRIMARY KEY (scope))',
    );
    await q.query(`CREATE TABLE alert (
      id uuid NOT NULL, once_key text NOT NULL, person_id uuid NOT NULL, kind text NOT NULL, level text NOT NULL,
      template text NOT NULL, params jsonb NOT NULL, subject_id text, org_unit_id uuid NOT NULL,
      at timestamptz NOT NULL, read_at timestamptz, CONSTRAINT alert_pk PRIMARY KEY (id))`);
    await q.query('CREATE UNIQUE INDEX alert_once ON alert (once_key)');
    await q.query('CREATE INDEX alert_inbox ON alert (person_id, at, id)');
    await q.query(`CREATE TABLE draft (
      id uuid NOT NULL, claim_id uuid NOT NULL, kind text NOT NULL, clock_kind text NOT NULL, state text NOT NULL, item_id uuid NOT NULL,
      title text NOT NULL, org_unit_id uuid NOT NULL, addressee_unit_id uuid NOT NULL, signer_role text NOT NULL,
      signer_unit_id uuid, authority text NOT NULL, due_date date NOT NULL, at timestamptz NOT NULL,
      CONSTRAINT draft_pk PRIMARY KEY (id))`);
    await q.query('CREATE UNIQUE INDEX draft_once ON draft (claim_id)');
    await q.query('CREATE INDEX draft_signer ON draft (signer_unit_id, state)');
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['draft', 'alert', 'serial', 'known_topic', 'escalation', 'resolution_item']) {
      await q.query(`DROP TABLE ${table}`);
    }
  }
}
