import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cleanHouse, companion, offenders } from './arrows.fixture.js';
import { buildHouse } from './arrows.house.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const config = join(root, '.dependency-cruiser.cjs');

interface Violation {
  from: string;
  rule: { name: string };
}

describe('the import arrows', () => {
  let folder: string;
  let violations: Violation[];

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'concord-arrows-')));
    buildHouse(folder, [companion, ...offenders.map(([, file, text]): [string, string] => [file, text])]);
    const rooms = ['packages', 'services', 'workflows', 'gateway', 'infra', 'apps', 'e2e'];
    const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const answer = execFileSync(
      process.execPath,
      [cruise, ...rooms, '--config', config, '--output-type', 'json'],
      {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    violations = (JSON.parse(answer) as { summary: { violations: Violation[] } }).summary.violations;
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(offenders)('%s refuses %s', (rule, file) => {
    expect(violations.filter(({ from }) => from === file).map((violation) => violation.rule.name)).toContain(
      rule,
    );
  });

  it('let every allowed import pass', () => {
    expect(violations.filter(({ from }) => from in cleanHouse)).toEqual([]);
  });

  it('are all shown failing', () => {
    const { forbidden } = createRequire(import.meta.url)(config) as { forbidden: { name: string }[] };
    const shown = new Set(offenders.map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });
});
