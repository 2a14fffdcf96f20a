import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { launch } from './launch.js';
import type { Launched, LaunchOptions } from './launch.js';
import { buildHouse } from './testing/house.js';

jest.setTimeout(120_000);

let base: string;
let root: string;
/** A directory that a complete run left, with everything that a gateway and a sample put into it. */
let whole: string;
/** Another such directory. */
let other: string;

const gatewayFiles = (name: string): Record<string, string> => ({
  'issuer-keys.json': JSON.stringify({ jwks: { keys: [{ kty: 'RSA', kid: name }] }, cookieKeys: ['c'] }),
  'sample-loader-secret': name.padEnd(43, 's'),
  'issuer-sessions.json': '[]',
  'accounts.json': JSON.stringify([{ subject: 'local:1', login: 'root', salt: '', hash: '' }]),
  'machine-clients.json': JSON.stringify([{ clientId: 'm', clientSecret: 's' }]),
});

const run = (dataDir: string, more: Partial<LaunchOptions> = {}): Promise<Launched> =>
  launch({ mode: 'start', dataDir, port: 0, sample: false, quiet: true, root, ...more });

/** One complete run, as it leaves its directory. */
async function leave(name: string): Promise<string> {
  const dataDir = join(base, name);
  const launched = await run(dataDir);
  for (const [file, text] of Object.entries(gatewayFiles(name))) {
    writeFileSync(join(dataDir, 'gateway', file), text, { mode: 0o600 });
  }
  writeFileSync(join(dataDir, 'sample.json'), '{"loadedAt":"2026-01-01T00:00:00Z"}', { mode: 0o600 });
  writeFileSync(join(dataDir, 'sample-day.json'), '{"day":"2026-01-01"}', { mode: 0o600 });
  await launched.stop();
  return dataDir;
}

/** A copy, owners, modes and times as they were. */
function copyOf(dataDir: string): string {
  const copy = join(mkdtempSync(join(base, 'copy-')), 'data');
  execFileSync('cp', ['-a', dataDir, copy]);
  return copy;
}

/** A copy to be spoilt, not to be run: it shares the bulk of the cluster, which no damage here writes into. */
function thinCopyOf(dataDir: string): string {
  const copy = join(mkdtempSync(join(base, 'copy-')), 'data');
  execFileSync('cp', ['-al', dataDir, copy]);
  for (const name of [
    'concord.json',
    'secrets.json',
    'sample.json',
    'sample-day.json',
    'gateway',
    'temporal',
  ]) {
    swap(copy, dataDir, name);
  }
  for (const name of ['PG_VERSION', 'global']) swap(copy, dataDir, `postgres/${name}`);
  return copy;
}

/** Every entry with its kind, mode, owner, time and size; small ones with their content. */
function digestOf(path: string): string {
  const hash = createHash('sha256');
  const walk = (at: string): void => {
    const stat = lstatSync(at);
    // The lock comes into the directory itself and goes again.
    const time = at === path ? '' : stat.mtimeMs;
    hash.update(`${at} ${stat.mode} ${stat.uid} ${time} ${stat.size}\n`);
    if (stat.isDirectory()) {
      readdirSync(at)
        .sort()
        .forEach((name) => walk(join(at, name)));
    } else if (stat.size < 100_000) hash.update(readFileSync(at));
  };
  walk(path);
  return hash.digest('hex');
}

/** Puts what stands in `from` into its place. */
const swap = (dataDir: string, from: string, name: string): void => {
  rmSync(join(dataDir, name), { recursive: true });
  execFileSync('cp', ['-a', join(from, name), join(dataDir, name)]);
};
const asDirectory = (path: string): void => {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
};

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'concord-data-'));
  // Root's PostgreSQL must pass to its cluster.
  chmodSync(base, 0o755);
  root = join(base, 'house');
  buildHouse(root);
  [whole, other] = [await leave('whole'), await leave('other')];
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Files of JSON: each is tried as garbage, as half a file, as empty, and as a directory. */
const JSON_FILES = [
  'concord.json',
  'secrets.json',
  'run.json',
  'sample.json',
  'sample-day.json',
  'gateway/issuer-keys.json',
  'gateway/issuer-sessions.json',
  'gateway/accounts.json',
  'gateway/machine-clients.json',
];
const SPOILS: [string, (path: string) => void][] = [
  ['garbage', (path) => writeFileSync(path, '\0\x01 no json')],
  ['JSON of another kind', (path) => writeFileSync(path, '"text"')],
  ['empty', (path) => writeFileSync(path, '')],
  ['a directory', asDirectory],
];
/** Without these no later start goes on; sessions and machines may be taken away by hand. */
const NEEDED = [
  'concord.json',
  'secrets.json',
  'sample.json',
  'sample-day.json',
  'gateway/issuer-keys.json',
  'gateway/sample-loader-secret',
  'gateway/accounts.json',
  'postgres',
  'postgres/PG_VERSION',
  'postgres/global/pg_control',
  'postgres/base',
  'postgres/pg_wal',
  'postgres/pg_xact',
  'postgres/pg_hba.conf',
];

type Damage = [what: string, named: string, spoil: (dataDir: string) => void];

const DAMAGES: Damage[] = [
  ...NEEDED.map((name): Damage => [
    `${name} missing`,
    name,
    (dataDir) => rmSync(join(dataDir, name), { recursive: true }),
  ]),
  ...JSON_FILES.flatMap((name) =>
    SPOILS.map(([how, spoil]): Damage => [`${name}: ${how}`, name, (dataDir) => spoil(join(dataDir, name))]),
  ),
  [
    'an empty loader secret',
    'gateway/sample-loader-secret',
    (d) => truncateSync(join(d, 'gateway/sample-loader-secret')),
  ],
  ['an empty cluster', 'postgres', (d) => asDirectory(join(d, 'postgres'))],
  [
    'a file for a cluster',
    'postgres',
    (d) => {
      rmSync(join(d, 'postgres'), { recursive: true });
      writeFileSync(join(d, 'postgres'), '');
    },
  ],
  [
    'a cluster of another major version',
    'postgres/PG_VERSION',
    (d) => writeFileSync(join(d, 'postgres/PG_VERSION'), '14\n'),
  ],
  ['an empty PG_VERSION', 'postgres/PG_VERSION', (d) => truncateSync(join(d, 'postgres/PG_VERSION'))],
  [
    'half a control file',
    'postgres/global/pg_control',
    (d) => truncateSync(join(d, 'postgres/global/pg_control'), 100),
  ],
  [
    'a garbled lock file',
    'postgres/postmaster.pid',
    (d) => writeFileSync(join(d, 'postgres/postmaster.pid'), 'who?'),
  ],
  ['the cluster of another directory', 'postgres', (d) => swap(d, other, 'postgres')],
  ['the secrets of another directory', 'secrets.json', (d) => swap(d, other, 'secrets.json')],
  ...['gateway/issuer-keys.json', 'gateway/sample-loader-secret'].map((name): Damage => [
    `${name} of another directory`,
    name,
    (d) => swap(d, other, name),
  ]),
  ...['postgresql.conf', 'pg_hba.conf'].map((name): Damage => [
    `a garbled ${name}`,
    `postgres/${name}`,
    (d) => {
      // The copy shares its content with the whole one.
      rmSync(join(d, 'postgres', name));
      writeFileSync(join(d, 'postgres', name), 'no settings at all\n');
    },
  ]),
  [
    'a foreign postgres.new where the cluster went',
    'postgres.new',
    (d) => renameSync(join(d, 'postgres'), join(d, 'postgres.new')),
  ],
  [
    "Temporal's file empty",
    'temporal/temporal.db',
    (d) => writeFileSync(join(d, 'temporal/temporal.db'), ''),
  ],
  [
    "Temporal's file garbage",
    'temporal/temporal.db',
    (d) => writeFileSync(join(d, 'temporal/temporal.db'), 'no database at all'),
  ],
  [
    "Temporal's file a directory",
    'temporal/temporal.db',
    (d) => asDirectory(join(d, 'temporal/temporal.db')),
  ],
  [
    'a file where logs belong',
    'logs',
    (d) => {
      rmSync(join(d, 'logs'), { recursive: true });
      writeFileSync(join(d, 'logs'), '');
    },
  ],
  [
    'a newer data version',
    'data version 3',
    (d) => {
      const file = join(d, 'concord.json');
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), version: 3 }));
    },
  ],
];

describe('a start on a data directory of which something is wrong', () => {
  it.each(DAMAGES)(
    '%s: one sentence in each language names it, and nothing is changed',
    async (_, named, spoil) => {
      const dataDir = thinCopyOf(whole);
      spoil(dataDir);
      const before = digestOf(dataDir);
      const error = (await run(dataDir).then(
        (launched) => launched.stop().then(() => ({ zh: 'started', en: 'started' })),
        (refused: unknown) => refused,
      )) as { zh: string; en: string };
      expect(error.en).toContain(named);
      expect(error.en).toMatch(/Nothing was changed\.$/);
      expect(error.zh).toMatch(/本次启动未做任何改动。$/);
      expect(`${error.zh}${error.en}`).not.toContain('\n');
      expect(digestOf(dataDir)).toBe(before);
      rmSync(dataDir, { recursive: true });
    },
  );

  it.each(['concord.json', 'secrets.json', 'gateway', 'postgres'])(
    'refuses %s of another account',
    async (name) => {
      if (process.getuid?.() !== 0) return; // Only root can give a file away.
      const dataDir = thinCopyOf(whole);
      chownSync(join(dataDir, name), 65_534, 65_534);
      const before = digestOf(dataDir);
      await expect(run(dataDir)).rejects.toMatchObject({
        zh: expect.stringContaining('另一个系统账号'),
        en: expect.stringContaining(join(dataDir, name)),
      });
      expect(digestOf(dataDir)).toBe(before);
    },
  );

  it('takes over neither mode nor files of a directory that has no record', async () => {
    const dataDir = join(base, 'foreign');
    mkdirSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', 'valuable'), 'x');
    for (const mode of ['start', 'demo'] as const) {
      const before = digestOf(dataDir);
      await expect(run(dataDir, { mode })).rejects.toMatchObject({
        en: expect.stringContaining('concord.json is missing while postgres is there'),
      });
      expect(digestOf(dataDir)).toBe(before);
    }
  });

  it('does not close a directory of others to them, but refuses it', async () => {
    const dataDir = join(base, 'open');
    mkdirSync(dataDir);
    chmodSync(dataDir, 0o755);
    writeFileSync(join(dataDir, 'theirs'), 'x');
    const before = digestOf(dataDir);
    await expect(run(dataDir)).rejects.toMatchObject({
      en: expect.stringContaining('open to other accounts'),
    });
    expect(digestOf(dataDir)).toBe(before);
  });
});

describe('a start on a data directory that is well', () => {
  it('goes on after an interrupted first start, and removes only a cluster on which no server ever ran', async () => {
    const dataDir = join(base, 'interrupted');
    mkdirSync(join(dataDir, 'postgres.new'), { recursive: true, mode: 0o700 });
    writeFileSync(join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n');
    const record = { mode: 'start', version: 2, sample: false, cluster: 'making', files: [] };
    writeFileSync(join(dataDir, 'concord.json'), JSON.stringify(record));
    writeFileSync(join(dataDir, 'postgres.new', 'postmaster.opts'), '');
    await expect(run(dataDir)).rejects.toMatchObject({ en: expect.stringContaining('postgres.new') });
    rmSync(join(dataDir, 'postgres.new', 'postmaster.opts'));
    await (await run(dataDir)).stop();
    expect(existsSync(join(dataDir, 'postgres', 'PG_VERSION'))).toBe(true);
    expect(existsSync(join(dataDir, 'postgres.new'))).toBe(false);
  });

  it('keeps every entry from other accounts, also what stood open before', async () => {
    const dataDir = copyOf(whole);
    chmodSync(dataDir, 0o755);
    for (const name of [
      'logs',
      'gateway',
      'secrets.json',
      'temporal',
      'temporal/temporal.db',
      'logs/gateway.log',
    ]) {
      chmodSync(join(dataDir, name), name.includes('.') ? 0o644 : 0o755);
    }
    const launched = await run(dataDir);
    const open: string[] = [];
    const walk = (path: string): void => {
      const stat = lstatSync(path);
      // Root lets PostgreSQL's group pass the directory itself, and nothing else.
      const mask = path === dataDir && process.getuid?.() === 0 ? 0o067 : 0o077;
      if ((stat.mode & mask) !== 0) open.push(`${path} ${(stat.mode & 0o777).toString(8)}`);
      if (stat.isDirectory()) for (const name of readdirSync(path)) walk(join(path, name));
    };
    walk(dataDir);
    await launched.stop();
    walk(dataDir);
    expect(open).toEqual([]);
  });

  it('misses nothing that may be taken away by hand', async () => {
    const dataDir = copyOf(whole);
    for (const name of ['issuer-sessions.json', 'machine-clients.json']) {
      rmSync(join(dataDir, 'gateway', name));
    }
    await (await run(dataDir)).stop();
  });
});

describe('whether a directory has the sample', () => {
  const sampleOf = (dataDir: string): string | undefined =>
    /sample: (\d?)\n(?![^]*sample:)/.exec(readFileSync(join(dataDir, 'logs', 'gateway.log'), 'utf8'))?.[1];
  const start = async (dataDir: string, sample: boolean): Promise<string | undefined> => {
    await (await run(dataDir, { sample, sampleCases: false })).stop();
    return sampleOf(dataDir);
  };

  it('is kept with the data: one begun with real data stays so without the flag', async () => {
    const dataDir = join(base, 'real');
    expect(await start(dataDir, false)).toBe('');
    expect(await start(dataDir, true)).toBe('');
  });

  it('ends for good with --no-sample', async () => {
    const dataDir = join(base, 'sample');
    expect(await start(dataDir, true)).toBe('1');
    expect(await start(dataDir, true)).toBe('1');
    expect(await start(dataDir, false)).toBe('');
    expect(await start(dataDir, true)).toBe('');
  });

  it('is read from the files of a directory of before', async () => {
    for (const [name, kept] of [
      ['before-real', ''],
      ['before-sample', '1'],
    ] as const) {
      const dataDir = join(base, name);
      await (await run(dataDir)).stop();
      writeFileSync(join(dataDir, 'concord.json'), JSON.stringify({ mode: 'start' }));
      if (kept === '1') writeFileSync(join(dataDir, 'sample-day.json'), '{"day":"2026-01-01"}');
      expect(await start(dataDir, true)).toBe(kept);
    }
  });
});
