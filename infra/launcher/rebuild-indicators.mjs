import { runProgram } from './prepare.mjs';

// Nothing is built: it corrects a Concord that runs, with the programs that run it.
await runProgram('rebuild-indicators.js', process.argv.slice(2));
