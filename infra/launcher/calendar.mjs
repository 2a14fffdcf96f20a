import { prepareOnce, runProgram } from './prepare.mjs';

await prepareOnce('infra');
await runProgram('calendar.js', process.argv.slice(2));
