import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Supervisor } from './children.js';
import { Client } from './postgres-client.js';
import { freePort } from './ports.js';
import { gatewayUrl, postgresChild, postgresReady, provision, roleUrl } from './postgres.js';
import { loadSecrets, requireGatewayPassword } from './secrets.js';
import type { DatabaseSecrets } from './secrets.js';

jest.setTimeout(120_000);

let dataDir: string;
let supervisor: Supervisor;
let port: number;
let secrets: DatabaseSecrets;

async function as(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
const asGateway = (statement: string): Promise<unknown[]> => as(gatewayUrl(port, secrets), statement);

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'concord-roles-'));
  chmodSync(dataDir, 0o755);
  supervisor = new Supervisor(dataDir, 'test');
  port = await freePort();
  // As a version before the gateway's role left them.
  const { gatewayPassword, ...before } = await loadSecrets(dataDir);
  expect(gatewayPassword).toMatch(/^[\w-]{32}$/);
  writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify(before));
  secrets = requireGatewayPassword(dataDir, await loadSecrets(dataDir));
  expect(secrets).toMatchObject(before);
  const password = secrets.postgresPassword;
  await supervisor.start(await postgresChild({ dataDir, port, password, durable: false }));
  await supervisor.waitReady('postgres', () => postgresReady(port, password), 60_000);
  await provision(port, secrets);
});

afterAll(async () => {
  await supervisor.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it('keeps the password that a directory of before was given, for its owner alone', async () => {
  const file = join(dataDir, 'secrets.json');
  const text = readFileSync(file, 'utf8');
  expect(requireGatewayPassword(dataDir, await loadSecrets(dataDir))).toEqual(secrets);
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('gives the gateway a schema of its own and nothing besides, also when it is repeated', async () => {
  await as(roleUrl(port, 'topic', secrets), 'create table topic (id int)');
  await provision(port, secrets);
  await asGateway('create table mine (id int)');
  expect(await asGateway("select schemaname from pg_tables where tablename = 'mine'")).toEqual([
    { schemaname: 'gateway' },
  ]);
  await expect(asGateway('select * from topic.topic')).rejects.toThrow('permission denied for schema topic');
  await expect(asGateway('create table public.theirs (id int)')).rejects.toThrow('permission denied');
  await expect(asGateway('create schema another')).rejects.toThrow('permission denied');
  await expect(as(roleUrl(port, 'topic', secrets), 'select * from gateway.mine')).rejects.toThrow(
    'permission denied for schema gateway',
  );
});
