import { env } from './env.js';
import { describe } from './errors.js';
import { runLongTests } from './long-tests.js';

await runLongTests(process.argv.slice(2), env.initCwd).catch((error: unknown) => {
  process.stderr.write(`${describe(error)}\n`);
  process.exitCode = 1;
});
