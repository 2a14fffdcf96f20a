// Are the committed SDL, supergraph and web types those that the code would generate today?
// Each workspace answers by its own script; this one knows only which workspaces owe an answer.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const services = ['directory', 'topic', 'consultation', 'feedback'].map((name) => `services/${name}-service`);

/** In this order: the supergraph is composed of the SDLs, the web's types are made of the supergraph. */
const owed = [
  ...services.map((room) => ({ room, script: 'sdl:check', program: 'src/main.ts' })),
  { room: 'gateway', script: 'compose', args: ['--', '--check'], program: 'src/main.ts' },
  { room: 'apps/web', script: 'codegen:check', program: 'src/main.tsx' },
];

const shell = { cwd: root, stdio: 'inherit' };
const present = owed.filter(({ room, program }) => existsSync(join(root, room, program)));
if (present.length === 0) process.exit(0);

const build = spawnSync(
  'turbo',
  [
    'run',
    'build',
    '--output-logs=errors-only',
    '--ui=stream',
    ...present.map(({ room }) => `--filter=./${room}`),
  ],
  shell,
);
if (build.status !== 0) process.exit(1);

const failed = [];
for (const { room, script, args = [] } of present) {
  const scripts = JSON.parse(readFileSync(join(root, room, 'package.json'), 'utf8')).scripts ?? {};
  if (!scripts[script]) {
    console.error(`${room} has a program but no script "${script}" in its package.json: give it one.`);
    failed.push(room);
    continue;
  }
  const answer = spawnSync('npm', ['run', '--silent', script, '-w', room, ...args], shell);
  if (answer.status !== 0) {
    console.error(
      `${room}: what is committed is not what the code generates (npm run ${script} -w ${room}).`,
    );
    failed.push(room);
  }
}
process.exit(failed.length > 0 ? 1 : 0);
