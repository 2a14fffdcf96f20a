import { createHash } from 'node:crypto';
import { IMPOSTURES, startImpostor } from '@concord/testkit/postgres-impostor';
import { testDatabaseUrl } from '@concord/testkit/env';
import { Client } from './postgres-client.js';
import { postgresReady, provision } from './postgres.js';
import { schemas } from './secrets.js';
import type { DatabaseSecrets } from './secrets.js';

const PASSWORD = 'none of your business';
const md5 = (text: string): string => createHash('md5').update(text, 'latin1').digest('hex');
/** What a server that asks for MD5 would be told, whose salt is `salt`. */
const MD5 = md5(`${md5(`${PASSWORD}postgres`)}salt`);

const secrets = {
  postgresPassword: PASSWORD,
  gatewayPassword: PASSWORD,
  rolePasswords: Object.fromEntries(schemas.map((name) => [name, PASSWORD])),
} as DatabaseSecrets;

describe.each(IMPOSTURES)('a program on the port of PostgreSQL that %s', (how) => {
  it.each([
    ['the look whether PostgreSQL is ready', (port: number) => postgresReady(port, PASSWORD)],
    ['the making of roles', (port: number) => provision(port, secrets)],
    [
      'a question that was asked before the connection stood',
      (port: number) => {
        const client = new Client({
          connectionString: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/x`,
        });
        client.on('error', () => undefined);
        const asked = client.query(`select '${PASSWORD}'`);
        return Promise.race([client.connect().then(() => asked), asked]);
      },
    ],
  ])('is believed nothing and told nothing by %s', async (_, work) => {
    const impostor = await startImpostor(how);
    try {
      await expect(work(impostor.port)).rejects.toThrow(/UnprovenServer|no password was told|SASL/);
      expect(impostor.visits()).toBe(1);
      expect(impostor.heard()).not.toContain(PASSWORD);
      expect(impostor.heard()).not.toContain(MD5);
      expect(impostor.heard()).not.toMatch(/select|create/);
    } finally {
      await impostor.close();
    }
  });
});

describe('a real PostgreSQL', () => {
  it('is believed when it has proved that it knows the password', async () => {
    const client = new Client({ connectionString: testDatabaseUrl() });
    await client.connect();
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  });

  it('still refuses a wrong password in its own words', async () => {
    const url = new URL(testDatabaseUrl());
    url.password = 'wrong';
    const client = new Client({ connectionString: url.href });
    await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
  });
});

it('takes a server that wants no password from a client that has none', async () => {
  const impostor = await startImpostor('welcomes without asking');
  const client = new Client({ host: '127.0.0.1', port: impostor.port, user: 'postgres', database: 'x' });
  client.on('error', () => undefined);
  await client.connect();
  await impostor.close();
});
