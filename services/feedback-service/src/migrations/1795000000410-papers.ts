import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Drafts become papers that people take through 核稿 → 签发 → 编号 → 用印. What is there already keeps its fields; its
 * timeline begins with the next act, so it stands at version 0.
 */
export class Papers1795000000410 implements MigrationInterface {
  name = 'Papers1795000000410';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`ALTER TABLE draft
      ADD version integer, ADD profile_key text, ADD profile_version integer, ADD chain_head text,
      ADD wake_at timestamptz, ADD created_at timestamptz, ADD updated_at timestamptz,
      ADD once_key text, ADD clock_id uuid, ADD level text, ADD mode text, ADD cause text, ADD basis uuid[],
      ADD concerned_unit_id uuid, ADD addressee_role text,
      ADD drafted_by_role text, ADD reviewer_role text, ADD reviewer_unit_id uuid, ADD seal_role text,
      ADD seal_unit_id uuid, ADD number_prefix text, ADD number text,
      ADD body jsonb, ADD requirement text, ADD new_limit date,
      ADD reviewed_by uuid, ADD reviewed_at timestamptz, ADD signed_by uuid, ADD signed_at timestamptz,
      ADD sealed_by uuid, ADD issued_at timestamptz, ADD scan_reference text, ADD reason text,
      ADD appeal_until timestamptz, ADD appeal jsonb, ADD corrections jsonb`);
    await q.query(`UPDATE draft d SET version = 0, profile_key = i.profile_key, profile_version = i.profile_version
      FROM resolution_item i WHERE i.id = d.item_id`);
    // A draft whose item is gone could not be read by its profile: none is known, and none is kept.
    await q.query('DELETE FROM draft WHERE version IS NULL');
    await q.query('UPDATE draft d SET clock_id = r.clock_id FROM clock_rung r WHERE r.id = d.claim_id');
    await q.query(`UPDATE draft SET created_at = at, updated_at = at, once_key = claim_id || '#' || kind,
      level = 'L3', mode = 'issues', cause = 'CLOCK', basis = '{}', concerned_unit_id = addressee_unit_id,
      reviewer_role = signer_role, reviewer_unit_id = signer_unit_id, seal_role = signer_role,
      seal_unit_id = signer_unit_id, number_prefix = '', corrections = '[]'`);
    for (const column of [
      'version',
      'profile_key',
      'profile_version',
      'created_at',
      'updated_at',
      'once_key',
      'level',
      'mode',
      'cause',
      'basis',
      'concerned_unit_id',
      'reviewer_role',
      'seal_role',
      'number_prefix',
      'corrections',
    ]) {
      await q.query(`ALTER TABLE draft ALTER ${column} SET NOT NULL`);
    }
    await q.query('ALTER TABLE draft ALTER claim_id DROP NOT NULL, ALTER addressee_unit_id DROP NOT NULL');
    await q.query('DROP INDEX draft_once');
    await q.query('CREATE UNIQUE INDEX draft_once ON draft (once_key)');
    await q.query('CREATE UNIQUE INDEX draft_number ON draft (number, kind, signer_unit_id)');
    await q.query('CREATE INDEX draft_concerned ON draft (concerned_unit_id, kind, state)');
    await q.query('CREATE INDEX draft_item ON draft (item_id, kind)');
  }

  async down(q: QueryRunner): Promise<void> {
    for (const index of ['draft_item', 'draft_concerned', 'draft_number', 'draft_once']) {
      await q.query(`DROP INDEX ${index}`);
    }
    // Only drafts of letters, one a claim, could be kept before.
    await q.query(
      "DELETE FROM draft WHERE kind <> 'SUPERVISION_LETTER' OR claim_id IS NULL OR addressee_unit_id IS NULL",
    );
    await q.query("UPDATE draft SET state = 'DRAFT'");
    await q.query('CREATE UNIQUE INDEX draft_once ON draft (claim_id)');
    await q.query('ALTER TABLE draft ALTER claim_id SET NOT NULL, ALTER addressee_unit_id SET NOT NULL');
    await q.query(`ALTER TABLE draft
      DROP version, DROP profile_key, DROP profile_version, DROP chain_head, DROP wake_at, DROP created_at,
      DROP updated_at, DROP once_key, DROP clock_id, DROP level, DROP mode, DROP cause, DROP basis,
      DROP concerned_unit_id, DROP addressee_role, DROP drafted_by_role, DROP reviewer_role, DROP reviewer_unit_id,
      DROP seal_role, DROP seal_unit_id, DROP number_prefix, DROP number, DROP body, DROP requirement, DROP new_limit,
      DROP reviewed_by, DROP reviewed_at, DROP signed_by, DROP signed_at, DROP sealed_by, DROP issued_at,
      DROP scan_reference, DROP reason, DROP appeal_until, DROP appeal, DROP corrections`);
  }
}
