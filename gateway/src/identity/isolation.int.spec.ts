import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SignJWT, importJWK } from 'jose';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OFFICER } from '../../test/fake-graph.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

const SECOND = 1_000;
const realNow = Date.now.bind(Date);
/** Wall milliseconds by which this process is ahead. */
let ahead = 0;
let dataDir: string;
let world: World;
let token: string;
let machine: string;

/** A token with the issuer's true key; a machine is its own client. */
async function tokenFor(subject: string, client: string): Promise<string> {
  const [jwk] = JSON.parse(await readFile(join(dataDir, 'issuer-keys.json'), 'utf8')).jwks.keys;
  return new SignJWT({ client_id: client })
    .setProtectedHeader({ alg: 'RS256', kid: jwk.kid })
    .setIssuer(`${world.url}/oidc`)
    .setAudience(`${world.url}/graphql`)
    .setSubject(subject)
    .setExpirationTime('1h')
    .sign(await importJWK(jwk, 'RS256'));
}

beforeAll(async () => {
  jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead);
  dataDir = await mkdtemp(join(tmpdir(), 'concord-isolation-'));
  const machines = [{ clientId: 'reports', clientSecret: 's'.repeat(48) }];
  await writeFile(join(dataDir, 'machine-clients.json'), JSON.stringify(machines));
  world = await startWorld({ GATEWAY_DATA_DIR: dataDir });
  token = await tokenFor(OFFICER, 'concord-web');
  machine = await tokenFor('reports', 'reports');
});
afterAll(async () => {
  await world.close();
  jest.restoreAllMocks();
});

const ask = (query: string, as = token) => world.ask(query, { token: as });
const READ = '{ topic(id: "1") { title } }';
const ACT = 'mutation { submitTopic(title: "bumps") { title } }';
const REVEAL = 'mutation { revealProposer(id: "1") { title } }';
const callsOfTopic = (): number => world.services['topic']!.calls.length;
const AWAY = [{ extensions: { code: 'SERVICE_UNAVAILABLE', service: 'directory' } }];

describe('while directory is away', () => {
  /** Directory answers about everybody once more, and goes away; its answers are then so old. */
  async function away(ageMs: number): Promise<void> {
    ahead += 20 * 60 * SECOND;
    await ask(READ);
    await ask(READ, machine);
    await world.services['directory']!.stop();
    ahead += ageMs;
  }
  afterEach(() => world.services['directory']!.start());

  it('somebody whom it knew reads, acts, and reveals nothing', async () => {
    await away(30 * SECOND);
    expect((await ask(READ)).data).toEqual({ topic: { title: 'Speed bumps' } });
    expect((await ask(ACT)).data).toEqual({ submitTopic: { title: 'bumps' } });
    const before = callsOfTopic();
    expect(await ask(REVEAL)).toMatchObject({ errors: AWAY });
    expect(
      await ask(`mutation { ...F } fragment F on Mutation { x: revealProposer(id: "1") { title } }`),
    ).toMatchObject({
      errors: AWAY,
    });
    expect(callsOfTopic()).toBe(before);
  });

  it('he reads after more than a minute, and does not act', async () => {
    await away(90 * SECOND);
    expect((await ask(READ)).data).toEqual({ topic: { title: 'Speed bumps' } });
    const before = callsOfTopic();
    expect(await ask(ACT)).toMatchObject({ errors: AWAY });
    expect(callsOfTopic()).toBe(before);
  });

  it('after ten minutes he is told that a part is away', async () => {
    await away(601 * SECOND);
    expect(await ask(READ)).toMatchObject({ status: 503, errors: AWAY });
  });

  it('a machine is told so at once', async () => {
    await away(30 * SECOND);
    expect(await ask(READ, machine)).toMatchObject({ status: 503, errors: AWAY });
  });
});

it('when it is back, everything is as before', async () => {
  ahead += 60 * SECOND;
  expect((await ask(REVEAL)).data).toEqual({ revealProposer: { title: 'revealed' } });
  expect((await ask(READ, machine)).data).toEqual({ topic: { title: 'Speed bumps' } });
});
