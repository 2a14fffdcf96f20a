// Are the committed SDL, supergraph and web types those that the code would generate today?
// Each workspace answers by its own script; this one knows only which workspaces owe an answer.
import { ask, build, has, services } from './workspaces.mjs';

/** In this order: the supergraph is composed of the SDLs, the web's types are made of the supergraph. */
const owed = [
  ...services.map((room) => ({ room, script: 'sdl', args: ['--', '--check'], program: 'src/main.ts' })),
  { room: 'gateway', script: 'compose', args: ['--', '--check'], program: 'src/main.ts' },
  { room: 'apps/web', script: 'codegen:check', program: 'src/main.tsx' },
].filter(({ room, program }) => has(room, program));

if (owed.length > 0) build(owed.map(({ room }) => room));
const fault = 'what is committed is not what the code generates';
const answers = owed.map((question) => ask({ ...question, fault }));
process.exit(answers.every(Boolean) ? 0 : 1);
