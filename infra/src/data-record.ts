import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** `start` keeps its data; `demo` is the sandbox on a movable clock and begins anew each time. */
export type Mode = 'start' | 'demo';

/**
 * How the data directory is laid out. Raised whenever a program before could not read it, or would harm it;
 * 1 is a directory of before this number was noted.
 */
export const DATA_VERSION = 2;

/** DATA/concord.json: what this directory is, so that nothing in it is mistaken or silently replaced. */
export interface DataRecord {
  mode: Mode;
  /** `DATA_VERSION` of the program that last began it. */
  version: number;
  /** The sample region was wished for at the first start and not put off since (`--no-sample`). */
  sample: boolean;
  /** The cluster's system identifier; `making` until it is in its place. Absent: none was begun. */
  cluster?: string;
  /** Digest by which these secrets are told from those of another directory. */
  secrets?: string;
  /** Digests by which the gateway's keys are told from those of another directory, by their path in it. */
  keys: Record<string, string>;
  /** host:port of the Temporal Service that tells its stories; absent: the development server of this directory. */
  temporal?: string;
  /** Files that the last complete run left and that no later one can do without, by their path in the directory. */
  files: string[];
}

export const RECORD = 'concord.json';

/** A file as it stands, or why it cannot be read as one. */
export type Found = { text: string } | { fault: 'missing' | 'no-file' | 'unreadable' };

/** Reads one file of a data directory without ever failing. */
export function find(dataDir: string, name: string): Found {
  try {
    return { text: readFileSync(join(dataDir, name), 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { fault: 'missing' };
    return { fault: code === 'EISDIR' ? 'no-file' : 'unreadable' };
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The record in a text; undefined when it is none. Its version may be newer than ours. */
export function recordOf(text: string): DataRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || (value['mode'] !== 'start' && value['mode'] !== 'demo')) return undefined;
  const { mode, version = 1, sample = false, cluster, secrets, temporal, keys, files = [] } = value;
  if (!Number.isInteger(version) || typeof sample !== 'boolean' || !Array.isArray(files)) return undefined;
  return {
    mode,
    version: version as number,
    sample,
    ...(typeof cluster === 'string' && { cluster }),
    ...(typeof secrets === 'string' && { secrets }),
    keys: isObject(keys)
      ? Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, String(key)]))
      : {},
    ...(typeof temporal === 'string' && { temporal }),
    files: files.filter((name): name is string => typeof name === 'string'),
  };
}

/** The record of a directory that was inspected before; undefined where there is none. */
export function readRecord(dataDir: string): DataRecord | undefined {
  const found = find(dataDir, RECORD);
  return 'text' in found ? recordOf(found.text) : undefined;
}

/** Writes a file readable by its owner only, whole or not at all. */
export function writeWhole(dataDir: string, name: string, text: string): void {
  const file = join(dataDir, name);
  // A name that nobody can have laid before us, and a file of our own making.
  const half = `${file}.${randomBytes(6).toString('hex')}.new`;
  makePrivate(dirname(file));
  try {
    writeFileSync(half, text, { mode: 0o600, flush: true, flag: 'wx' });
    renameSync(half, file);
  } catch (error) {
    rmSync(half, { force: true });
    throw error;
  }
}

/** Makes a directory that its owner alone can enter. */
export function makePrivate(directory: string): void {
  if (!existsSync(directory)) mkdirSync(directory, { recursive: true, mode: 0o700 });
}

export function writeRecord(dataDir: string, record: DataRecord): void {
  writeWhole(dataDir, RECORD, JSON.stringify(record, null, 2));
}

/** Changes what is noted of a directory that has a record. */
export function note(dataDir: string, change: Partial<DataRecord>): void {
  const record = readRecord(dataDir);
  if (record !== undefined) writeRecord(dataDir, { ...record, ...change });
}
