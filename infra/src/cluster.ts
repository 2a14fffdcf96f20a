import { execFile, execFileSync } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FAULTS, refuse, REMEDIES } from './data-faults.js';
import { note, readRecord } from './data-record.js';
import type { DataRecord } from './data-record.js';
import { childBaseEnv } from './env.js';
import { LaunchError } from './errors.js';
import { binaries } from './postgres-binaries.js';
import { postgresUser, withPrefix } from './postgres-user.js';
import type { RunAs } from './postgres-user.js';
import { commandLine, endProcess, startMark } from './processes.js';

const run = promisify(execFile);

/** What is noted of a cluster until it is in its place. */
const MAKING = 'making';
const CONTROL_BYTES = 8_192;
/** Without any of these the server does not start, or starts on something else. */
const VITAL = [
  'PG_VERSION',
  'global/pg_control',
  'base',
  'pg_wal',
  'pg_xact',
  'pg_multixact',
  'postgresql.conf',
  'pg_hba.conf',
];

/** The number that `initdb` gave the cluster; undefined where its control file is not whole. */
function identifierOf(cluster: string): string | undefined {
  try {
    const control = readFileSync(join(cluster, 'global', 'pg_control'));
    return control.length === CONTROL_BYTES ? control.readBigUInt64LE(0).toString() : undefined;
  } catch {
    return undefined;
  }
}

const majorOf = (version: string): string => /(\d+)/.exec(version)?.[1] ?? '';

/** A cluster that no server has ever run on holds nothing: `initdb` made it and was cut off. */
const isHalfMade = (cluster: string): boolean =>
  statSync(cluster).isDirectory() && !existsSync(join(cluster, 'postmaster.opts'));

/**
 * Refuses a cluster that is damaged, missing, another directory's or another account's. Only reads:
 * nothing of what is there is ever removed, but a half-made `postgres.new` (`makeCluster`).
 */
export function requireCluster(dataDir: string, record: DataRecord): void {
  requireHalfMade(dataDir, record);
  const cluster = join(dataDir, 'postgres');
  const known = record.cluster === MAKING ? undefined : record.cluster;
  const stat = statSync(cluster, { throwIfNoEntry: false });
  if (stat === undefined) {
    const begun = known !== undefined || record.files.includes('secrets.json');
    if (begun) throw refuse(dataDir, 'postgres', FAULTS.missing, REMEDIES.restoreAll);
    return;
  }
  if (!stat.isDirectory()) throw refuse(dataDir, 'postgres', FAULTS['no-file'], REMEDIES.restoreAll);
  if (readdirSync(cluster).length === 0) {
    throw refuse(dataDir, 'postgres', { zh: '是空的', en: 'is empty' }, REMEDIES.restoreAll);
  }
  for (const name of VITAL) {
    if (existsSync(join(cluster, name))) continue;
    throw refuse(dataDir, `postgres/${name}`, FAULTS.missing, REMEDIES.restoreAll);
  }
  requireProgram(dataDir, cluster);
  requireSettings(dataDir, cluster);
  const identifier = identifierOf(cluster);
  if (identifier === undefined) {
    throw refuse(dataDir, 'postgres/global/pg_control', FAULTS.damaged, REMEDIES.restoreAll);
  }
  const ours = record.version === 1 || record.cluster === MAKING || identifier === known;
  if (!ours) throw refuse(dataDir, 'postgres', FAULTS.foreign, REMEDIES.restoreAll);
  if (!existsSync(join(dataDir, 'secrets.json'))) {
    // Nobody could open it with new ones.
    throw refuse(dataDir, 'secrets.json', FAULTS.missing, REMEDIES.restore);
  }
}

function requireHalfMade(dataDir: string, record: DataRecord): void {
  const fresh = join(dataDir, 'postgres.new');
  if (!existsSync(fresh) || existsSync(join(dataDir, 'postgres'))) return;
  const ours = record.cluster === MAKING || record.version === 1;
  if (ours && isHalfMade(fresh)) return;
  const words = { zh: '不是本程序未完成的数据库', en: 'is no unfinished cluster of ours' };
  throw refuse(dataDir, 'postgres.new', words, {
    zh: '请移走它，或用 --data 另选目录',
    en: 'move it away, or choose another directory with --data',
  });
}

/** The program of that version, the account that owns it, and nobody else's server on it. */
function requireProgram(dataDir: string, cluster: string): void {
  const { postgres } = binaries();
  const theirs = majorOf(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'));
  const ours = majorOf(execFileSync(postgres, ['--version'], { encoding: 'utf8' }));
  if (theirs !== ours) {
    throw refuse(
      dataDir,
      'postgres/PG_VERSION',
      {
        zh: `属于 PostgreSQL ${theirs || '未知版本'}，而本程序使用 ${ours}`,
        en: `is of PostgreSQL ${theirs || 'of an unknown version'}, and this program runs ${ours}`,
      },
      {
        zh: '请用原来的程序启动，或从备份恢复',
        en: 'start it with the program of before, or restore it from a backup',
      },
    );
  }
  const owner = statSync(cluster).uid;
  const account = postgresUser([cluster, postgres]).uid ?? process.getuid?.();
  if (account !== undefined && owner !== account) {
    throw refuse(
      dataDir,
      'postgres',
      { zh: `属于另一个系统账号（${owner}）`, en: `belongs to another account of this machine (${owner})` },
      { zh: '请以原来的账号启动', en: 'start as the account that began it' },
    );
  }
  const holder = lockHolder(cluster);
  if (holder === 'damaged') {
    throw refuse(dataDir, 'postgres/postmaster.pid', FAULTS.damaged, {
      zh: '请确认没有 PostgreSQL 在此目录上运行，然后删除该文件',
      en: 'make sure that no PostgreSQL runs on this directory, then remove that file',
    });
  }
  if (holder?.ours === false) {
    throw refuse(
      dataDir,
      'postgres',
      {
        zh: `正被另一个 PostgreSQL 使用（进程 ${holder.pid}）`,
        en: `is in use by another PostgreSQL (process ${holder.pid})`,
      },
      { zh: '请先停止它', en: 'stop that one first' },
    );
  }
}

/** How a rule of `pg_hba.conf` begins. */
const HBA_RULE =
  /^(local|host|hostssl|hostnossl|hostgssenc|hostnogssenc|include|include_if_exists|include_dir)\s/;

/**
 * Settings that the server cannot read end it at once; here it is asked whether it can, without being started (also by
 * root, where `-C` comes first).
 */
function requireSettings(dataDir: string, cluster: string): void {
  try {
    execFileSync(binaries().postgres, ['-C', 'port', '-D', cluster], { stdio: 'ignore', cwd: '/' });
  } catch {
    throw refuse(dataDir, 'postgres/postgresql.conf', FAULTS.damaged, REMEDIES.restore);
  }
  const lines = readFileSync(join(cluster, 'pg_hba.conf'), 'utf8').split('\n');
  const rules = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  if (rules.length === 0 || !rules.every((rule) => HBA_RULE.test(rule))) {
    throw refuse(dataDir, 'postgres/pg_hba.conf', FAULTS.damaged, REMEDIES.restore);
  }
}

/** Who holds the cluster's lock file; undefined where nobody does any more. */
function lockHolder(
  cluster: string,
): { pid: number; started: string; ours: boolean } | 'damaged' | undefined {
  const lock = join(cluster, 'postmaster.pid');
  if (!existsSync(lock)) return undefined;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return 'damaged';
  const started = startMark(pid);
  const command = commandLine(pid);
  // After a crash of the machine the number may be any other program's.
  if (started === undefined || !/postgres|postmaster/.test(command)) return undefined;
  return { pid, started, ours: command.includes(`-D ${cluster} `) };
}

/**
 * Before each start: a postmaster that outlived its launcher is ended, and the lock file of one that
 * is gone is removed, also where its pid now belongs to another program.
 */
export async function clearPostmaster(cluster: string): Promise<void> {
  const holder = lockHolder(cluster);
  // What is damaged or another's is PostgreSQL's own to refuse.
  if (holder === 'damaged' || holder?.ours === false) return;
  if (holder !== undefined) await endProcess(holder, 'SIGINT', 10_000);
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/**
 * Makes the cluster in DATA/postgres where there is none. What lies there already is never touched; a
 * `postgres.new` is removed only when it was noted as being made, and no server has ever run on it.
 */
export async function makeCluster(
  { dataDir, password, durable }: { dataDir: string; password: string; durable: boolean },
  as: RunAs,
): Promise<void> {
  const cluster = join(dataDir, 'postgres');
  const record = readRecord(dataDir);
  if (existsSync(cluster)) {
    if (!existsSync(join(cluster, 'PG_VERSION'))) {
      throw refuse(dataDir, 'postgres/PG_VERSION', FAULTS.missing, REMEDIES.restoreAll);
    }
    note(dataDir, { cluster: identifierOf(cluster) ?? MAKING });
    return;
  }
  const fresh = join(dataDir, 'postgres.new');
  if (existsSync(fresh)) {
    requireHalfMade(dataDir, record ?? { mode: 'start', version: 2, sample: false, files: [], keys: {} });
    rmSync(fresh, { recursive: true });
  }
  note(dataDir, { cluster: MAKING });
  await initdb(fresh, join(dataDir, '.pgpass.new'), password, durable, as);
  renameSync(fresh, cluster);
  note(dataDir, { cluster: identifierOf(cluster) ?? MAKING });
}

async function initdb(
  fresh: string,
  passwordFile: string,
  password: string,
  durable: boolean,
  as: RunAs,
): Promise<void> {
  mkdirSync(fresh, { mode: 0o700 });
  // What an interrupted start left, or whatever else lies there, is not written into.
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
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
  if (!durable) flags.push('--no-sync');
  const call = withPrefix(as, binaries().initdb, flags);
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
}
