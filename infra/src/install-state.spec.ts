import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The plain launcher has no types; it is what runs before anything of ours is built. */
const { staleReason } = (await import(new URL('../launcher/prepare.mjs', import.meta.url).href)) as {
  staleReason: (directory: string) => string | undefined;
};

describe('whether packages must be installed', () => {
  let base: string;

  const write = (file: string, packages: Record<string, unknown>): void =>
    writeFileSync(join(base, file), JSON.stringify({ packages }));

  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'concord-install-'));
    mkdirSync(join(base, 'node_modules/@concord/contracts'), { recursive: true });
    write('package-lock.json', {
      '': { name: 'concord' },
      'packages/contracts': { version: '0.1.0' },
      'node_modules/@concord/contracts': { link: true },
      'node_modules/zod': { version: '4.0.0' },
      'node_modules/for-other-systems': { version: '1.0.0', optional: true },
    });
  });

  afterEach(() => rmSync(base, { recursive: true, force: true }));

  it('yes, when there are none', () => {
    expect(staleReason(base)).toBe('missing');
  });

  it('no, when they are what the lockfile says', () => {
    write('node_modules/.package-lock.json', { 'node_modules/zod': { version: '4.0.0' } });
    expect(staleReason(base)).toBeUndefined();
  });

  it('yes, when the lockfile has moved on', () => {
    write('node_modules/.package-lock.json', { 'node_modules/zod': { version: '3.9.0' } });
    expect(staleReason(base)).toBe('node_modules/zod');
  });

  it('yes, when a workspace is new', () => {
    write('node_modules/.package-lock.json', { 'node_modules/zod': { version: '4.0.0' } });
    rmSync(join(base, 'node_modules/@concord/contracts'), { recursive: true });
    expect(staleReason(base)).toBe('node_modules/@concord/contracts');
  });
});
