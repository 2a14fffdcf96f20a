import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { childBaseEnv } from './env.js';
import { repoRoot } from './paths.js';

/** Where distributions keep `ip`, also where an ordinary user's PATH does not name it. */
const PATH = `${childBaseEnv()['PATH'] ?? ''}:/usr/sbin:/sbin`;

/** How a program is started in a network namespace of its own: as root, or as root of a user namespace. */
const WAYS = [
  ['unshare', '--net', '--'],
  ['unshare', '--user', '--map-root-user', '--net', '--'],
];

/** Whether the namespace can be had, its loopback brought up, and a child be bound to its parent's life. */
function works(way: string[]): boolean {
  try {
    const [command = '', ...args] = way;
    const trial = ['sh', '-c', 'ip link set lo up && setpriv --pdeathsig KILL true'];
    execFileSync(command, [...args, ...trial], { stdio: 'ignore', env: { PATH }, timeout: 5_000 });
    return true;
  } catch {
    return false;
  }
}

/** The command by which the sandbox's server runs out of everybody's reach; undefined where this machine has no way. */
export function closedOff(
  program: string,
  port: number,
): { command: string; args: string[]; env: Record<string, string> } | undefined {
  const way = process.platform === 'linux' ? WAYS.find(works) : undefined;
  if (way === undefined) return undefined;
  const [command = '', ...args] = way;
  const relay = join(repoRoot, 'infra', 'dist', 'sandbox-relay.js');
  return {
    command,
    args: [...args, process.execPath, '--max-old-space-size=64', relay, program, String(port)],
    env: { ...childBaseEnv(), PATH },
  };
}
