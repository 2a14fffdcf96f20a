import { KIT_ENTITIES } from '@concord/service-kit/database/kit.entities';
import { KIT_MIGRATIONS } from '@concord/service-kit/database/kit.migrations';
import { createDataSource } from '@concord/service-kit/database/database';
import { createTestDatabase, type TestDatabase } from '@concord/testkit/database';
import type { DataSource } from 'typeorm';
import { FEEDBACK_DATA } from '../database.js';
import { Papers1795000000410 } from './1795000000410-papers.js';

const id = (n: number): string => `00000000-0000-7000-8000-0000000000${n}`;
let database: TestDatabase;
let source: DataSource;
const column = async (name: string) =>
  (await source.query(`select ${name} as v from draft order by id`))[0].v;

beforeAll(async () => {
  database = await createTestDatabase('feedback');
  source = createDataSource({
    ...database,
    entities: [...KIT_ENTITIES, ...FEEDBACK_DATA.entities],
    migrations: [...KIT_MIGRATIONS, ...FEEDBACK_DATA.migrations],
  });
  await source.initialize();
  await source.runMigrations();
}, 60_000);
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

it('a draft from before has its people, its clock and its place in the process; down and up again it is the same', async () => {
  const runner = source.createQueryRunner();
  const papers = new Papers1795000000410();
  await papers.down(runner);
  await source.query(
    `insert into resolution_item (id, version, state, org_unit_id, profile_key, profile_version, created_at, updated_at,
       no, title, text, ask_nos, consultation_id, topic_id, proposed_lead_unit_id, proposed_co_unit_ids, co_unit_ids,
       co_opinions, visits)
     values ($1, 3, 'SIGNED_FOR', $2, 'small', 7, now(), now(), 1, 't', 'x', '{1}', 'consultation:x', 'topic:x', $2, '{}', '{}', '[]', '[]')`,
    [id(10), id(11)],
  );
  await source.query(
    `insert into clock_rung (id, clock_id, case_id, reckoning, key, at, status) values ($1, $2, $3, 0, 'T+1', now(), 'CLAIMED')`,
    [id(12), id(13), `item:${id(10)}`],
  );
  await source.query(
    `insert into draft (id, claim_id, kind, clock_kind, state, item_id, title, org_unit_id, addressee_unit_id,
       signer_role, signer_unit_id, authority, due_date, at)
     values ($1, $2, 'SUPERVISION_LETTER', 'ITEM_REPLY', 'DRAFT', $3, 't', $4, $5, 'SUPERVISION_OFFICE', $6, 'a', '2026-03-06', now())`,
    [id(14), id(12), id(10), id(11), id(15), id(16)],
  );
  for (const _ of [1, 2]) {
    await papers.up(runner);
    expect(await column('profile_key')).toBe('small');
    expect(await column('profile_version')).toBe(7);
    // Its timeline begins with the next act.
    expect(await column('version')).toBe(0);
    expect(await column('clock_id')).toBe(id(13));
    expect(await column('concerned_unit_id')).toBe(id(15));
    expect(await column("reviewer_role || ' ' || seal_role")).toBe('SUPERVISION_OFFICE SUPERVISION_OFFICE');
    expect(await column('reviewer_unit_id')).toBe(id(16));
    expect(await column('mode')).toBe('issues');
    if (_ === 1) await papers.down(runner);
  }
  await runner.release();
});

it('the entities describe the tables that the migrations make', async () => {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
