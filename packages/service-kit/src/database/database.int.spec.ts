import { createTestDatabase, type TestDatabase } from '@concord/testkit/database';
import type { MigrationInterface } from 'typeorm';
import { createDataSource, Database, NewerDatabase } from './database.js';

class First1700000000001 implements MigrationInterface {
  async up(runner: Parameters<MigrationInterface['up']>[0]): Promise<void> {
    await runner.query('create table pebble (id int)');
  }
  async down(): Promise<void> {}
}
class Second1700000000002 implements MigrationInterface {
  async up(runner: Parameters<MigrationInterface['up']>[0]): Promise<void> {
    await runner.query('create table river (id int)');
  }
  async down(): Promise<void> {}
}

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase('pebble');
});
afterAll(() => database.drop());

/** A program that knows these migrations, started on the schema. */
async function startWith(migrations: (new () => MigrationInterface)[]): Promise<string[]> {
  const program = new Database(
    createDataSource({ url: database.url, schema: 'pebble', entities: [], migrations }),
    'pebble',
  );
  try {
    await program.connectForever();
    const rows: { name: string }[] = await program.em.query('select name from migration order by id');
    return rows.map(({ name }) => name);
  } finally {
    await program.close();
  }
}

it('a newer program goes on where an older one was; the older one then refuses, and changes nothing', async () => {
  expect(await startWith([First1700000000001])).toEqual(['First1700000000001']);
  const both = [First1700000000001, Second1700000000002];
  expect(await startWith(both)).toHaveLength(2);
  const refused = startWith([First1700000000001]);
  await expect(refused).rejects.toThrow(NewerDatabase);
  await expect(refused).rejects.toThrow('newer program (Second1700000000002)');
  expect(await startWith(both)).toHaveLength(2);
});
