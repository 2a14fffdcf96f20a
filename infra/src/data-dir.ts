import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './errors.js';

/** `start` keeps its data; `demo` is the sandbox on a movable clock and begins anew each time. */
export type Mode = 'start' | 'demo';

/** Everything that we put into a data directory; a demo removes only these. */
const OURS = [
  'postgres',
  'postgres.new',
  'temporal',
  'gateway',
  'logs',
  'secrets.json',
  'sample.json',
  'sample-day.json',
  'concord.json',
];

/** Creates the directory and shows that it can be written. */
export function requireWritable(dataDir: string): void {
  try {
    mkdirSync(join(dataDir, 'logs'), { recursive: true });
    const probe = join(dataDir, `.write-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new LaunchError(
      `数据目录 ${dataDir} 无法写入（${code}），请检查权限和磁盘，或用 --data 另选目录。`,
      `The data directory ${dataDir} cannot be written (${code}); check its permissions and the disk, or choose another with --data.`,
    );
  }
}

/** A directory belongs to one mode: a demo would wipe the data of a real start. */
export function requireMode(dataDir: string, mode: Mode): void {
  const file = join(dataDir, 'concord.json');
  if (existsSync(file)) {
    const owner = (JSON.parse(readFileSync(file, 'utf8')) as { mode: Mode }).mode;
    if (owner !== mode) {
      throw new LaunchError(
        `数据目录 ${dataDir} 属于“${owner}”方式，不能以“${mode}”方式使用，请用 --data 另选目录。`,
        `The data directory ${dataDir} belongs to "${owner}" and cannot be used for "${mode}"; choose another with --data.`,
      );
    }
  }
}

/** Notes the mode; a demo first removes what the last one left. */
export function prepare(dataDir: string, mode: Mode): void {
  if (mode === 'demo') for (const name of OURS) rmSync(join(dataDir, name), { recursive: true, force: true });
  for (const name of ['logs', 'gateway', 'temporal']) mkdirSync(join(dataDir, name), { recursive: true });
  writeFileSync(join(dataDir, 'concord.json'), JSON.stringify({ mode }));
}

/** Whether the sample was loaded completely into this data directory. */
export function sampleLoaded(dataDir: string): boolean {
  return existsSync(join(dataDir, 'sample.json'));
}

export function noteSampleLoaded(dataDir: string): void {
  writeFileSync(join(dataDir, 'sample.json'), JSON.stringify({ loadedAt: new Date().toISOString() }));
}
