import { closeSync, constants, fstatSync, openSync, rmSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { refuse } from './data-faults.js';
import { LOCK } from './data-names.js';
import { notWritable } from './data-owner.js';
import type { LaunchError } from './errors.js';
import { alreadyRuns } from './run-record.js';

/** A data directory that is this process's alone until it is released. */
export interface DataLock {
  release(): void;
}

const SQLITE_BUSY = 5;

/** Which file it is, whatever its name. */
const identity = ({ dev, ino }: Stats): string => `${dev}:${ino}`;

/** What this process holds: the system's locks do not keep a process from itself, and closing a file drops them all. */
const held = new Set<string>();

/**
 * Takes an existing data directory for this process, or refuses it. The lock is the system's own, held by way of an
 * empty SQLite file as Node itself can lock none: it goes with whoever holds it, however he ends, so that none is ever
 * stale, and it holds between containers, which do not see each other's processes.
 */
export function lockDataDir(dataDir: string): DataLock {
  const path = join(dataDir, LOCK);
  for (;;) {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there !== undefined && held.has(identity(there))) throw alreadyRuns(dataDir);
    // Open from before it is locked until after: no other file can be given its number meanwhile.
    const file = make(dataDir, path);
    const mine = identity(fstatSync(file));
    let database: DatabaseSync;
    try {
      database = take(dataDir, path);
    } catch (error) {
      closeSync(file);
      throw error;
    }
    const now = statSync(path, { throwIfNoEntry: false });
    // Whoever held it before may have removed it meanwhile: then another file is the lock.
    if (now !== undefined && identity(now) === mine) {
      held.add(mine);
      return { release: () => release(path, mine, database, file) };
    }
    database.close();
    closeSync(file);
  }
}

function release(path: string, mine: string, database: DatabaseSync, file: number): void {
  if (!database.isOpen) return;
  rmSync(path, { force: true });
  held.delete(mine);
  database.close();
  closeSync(file);
}

const isNoLock = (dataDir: string): LaunchError =>
  refuse(
    dataDir,
    LOCK,
    { zh: '不能用作锁', en: 'cannot serve as the lock' },
    {
      zh: '请确认没有协商通在此目录上运行，然后删除它',
      en: 'make sure that no Concord runs on this directory, then remove it',
    },
  );

/** Makes the file where there is none; by SQLite a link would be followed, and the mode left to the mask. */
function make(dataDir: string, path: string): number {
  try {
    return openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'EISDIR' || code === 'ELOOP' ? isNoLock(dataDir) : notWritable(dataDir, error);
  }
}

function take(dataDir: string, path: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    database.exec('pragma journal_mode = memory; begin exclusive');
    return database;
  } catch (error) {
    database?.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) throw alreadyRuns(dataDir);
    throw isNoLock(dataDir);
  }
}
