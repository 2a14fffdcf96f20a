import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { childBaseEnv } from './env.js';
import type { ChildSpec } from './child-process.js';
import { closedOff } from './sandbox-net.js';

const run = promisify(execFile);

/** The development server with a database file: what `npm start` runs. */
export function temporalDevServer(cli: string, dataDir: string, port: number): ChildSpec {
  const pragmas = ['journal_mode=wal', 'synchronous=normal'].flatMap((pragma) => ['--sqlite-pragma', pragma]);
  const address = ['--ip', '127.0.0.1', '--port', String(port), '--headless'];
  const file = ['--db-filename', join(dataDir, 'temporal', 'temporal.db')];
  return {
    name: 'temporal',
    command: cli,
    args: [
      'server',
      'start-dev',
      ...address,
      ...file,
      ...pragmas,
      '--log-level',
      'warn',
      '--log-format',
      'json',
    ],
    env: { ...childBaseEnv(), DO_NOT_TRACK: '1' },
    cwd: dataDir,
  };
}

/** Whether the development server serves its namespace; it listens some time before it does. */
export async function temporalReady(cli: string, port: number): Promise<boolean> {
  const address = ['--address', `127.0.0.1:${port}`, '--command-timeout', '2s'];
  await run(cli, ['operator', 'namespace', 'describe', 'default', ...address], {
    env: childBaseEnv(),
    timeout: 4_000,
  });
  return true;
}

/**
 * The time-skipping test server of the sandbox. It keeps everything in memory,
 * so a new one would know none of the stories: it is not restarted.
 * It listens on every address, so it is closed off where the machine has a way; `open` says that it has none.
 */
export function temporalTestServerChild(
  program: string,
  dataDir: string,
  port: number,
): { child: ChildSpec; open: boolean } {
  const closed = closedOff(program, port);
  const child = {
    name: 'temporal',
    command: program,
    args: [String(port)],
    env: childBaseEnv(),
    cwd: dataDir,
    restart: false,
    ...(closed && { ...closed, socket: port }),
  };
  return { child, open: closed === undefined };
}

/** Whether a server of HTTP/2 speaks on a port of this machine: it greets first. A relay alone stays silent. */
export function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (value: boolean): void => {
      socket.destroy();
      resolve(value);
    };
    socket.once('data', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('close', () => answer(false));
    socket.setTimeout(1_000, () => answer(false));
  });
}
