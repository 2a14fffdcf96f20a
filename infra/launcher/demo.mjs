import { prepare, runProgram } from './prepare.mjs';

await prepare();
await runProgram('start.js', ['demo', ...process.argv.slice(2)]);
