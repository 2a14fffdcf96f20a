import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Launched } from '@concord/infra/launch';
import { ask, READER, type Ask } from './wire.js';

const KB = 1_024;
const MB = KB * KB;

/** Parents of all processes; a process that ends meanwhile is left out. */
function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The program's name stands in brackets and may hold anything.
      found.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended.
    }
  }
  return found;
}

/** These processes and all that they have started: PostgreSQL's servers, children that read workbooks. */
export function family(roots: readonly number[]): number[] {
  const all = new Set(roots);
  const known = parents();
  for (let size = 0; size < all.size;) {
    size = all.size;
    for (const [pid, parent] of known) if (all.has(parent)) all.add(pid);
  }
  return [...all];
}

/** Proportional set size of a process in bytes; 0 when it has ended. */
function pssOf(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * KB;
  } catch {
    return 0;
  }
}

/** Memory of a whole Concord in MB: the sum of PSS of all of its processes. Linux only; 0 elsewhere. */
export function memoryMb(launched: Launched): number {
  if (process.platform !== 'linux') return 0;
  const bytes = family(Object.values(launched.pids())).reduce((sum, pid) => sum + pssOf(pid), 0);
  return Math.round(bytes / MB);
}

/** Resident memory of one process in MB; cheap enough to be looked at all the time. */
function residentMb(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (pages * 4 * KB) / MB;
  } catch {
    return 0;
  }
}

/** Above this a single process of ours would soon take the whole machine with it. */
const MOST_MB = 1_500;
const LOOK_MS = 50;

/**
 * Ends a part that runs away with the machine's memory, so that an attack that succeeds harms nobody but its target.
 * Answers the parts that it had to end.
 */
export class Watchdog {
  readonly ended: string[] = [];
  /** The most that one process had, in MB. */
  peakMb = 0;
  private watching = true;
  private readonly done: Promise<void>;

  constructor(private readonly launched: Launched) {
    this.done = this.watch();
  }

  async stop(): Promise<void> {
    this.watching = false;
    await this.done;
  }

  private async watch(): Promise<void> {
    while (this.watching) {
      for (const [name, pid] of Object.entries(this.launched.pids())) {
        const mb = residentMb(pid);
        this.peakMb = Math.max(this.peakMb, Math.round(mb));
        if (mb < MOST_MB) continue;
        this.ended.push(name);
        await this.launched.kill9(name);
      }
      await pause(LOOK_MS);
    }
  }
}

/** Somebody else who reads meanwhile, again and again: what he waits for the longest, and what he is answered. */
export class SecondReader {
  worstMs = 0;
  readonly codes = new Set<string>();
  private reading = true;
  private readonly done: Promise<void>;

  constructor(private readonly asked: Ask) {
    this.done = this.read();
  }

  async stop(): Promise<void> {
    this.reading = false;
    await this.done;
  }

  private async read(): Promise<void> {
    while (this.reading) {
      const { code, ms } = await ask({ ...this.asked, from: READER, patienceMs: 30_000 });
      this.worstMs = Math.max(this.worstMs, Math.round(ms));
      this.codes.add(code);
      await pause(100);
    }
  }
}

/** How often services were asked on behalf of a request id, as their own logs say (LOG_LEVEL=debug). */
export function askedUpstream(dataDir: string, requestId: string): number {
  const names = ['directory', 'topic', 'consultation', 'feedback'];
  return names.reduce((sum, name) => {
    const log = readFileSync(join(dataDir, 'logs', `${name}-service.log`), 'utf8');
    return sum + log.split(`"${requestId}"`).length - 1;
  }, 0);
}
