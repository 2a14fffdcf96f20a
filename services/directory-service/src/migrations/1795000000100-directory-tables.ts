import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DIRECTORY_ID } from '../directory/directory.entity.js';

/** Tree, people, posts, profiles, and the one row that stands for all of them. */
export class DirectoryTables1795000000100 implements MigrationInterface {
  name = 'DirectoryTables1795000000100';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE directory (
      id uuid NOT NULL, version integer NOT NULL, state text NOT NULL, org_unit_id uuid NOT NULL,
      profile_key text NOT NULL, profile_version integer NOT NULL, chain_head text, wake_at timestamptz,
      created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
      CONSTRAINT directory_pk PRIMARY KEY (id))`);
    await q.query(
      `INSERT INTO directory (id, version, state, org_unit_id, profile_key, profile_version, created_at, updated_at)
       VALUES ('${DIRECTORY_ID}', 0, 'EMPTY', '${DIRECTORY_ID}', '', 0, 'epoch', 'epoch')`,
    );
    await q.query(`CREATE TABLE org_unit (
      id uuid NOT NULL, code text NOT NULL, parent_id uuid, kind text NOT NULL, level text NOT NULL,
      name_zh text NOT NULL, name_en text NOT NULL, official_order integer NOT NULL, calendar_id text NOT NULL,
      profile_key text NOT NULL,
      CONSTRAINT org_unit_pk PRIMARY KEY (id), CONSTRAINT org_unit_code UNIQUE (code))`);
    await q.query(`CREATE INDEX org_unit_parent ON org_unit (parent_id)`);
    await q.query(`CREATE TABLE person (
      id uuid NOT NULL, name text NOT NULL, name_en text, phone text, subject text, language text NOT NULL,
      disabled boolean NOT NULL, sample_order integer,
      CONSTRAINT person_pk PRIMARY KEY (id), CONSTRAINT person_subject UNIQUE (subject))`);
    await q.query(`CREATE TABLE post (
      id uuid NOT NULL, person_id uuid NOT NULL, role text NOT NULL, org_unit_id uuid NOT NULL,
      valid_from timestamptz NOT NULL, valid_until timestamptz,
      CONSTRAINT post_pk PRIMARY KEY (id))`);
    await q.query(`CREATE INDEX post_person ON post (person_id)`);
    await q.query(`CREATE INDEX post_unit ON post (org_unit_id, role)`);
    await q.query(`CREATE TABLE profile (
      key text NOT NULL, version integer NOT NULL, document jsonb NOT NULL, created_at timestamptz NOT NULL,
      CONSTRAINT profile_pk PRIMARY KEY (key, version))`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['profile', 'post', 'person', 'org_unit', 'directory']) {
      await q.query(`DROP TABLE ${table}`);
    }
  }
}
