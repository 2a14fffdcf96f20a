import { prepareOnce, runProgram } from './prepare.mjs';

await prepareOnce('packages/business-time');
await runProgram('../../packages/business-time/dist/cli.js', process.argv.slice(2));
