import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createIdentityDirectory, type IdentityDirectory } from './directory.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const OFFICER = '00000000-0000-7000-8000-00000000000a';

/** What the directory answers: a record, that it knows nobody, or nothing at all. */
let answer: { record: unknown } | 'away' | 'hanging';
let asked = 0;
let server: Server;
let now = 0;
let directory: IdentityDirectory;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    asked += 1;
    if (answer === 'hanging') return;
    if (answer === 'away') return void response.destroy();
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: answer }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});
beforeEach(() => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signer = { sign: () => async () => 'signed', signGateway: () => async () => 'signed' };
  const address = { name: 'directory', graphqlUrl: `${url}/graphql`, rootUrl: url } as const;
  directory = createIdentityDirectory(address, signer, 5_000, () => now);
  asked = 0;
  answer = known();
});

const known = (role = 'STATION_CHIEF') => ({
  record: { personId: OFFICER, roles: [{ role, orgUnitId: 'orgUnit:1' }], language: null },
});
const rolesNow = async (): Promise<string[]> =>
  (await directory.identityOf(OFFICER)).roles.map(({ role }) => role);
const codeNow = (): Promise<unknown> =>
  directory.identityOf(OFFICER).then(String, (e: { code: unknown }) => e.code);

describe("the directory's last answer", () => {
  it('is given with its age while directory is away, for ten minutes', async () => {
    await expect(directory.identityOf(OFFICER)).resolves.not.toHaveProperty('awayMs');
    answer = 'away';
    now += 30 * SECOND;
    await expect(directory.identityOf(OFFICER)).resolves.toMatchObject({
      personId: OFFICER,
      awayMs: 30 * SECOND,
    });
    now += 9 * MINUTE;
    await expect(directory.identityOf(OFFICER)).resolves.toMatchObject({ awayMs: 9.5 * MINUTE });
    now += MINUTE;
    await expect(codeNow()).resolves.toBe('SERVICE_UNAVAILABLE');
  });

  it('is replaced by the first answer after that', async () => {
    await directory.identityOf(OFFICER);
    answer = 'away';
    now += MINUTE;
    await directory.identityOf(OFFICER);
    answer = known('DIRECTOR');
    now += 2 * SECOND;
    await expect(rolesNow()).resolves.toEqual(['DIRECTOR']);
    await expect(directory.identityOf(OFFICER)).resolves.not.toHaveProperty('awayMs');
  });

  it('is replaced also by the answer that nobody of that name is known', async () => {
    await directory.identityOf(OFFICER);
    answer = 'away';
    now += MINUTE;
    await directory.identityOf(OFFICER);
    answer = { record: null };
    now += 2 * SECOND;
    await expect(codeNow()).resolves.toBe('AUTH_SUBJECT_UNKNOWN');
    answer = 'away';
    await expect(codeNow()).resolves.toBe('SERVICE_UNAVAILABLE');
  });

  it('of somebody new is awaited: without one nobody is known', async () => {
    answer = 'away';
    await expect(codeNow()).resolves.toBe('SERVICE_UNAVAILABLE');
  });

  it('is asked for once by many at a time, and not at each request while directory is away', async () => {
    await directory.identityOf(OFFICER);
    answer = 'away';
    now += MINUTE;
    await Promise.all([1, 2, 3].map(() => directory.identityOf(OFFICER)));
    await directory.identityOf(OFFICER);
    expect(asked).toBe(2);
    now += 2 * SECOND;
    await directory.identityOf(OFFICER);
    expect(asked).toBe(3);
  });

  it('is not kept waiting for by a directory that hangs', async () => {
    await directory.identityOf(OFFICER);
    answer = 'hanging';
    now += MINUTE;
    await expect(directory.identityOf(OFFICER)).resolves.toMatchObject({ awayMs: MINUTE });
    const turn = new Promise((later) => setImmediate(() => later('waits again')));
    await expect(Promise.race([directory.identityOf(OFFICER), turn])).resolves.toMatchObject({
      awayMs: MINUTE,
    });
  });

  it('makes room for others: what nobody asked for the longest is forgotten', async () => {
    await directory.identityOf('first');
    await directory.identityOf('second');
    for (let n = 0; n < 9_999; n += 1) await directory.identityOf(`filler-${n}`);
    answer = 'away';
    now += MINUTE;
    await expect(directory.identityOf('first').catch(() => 'forgotten')).resolves.toBe('forgotten');
    await expect(directory.identityOf('filler-9998')).resolves.toMatchObject({ awayMs: MINUTE });
  });
});
