import { prepare, runProgram } from './prepare.mjs';

await prepare();
await runProgram('test.js', process.argv.slice(2));
