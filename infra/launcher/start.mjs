import { prepare, runProgram } from './prepare.mjs';

await prepare();
await runProgram('start.js', ['start', ...process.argv.slice(2)]);
