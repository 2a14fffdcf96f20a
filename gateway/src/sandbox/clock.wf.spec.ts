import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection, InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection.js';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { OFFICER } from '../../test/fake-graph.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

const DAY = 86_400_000;
/** So that the sandbox plays in the year of the published calendar. */
const OFFSET = -400 * DAY;

/** Given on the console of a sandbox. */
const KEY = 'key-of-the-console-0123456789';
const AT_CONSOLE = { 'x-concord-console-key': KEY };

let server: ChildProcess;
let address: string;
let world: World;

beforeAll(async () => {
  const path = process.env['TEST_SERVER_PATH'];
  if (!path) throw new Error('TEST_SERVER_PATH is not set: run `npm test`, or see infra/README.md');
  const port = await freePort();
  address = `127.0.0.1:${port}`;
  server = spawn(path, [String(port)], { stdio: 'ignore' });
  world = await startWorld({
    CONCORD_SANDBOX: '1',
    CONCORD_CONSOLE_KEY: KEY,
    TEMPORAL_ADDRESS: address,
    CASE_CLOCK_OFFSET_MS: String(OFFSET),
  });
  for (const service of Object.values(world.services)) {
    service.internal['/internal/pulse'] = () => Promise.resolve({ status: 200, body: quiet(null) });
  }
  while ((await world.ask('{ sandbox { now } }')).errors.length > 0) await pause(50);
}, 30_000);

afterAll(async () => {
  await world.close();
  server.kill();
  await new Promise((ended) => server.once('exit', ended));
});

const quiet = (nextInstant: string | null) => ({
  outboxPending: 0,
  dueUnclaimed: 0,
  claimsWithoutEffect: 0,
  storiesBusy: 0,
  nextInstant,
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

const ADVANCE =
  'mutation ($to: DateTime, $toNext: Boolean) { advanceClock(to: $to, toNext: $toNext) { now nextInstant } }';

it('tells case time: the server’s and the offset', async () => {
  const { data } = await world.ask('{ sandbox { now nextInstant } }');
  const away = Date.parse(data!['sandbox'].now) - (Date.now() + OFFSET);
  expect(Math.abs(away)).toBeLessThan(DAY);
  expect(data!['sandbox'].nextInstant).toBeNull();
});

it('moves to the nearest instant of all services, working off what falls due there', async () => {
  const { data: before } = await world.ask('{ sandbox { now } }');
  const due = new Date(Date.parse(before!['sandbox'].now) + 30 * DAY).toISOString();
  let looks = 0;
  world.services['feedback']!.internal['/internal/pulse'] = () =>
    Promise.resolve({
      status: 200,
      body: looks++ < 2 ? quiet(due) : { ...quiet(due), dueUnclaimed: looks < 8 ? 1 : 0 },
    });
  const { data, errors } = await world.ask(ADVANCE, { variables: { toNext: true }, headers: AT_CONSOLE });
  expect(errors).toEqual([]);
  const late = Date.parse(data!['advanceClock'].now) - Date.parse(due);
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThan(DAY);
});

it('moves to an instant, and refuses to go back or nowhere', async () => {
  world.services['feedback']!.internal['/internal/pulse'] = () =>
    Promise.resolve({ status: 200, body: quiet(null) });
  const { data: before } = await world.ask('{ sandbox { now } }');
  const now = Date.parse(before!['sandbox'].now);
  const to = new Date(now + 365 * DAY).toISOString();
  const moved = await world.ask(ADVANCE, { variables: { to }, headers: AT_CONSOLE });
  expect(Date.parse(moved.data!['advanceClock'].now)).toBeGreaterThanOrEqual(Date.parse(to));

  const codes = await Promise.all(
    [{ to: new Date(now).toISOString() }, {}, { to: 'tomorrow' }, { toNext: true }].map(async (variables) => {
      const { errors } = await world.ask(ADVANCE, { variables, headers: AT_CONSOLE });
      return errors[0]?.extensions['code'];
    }),
  );
  expect(codes).toEqual([
    'CLOCK_BACKWARDS',
    'CLOCK_TARGET_REQUIRED',
    'CLOCK_TARGET_REQUIRED',
    'CLOCK_NOTHING_AWAITED',
  ]);
});

it('is moved by those who are signed in, or know the key of the console, and by nobody else', async () => {
  const to = new Date(
    Date.parse((await world.ask('{ sandbox { now } }')).data!['sandbox'].now) + DAY,
  ).toISOString();
  const codeOf = async (asking: Parameters<typeof world.ask>[1]) =>
    (await world.ask(ADVANCE, { variables: { to }, ...asking })).errors[0]?.extensions['code'] ?? 'moved';
  expect(await codeOf({})).toBe('CLOCK_FORBIDDEN');
  for (const key of ['', 'x'.repeat(KEY.length), KEY.slice(1)]) {
    expect(await codeOf({ headers: { 'x-concord-console-key': key } })).toBe('CLOCK_FORBIDDEN');
  }
  expect(await codeOf({ token: await world.tokenOf(OFFICER) })).toBe('moved');
});

it('moves on where the server holds its time for nothing', async () => {
  const options = { address, [InternalConnectionOptionsSymbol]: { supportsTestService: true } };
  const connection = await Connection.connect(options as Parameters<typeof Connection.connect>[0]);
  await connection.testService!.lockTimeSkipping({});
  await connection.close();
  const { data: before } = await world.ask('{ sandbox { now } }');
  const to = new Date(Date.parse(before!['sandbox'].now) + 10 * DAY).toISOString();
  const { data, errors } = await world.ask(ADVANCE, { variables: { to }, headers: AT_CONSOLE });
  expect(errors).toEqual([]);
  expect(Date.parse(data!['advanceClock'].now)).toBeGreaterThanOrEqual(Date.parse(to));
}, 60_000);
