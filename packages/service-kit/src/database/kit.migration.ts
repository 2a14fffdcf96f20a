import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables that every service has: chain, outbox, keys, clocks, figures, replica. */
export class KitTables1795000000000 implements MigrationInterface {
  name = 'KitTables1795000000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE timeline_entry (
      case_id text NOT NULL, seq integer NOT NULL, at timestamptz NOT NULL, type text NOT NULL,
      actor_person_id uuid, actor_role text NOT NULL, actor_unit_id uuid, data jsonb NOT NULL,
      personal_digest text, personal_salt text, previous_hash text, hash text NOT NULL,
      CONSTRAINT timeline_entry_pk PRIMARY KEY (case_id, seq))`);
    await q.query(`CREATE TABLE outbox (
      case_id text NOT NULL, version integer NOT NULL, fact jsonb NOT NULL, sent_at timestamptz,
      CONSTRAINT outbox_pk PRIMARY KEY (case_id, version))`);
    await q.query(`CREATE INDEX outbox_unsent ON outbox (case_id, version) WHERE sent_at IS NULL`);
    await q.query(`CREATE TABLE act_key (
      actor text NOT NULL, key text NOT NULL, digest text NOT NULL, answer jsonb, used_at timestamptz NOT NULL,
      CONSTRAINT act_key_pk PRIMARY KEY (actor, key))`);
    await q.query(`CREATE TABLE indicator (
      org_unit_id uuid NOT NULL, day date NOT NULL, name text NOT NULL, dimension text NOT NULL, value integer NOT NULL,
      CONSTRAINT indicator_pk PRIMARY KEY (org_unit_id, day, name, dimension))`);
    await q.query(`CREATE TABLE directory_replica (
      id integer NOT NULL, version integer NOT NULL, snapshot jsonb NOT NULL,
      CONSTRAINT directory_replica_pk PRIMARY KEY (id))`);
    await q.query(`CREATE TABLE clock (
      id uuid NOT NULL, case_id text NOT NULL, kind text NOT NULL, profile_clock text NOT NULL, title text NOT NULL,
      org_unit_id uuid NOT NULL, responsible_unit_id uuid NOT NULL, budget_source text NOT NULL,
      calendar_id text NOT NULL, profile_key text NOT NULL, profile_version integer NOT NULL, ledger jsonb NOT NULL,
      reckoning integer NOT NULL, due_at timestamptz NOT NULL, due_date date NOT NULL, provisional boolean NOT NULL,
      state text NOT NULL, met_at timestamptz, breached_at timestamptz,
      CONSTRAINT clock_pk PRIMARY KEY (id))`);
    await q.query(`CREATE INDEX clock_due ON clock (responsible_unit_id, due_at)`);
    await q.query(`CREATE INDEX clock_case ON clock (case_id, kind)`);
    await q.query(`CREATE TABLE clock_rung (
      id uuid NOT NULL, clock_id uuid NOT NULL, case_id text NOT NULL, reckoning integer NOT NULL, key text NOT NULL,
      at timestamptz NOT NULL, status text NOT NULL, claimed_at timestamptz, effect_at timestamptz,
      CONSTRAINT clock_rung_pk PRIMARY KEY (id))`);
    await q.query(`CREATE INDEX clock_rung_pending ON clock_rung (at) WHERE status = 'PENDING'`);
    await q.query(
      `CREATE INDEX clock_rung_unmade ON clock_rung (at) WHERE status = 'CLAIMED' AND effect_at IS NULL`,
    );
    await q.query(`CREATE UNIQUE INDEX clock_rung_once ON clock_rung (clock_id, reckoning, key)`);
    await q.query(`CREATE TABLE sweep_state (
      id integer NOT NULL, sleeps_until timestamptz,
      CONSTRAINT sweep_state_pk PRIMARY KEY (id))`);
    await q.query(`INSERT INTO sweep_state (id, sleeps_until) VALUES (1, NULL)`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of [
      'sweep_state',
      'clock_rung',
      'clock',
      'directory_replica',
      'indicator',
      'act_key',
      'outbox',
      'timeline_entry',
    ]) {
      await q.query(`DROP TABLE ${table}`);
    }
  }
}
