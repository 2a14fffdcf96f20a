import { createTestDatabase, type TestDatabase } from '@concord/testkit/database';
import { identityOf, smallSnapshot, UNITS, type PersonName } from '@concord/testkit/snapshot';
import { Column, Entity, type MigrationInterface, type QueryRunner } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Acts } from '../acts/acts.js';
import type { ActContext } from '../context.js';
import { CaseRow } from '../database/case-row.js';
import { createDataSource, Database } from '../database/database.js';
import { KIT_ENTITIES } from '../database/kit.entities.js';
import { KIT_MIGRATIONS } from '../database/kit.migrations.js';
import { Replica } from '../replica/replica.js';

/** A case of the tests' own, told as a topic. */
@Entity('case_row')
export class TestCaseRow extends CaseRow {
  @Column('text')
  title!: string;
}

class TestTables1795000000001 implements MigrationInterface {
  name = 'TestTables1795000000001';
  async up(q: QueryRunner): Promise<void> {
    await q.query(`CREATE TABLE case_row (id uuid PRIMARY KEY, version integer NOT NULL, state text NOT NULL,
      org_unit_id uuid NOT NULL, profile_key text NOT NULL, profile_version integer NOT NULL, chain_head text,
      wake_at timestamptz, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, title text NOT NULL)`);
  }
  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE case_row');
  }
}

/** A migrated database of the kit's tables with one kind of case, the small world, and the act pipeline. */
export class CaseWorld {
  private constructor(
    readonly test: TestDatabase,
    readonly database: Database,
    readonly replica: Replica,
    readonly acts: Acts,
  ) {}

  static async open(): Promise<CaseWorld> {
    const test = await createTestDatabase('topic');
    const source = createDataSource({
      url: test.url,
      schema: test.schema,
      entities: [...KIT_ENTITIES, TestCaseRow],
      migrations: [...KIT_MIGRATIONS, TestTables1795000000001],
    });
    const database = new Database(source, test.schema);
    await database.connectForever();
    const replica = new Replica(database);
    await replica.replace(smallSnapshot());
    return new CaseWorld(test, database, replica, new Acts(database, replica));
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.test.drop();
  }

  context(at: string, person: PersonName = 'convenor'): ActContext {
    return { identity: identityOf(person), now: new Date(at), language: 'en', requestId: 'test' };
  }

  /** A new case at the community; answers its bare uuid. */
  async create(at = '2026-02-02T01:00:00Z', title = 'pebble'): Promise<string> {
    const id = uuid();
    const command = {
      kind: 'topic' as const,
      act: 'create',
      entity: TestCaseRow,
      idempotencyKey: `create-${id}`,
      input: { title },
    };
    const answer = await this.acts.creating(this.context(at), command, async (tx) => {
      const row = Object.assign(new TestCaseRow(), {
        id,
        state: 'NEW',
        orgUnitId: UNITS.community,
        profileKey: 'small',
        profileVersion: 1,
        wakeAt: null,
        title,
      });
      await tx.create('topic', TestCaseRow, row, { type: 'created', data: { title } });
      return id;
    });
    if (answer.refusal) throw new Error(answer.refusal.code);
    return id;
  }
}
