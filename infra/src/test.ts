import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Supervisor } from './children.js';
import { findChromium } from './chromium.js';
import { requireWritable } from './data-dir.js';
import { childBaseEnv, env } from './env.js';
import { describe } from './errors.js';
import { repoRoot } from './paths.js';
import { freePort } from './ports.js';
import { postgresChild, postgresReady, superuserUrl } from './postgres.js';
import { terminalProgress } from './progress.js';
import { untilSignal } from './signals.js';
import { addUp, noTally, summary } from './tally.js';
import type { JestReport, Tally } from './tally.js';
import { findTool } from './temporal-binaries.js';
import { temporalCli, temporalTestServer } from './tools.js';

/** A suite of jest.config.js: time for one test, and how many files at once. */
interface Suite {
  name: string;
  zh: string;
  timeoutMs: number;
  workers: number;
}

const suites: Suite[] = [
  { name: 'unit', zh: '规则', timeoutMs: 30_000, workers: 2 },
  { name: 'int', zh: '数据库', timeoutMs: 60_000, workers: 2 },
  { name: 'wf', zh: '流程', timeoutMs: 120_000, workers: 2 },
  // Each of these starts a whole Concord: one after the other.
  { name: 'e2e', zh: '整体', timeoutMs: 600_000, workers: 1 },
];

const progress = terminalProgress();
const stopped = untilSignal();

/** Runs one suite in a process of its own and reads its counts from Jest's report. */
async function runSuite(
  suite: Suite,
  variables: Record<string, string>,
  reports: string,
  rest: string[],
): Promise<Tally> {
  const report = join(reports, `${suite.name}.json`);
  rmSync(report, { force: true });
  const jest = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(repoRoot, 'node_modules/jest/bin/jest.js'),
  ];
  const choice = [
    '--selectProjects',
    suite.name,
    '--passWithNoTests',
    '--testTimeout',
    String(suite.timeoutMs),
  ];
  const output = [
    '--json',
    '--outputFile',
    report,
    ...(suite.workers === 1 ? ['--runInBand'] : ['--maxWorkers', String(suite.workers)]),
  ];
  const child = spawn(process.execPath, [...jest, ...choice, ...output, ...rest], {
    cwd: repoRoot,
    // Jest writes its own report to stderr, and with --json a line about the file to stdout.
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...childBaseEnv(), ...variables, CI: 'true', NODE_ENV: 'test' },
  });
  void stopped.then(() => child.kill('SIGTERM'));
  const code = await new Promise<number>((resolve) => child.once('exit', (status) => resolve(status ?? 1)));
  const found = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as JestReport) : undefined;
  return addUp(noTally, found, code);
}

async function main(): Promise<void> {
  const names = suites.map((suite) => suite.name);
  // `npm test -- int topic-service`: chosen suites, and what else Jest is to be told.
  const args = process.argv.slice(2);
  const chosen = args.filter((arg) => names.includes(arg));
  const rest = args.filter((arg) => !names.includes(arg));
  const wanted = suites.filter((suite) => chosen.length === 0 || chosen.includes(suite.name));
  const reports = join(repoRoot, 'reports', 'jest');
  mkdirSync(reports, { recursive: true });

  const cli = await findTool(temporalCli, progress);
  const testServer = await findTool(temporalTestServer, progress);
  const browser: Record<string, string> = wanted.some((suite) => suite.name === 'e2e')
    ? { CHROMIUM_PATH: await findChromium() }
    : {};
  const dataDir = mkdtempSync(join(tmpdir(), 'concord-test-'));
  requireWritable(dataDir);
  const supervisor = new Supervisor(dataDir, 'npm test', (error) =>
    process.stderr.write(`${describe(error)}\n`),
  );
  try {
    let database = env.testDatabaseUrl;
    if (database === undefined) {
      const [port, password] = [await freePort(), 'test'];
      await supervisor.start(await postgresChild({ dataDir, port, password, durable: false }));
      await supervisor.waitReady('postgres', () => postgresReady(port, password), 60_000);
      database = superuserUrl(port, password);
      progress('测试数据库就绪', 'PostgreSQL for the tests is ready');
    }
    const variables = {
      TEST_DATABASE_URL: database,
      TEST_SERVER_PATH: testServer,
      TEMPORAL_CLI: cli,
      ...browser,
    };
    let total = noTally;
    for (const suite of wanted) {
      progress(`测试：${suite.zh}`, `tests: ${suite.name}`);
      const tally = await runSuite(suite, variables, reports, rest);
      total = {
        passed: total.passed + tally.passed,
        failed: total.failed + tally.failed,
        skipped: total.skipped + tally.skipped,
      };
      progress(`${suite.zh}：${tally.passed} 通过，${tally.failed} 失败`, `${suite.name}: ${summary(tally)}`);
    }
    if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
    process.stdout.write(`${summary(total)}\n`);
  } finally {
    await supervisor.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`${describe(error)}\n`);
  process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
});
process.exit();
