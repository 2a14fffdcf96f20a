import { prepare, runProgram } from './prepare.mjs';

await prepare();
await runProgram('test-long.js', process.argv.slice(2));
