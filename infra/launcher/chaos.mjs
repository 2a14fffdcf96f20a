import { prepare, runProgram } from './prepare.mjs';

await prepare();
await runProgram('../../e2e/dist/deadlines/chaos.main.js', process.argv.slice(2));
