import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireCluster } from './cluster.js';
import { FAULTS, refuse, REMEDIES } from './data-faults.js';
import { keyDigests, neededFiles, requireFiles, requireRunFile, secretsDigest } from './data-files.js';
import { LOCK, OURS } from './data-names.js';
import {
  DATA_VERSION,
  find,
  makePrivate,
  note,
  readRecord,
  RECORD,
  recordOf,
  writeRecord,
  writeWhole,
} from './data-record.js';
import { notWritable } from './data-owner.js';
import type { DataRecord, Mode } from './data-record.js';
import { LaunchError } from './errors.js';
import { closeToOthers } from './private-files.js';
import type { Progress } from './progress.js';

/** Data directories of the other modes, which lie in a checkout's own by default. */
const NEIGHBOURS = ['demo', 'deps'];

/**
 * Looks at everything in the data directory before anything is done with it, and refuses what is damaged, missing
 * or foreign, in one sentence that names it. Nothing is written, made or removed here.
 */
export function inspect(dataDir: string, mode: Mode): void {
  if (!existsSync(dataDir)) return;
  const found = find(dataDir, RECORD);
  if ('fault' in found && found.fault === 'missing') return requireUnused(dataDir);
  if ('fault' in found) throw refuse(dataDir, RECORD, FAULTS[found.fault], REMEDIES.record);
  const record = recordOf(found.text);
  if (record === undefined) throw refuse(dataDir, RECORD, FAULTS.damaged, REMEDIES.record);
  requireMode(dataDir, record, mode);
  requireRunFile(dataDir);
  if (mode === 'demo') return; // Whatever else it holds is removed anyway.
  requireOwner(dataDir);
  for (const name of ['logs', 'gateway', 'temporal']) {
    const stat = statSync(join(dataDir, name), { throwIfNoEntry: false });
    if (stat !== undefined && !stat.isDirectory()) {
      throw refuse(
        dataDir,
        name,
        { zh: '不是目录', en: 'is no directory' },
        name === 'logs' ? { zh: '请移走它', en: 'move it away' } : REMEDIES.restoreAll,
      );
    }
  }
  requireFiles(dataDir, record);
  requireCluster(dataDir, record);
}

/** Without a record nobody knows whose the data are: neither mode takes them over. */
function requireUnused(dataDir: string): void {
  const names = readdirSync(dataDir);
  const known = names.find((name) => OURS.includes(name));
  if (known !== undefined) {
    throw new LaunchError(
      `数据目录中的 ${join(dataDir, RECORD)} 不见了，而 ${known} 还在：请从备份恢复该文件，或用 --data 另选目录；本次启动未做任何改动。`,
      `${join(dataDir, RECORD)} is missing while ${known} is there; restore it from a backup, or choose another directory with --data. Nothing was changed.`,
    );
  }
  const foreign = names.find((name) => !NEIGHBOURS.includes(name) && name !== LOCK);
  if (foreign !== undefined && (statSync(dataDir).mode & 0o077) !== 0) {
    throw new LaunchError(
      `目录 ${dataDir} 对其他账号开放，且已有别的内容（${foreign}），请用 --data 另选一个空目录；本次启动未做任何改动。`,
      `${dataDir} is open to other accounts and holds other things (${foreign}); choose an empty directory with --data. Nothing was changed.`,
    );
  }
}

/** A directory belongs to one mode: a demo would wipe the data of a real start. */
function requireMode(dataDir: string, record: DataRecord, mode: Mode): void {
  if (record.version > DATA_VERSION) {
    throw new LaunchError(
      `数据目录 ${dataDir} 由更新版本的协商通写成（数据版本 ${record.version}，本程序只认识到 ${DATA_VERSION}），请用新版本启动；本次启动未做任何改动。`,
      `The data directory ${dataDir} was written by a newer Concord (data version ${record.version}, this program knows ${DATA_VERSION}); start it with that one. Nothing was changed.`,
    );
  }
  if (record.mode !== mode) {
    throw new LaunchError(
      `数据目录 ${dataDir} 属于“${record.mode}”方式，不能以“${mode}”方式使用，请用 --data 另选目录。`,
      `The data directory ${dataDir} belongs to "${record.mode}" and cannot be used for "${mode}"; choose another with --data.`,
    );
  }
}

/** Files of two accounts in one directory shut one of them out later, at the worst moment. */
function requireOwner(dataDir: string): void {
  const account = process.getuid?.();
  if (account === undefined) return;
  for (const name of OURS.filter((each) => !each.startsWith('postgres'))) {
    const owner = statSync(join(dataDir, name), { throwIfNoEntry: false })?.uid;
    if (owner === undefined || owner === account) continue;
    throw refuse(
      dataDir,
      name,
      { zh: `属于另一个系统账号（${owner}）`, en: `belongs to another account of this machine (${owner})` },
      { zh: '请以原来的账号启动', en: 'start as the account that began it' },
    );
  }
}

/** Creates the directory and shows that it can be written. */
export function requireWritable(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const probe = join(dataDir, `.write-${randomBytes(6).toString('hex')}`);
    writeFileSync(probe, '', { mode: 0o600, flag: 'wx' });
    rmSync(probe);
  } catch (error) {
    throw notWritable(dataDir, error);
  }
}

/**
 * Begins an inspected directory, or goes on with it: notes what it is, and closes it to other accounts. A demo first
 * removes what the last one left. Answers whether this run has the sample region: a directory that was begun with
 * real data, or was once started with `--no-sample`, never has it again.
 */
export function begin(dataDir: string, mode: Mode, sampleWished: boolean, progress: Progress): boolean {
  if (mode === 'demo') for (const name of OURS) rmSync(join(dataDir, name), { recursive: true, force: true });
  const before = readRecord(dataDir);
  const had = before === undefined ? sampleWished : hadSample(dataDir, before, sampleWished);
  const sample = had && sampleWished;
  // First of all: whatever else lies here is from now on known to be ours.
  // With the end of the sample the gateway makes its keys anew.
  const keys = before?.sample === sample ? before.keys : {};
  writeRecord(dataDir, { ...(before ?? { files: [] }), keys, mode, version: DATA_VERSION, sample });
  for (const name of ['logs', 'gateway', 'temporal']) makePrivate(join(dataDir, name));
  const open = closeToOthers(dataDir);
  if (open > 0 && before !== undefined) {
    progress(
      `数据目录中有 ${open} 项曾对其他账号开放，已收紧为仅限本账号`,
      `${open} entries of the data directory were open to other accounts; they are now this account's alone`,
    );
  }
  if (had && !sampleWished && before !== undefined) {
    progress(
      '示例身份的登录从此失效，此数据目录以后不再载入示例',
      'sample people can no longer sign in; from now on this data directory stays without the sample',
    );
  }
  if (!had && sampleWished) {
    progress(
      '此数据目录存放真实数据（曾以 --no-sample 启动），不载入示例',
      'this data directory holds real data (it was started with --no-sample): no sample is loaded',
    );
  }
  return sample;
}

/** Whether the sample region is in the directory; one of before this was noted shows it by its files. */
function hadSample(dataDir: string, record: DataRecord, sampleWished: boolean): boolean {
  if (record.version > 1) return record.sample;
  if (!existsSync(join(dataDir, 'postgres'))) return sampleWished;
  return ['sample.json', 'sample-day.json'].some((name) => existsSync(join(dataDir, name)));
}

/** Notes what a complete run leaves, so that a later start misses what is gone. */
export function noteFiles(dataDir: string): void {
  const secrets = find(dataDir, 'secrets.json');
  // What was there once stays missed, also when it went while the run lasted.
  const files = new Set([...(readRecord(dataDir)?.files ?? []), ...neededFiles(dataDir)]);
  note(dataDir, {
    files: [...files],
    keys: keyDigests(dataDir),
    ...('text' in secrets && { secrets: secretsDigest(secrets.text) }),
  });
}

/** Whether the sample was loaded completely into this data directory. */
export function sampleLoaded(dataDir: string): boolean {
  return existsSync(join(dataDir, 'sample.json'));
}

export function noteSampleLoaded(dataDir: string): void {
  writeWhole(dataDir, 'sample.json', JSON.stringify({ loadedAt: new Date().toISOString() }));
}
