import { prepare, runProgram } from './prepare.mjs';

// What the services were asked is counted in their logs.
process.env.LOG_LEVEL = 'debug';
await prepare();
await runProgram('../../e2e/dist/attack/attack.main.js', process.argv.slice(2));
