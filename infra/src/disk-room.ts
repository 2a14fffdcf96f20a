import { readdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, LaunchError } from './errors.js';

/** What a start writes before it is ready: a new cluster with its write-ahead log, the schemas, the sample. */
const ROOM_BYTES = 300 * 1024 * 1024;

/** What `writeWhole` here and `writePrivately` of the gateway call a file until it is whole; nobody else calls one so. */
const HALF = /\.[0-9a-f]{12}\.new$/;

/** A full disk, or a quota that is used up, in the words of Node, of PostgreSQL and of the services. */
const FULL = /\b(?:ENOSPC|EDQUOT|53100|STORAGE_FULL)\b|No space left on device|Disk quota exceeded/;

/** Whether an error says in its own words that there was no room on a disk; a log's end that it shows may be older. */
function saysDiskFull(error: unknown): boolean {
  return FULL.test(String(error));
}

/** Whether it is a full disk for want of which something failed. */
export function isDiskFull(dataDir: string, error: unknown): boolean {
  return saysDiskFull(error) || (FULL.test(describe(error)) && freeBytes(dataDir) < ROOM_BYTES);
}

/** Writes what can be done without on a full disk: it is told of there, and whatever runs goes on. */
export function ifRoom(write: () => void, otherwise: () => void): void {
  try {
    write();
  } catch (error) {
    if (!saysDiskFull(error)) throw error;
    otherwise();
  }
}

function freeBytes(dataDir: string): number {
  const { bavail, bsize } = statfsSync(dataDir);
  return bavail * bsize;
}

/** Refuses to begin what would stop half way for want of room. */
export function requireRoom(dataDir: string, needed = ROOM_BYTES): void {
  const free = freeBytes(dataDir);
  if (free >= needed) return;
  const [has, needs] = [free, needed].map((bytes) => Math.floor(bytes / 1024 / 1024));
  throw new LaunchError(
    `数据目录 ${dataDir} 所在磁盘仅余 ${has} MB，启动至少需要 ${needs} MB，请先腾出空间，或用 --data 另选目录；本次启动未做任何改动。`,
    `The disk that holds ${dataDir} has ${has} MB left, and a start needs ${needs} MB; make room first, or choose another directory with --data. Nothing was changed.`,
  );
}

/** Removes files that were cut off while they were written; nobody reads them. */
export function removeHalves(dataDir: string): void {
  for (const directory of [dataDir, join(dataDir, 'gateway')]) {
    for (const name of readdirSync(directory)) {
      if (HALF.test(name)) rmSync(join(directory, name), { force: true });
    }
  }
}

/** An error of a start as the person is told it: that the disk is full, where that is what it says. */
export function inWordsOfDisk(dataDir: string, error: unknown): unknown {
  if (!isDiskFull(dataDir, error)) return error;
  return new LaunchError(
    `数据目录 ${dataDir} 所在磁盘已满，请腾出空间后重新启动；已办结的操作均已保存。`,
    `The disk that holds ${dataDir} is full; make room and start again. Everything that was answered is kept.`,
    describe(error),
  );
}
