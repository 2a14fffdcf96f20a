import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { WORKFLOW_QUEUE } from '@concord/contracts/services';
import { enclosingClient } from '@concord/temporal-link/client-interceptor';
import { sealedConverter } from '@concord/temporal-link/codec';
import { sealKeys } from '@concord/temporal-link/keys';
import { FACTS_SIGNAL, PULSE_QUERY, type StoryPulse } from '@concord/contracts/stories';
import { Client, Connection } from '@temporalio/client';
import { until } from './testing/stage.js';

jest.setTimeout(180_000);

/** Keys of this test's installation. */
const keys = `test:${randomBytes(32).toString('base64url')}`;
const program = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'concord-workflows-'));
const children: ChildProcess[] = [];
let temporalPort: number;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return child;
}

const running = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (!running(child)) return child.exitCode;
  const exited = once(child, 'exit') as Promise<[number | null]>;
  child.kill(signal);
  return (await exited)[0];
}

/** The development server with a file: what it was told survives its death. */
function temporal(): ChildProcess {
  const place = [
    '--ip',
    '127.0.0.1',
    '--port',
    String(temporalPort),
    '--headless',
    '--db-filename',
    join(folder, 'temporal.db'),
  ];
  const child = run(process.env.TEMPORAL_CLI!, ['server', 'start-dev', ...place, '--log-level', 'never']);
  child.stdout?.resume();
  return child;
}

class Program {
  private said = '';
  private constructor(
    readonly child: ChildProcess,
    private readonly port: number,
  ) {
    child.stdout?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
  }

  static async start(): Promise<Program> {
    const port = await freePort();
    const env = {
      ...process.env,
      TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}`,
      TEMPORAL_CODEC_KEYS: keys,
      CONCORD_PORT: String(port),
    };
    return new Program(run(process.execPath, [program], env), port);
  }

  /** Messages of its log so far. */
  get log(): string[] {
    return this.said
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { msg: string }).msg);
  }

  async answers(path: string, status: number): Promise<boolean> {
    if (!running(this.child)) throw new Error(`the program has ended: ${this.said}`);
    return fetch(`http://127.0.0.1:${this.port}${path}`).then(
      (answer) => answer.status === status,
      () => false,
    );
  }
}

beforeAll(async () => {
  if (!existsSync(program)) throw new Error('dist/main.js is missing: npm run build');
  if (!process.env.TEMPORAL_CLI) {
    throw new Error('TEMPORAL_CLI is not set: `npm test` sets it, `npm run dev:deps` prints it');
  }
  temporalPort = await freePort();
});

afterAll(async () => {
  await Promise.all(children.map((child) => end(child, 'SIGKILL')));
  rmSync(folder, { recursive: true, force: true });
});

test('the worker waits for Temporal, survives its death, and tells on where the story stood', async () => {
  const worker = await Program.start();
  await until(() => worker.answers('/health/live', 200));
  expect(await worker.answers('/health/ready', 503)).toBe(true);
  expect(await worker.answers('/anything/else', 404)).toBe(true);

  const first = temporal();
  await until(() => worker.answers('/health/ready', 200));
  const address = `127.0.0.1:${temporalPort}`;
  const connection = await Connection.connect({ address });
  const client = new Client({
    connection,
    dataConverter: sealedConverter({ keys: sealKeys.parse(keys), namespace: 'default' }),
    interceptors: { workflow: [enclosingClient] },
  });
  const id = 'topic:00000000-0000-7000-8000-000000000001';
  const at = '2026-02-02T01:00:00Z';
  const input = { id, baseVersion: 0, clockOffsetMs: 0 };
  const tell = (version: number): Promise<unknown> =>
    client.workflow.signalWithStart('topicLifecycle', {
      workflowId: id,
      taskQueue: WORKFLOW_QUEUE,
      args: [input],
      signal: FACTS_SIGNAL,
      signalArgs: [{ facts: [{ version, type: 'noted', at, data: { final: version === 3 } }] }],
    });
  const hears = async (version: number): Promise<boolean> => {
    const pulse = await client.workflow
      .getHandle(id)
      .query<StoryPulse>(PULSE_QUERY)
      .catch(() => undefined);
    return pulse?.heardVersion === version;
  };
  const told = (version: number): Promise<boolean> =>
    tell(version).then(
      () => true,
      () => false,
    );
  await tell(1);
  await until(() => hears(1));

  await end(first, 'SIGKILL');
  await until(() => worker.answers('/health/ready', 503));
  expect(await worker.answers('/health/live', 200)).toBe(true);
  temporal();
  await until(() => worker.answers('/health/ready', 200));
  await until(() => told(2));
  await until(() => hears(2));

  // Another worker goes on where the first was killed.
  await end(worker.child, 'SIGKILL');
  await until(() => told(3));
  const next = await Program.start();
  await client.workflow.getHandle(id).result();
  await connection.close();

  expect(await end(next.child, 'SIGTERM')).toBe(0);
  expect(next.log.filter((message) => message.startsWith('stop'))).toEqual(['stopping', 'stopped']);
});

test('asked to stop while Temporal is dead, or was never there, it ends as well', async () => {
  const before = children.filter(running).at(-1)!;
  const orphan = await Program.start();
  await until(() => orphan.answers('/health/ready', 200));
  await end(before, 'SIGKILL');
  await until(() => orphan.answers('/health/ready', 503));
  expect(await end(orphan.child, 'SIGTERM')).toBe(0);

  const lonely = await Program.start();
  await until(() => lonely.answers('/health/live', 200));
  expect(await end(lonely.child, 'SIGTERM')).toBe(0);
});
