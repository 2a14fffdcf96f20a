import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Supervisor } from './children.js';
import { begin, inspect, requireWritable } from './data-dir.js';
import { lockDataDir } from './data-lock.js';
import { requireOwnDirectory } from './data-owner.js';
import { describe } from './errors.js';
import { repoRoot } from './paths.js';
import { freePort } from './ports.js';
import { postgresChild, postgresReady, superuserUrl } from './postgres.js';
import { terminalProgress } from './progress.js';
import { claimDataDir } from './run-record.js';
import { loadSecrets } from './secrets.js';
import { untilSignal } from './signals.js';
import { findTool } from './temporal-binaries.js';
import { temporalDevServer, temporalReady } from './temporal-server.js';
import { temporalCli, temporalTestServer } from './tools.js';

/**
 * `npm run dev:deps`: PostgreSQL and Temporal for developers' own test runs. Prints the environment
 * as `export` lines, writes them to a file, and stays until it is told to end.
 */
async function main(): Promise<void> {
  const progress = terminalProgress();
  const dataDir = resolve(repoRoot, '.concord', 'deps');
  requireOwnDirectory(dataDir);
  const lock = lockDataDir(dataDir);
  inspect(dataDir, 'demo');
  requireWritable(dataDir);
  await claimDataDir(dataDir, progress);
  begin(dataDir, 'demo', false, progress);
  const cli = await findTool(temporalCli, progress);
  const testServer = await findTool(temporalTestServer, progress);
  const secrets = await loadSecrets(dataDir);
  const [postgresPort, temporalPort] = [await freePort(), await freePort()];
  const signal = untilSignal();
  const supervisor = new Supervisor(dataDir, 'dev:deps', (error) => {
    process.stderr.write(`${describe(error)}\n`);
  });
  try {
    const password = secrets.postgresPassword;
    await supervisor.start(await postgresChild({ dataDir, port: postgresPort, password, durable: false }));
    await supervisor.start(temporalDevServer(cli, dataDir, temporalPort));
    await supervisor.waitReady('postgres', () => postgresReady(postgresPort, password), 60_000);
    await supervisor.waitReady('temporal', () => temporalReady(cli, temporalPort), 60_000);
    const lines = [
      `export TEST_DATABASE_URL=${superuserUrl(postgresPort, password)}`,
      `export TEMPORAL_ADDRESS=127.0.0.1:${temporalPort}`,
      `export TEMPORAL_CLI=${cli}`,
      `export TEST_SERVER_PATH=${testServer}`,
      '',
    ].join('\n');
    // Anybody may make a file of that name before: only one of our own making is told the password.
    const file = join(tmpdir(), 'concord-deps.env');
    rmSync(file, { force: true });
    writeFileSync(file, lines, { mode: 0o600, flag: 'wx' });
    process.stdout.write(lines);
    await signal;
  } finally {
    await supervisor.stop();
    lock.release();
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`${describe(error)}\n`);
  process.exitCode = 1;
});
