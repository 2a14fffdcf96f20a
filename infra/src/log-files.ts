import { copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from './progress.js';

/** A part's log grows to this many bytes between two looks, and so many older ones are kept beside it. */
export interface LogBounds {
  bytes: number;
  generations: number;
  /** Older generations go after so many wall milliseconds. */
  ageMs: number;
}

/** Nine parts of at most 4 x 8 MB: less than 300 MB in all. */
export const LOG_BOUNDS: LogBounds = { bytes: 8 * 1024 * 1024, generations: 3, ageMs: 30 * 24 * 3_600_000 };

const GENERATION = /^[a-z-]+\.log\.(\d+)$/;

/**
 * Puts a log that has grown too long aside and empties it. It is copied, not renamed: its writer holds it open and
 * appends, so what is written in that very moment may be lost, and nothing else.
 */
export function rotateLog(file: string, bounds: LogBounds): void {
  if (!existsSync(file) || statSync(file).size <= bounds.bytes) return;
  for (let at = bounds.generations - 1; at >= 1; at -= 1) {
    if (existsSync(`${file}.${at}`)) renameSync(`${file}.${at}`, `${file}.${at + 1}`);
  }
  // Whatever a flood has written beyond twice the bound is not worth the disk.
  if (statSync(file).size <= 2 * bounds.bytes) copyFileSync(file, `${file}.1`);
  truncateSync(file);
}

/** Rotates every log of a directory, and removes generations that are too many or too old. */
export function tidyLogs(directory: string, bounds: LogBounds = LOG_BOUNDS, now = Date.now()): void {
  for (const name of readdirSync(directory)) {
    const file = join(directory, name);
    if (name.endsWith('.log')) rotateLog(file, bounds);
    const generation = Number(GENERATION.exec(name)?.[1] ?? 0);
    const old = generation > 0 && existsSync(file) && now - statSync(file).mtimeMs > bounds.ageMs;
    if (generation > bounds.generations || old) rmSync(file, { force: true });
  }
}

/** Between two looks at the logs' sizes, wall milliseconds. */
export const LOGS_EVERY_MS = 5_000;

/**
 * Tidies a directory of logs now and every few seconds, until the timer is cleared. A log that cannot be tidied (a
 * full disk, a directory taken away) is told of, and must not end what it tells of.
 */
export function keepTidy(directory: string, progress: Progress): NodeJS.Timeout {
  const tidy = (): void => {
    try {
      tidyLogs(directory);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error);
      progress(
        `日志 ${directory} 未能整理（${code}）`,
        `the logs in ${directory} could not be tidied (${code})`,
      );
    }
  };
  tidy();
  return setInterval(tidy, LOGS_EVERY_MS).unref();
}
