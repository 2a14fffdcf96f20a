import { randomBytes } from 'node:crypto';
import { testDatabaseUrl } from './env.js';
import { Client } from './postgres-client.js';

/** A database of one test file's own: it can run beside all others. */
export interface TestDatabase {
  /** Connection to the fresh database. */
  url: string;
  /** The service's schema in it, empty. */
  schema: string;
  /** Ends all connections to it and drops it. */
  drop(): Promise<void>;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A fresh database `t_<random>` with the schema, on the server of TEST_DATABASE_URL. */
export async function createTestDatabase(schema: string): Promise<TestDatabase> {
  const server = testDatabaseUrl();
  const name = `t_${randomBytes(8).toString('hex')}`;
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name}`));
  const own = new URL(server);
  own.pathname = `/${name}`;
  await withClient(own.href, (client) => client.query(`CREATE SCHEMA "${schema}"`));
  return {
    url: own.href,
    schema,
    drop: async () => {
      await withClient(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}
