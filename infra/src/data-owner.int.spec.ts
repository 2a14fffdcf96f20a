import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireOwnDirectory } from './data-owner.js';
import { launch } from './launch.js';

/** Another account of this machine. */
const MALLORY = 65_534;
/** Only root can give a file away. */
const isRoot = process.getuid?.() === 0;

let base: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'concord-owner-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const start = (dataDir: string): Promise<unknown> =>
  launch({ mode: 'start', dataDir, port: 0, sample: false, quiet: true, root: base });

describe('a data directory', () => {
  it('of another account is refused before anything is written into it', async () => {
    if (!isRoot) return;
    const dataDir = join(base, 'data');
    mkdirSync(dataDir, { mode: 0o700 });
    chownSync(dataDir, MALLORY, MALLORY);
    await expect(start(dataDir)).rejects.toMatchObject({
      zh: expect.stringContaining(`${dataDir} 属于另一个系统账号（${MALLORY}）`),
      en: expect.stringContaining('Nothing was changed.'),
    });
    expect(readdirSync(dataDir)).toEqual([]);
    expect(statSync(dataDir).uid).toBe(MALLORY);
  });

  it("below another account's entry of a directory for everybody is refused", () => {
    if (!isRoot) return;
    chmodSync(base, 0o1777);
    mkdirSync(join(base, 'theirs'));
    chownSync(join(base, 'theirs'), MALLORY, MALLORY);
    expect(() => requireOwnDirectory(join(base, 'theirs', 'data'))).toThrow(
      `${base}/theirs belongs to another`,
    );
    expect(readdirSync(join(base, 'theirs'))).toEqual([]);
  });

  it('that is the link of another account is refused', () => {
    if (!isRoot) return;
    chmodSync(base, 0o1777);
    mkdirSync(join(base, 'ours'));
    symlinkSync(join(base, 'ours'), join(base, 'link'));
    // The link itself is given away, not what it leads to.
    expect(lstatSync(join(base, 'link')).isSymbolicLink()).toBe(true);
    lchownSync(join(base, 'link'), MALLORY, MALLORY);
    expect(() => requireOwnDirectory(join(base, 'link'))).toThrow(`${base}/link belongs to another`);
  });

  it('is refused where every account could put another into its place', () => {
    mkdirSync(join(base, 'open'));
    chmodSync(join(base, 'open'), 0o777);
    expect(() => requireOwnDirectory(join(base, 'open', 'a', 'data'))).toThrow(
      `every account may write in ${join(base, 'open')}`,
    );
    expect(existsSync(join(base, 'open', 'a'))).toBe(false);
  });

  it('is made, its owner’s alone, where it is missing in a directory for everybody', () => {
    chmodSync(base, 0o1777);
    requireOwnDirectory(join(base, 'a', 'data'));
    expect(statSync(join(base, 'a', 'data')).mode & 0o777).toBe(0o700);
    requireOwnDirectory(join(base, 'a', 'data'));
  });
});
