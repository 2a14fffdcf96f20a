import { chmodSync, chownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { OURS } from './data-names.js';
import { passingGroup } from './postgres-user.js';

/** What PostgreSQL keeps closed itself, and owns itself where root starts it. */
const CLUSTERS = ['postgres', 'postgres.new'];

/** Bits by which anybody but the owner could read, write or enter. */
const OTHERS = 0o077;

function close(path: string): number {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return 0;
  let closed = 0;
  if ((stat.mode & OTHERS) !== 0) {
    chmodSync(path, stat.mode & 0o700);
    closed = 1;
  }
  if (stat.isDirectory()) for (const name of readdirSync(path)) closed += close(join(path, name));
  return closed;
}

/** Takes from everybody but the owner what he could do to the data directory; answers how much stood open. */
export function closeToOthers(dataDir: string): number {
  let closed = 0;
  for (const name of readdirSync(dataDir)) {
    if (OURS.includes(name) && !CLUSTERS.includes(name)) closed += close(join(dataDir, name));
  }
  const { mode } = lstatSync(dataDir);
  const group = passingGroup(dataDir);
  const wanted = group === undefined ? 0o700 : 0o710;
  if (group !== undefined) chownSync(dataDir, 0, group);
  if ((mode & 0o777) !== wanted) {
    chmodSync(dataDir, wanted);
    closed += 1;
  }
  return closed;
}
