import { prepare, runProgram } from './prepare.mjs';

prepare();
await runProgram('start.js', ['start', ...process.argv.slice(2)]);
