import { prepare, runProgram } from './prepare.mjs';

await prepare();
await runProgram('../../e2e/dist/scenario/main.js', process.argv.slice(2));
