import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { childBaseEnv } from './env.js';
import { LaunchError } from './errors.js';
import { repoRoot } from './paths.js';
import { terminalProgress } from './progress.js';
import { untilSignal } from './signals.js';

/** One long test: a command of the house that ends non-zero where something was wrong. */
interface LongTest {
  zh: string;
  command: readonly string[];
}

/** In this order; each brings what it needs and leaves nothing running. */
export const LONG_TESTS = {
  attack: { zh: '攻击', command: ['npm', 'run', 'attack'] },
  chaos: { zh: '混乱', command: ['npm', 'run', 'chaos'] },
  storm: { zh: '同时到期', command: ['npm', 'run', 'bench:deadlines', '--', '--n', '1000', '--json'] },
  year: { zh: '一年', command: ['npm', 'test', '--', 'e2e', 'year/'] },
  restore: { zh: '恢复', command: ['npm', 'test', '--', 'e2e', 'recovery', 'lost-temporal'] },
  speed: { zh: '性能', command: ['npm', 'run', 'bench'] },
  mutation: { zh: '变异', command: ['npm', 'run', 'mutation', '-w', '@concord/business-time'] },
} satisfies Record<string, LongTest>;
export type LongTestName = keyof typeof LONG_TESTS;

/** How one went; its output is kept in the file. */
export interface LongResult {
  name: LongTestName;
  passed: boolean;
  seconds: number;
  log: string;
}

interface LongArguments {
  names: LongTestName[];
  list: boolean;
  report: string | undefined;
}

/** Reads the arguments of `npm run test:long`: all, or those of `--only=a,b`. */
export function readLongArguments(args: string[]): LongArguments {
  const options = {
    only: { type: 'string' },
    list: { type: 'boolean' },
    report: { type: 'string' },
  } as const;
  const there = Object.keys(LONG_TESTS) as LongTestName[];
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false });
    const asked = values.only?.split(',').map((name) => name.trim());
    const unknown = asked?.find((name) => !there.includes(name as LongTestName));
    if (unknown !== undefined) throw new Error(unknown);
    // In the order of the house, however they were asked for.
    const names = asked ? there.filter((name) => asked.includes(name)) : there;
    return { names, list: values.list ?? false, report: values.report };
  } catch {
    throw new LaunchError(
      `参数“${args.join(' ')}”无法识别；可用：--only=${there.join(',')}（任选）、--list、--report 文件。`,
      `The arguments "${args.join(' ')}" are not understood; there are --only=${there.join(',')} (any of them), --list, --report FILE.`,
    );
  }
}

/** The results as a table for docs. */
export function longTable(results: readonly LongResult[]): string {
  const rows = results.map(
    ({ name, passed, seconds }) =>
      `| ${name} | \`${LONG_TESTS[name].command.join(' ')}\` | ${passed ? 'passed' : 'FAILED'} | ${seconds} |`,
  );
  return ['| test | command | outcome | seconds |', '| --- | --- | --- | ---: |', ...rows, ''].join('\n');
}

/** Runs one to its end; what it says goes into its file, and to the terminal. */
async function run(name: LongTestName, logs: string, stopped: Promise<unknown>): Promise<LongResult> {
  const startedAt = performance.now();
  const log = join(logs, `${name}.log`);
  const file = createWriteStream(log);
  const [program = '', ...args] = LONG_TESTS[name].command;
  const child = spawn(program, args, {
    cwd: repoRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childBaseEnv(),
  });
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    from.pipe(file, { end: false });
    from.pipe(to, { end: false });
  }
  void stopped.then(() => child.kill('SIGTERM'));
  const code = await new Promise<number>((done) => {
    child.once('error', () => done(1));
    child.once('close', (status) => done(status ?? 1));
  });
  file.end();
  return { name, passed: code === 0, seconds: Math.round((performance.now() - startedAt) / 1_000), log };
}

/** `npm run test:long`: what `npm test` has no time for, one after the other; non-zero where one failed. */
export async function runLongTests(args: string[], userDir: string): Promise<void> {
  const { names, list, report } = readLongArguments(args);
  if (list) {
    for (const name of names) process.stdout.write(`${name}\t${LONG_TESTS[name].command.join(' ')}\n`);
    return;
  }
  const progress = terminalProgress();
  const stopped = untilSignal();
  let ended = false;
  void stopped.then(() => (ended = true));
  const logs = join(repoRoot, 'reports/long');
  mkdirSync(logs, { recursive: true });
  const results: LongResult[] = [];
  for (const [at, name] of names.entries()) {
    if (ended) break;
    const { zh } = LONG_TESTS[name];
    const place = `${at + 1}/${names.length}`;
    progress(`长测试 ${place}：${zh}`, `long test ${place}: ${name}`);
    results.push(await run(name, logs, stopped));
  }
  const table = longTable(results);
  process.stdout.write(`\n${table}`);
  for (const { name, log } of results.filter(({ passed }) => !passed)) {
    process.stdout.write(`${name}: ${log}\n`);
  }
  if (report !== undefined) writeFileSync(resolve(userDir, report), table);
  if (results.length < names.length || results.some(({ passed }) => !passed)) process.exitCode = 1;
}
