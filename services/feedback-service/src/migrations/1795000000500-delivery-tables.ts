import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Channels besides the inbox: contacts, preferences, webhooks, deliveries; calendar feeds. */
export class DeliveryTables1795000000500 implements MigrationInterface {
  name = 'DeliveryTables1795000000500';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE contact (
      person_id uuid NOT NULL, email text, email_confirmed_at timestamptz, pending_email text, code_hash text,
      code_until timestamptz, code_tries integer NOT NULL, codes_since timestamptz, codes_asked integer NOT NULL,
      digest_hour integer NOT NULL, language text NOT NULL,
      CONSTRAINT contact_pk PRIMARY KEY (person_id))`);
    await q.query(`CREATE TABLE notification_preference (
      person_id uuid NOT NULL, kind text NOT NULL, channels text[] NOT NULL, digest boolean NOT NULL,
      changed_at timestamptz NOT NULL, CONSTRAINT notification_preference_pk PRIMARY KEY (person_id, kind))`);
    await q.query(`CREATE TABLE webhook (
      id uuid NOT NULL, org_unit_id uuid NOT NULL, url text NOT NULL, secret text NOT NULL, active boolean NOT NULL,
      created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, CONSTRAINT webhook_pk PRIMARY KEY (id))`);
    await q.query('CREATE UNIQUE INDEX webhook_unit ON webhook (org_unit_id)');
    await q.query(`CREATE TABLE delivery (
      id uuid NOT NULL, once_key text NOT NULL, alert_id uuid, channel text NOT NULL, person_id uuid, webhook_id uuid,
      org_unit_id uuid NOT NULL, kind text NOT NULL, urgent boolean NOT NULL, state text NOT NULL,
      deliver_at timestamptz NOT NULL, digest_id uuid, attempts integer NOT NULL, next_attempt_at timestamptz NOT NULL,
      lease uuid, error_code text, resends integer NOT NULL, created_at timestamptz NOT NULL, done_at timestamptz,
      handled_by uuid, CONSTRAINT delivery_pk PRIMARY KEY (id))`);
    await q.query('CREATE UNIQUE INDEX delivery_once ON delivery (once_key)');
    await q.query('CREATE INDEX delivery_due ON delivery (state, next_attempt_at)');
    await q.query('CREATE INDEX delivery_person ON delivery (person_id, created_at, id)');
    await q.query('CREATE INDEX delivery_unit ON delivery (org_unit_id, created_at, id)');
    await q.query('CREATE INDEX delivery_digest ON delivery (digest_id)');
    await q.query(`CREATE TABLE calendar_feed (
      id uuid NOT NULL, person_id uuid NOT NULL, token_hash text NOT NULL, created_at timestamptz NOT NULL,
      revoked_at timestamptz, CONSTRAINT calendar_feed_pk PRIMARY KEY (id))`);
    await q.query('CREATE UNIQUE INDEX calendar_feed_token ON calendar_feed (token_hash)');
    await q.query('CREATE INDEX calendar_feed_person ON calendar_feed (person_id, created_at)');
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['calendar_feed', 'delivery', 'webhook', 'notification_preference', 'contact']) {
      await q.query(`DROP TABLE ${table}`);
    }
  }
}
