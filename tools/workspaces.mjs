import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const services = ['directory', 'topic', 'consultation', 'feedback'].map(
  (name) => `services/${name}-service`,
);

/** Builds workspaces and what they stand on; ends the process where that fails. */
export function build(rooms) {
  const filters = rooms.map((room) => `--filter=./${room}`);
  const args = ['run', 'build', '--output-logs=errors-only', '--ui=stream', ...filters];
  if (spawnSync('turbo', args, { cwd: root, stdio: 'inherit' }).status !== 0) process.exit(1);
}

/** Whether the workspace has its program yet; one that has owes its checks. */
export const has = (room, file) => existsSync(join(root, room, file));

/**
 * Asks a workspace by its own script and says whether it answered well.
 * A script that is not there is a failure: a check that nobody provides would pass for ever.
 */
export function ask({ room, script, args = [], env = {}, fault }) {
  const { scripts = {} } = JSON.parse(readFileSync(join(root, room, 'package.json'), 'utf8'));
  if (!scripts[script]) {
    console.error(`${room} has a program but no script "${script}" in its package.json: give it one.`);
    return false;
  }
  const call = ['run', '--silent', script, '-w', room, ...args];
  const ok =
    spawnSync('npm', call, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
  if (!ok) console.error(`${room}: ${fault} (npm run ${[script, '-w', room, ...args].join(' ')})`);
  return ok;
}
