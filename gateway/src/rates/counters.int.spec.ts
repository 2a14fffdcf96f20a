import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { createTestDatabase } from '@concord/testkit/database';
import type { TestDatabase } from '@concord/testkit/database';
import { startRelay } from '../../test/relay.js';
import type { Relay } from '../../test/relay.js';
import { newIdentityKey, startWorld } from '../../test/world.js';
import { createLog } from '../log.js';
import { postgresCounters } from './counters.js';
import type { SharedCounters } from './counters.js';
import { Client } from './postgres-client.js';

jest.setTimeout(60_000);

let database: TestDatabase;
let url: string;
let relay: Relay;
let rows: Client;
const opened: SharedCounters[] = [];

beforeAll(async () => {
  database = await createTestDatabase('gateway');
  const own = new URL(database.url);
  // As the launcher sets it for the gateway's role.
  own.searchParams.set('options', '-c search_path=gateway');
  rows = new Client({ connectionString: own.href });
  await rows.connect();
  relay = await startRelay({ host: own.hostname, port: Number(own.port) });
  own.host = `127.0.0.1:${relay.port}`;
  url = own.href;
});
beforeEach(() => rows.query('drop table if exists rate_counters'));
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});
afterAll(async () => {
  await relay.cut();
  await rows.end();
  await database.drop();
});

const open = (): SharedCounters => {
  const made = postgresCounters(url, createLog('silent'), 20);
  opened.push(made);
  return made;
};
const count = async (condition: string): Promise<number> => {
  const { rowCount } = await rows
    .query(`select 1 from rate_counters where ${condition}`)
    .catch(() => ({ rowCount: -1 }));
  return rowCount ?? 0;
};
const until = async (happened: () => Promise<boolean>): Promise<void> => {
  while (!(await happened())) await delay(20);
};
const tableIsThere = () => until(async () => (await count('true')) >= 0);
const LIMIT = { points: 3, seconds: 3_600 };
const refused = { remainingPoints: 0 };

it('gives two gateways one bound, and a gateway that starts again the bound that it left', async () => {
  const [one, two] = [open(), open()];
  await tableIsThere();
  const [here, there] = [one.counter('acts', LIMIT), two.counter('acts', LIMIT)];
  await here.consume('a');
  await there.consume('a');
  await here.consume('a');
  await expect(there.consume('a')).rejects.toMatchObject(refused);
  await one.close();
  opened.splice(opened.indexOf(one), 1);
  await expect(open().counter('acts', LIMIT).consume('a')).rejects.toMatchObject(refused);
  await there.consume('another');
  await two.counter('others', LIMIT).consume('a');
});

it('counts in the process while the database is away, and in the database again when it is back', async () => {
  const counter = open().counter('acts', LIMIT);
  await tableIsThere();
  await counter.consume('a');
  await relay.cut();
  for (let sent = 0; sent < 3; sent += 1) await counter.consume('a');
  await expect(counter.consume('a')).rejects.toMatchObject(refused);
  expect(await count("key = 'acts:a' and points = 1")).toBe(1);
  await relay.restore();
  await until(async () => {
    await counter.consume('back').catch(() => undefined);
    return (await count("key = 'acts:back'")) === 1;
  });
});

it('starts without the database, and makes its table once that is there', async () => {
  await relay.cut();
  const counter = open().counter('acts', LIMIT);
  for (let sent = 0; sent < 3; sent += 1) await counter.consume('a');
  await expect(counter.consume('a')).rejects.toMatchObject(refused);
  await relay.restore();
  await tableIsThere();
});

it('sweeps what is out of date, when it starts and while it runs, and nothing else', async () => {
  const counter = open().counter('acts', LIMIT);
  await tableIsThere();
  await until(async () => {
    await counter.consume('a').catch(() => undefined);
    return (await count("key = 'acts:a'")) === 1;
  });
  await rows.query("insert into rate_counters values ('acts:old', 1, $1)", [Date.now() - 1]);
  await until(async () => (await count("key = 'acts:old'")) === 0);
  expect(await count("key = 'acts:a'")).toBe(1);
});

it('lets two gateways count acts without sign-in as one, with no address in the rows', async () => {
  const env = {
    DATABASE_URL: url,
    IDENTITY_PRIVATE_JWK: await newIdentityKey(),
    RATE_ANONYMOUS_ACTS: '2',
    TRUSTED_PROXIES: '127.0.0.1',
  };
  const worlds = [await startWorld(env), await startWorld(env)] as const;
  await tableIsThere();
  const act = async (world: 0 | 1) =>
    (
      await worlds[world].ask('mutation { submitTopic(title: "x") { id } }', {
        headers: { 'x-forwarded-for': '198.51.100.77' },
      })
    ).status;
  expect([await act(0), await act(1), await act(0), await act(1)]).toEqual([200, 200, 429, 429]);
  const { rows: kept } = await rows.query<{ key: string }>('select key from rate_counters');
  expect(kept.map(({ key }) => key)).toEqual([expect.stringMatching(/^acts-address:[\w-]{22}$/)]);
  await Promise.all(worlds.map((world) => world.close()));
});
