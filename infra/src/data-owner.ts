import { lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { LaunchError } from './errors.js';

const EVERYBODY_WRITES = 0o002;
/** In such a directory everybody may make entries, and only their owner may remove or rename them. */
const STICKY = 0o1000;

/** `path` and what it stands in, from the root on, as far as it exists. */
function wayTo(path: string): string[] {
  const way: string[] = [];
  for (let at = path; ; at = dirname(at)) {
    if (lstatSync(at, { throwIfNoEntry: false }) !== undefined) way.unshift(at);
    if (at === dirname(at)) return way;
  }
}

function belongsToAnother(dataDir: string, path: string, owner: number): LaunchError {
  return new LaunchError(
    `数据目录 ${dataDir} 不可用：${path} 属于另一个系统账号（${owner}），请以该账号启动，或用 --data 另选目录；本次启动未做任何改动。`,
    `The data directory ${dataDir} cannot be used: ${path} belongs to another account of this machine (${owner}); start as that account, or choose another directory with --data. Nothing was changed.`,
  );
}

/** Refuses a way on which another account could put a directory of its own into the place of ours. */
function requireSafeWay(dataDir: string, path: string, account: number): void {
  const way = wayTo(path);
  for (const [at, directory] of way.entries()) {
    const next = way[at + 1];
    if (directory === path) return;
    const { mode } = statSync(directory);
    if ((mode & EVERYBODY_WRITES) === 0) continue;
    if ((mode & STICKY) === 0) {
      throw new LaunchError(
        `数据目录 ${dataDir} 不可用：任何账号都可以写入 ${directory}，请收紧其权限，或用 --data 另选目录；本次启动未做任何改动。`,
        `The data directory ${dataDir} cannot be used: every account may write in ${directory}; take that from them, or choose another directory with --data. Nothing was changed.`,
      );
    }
    const owner = next === undefined ? account : lstatSync(next).uid;
    if (owner !== account && owner !== 0) throw belongsToAnother(dataDir, next as string, owner);
  }
}

/**
 * Makes the data directory where there is none. Refuses one of another account, which could exchange everything in it
 * at any time, and one that stands where others could exchange it as a whole.
 */
export function requireOwnDirectory(dataDir: string): void {
  try {
    makeOwn(dataDir, process.getuid?.());
  } catch (error) {
    throw error instanceof LaunchError ? error : notWritable(dataDir, error);
  }
}

function makeOwn(dataDir: string, account: number | undefined): void {
  if (account !== undefined) {
    requireSafeWay(dataDir, dataDir, account);
    requireSafeWay(dataDir, realpathSync(wayTo(dataDir).at(-1) as string), account);
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (account === undefined) return;
  // Looked at again: between the look and the making somebody else may have been quicker.
  requireSafeWay(dataDir, realpathSync(dataDir), account);
  const { uid } = statSync(dataDir);
  if (uid !== account) throw belongsToAnother(dataDir, dataDir, uid);
}

/** One sentence in each language for whatever the system says. */
export function notWritable(dataDir: string, error: unknown): LaunchError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  if (code === 'EEXIST') {
    return new LaunchError(
      `数据目录 ${dataDir} 无法写入（ENOTDIR），它是一个文件，请用 --data 另选目录。`,
      `The data directory ${dataDir} cannot be written (ENOTDIR): it is a file; choose another with --data.`,
    );
  }
  return new LaunchError(
    `数据目录 ${dataDir} 无法写入（${code}），请检查权限和磁盘，或用 --data 另选目录。`,
    `The data directory ${dataDir} cannot be written (${code}); check its permissions and the disk, or choose another with --data.`,
  );
}
