import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sealKeys } from '@concord/temporal-link/keys';
import { seal } from '@concord/temporal-link/seal';
import { importJWK, SignJWT } from 'jose';
import { pino } from 'pino';
import { ADMINISTRATOR, COUNTY_ADMINISTRATOR, LIMITED_DEPUTY } from '../../test/fake-administrators.js';
import { MEMBER, OFFICER } from '../../test/fake-graph.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';
import { readEnv } from '../env.js';

const keyText = (id: string): string => `${id}:${randomBytes(32).toString('base64url')}`;
const [now, before] = [keyText('now'), keyText('before')];
const PAGE = 'https://temporal.example';
const SECRET = '{"telephone":"13900000000"}';

let world: World;
const logged: string[] = [];

beforeAll(async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'concord-codec-'));
  const machines = [{ clientId: 'reports', clientSecret: 's'.repeat(48) }];
  await writeFile(join(dataDir, 'machine-clients.json'), JSON.stringify(machines));
  const settings = { TEMPORAL_CODEC_KEYS: `${now},${before}`, TEMPORAL_UI_ORIGIN: PAGE };
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(line) });
  world = await startWorld({ GATEWAY_DATA_DIR: dataDir, ...settings }, log);
});
afterAll(() => world.close());

/** As it lies in Temporal, and as its page sends it. */
function sealed(key = now, text = SECRET) {
  const plain = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from(text) };
  const owner = { namespace: 'default', workflowId: 'topic:1', activityId: null };
  const { metadata, data } = seal(plain, owner, sealKeys.parse(key)[0]!);
  return {
    metadata: Object.fromEntries(
      Object.entries(metadata!).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
    ),
    data: Buffer.from(data!).toString('base64'),
  };
}
const OPENED = {
  metadata: { encoding: Buffer.from('json/plain').toString('base64') },
  data: Buffer.from(SECRET).toString('base64'),
};

async function call(options: {
  token?: string | undefined;
  body?: string;
  path?: string;
  method?: string;
  headers?: Record<string, string>;
}) {
  const { token, body, path = 'decode', method = 'POST', headers } = options;
  const response = await fetch(`${world.url}/temporal/codec/${path}`, {
    method,
    headers: {
      ...(method === 'POST' && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(method === 'POST' && { body: body ?? JSON.stringify({ payloads: [sealed()] }) }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
const tokenOf = (personId: string): Promise<string> => world.tokenOf(personId, true);

/** With the issuer's true key; a machine is its own client. */
async function machineToken(): Promise<string> {
  const stored = JSON.parse(await readFile(`${world.dataDir}/issuer-keys.json`, 'utf8'));
  const [jwk] = stored.jwks.keys;
  return new SignJWT({ client_id: 'reports' })
    .setProtectedHeader({ alg: 'RS256', kid: jwk.kid })
    .setIssuer(`${world.url}/oidc`)
    .setAudience(`${world.url}/graphql`)
    .setSubject('reports')
    .setExpirationTime('1h')
    .sign(await importJWK(jwk, 'RS256'));
}

describe('Temporal’s codec', () => {
  it('opens for an administrator of the whole what any key of the installation sealed', async () => {
    const payloads = [sealed(now), sealed(before)];
    const answer = await call({ token: await tokenOf(ADMINISTRATOR), body: JSON.stringify({ payloads }) });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({ payloads: [OPENED, OPENED] });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-type')).toContain('application/json');
  });

  it('leaves alone what it cannot open: an unknown key, another owner, nothing sealed, nothing at all', async () => {
    const forOther = Buffer.from('["default","topic:2",null]').toString('base64');
    const moved = sealed();
    moved.metadata['sealed-for'] = forOther;
    const payloads = [sealed(keyText('unknown')), sealed(keyText('now')), moved, OPENED, {}];
    const answer = await call({
      token: await tokenOf(ADMINISTRATOR),
      body: JSON.stringify({ payloads: [...payloads, sealed()] }),
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({ payloads: [...payloads, OPENED] });
  });

  it.each<[who: string, token: () => Promise<string | undefined>, status: number, code: string]>([
    ['the public', async () => undefined, 401, 'CODEC_FORBIDDEN'],
    ['a resident or member without a post', () => tokenOf(MEMBER), 403, 'CODEC_FORBIDDEN'],
    ['an officer', () => tokenOf(OFFICER), 403, 'CODEC_FORBIDDEN'],
    ['an administrator of one county', () => tokenOf(COUNTY_ADMINISTRATOR), 403, 'CODEC_FORBIDDEN'],
    ['a deputy for some acts only', () => tokenOf(LIMITED_DEPUTY), 403, 'CODEC_FORBIDDEN'],
    ['a machine', machineToken, 403, 'CODEC_FORBIDDEN'],
    ['whoever has a false token', async () => 'nonsense', 401, 'AUTH_TOKEN_INVALID'],
  ])('is refused to %s, before the body is looked at', async (_who, token, status, code) => {
    for (const body of [JSON.stringify({ payloads: [sealed()] }), '{"payloads"']) {
      const answer = await call({ token: await token(), body, headers: { 'accept-language': 'en' } });
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.text).errors[0].extensions.code).toBe(code);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.text).not.toContain(OPENED.data);
    }
  });

  it('is bounded: by bytes, by number, and by its shape', async () => {
    const token = await tokenOf(ADMINISTRATOR);
    const many = { payloads: Array.from({ length: 1_001 }, () => ({})) };
    const large = { payloads: [{ data: 'A'.repeat(2_000_000) }] };
    expect((await call({ token, body: JSON.stringify(large) })).status).toBe(413);
    const odd = [many, {}, [], { payloads: [{ data: '%' }] }, { payloads: [{ metadata: { encoding: 7 } }] }];
    for (const body of odd) {
      expect((await call({ token, body: JSON.stringify(body) })).status).toBe(400);
    }
  });

  it('seals nothing', async () => {
    const token = await tokenOf(ADMINISTRATOR);
    const answer = await call({ token, path: 'encode', body: JSON.stringify({ payloads: [OPENED] }) });
    expect(answer.status).toBe(404);
    expect((await call({ token, method: 'GET' })).text).not.toContain(OPENED.data);
  });

  it('may be asked from Temporal’s page, and from no other', async () => {
    const token = await tokenOf(ADMINISTRATOR);
    for (const [origin, allowed] of [
      [PAGE, PAGE],
      ['https://temporal.example.evil', null],
      ['null', null],
    ] as const) {
      const preflight = await call({
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      const answers = [
        preflight,
        await call({ token, headers: { origin } }),
        await call({ headers: { origin } }),
      ];
      for (const { headers } of answers) {
        expect(headers.get('access-control-allow-origin')).toBe(allowed);
        expect(headers.get('access-control-allow-credentials')).toBeNull();
        expect(headers.get('vary')?.toLowerCase()).toContain('origin');
      }
      expect(preflight.headers.get('access-control-allow-headers')).toBe(
        allowed && 'authorization, content-type, x-namespace',
      );
    }
  });
});

it('says in the log who read how many, and nothing of what', async () => {
  const token = await tokenOf(ADMINISTRATOR);
  logged.length = 0;
  const payloads = [sealed(), sealed(), sealed(keyText('unknown'))];
  await call({ token, body: JSON.stringify({ payloads }) });
  await call({ token: await tokenOf(COUNTY_ADMINISTRATOR) });
  expect(logged.map((line) => JSON.parse(line))).toMatchObject([
    { msg: 'payloads of Temporal are shown', reader: ADMINISTRATOR, payloads: 3, opened: 2 },
    { msg: 'payloads of Temporal are not shown', reader: COUNTY_ADMINISTRATOR },
  ]);
  for (const text of ['telephone', OPENED.data, payloads[0]!.data, token]) {
    expect(logged.join()).not.toContain(text);
  }
});

it('is not there without keys, nor for a page where none is named', async () => {
  const bare = await startWorld();
  const answer = await fetch(`${bare.url}/temporal/codec/decode`, { method: 'POST' });
  expect(answer.status).toBe(404);
  await bare.close();
});

it.each(['temporal.example', 'https://temporal.example/path', '*', 'file:///tmp'])(
  'the origin %s is refused at the start, by the name of its variable',
  (origin) => expect(() => readEnv({ TEMPORAL_UI_ORIGIN: origin })).toThrow(/TEMPORAL_UI_ORIGIN/),
);
