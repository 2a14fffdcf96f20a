import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import net from 'node:net';
import { getSystemErrorName } from 'node:util';
import { LaunchError } from './errors.js';

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
  /**
   * A port of 127.0.0.1 that we bind and keep: it inherits the socket as descriptor 3 and listens on it, so that nobody
   * else can stand in its place while it is dead. Whoever calls meanwhile waits for its return.
   */
  socket?: number;
  /** False: its death ends the whole launch (`onFatal`). */
  restart?: boolean;
}

/** A bound socket that stays ours, whoever listens on it. */
export interface HeldSocket {
  readonly fd: number;
  close(): void;
}

/**
 * Binds a port of 127.0.0.1 without listening on it. By what Node's own cluster binds the sockets of its workers: of
 * what is documented, everything that binds listens too, and would take away the child's callers.
 */
export function holdSocket(port: number): HeldSocket {
  const { _createServerHandle: bind } = net as unknown as {
    _createServerHandle(
      host: string,
      port: number,
      family: number,
      fd: number,
      flags: number,
    ): number | HeldSocket;
  };
  const socket = bind('127.0.0.1', port, 4, -1, 0);
  if (typeof socket !== 'number') return socket;
  const code = getSystemErrorName(socket);
  throw new LaunchError(`无法占用端口 ${port}（${code}）。`, `Port ${port} cannot be taken (${code}).`);
}

/** Runs it in a process group of its own, all that it says into its log. */
export function startProcess(spec: ChildSpec, logFile: string, socket?: HeldSocket): ChildProcess {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
  // A plain file, not a pipe through us: a child that logs after our death must not fail on it.
  const log = openSync(logFile, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o600);
  // Whatever it writes is its account's alone; it inherits the mask in the moment of its start.
  const mask = process.umask(0o077);
  const started = spawn(spec.command, spec.args, {
    cwd: spec.cwd,
    env: spec.env,
    detached: true,
    stdio: ['ignore', log, log, ...(socket === undefined ? [] : [socket.fd])],
    ...(spec.uid === undefined ? {} : { uid: spec.uid }),
    ...(spec.gid === undefined ? {} : { gid: spec.gid }),
  });
  process.umask(mask);
  closeSync(log);
  return started;
}
