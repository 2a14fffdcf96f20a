import { prepare, runProgram } from './prepare.mjs';

prepare();
await runProgram('start.js', ['demo', ...process.argv.slice(2)]);
