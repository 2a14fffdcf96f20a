import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process that cannot be mistaken for a later one with the same number. */
export interface ProcessId {
  pid: number;
  /** Opaque start mark: boot and start tick on Linux, start time elsewhere. */
  started: string;
}

/** The start mark of a running process, or undefined when there is none (a zombie counts as none). */
export function startMark(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The command name may hold spaces and brackets: fields are counted after the last bracket.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      return `${boot}:${fields[19]}`;
    } catch {
      return undefined;
    }
  }
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The parent's number, or 0 when unknown. */
export function parentOf(pid: number): number {
  if (pid === process.pid) {
    return process.ppid;
  }
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    }
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
  } catch {
    return 0;
  }
}

/** Whether exactly this process still runs. */
export function isAlive(id: ProcessId): boolean {
  return startMark(id.pid) === id.started;
}

/** The command line of a process, for recognising our own; empty when unknown. */
export function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    }
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

export const delay = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks the process to end, waits `graceMs`, then kills it. Answers when it is gone. */
export async function endProcess(id: ProcessId, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  const send = (name: NodeJS.Signals): void => {
    try {
      if (isAlive(id)) process.kill(id.pid, name);
    } catch {
      // It ended between the look and the signal.
    }
  };
  send(signal);
  const until = performance.now() + graceMs;
  while (isAlive(id) && performance.now() < until) await delay(50);
  send('SIGKILL');
  while (isAlive(id)) await delay(50);
}
