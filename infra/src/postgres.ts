import { join } from 'node:path';
import type { ChildSpec } from './child-process.js';
import { clearPostmaster, makeCluster } from './cluster.js';
import { binaries } from './postgres-binaries.js';
import { childBaseEnv } from './env.js';
import { Client } from './postgres-client.js';
import { postgresUser, withPrefix } from './postgres-user.js';
import { schemas } from './secrets.js';
import type { DatabaseSecrets, Schema, Secrets } from './secrets.js';

/** The name of the database that the four services and the gateway share, each in its own schema. */
export const DATABASE = 'concord';
/** The gateway's role, and its schema. */
const GATEWAY = 'gateway';

export interface PostgresOptions {
  dataDir: string;
  port: number;
  password: string;
  /** False: no fsync; only for data that is thrown away. */
  durable: boolean;
}

/**
 * Nothing of a row ever reaches the server's log. Detail, context and statement quote values, and so does the
 * message itself of a bad literal (`invalid input syntax for type integer: "…"`): refused statements are told to
 * their sender alone. What the server has to say of itself is `LOG`, `FATAL` or `PANIC`, and stays.
 */
const SILENT_ABOUT_ROWS = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_transaction_sample_rate: '0',
  debug_print_parse: 'off',
  debug_print_rewritten: 'off',
  debug_print_plan: 'off',
} satisfies Record<string, string>;

/** Makes the cluster where there is none, and says how to run its server. */
export async function postgresChild(options: PostgresOptions): Promise<ChildSpec> {
  const { postgres } = binaries();
  const cluster = join(options.dataDir, 'postgres');
  const as = postgresUser([cluster, postgres]);
  await makeCluster(options, as);
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    password_encryption: 'scram-sha-256',
    unix_socket_directories: '', // A path below DATA may be too long for a socket; nobody needs one.
    max_connections: '200',
    shared_buffers: '64MB',
    ...SILENT_ABOUT_ROWS,
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return {
    name: 'postgres',
    ...withPrefix(as, postgres, ['-D', cluster, '-p', String(options.port), ...flags]),
    env: { ...childBaseEnv(), LC_ALL: 'C' },
    cwd: '/',
    stopSignal: 'SIGINT',
    graceMs: 20_000,
    beforeStart: () => clearPostmaster(cluster),
  };
}

/** The superuser's address of a database on our server. */
export function superuserUrl(port: number, password: string, database = 'postgres'): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** A service's own address: its role can reach its schema only. */
export function roleUrl(port: number, role: Schema, secrets: Secrets): string {
  return `postgres://${role}:${secrets.rolePasswords[role]}@127.0.0.1:${port}/${DATABASE}`;
}

/** The gateway's own address of the database: its role can reach its counters only. */
export function gatewayUrl(port: number, secrets: DatabaseSecrets): string {
  return `postgres://${GATEWAY}:${secrets.gatewayPassword}@127.0.0.1:${port}/${DATABASE}`;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Whether the server answers. */
export async function postgresReady(port: number, password: string): Promise<boolean> {
  return withClient(
    superuserUrl(port, password),
    async (client) => (await client.query('select 1')).rowCount === 1,
  );
}

/** Whether the first set-up has been done: the directory's own row says so, once its tables are there. */
export async function isSetUp(port: number, password: string): Promise<boolean> {
  return withClient(superuserUrl(port, password, DATABASE), async (client) => {
    const table = await client.query<{ there: boolean }>(
      "select to_regclass('directory.directory') is not null as there",
    );
    if (table.rows[0]?.there !== true) return false;
    return (await client.query("select 1 from directory.directory where state <> 'EMPTY'")).rowCount !== 0;
  });
}

/** Database, extensions, and a role with a schema for each service and the gateway; harmless to repeat. */
export async function provision(port: number, secrets: DatabaseSecrets): Promise<void> {
  await withClient(superuserUrl(port, secrets.postgresPassword), async (client) => {
    const known = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (known.rowCount === 0) await client.query(`create database ${DATABASE}`);
  });
  await withClient(superuserUrl(port, secrets.postgresPassword, DATABASE), async (client) => {
    await client.query(`revoke all on database ${DATABASE} from public`);
    await client.query('revoke create on schema public from public');
    for (const extension of ['ltree', 'pg_trgm', 'btree_gist', 'pgcrypto']) {
      await client.query(`create extension if not exists ${extension} schema public`);
    }
    const passwords = { ...secrets.rolePasswords, [GATEWAY]: secrets.gatewayPassword };
    for (const name of [...schemas, GATEWAY] as const) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [name]);
      const secret = client.escapeLiteral(passwords[name]);
      await client.query(
        `${known.rowCount === 0 ? 'create' : 'alter'} role ${name} login password ${secret}`,
      );
      await client.query(`grant connect on database ${DATABASE} to ${name}`);
      await client.query(`create schema if not exists ${name} authorization ${name}`);
      await client.query(`alter role ${name} in database ${DATABASE} set search_path = ${name}, public`);
    }
  });
}
