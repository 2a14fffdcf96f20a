import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { childBaseEnv, env } from './env.js';
import { describe, LaunchError } from './errors.js';
import { repoRoot } from './paths.js';
import { roleUrl } from './postgres.js';
import { loadSecrets } from './secrets.js';

/** Services that keep figures. */
const KEEPERS = ['topic', 'consultation', 'feedback'] as const;
type Keeper = (typeof KEEPERS)[number];

const isKeeper = (name: string): name is Keeper => (KEEPERS as readonly string[]).includes(name);

/** The port on which the PostgreSQL of a running Concord listens: the fourth line of its lock file. */
function postgresPort(dataDir: string): number {
  const lock = join(dataDir, 'postgres', 'postmaster.pid');
  const port = existsSync(lock) ? Number(readFileSync(lock, 'utf8').split('\n')[3]) : 0;
  if (port > 0) return port;
  throw new LaunchError(
    `数据目录 ${dataDir} 没有正在运行的协商通；请先运行 npm start，或用 --data 指明目录。`,
    `No Concord runs on ${dataDir}; start it first (npm start), or name its directory with --data.`,
  );
}

/** `npm run rebuild-indicators -- [topic|consultation|feedback …] [--check] [--data DIR]` */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { check: { type: 'boolean', default: false }, data: { type: 'string' } },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => !isKeeper(name));
  if (unknown !== undefined) {
    throw new LaunchError(
      `“${unknown}”没有指标；可用：${KEEPERS.join('、')}。`,
      `"${unknown}" keeps no figures; there are ${KEEPERS.join(', ')}.`,
    );
  }
  const dataDir =
    values.data === undefined ? resolve(repoRoot, '.concord') : resolve(env.initCwd, values.data);
  const port = postgresPort(dataDir);
  const secrets = await loadSecrets(dataDir);
  let worst = 0;
  for (const keeper of positionals.length > 0 ? positionals.filter(isKeeper) : KEEPERS) {
    const program = join(repoRoot, 'services', `${keeper}-service`, 'dist', 'rebuild.main.js');
    const child = spawn(process.execPath, [program, ...(values.check ? ['--check'] : [])], {
      stdio: 'inherit',
      env: { ...childBaseEnv(), DATABASE_URL: roleUrl(port, keeper, secrets) },
    });
    const [code] = (await once(child, 'close')) as [number | null];
    worst = Math.max(worst, code ?? 1);
  }
  return worst;
}

process.exitCode = await main().catch((error: unknown) => {
  process.stderr.write(`${describe(error)}\n`);
  return 1;
});
