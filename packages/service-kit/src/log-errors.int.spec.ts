import { Writable } from 'node:stream';
import { CONSTRAINED, PERSONAL, REFUSED } from '@concord/testkit/bad-values';
import { createTestDatabase, type TestDatabase } from '@concord/testkit/database';
import { pino, type Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { createDataSource } from './database/database.js';
import { logOptions, reportUnexpected } from './log.js';
import { said } from './log-errors.js';

let database: TestDatabase;
let source: DataSource;
let written = '';
let log: Logger;

beforeAll(async () => {
  database = await createTestDatabase('pebble');
  source = createDataSource({
    url: database.url,
    schema: 'pebble',
    entities: [],
    migrations: [],
    poolSize: 1,
  });
  await source.initialize();
  await source.query('create extension if not exists btree_gist schema pebble');
  for (const statement of CONSTRAINED) await source.query(statement);
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written += chunk.toString();
      done();
    },
  });
  log = pino(logOptions('pebble', 'info'), stream);
});

afterAll(async () => {
  await source.destroy();
  await database.drop();
});

/** Every way in which an error comes into the log: bare, as a field, with its own message, as a cause. */
function logged(error: Error): string {
  written = '';
  log.error(error);
  log.error({ err: error });
  log.error({ err: error }, error.message);
  log.warn(`pass failed: ${said(error)}`);
  reportUnexpected(log, new Error('the act failed', { cause: error }), 'test');
  reportUnexpected(log, new AggregateError([error], 'several'), 'test');
  return written;
}

it.each(REFUSED.filter(([kind]) => kind !== 'warned in code'))(
  'nothing of a row is logged: %s',
  async (_, statement) => {
    const error = await source.query(statement).then(
      () => undefined,
      (refused: Error) => refused,
    );
    const text = logged(error!);
    expect(text).toMatch(/database error [0-9A-Z]{5}/);
    expect(text).not.toMatch(/韦|13800001111/);
    expect(text.trim().split('\n')).toHaveLength(6);
  },
);

it('nothing of a text that is no JSON, or of what was looked for, is logged', () => {
  let unread: Error | undefined;
  try {
    JSON.parse(`"${PERSONAL}" 1`);
  } catch (error) {
    unread = error as Error;
  }
  const notFound = Object.assign(new Error(`Could not find {"phone":"${PERSONAL}"}`), {
    name: 'EntityNotFoundError',
  });
  for (const error of [unread!, notFound]) expect(logged(error)).not.toMatch(/韦|13800001111/);
});

it('what may be told stands there: names of the schema, code, frames, and messages of our own', async () => {
  const error = await source
    .query(`insert into bad_child (id, name) values (2, '${PERSONAL}')`)
    .catch((refused: Error) => refused);
  const text = logged(error as Error);
  expect(text).toContain('database error 23505');
  expect(text).toContain('constraint bad_child_name_key');
  expect(text).toContain('    at ');
  expect(logged(new Error('profile hechi@1 is not in the replica yet'))).toContain('hechi@1');
});
