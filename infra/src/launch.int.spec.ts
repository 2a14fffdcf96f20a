import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Supervisor } from './children.js';
import type { LaunchError } from './errors.js';
import { launch } from './launch.js';
import type { Launched } from './launch.js';
import { repoRoot } from './paths.js';
import { freePort } from './ports.js';
import { Client } from './postgres-client.js';
import { commandLine, delay, isAlive } from './processes.js';
import { readRun } from './run-record.js';
import { closedOff } from './sandbox-net.js';
import { greets } from './temporal-server.js';
import { buildHouse } from './testing/house.js';

jest.setTimeout(120_000);

let base: string;
let root: string;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'concord-launch-'));
  root = join(base, 'house');
  buildHouse(root);
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

async function untilTrue(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await delay(50);
}

async function rows(launched: Launched, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: launched.env.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

const run = (dataDir: string, port = 0): Promise<Launched> =>
  launch({ mode: 'start', dataDir, port, sample: false, quiet: true, root });

describe('a launch', () => {
  it('brings every part up, keeps the data over a restart, and leaves no process', async () => {
    const dataDir = join(base, 'kept');
    const first = await run(dataDir);
    expect(Object.keys(first.pids()).sort()).toEqual([
      'consultation-service',
      'directory-service',
      'feedback-service',
      'gateway',
      'postgres',
      'temporal',
      'topic-service',
      'workflows',
    ]);
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    const schemas = await rows(
      first,
      `select nspname from pg_namespace where nspname in ('directory','topic','consultation','feedback','gateway')`,
    );
    expect(schemas).toHaveLength(5);
    // The gateway's counters are where a restart leaves them.
    expect(first.logTail('gateway')).toContain('with a database');
    await rows(first, 'create table kept (id int)');
    const children = readRun(dataDir)?.children ?? [];
    await first.stop();
    expect(children).toHaveLength(8);
    expect(children.filter(isAlive)).toEqual([]);
    expect(readFileSync(join(dataDir, 'logs', 'gateway.log'), 'utf8')).toContain('ended in order');
    expect(existsSync(join(dataDir, 'run.json'))).toBe(false);

    const second = await run(dataDir);
    expect(await rows(second, 'select * from kept')).toEqual([]);
    await second.stop();
  });

  it('uses a Temporal Service of the office’s own, starts none, and stays with it', async () => {
    const other = await run(join(base, 'has-temporal'));
    const temporal = other.env.TEMPORAL_ADDRESS;
    const dataDir = join(base, 'own-temporal');
    const own = { mode: 'start', dataDir, port: 0, sample: false, quiet: true, root } as const;
    try {
      const launched = await launch({ ...own, temporal });
      expect(launched.pids()['temporal']).toBeUndefined();
      expect(launched.env.TEMPORAL_ADDRESS).toBe(temporal);
      expect(launched.logTail('workflows')).toContain(`Temporal: ${temporal} default`);
      await launched.stop();
      await expect(launch(own)).rejects.toThrow(`start with --temporal ${temporal}`);
    } finally {
      await other.stop();
    }
    await expect(launch({ ...own, temporal })).rejects.toThrow('cannot be used');
  });

  it('restarts a part that was killed, PostgreSQL and Temporal too', async () => {
    const launched = await run(join(base, 'killed'));
    try {
      for (const name of ['topic-service', 'temporal', 'postgres']) {
        const before = launched.pids()[name];
        await launched.kill9(name);
        await untilTrue(() => ![undefined, before].includes(launched.pids()[name]));
      }
      await untilTrue(() =>
        rows(launched, 'select 1').then(
          (found) => found.length === 1,
          () => false,
        ),
      );
    } finally {
      await launched.stop();
    }
  });

  it('refuses a port in use with a sentence in each language, before anything is started', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(run(join(base, 'port'), port)).rejects.toMatchObject({
      zh: expect.stringContaining(`端口 ${port} 已被其他程序占用`),
      en: expect.stringContaining(`Port ${port} is in use`),
    });
    expect(existsSync(join(base, 'port', 'postgres'))).toBe(false);
    other.close();
  });

  it('refuses a data directory that cannot be written', async () => {
    writeFileSync(join(base, 'file'), '');
    await expect(run(join(base, 'file', 'data'))).rejects.toMatchObject({
      en: expect.stringContaining('cannot be written'),
    });
  });

  it('refuses to let a demo wipe the data of a real start', async () => {
    const dataDir = join(base, 'kept');
    await expect(
      launch({ mode: 'demo', dataDir, port: 0, sample: false, quiet: true, root }),
    ).rejects.toMatchObject({
      en: expect.stringContaining('belongs to "start"'),
    });
  });

  it('has a new data directory for one alone of two starts at one moment', async () => {
    const dataDir = join(base, 'both');
    const outcomes = await Promise.allSettled([run(dataDir), run(dataDir)]);
    const up = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    await Promise.all(up.map((launched) => launched.stop()));
    expect(up).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({
      reason: { en: expect.stringContaining(`already runs on ${dataDir}`) },
    });
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
  });

  it('refuses a second launcher on the same data, and after kill -9 of the first leaves nothing in the way', async () => {
    const dataDir = join(base, 'left');
    const program = join(base, 'launcher.mjs');
    const options = JSON.stringify({ mode: 'start', dataDir, port: 0, sample: false, quiet: true, root });
    const dist = join(repoRoot, 'infra', 'dist', 'launch.js');
    writeFileSync(
      program,
      `const { launch } = await import(${JSON.stringify(dist)}); await launch(${options}); console.log('up');`,
    );
    const launcher = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(launcher.stdout, 'data');
    await expect(run(dataDir)).rejects.toMatchObject({ en: expect.stringContaining('already runs on') });

    const children = readRun(dataDir)?.children ?? [];
    expect(children.filter(isAlive)).toHaveLength(8);
    launcher.kill('SIGKILL');
    await untilTrue(() => children.filter(isAlive).length === 0);

    const again = await run(dataDir, await freePort());
    await again.stop();
  });

  it('says which part did not start, and shows the end of its log', async () => {
    const broken = join(base, 'broken');
    buildHouse(broken, { gateway: 'throw new Error("no supergraph here")' });
    const dataDir = join(base, 'broken-data');
    await expect(
      launch({ mode: 'start', dataDir, port: 0, sample: false, quiet: true, root: broken }),
    ).rejects.toMatchObject({
      en: expect.stringContaining('gateway did not become ready (exit 1)'),
      detail: expect.stringContaining('no supergraph here'),
    });
    expect(existsSync(join(dataDir, 'run.json'))).toBe(false);
  });
});

/** What somebody else hears who would listen on a port. */
const taking = (port: number): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve('taken')));
  });

describe('a part that dies', () => {
  it('is told of on the console with its return, one line each, and the next death waits no longer', async () => {
    const lines: string[] = [];
    const supervisor = new Supervisor(join(base, 'told'), 'test', undefined, (_, en) => void lines.push(en));
    const name = 'sleeper';
    await supervisor.start({
      name,
      command: process.execPath,
      args: ['-e', 'setInterval(() => {}, 1000)'],
      env: {},
    });
    try {
      const before = supervisor.pids()[name];
      await supervisor.kill9(name);
      await untilTrue(() => ![undefined, before].includes(supervisor.pids()[name]));
      await untilTrue(() => lines.length >= 2);
      expect(lines).toEqual([
        expect.stringMatching(
          /^sleeper ended unexpectedly \(SIGKILL\); it is started again in 0.2 s, its log is /,
        ),
        'sleeper is started again',
      ]);
    } finally {
      await supervisor.stop();
    }
  });

  it('leaves its port to nobody else, and whoever calls meanwhile is answered when it is back', async () => {
    const supervisor = new Supervisor(join(base, 'held'), 'test');
    const port = await freePort();
    const program = `require('node:http').createServer((_, reply) => reply.end(String(process.pid))).listen({ fd: 3 })`;
    await supervisor.start({
      name: 'server',
      command: process.execPath,
      args: ['-e', program],
      env: {},
      socket: port,
    });
    const call = async (): Promise<number> =>
      Number(await (await fetch(`http://127.0.0.1:${port}`, { headers: { connection: 'close' } })).text());
    try {
      await supervisor.waitReady('server', async () => (await call()) > 0, 20_000);
      const before = await call();
      expect(before).toBe(supervisor.pids()['server']);
      await supervisor.kill9('server');
      const [after, taken] = await Promise.all([call(), taking(port)]);
      expect(taken).toBe('EADDRINUSE');
      expect(after).not.toBe(before);
    } finally {
      await supervisor.stop();
    }
    await expect(call()).rejects.toThrow();
    expect(await taking(port)).toBe('taken');
  });

  it('whose data are of a newer version ends the start with a sentence, and is not tried again', async () => {
    const newer = join(base, 'newer');
    buildHouse(newer, { 'services/topic': "console.log('the schema topic'); process.exit(78)" });
    await expect(
      launch({
        mode: 'start',
        dataDir: join(base, 'newer-data'),
        port: 0,
        sample: false,
        quiet: true,
        root: newer,
      }),
    ).rejects.toMatchObject({
      en: expect.stringContaining('topic-service were written by a newer Concord'),
      detail: expect.stringContaining('the schema topic'),
    });
  });
});

describe('the sandbox', () => {
  it('begins anew each time, on a clock that starts where it was asked to', async () => {
    const options = {
      mode: 'demo' as const,
      dataDir: join(base, 'demo'),
      port: 0,
      sample: false,
      quiet: true,
      root,
    };
    const first = await launch({ ...options, from: '2026-02-02T00:30:00Z' });
    await rows(first, 'create table gone (id int)');
    expect(first.env.CONCORD_SANDBOX).toBe('1');
    const begins = Number(first.env.CASE_CLOCK_OFFSET_MS) + Date.now();
    expect(begins).toBeGreaterThanOrEqual(Date.parse('2026-02-02T00:30:00Z'));
    await first.stop();
    const second = await launch(options);
    await expect(rows(second, 'select * from gone')).rejects.toThrow('does not exist');
    expect(second.env.CASE_CLOCK_OFFSET_MS).toBe('0');
    await second.stop();
  });

  /** Where a port of this machine is listened on, as the kernel says it. */
  const listeners = (port: number): string[] =>
    ['tcp', 'tcp6'].flatMap((table) =>
      readFileSync(`/proc/net/${table}`, 'utf8')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter(
          ([, local = '', , state]) =>
            state === '0A' && Number.parseInt(local.split(':')[1] ?? '', 16) === port,
        )
        .map(([, local = '']) => local.split(':')[0] as string),
    );
  const serversOn = (port: number): number[] =>
    readdirSync('/proc')
      .map(Number)
      .filter((pid) => pid > 0 && commandLine(pid).includes(`temporal-test-server ${port} `));

  it('has its clock on loopback alone, and its server ends with whatever stands before it', async () => {
    if (closedOff('true', 1) === undefined) return; // This machine has no network namespace to spare.
    const fatal: LaunchError[] = [];
    const launched = await launch({
      mode: 'demo',
      dataDir: join(base, 'closed'),
      port: 0,
      sample: false,
      quiet: true,
      root,
      onFatal: (error) => void fatal.push(error),
    });
    const { temporal } = launched.ports;
    try {
      expect(listeners(temporal)).toEqual(['0100007F']);
      expect(await greets(temporal)).toBe(true);
      expect(launched.consoleKey).toMatch(/^[\w-]{24}$/);
      expect(serversOn(temporal).length).toBeGreaterThan(0);
      await launched.kill9('temporal');
      await untilTrue(() => serversOn(temporal).length === 0 && fatal.length === 1);
      expect(listeners(temporal)).toEqual([]);
    } finally {
      await launched.stop();
    }
  });
});
