import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './data-record.js';
import { LaunchError } from './errors.js';
import type { Progress } from './progress.js';
import { endProcess, isAlive, startMark } from './processes.js';
import type { ProcessId } from './processes.js';

/** One running child as the next start needs to know it. */
export interface ChildRecord extends ProcessId {
  name: string;
  signal: NodeJS.Signals;
}

/** DATA/run.json: who runs on this data directory, so that the next start can end what a kill -9 left. */
export interface RunRecord {
  launcher: ProcessId;
  url: string;
  /** In the order of starting. */
  children: ChildRecord[];
}

const fileOf = (dataDir: string): string => join(dataDir, 'run.json');

/** This process, as the record names it. */
export function self(): ProcessId {
  return { pid: process.pid, started: startMark(process.pid) ?? '' };
}

export function readRun(dataDir: string): RunRecord | undefined {
  if (!existsSync(fileOf(dataDir))) return undefined;
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as RunRecord;
  } catch {
    return undefined; // A start refuses it before (`inspect`).
  }
}

export function writeRun(dataDir: string, run: RunRecord): void {
  writeWhole(dataDir, 'run.json', JSON.stringify(run, null, 2));
}

export function removeRun(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}

/** That somebody has the data directory: who, as far as he has said so already. */
export function alreadyRuns(dataDir: string): LaunchError {
  const run = readRun(dataDir);
  const [zh, en] =
    run !== undefined && isAlive(run.launcher)
      ? [`进程 ${run.launcher.pid}，${run.url}`, `process ${run.launcher.pid}, ${run.url}`]
      : ['正在启动', 'it is just starting'];
  return new LaunchError(
    `数据目录 ${dataDir} 已有协商通在运行（${zh}），请先停止它，或用 --data 另选目录。`,
    `Concord already runs on ${dataDir} (${en}); stop it first, or choose another directory with --data.`,
  );
}

/**
 * Makes a locked data directory ours: refuses while a launcher of before the lock runs on it, and ends
 * the children, by exact pid and start time, of one that was killed.
 */
export async function claimDataDir(dataDir: string, progress: Progress): Promise<void> {
  const run = readRun(dataDir);
  if (run === undefined) return;
  if (run.launcher.pid !== process.pid && isAlive(run.launcher)) throw alreadyRuns(dataDir);
  const left = run.children.filter(isAlive);
  if (left.length > 0) {
    const names = left.map((child) => child.name).join(', ');
    progress(`正在结束上次遗留的进程：${names}`, `ending what the last run left: ${names}`);
    for (const child of left.reverse()) await endProcess(child, child.signal, 8_000);
  }
  removeRun(dataDir);
}
