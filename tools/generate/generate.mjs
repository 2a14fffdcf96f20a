// npm run generate [-- --check]: everything that is made of the code and committed, in the order in which one thing is
// made of another: the services' SDL, the supergraph, the web's documents of all acts, and its types of them.
// With --check nothing is written: does the committed text say what the code says today?
import { ask, build, services } from '../workspaces.mjs';
import { keep, read } from './files.mjs';
import { mutationDocuments } from './mutations.mjs';

const check = process.argv.includes('--check');
const made = '# Made by `npm run generate` of gateway/schema.graphql.\n\n';
const rooms = [...services, 'gateway', 'apps/web'];
const fault = check ? 'what is committed is not what the code generates' : 'nothing could be generated';
const args = check ? ['--', '--check'] : [];

const steps = [
  ...services.map((room) => () => ask({ room, script: 'sdl', args, fault })),
  () => ask({ room: 'gateway', script: 'compose', args, fault }),
  () =>
    keep(
      {
        'apps/web/src/acts/generated/acts.graphql': made + mutationDocuments(read('gateway/schema.graphql')),
      },
      check,
    ),
  () => ask({ room: 'apps/web', script: check ? 'codegen:check' : 'codegen', fault }),
];

build(rooms);
// A check says all that is stale; a writing step that fails leaves nothing to make the next of.
const answers = check ? steps.map((step) => step()) : [steps.every((step) => step())];
process.exit(answers.every(Boolean) ? 0 : 1);
