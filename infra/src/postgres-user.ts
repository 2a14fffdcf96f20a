import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { LaunchError } from './errors.js';
import { binaries } from './postgres-binaries.js';

/** How to run PostgreSQL's programs: it refuses to run as root. */
export interface RunAs {
  uid?: number;
  gid?: number;
  /** Put before the command. */
  prefix: string[];
}

function numbersOf(user: string): { uid: number; gid: number } | undefined {
  try {
    const number = (flag: string): number =>
      Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: number('-u'), gid: number('-g') };
  } catch {
    return undefined;
  }
}

/** A command with what stands before it, and the numbers of its account. */
export function withPrefix(
  as: RunAs,
  command: string,
  args: string[],
): { command: string; args: string[]; uid?: number; gid?: number } {
  const [first, ...rest] = as.prefix;
  if (first !== undefined) return { command: first, args: [...rest, command, ...args] };
  return { command, args, ...(as.uid === undefined ? {} : { uid: as.uid, gid: as.gid as number }) };
}

/** The first directory above `path` that a foreign user may not pass through. */
function closedAncestor(path: string, group: number): string | undefined {
  const chain: string[] = [];
  for (let at = dirname(path); at !== dirname(at); at = dirname(at)) chain.unshift(at);
  return chain.find((directory) => {
    const { mode, gid } = statSync(directory);
    return (mode & 0o001) === 0 && !(gid === group && (mode & 0o010) !== 0);
  });
}

/**
 * The capability to pass closed directories (and to read), no more: it writes only what is its own. Without the secure bit, access(2),
 * by which PostgreSQL looks for its own programs, would answer as if it were not there.
 */
const CAPABILITY = [
  '--securebits',
  '+no_setuid_fixup',
  '--inh-caps',
  '+dac_read_search',
  '--ambient-caps',
  '+dac_read_search',
];

/** Whether that capability can be given along here. */
function hasSetpriv(): boolean {
  try {
    execFileSync('setpriv', [...CAPABILITY, 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The account that root runs PostgreSQL as, made where it is missing; undefined for an ordinary user, who runs it himself. */
function postgresAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  let user = numbersOf('postgres');
  if (user === undefined) {
    try {
      execFileSync(
        'useradd',
        ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'],
        { stdio: 'ignore' },
      );
    } catch {
      // No useradd here (Alpine, a read-only /etc): nobody will do.
    }
    user = numbersOf('postgres') ?? numbersOf('nobody');
  }
  if (user === undefined) {
    throw new LaunchError(
      'PostgreSQL 不能以 root 运行，而本机既没有也无法创建 postgres 用户，请改用普通用户启动。',
      'PostgreSQL does not run as root, and this machine has no postgres user and none can be made; please start as an ordinary user.',
    );
  }
  return user;
}

/**
 * The group that root lets pass the data directory, so that PostgreSQL needs no capability, which would let it read
 * everybody's files; undefined where the directory is its owner's alone: he runs PostgreSQL himself, or the way to it
 * leads through a directory that is closed to others anyway.
 */
export function passingGroup(dataDir: string): number | undefined {
  const account = postgresAccount();
  if (account === undefined) return undefined;
  const needsCapability = [dataDir, binaries().postgres].some(
    (path) => closedAncestor(path, account.gid) !== undefined,
  );
  return needsCapability && hasSetpriv() ? undefined : account.gid;
}

/**
 * An ordinary user runs it himself. Root runs it as `postgres` (made when missing, else `nobody`).
 * Where the way to the files leads through a directory closed to others, such as /root,
 * the one capability to pass it is given along.
 */
export function postgresUser(paths: string[]): RunAs {
  const user = postgresAccount();
  if (user === undefined) return { prefix: [] };
  const closed = paths
    .map((path) => closedAncestor(path, user.gid))
    .find((directory) => directory !== undefined);
  if (closed === undefined) return { ...user, prefix: [] };
  if (!hasSetpriv()) {
    throw new LaunchError(
      `postgres 用户无法进入 ${closed}，请用普通用户启动，或把程序和 --data 目录放到该用户可以进入的位置。`,
      `The user postgres cannot pass through ${closed}; start as an ordinary user, or put the checkout and --data where that user can reach them.`,
    );
  }
  const ids = ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups'];
  return { ...user, prefix: ['setpriv', ...CAPABILITY, ...ids, '--'] };
}
