import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { CONSTRAINED, PERSONAL, REFUSED } from '@concord/testkit/bad-values';
import { Supervisor } from './children.js';
import { freePort } from './ports.js';
import { Client } from './postgres-client.js';
import { postgresChild, postgresReady, superuserUrl } from './postgres.js';
import { delay } from './processes.js';

jest.setTimeout(120_000);

let dataDir: string;
let supervisor: Supervisor;
let port: number;
let client: Client;

const connect = async (password = 'test'): Promise<Client> => {
  const made = new Client({ connectionString: superuserUrl(port, password) });
  made.on('error', () => undefined);
  await made.connect();
  return made;
};
const log = (): string => readFileSync(supervisor.logFile('postgres'), 'utf8');
const personal = (): string[] =>
  log()
    .split('\n')
    .filter((line) => /韦|13800001111/.test(line));

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'concord-pglog-'));
  chmodSync(dataDir, 0o755);
  supervisor = new Supervisor(dataDir, 'test');
  port = await freePort();
  await supervisor.start(await postgresChild({ dataDir, port, password: 'test', durable: false }));
  await supervisor.waitReady('postgres', () => postgresReady(port, 'test'), 60_000);
  client = await connect();
  await client.query('create extension if not exists btree_gist');
  for (const statement of CONSTRAINED) await client.query(statement);
});

afterAll(async () => {
  await client.end().catch(() => undefined);
  await supervisor.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe("PostgreSQL's log", () => {
  it.each(REFUSED)('holds nothing of a row: %s', async (kind, statement) => {
    const answer = await client.query(statement).then(
      () => undefined,
      (error: Error) => error,
    );
    if (kind !== 'warned in code') expect(answer).toBeInstanceOf(Error);
    expect(personal()).toEqual([]);
  });

  it('holds nothing of a parameter', async () => {
    await expect(client.query('select $1::text::int', [PERSONAL])).rejects.toThrow(PERSONAL);
    expect(personal()).toEqual([]);
  });

  it('tells what befalls the server itself, and not what it was doing', async () => {
    await expect(connect('wrong')).rejects.toThrow('password');
    expect(log()).toContain('FATAL:  password authentication failed');
    const victim = await connect();
    const { rows } = await victim.query<{ pid: number }>('select pg_backend_pid() as pid');
    // The death of a connection is an error to `once`.
    const ended = new Promise((resolve) => void victim.once('end', resolve));
    victim.query(`select pg_sleep(60), '${PERSONAL}'`).catch(() => undefined);
    while (
      (
        await client.query(
          `select 1 from pg_stat_activity where pid = ${rows[0]?.pid} and wait_event = 'PgSleep'`,
        )
      ).rowCount === 0
    ) {
      await delay(20);
    }
    process.kill(rows[0]?.pid as number, 'SIGKILL');
    await ended;
    while (!/was terminated by signal 9/.test(log())) await delay(20);
    expect(personal()).toEqual([]);
  });
});
