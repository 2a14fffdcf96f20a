import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync } from 'node:fs';
import { createServer } from 'node:net';

/** One program that the launcher keeps alive. */
export interface ChildSpec {
  name: string;
  command: string;
  args: string[];
  env: Record<string, string>;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** How it is asked to end; PostgreSQL's fast shutdown is SIGINT. */
  stopSignal?: NodeJS.Signals;
  /** After this long it is killed. */
  graceMs?: number;
  /** Run before every start, the restarts too. */
  beforeStart?: () => Promise<void>;
  /** A port of 127.0.0.1 that we open and hand over to it, for a program that cannot open it where it runs. */
  door?: number;
  /** False: its death ends the whole launch (`onFatal`). */
  restart?: boolean;
}

/** Runs it in a process group of its own, all that it says into its log. */
export function startProcess(spec: ChildSpec, logFile: string): ChildProcess {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
  // A plain file, not a pipe through us: a child that logs after our death must not fail on it.
  const log = openSync(logFile, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
  // Whatever it writes is its account's alone; it inherits the mask in the moment of its start.
  const mask = process.umask(0o077);
  const started = spawn(spec.command, spec.args, {
    cwd: spec.cwd,
    env: spec.env,
    detached: true,
    stdio: spec.door === undefined ? ['ignore', log, log] : ['ignore', log, log, 'ipc'],
    ...(spec.uid === undefined ? {} : { uid: spec.uid }),
    ...(spec.gid === undefined ? {} : { gid: spec.gid }),
  });
  process.umask(mask);
  closeSync(log);
  return started;
}

/** Opens a port and gives the socket away, so that nothing of it stays here. */
export async function handOver(child: ChildProcess, port: number): Promise<void> {
  const door = createServer();
  door.listen({ port, host: '127.0.0.1', exclusive: true });
  await once(door, 'listening');
  await new Promise((sent) => child.send('door', door, {}, sent));
  door.close();
  child.channel?.unref();
}
