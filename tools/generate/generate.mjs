// npm run generate [-- --check]: everything that is made of the code and committed, in the order in which one thing is
// made of another: the services' SDL and acts, the supergraph, what others make of the acts (the web's documents, forms and
// words, deputies' names, docs/acts.md), and the web's types.
// With --check nothing is written: does the committed text say what the code says today?
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ask, build, root, services } from '../workspaces.mjs';
import { filesOfActs } from './acts.mjs';
import { keep, read } from './files.mjs';
import { mutationDocuments } from './mutations.mjs';

const check = process.argv.includes('--check');
const made = '# Made by `npm run generate` of gateway/schema.graphql.\n\n';
const rooms = [...services, 'gateway', 'apps/web'];
const fault = check ? 'what is committed is not what the code generates' : 'nothing could be generated';
const args = check ? ['--', '--check'] : [];

function derived() {
  const sdl = read('gateway/schema.graphql');
  const files = services.map((room) => `${room}/acts.json`).filter((file) => existsSync(join(root, file)));
  const nouns = files.flatMap((file) => JSON.parse(read(file)));
  return {
    'apps/web/src/acts/generated/acts.graphql': made + mutationDocuments(sdl),
    ...filesOfActs(nouns, sdl),
  };
}

const steps = [
  ...services.map((room) => () => ask({ room, script: 'sdl', args, fault })),
  () => ask({ room: 'gateway', script: 'compose', args, fault }),
  () => keep(derived(), check),
  () => ask({ room: 'apps/web', script: check ? 'codegen:check' : 'codegen', fault }),
];

build(rooms);
// A check says all that is stale; a writing step that fails leaves nothing to make the next of.
const answers = check ? steps.map((step) => step()) : [steps.every((step) => step())];
if (!answers.every(Boolean)) process.exitCode = 1;
