import { prepare, runProgram } from './prepare.mjs';

prepare();
await runProgram('test.js', process.argv.slice(2));
