import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, generateKeyPair, importJWK } from 'jose';
import { readFile } from 'node:fs/promises';
import { OFFICER, STRANGER } from '../../test/fake-graph.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const ME = '{ me { kind personId asOf language } }';

/** A token with the issuer's true key, wrong in whatever the test says. */
async function issuedToken(changes: {
  issuer?: string;
  audience?: string;
  expires?: string;
  subject?: string;
}) {
  const stored = JSON.parse(await readFile(`${world.dataDir}/issuer-keys.json`, 'utf8'));
  const jwk = stored.jwks.keys[0];
  return new SignJWT({ client_id: 'concord-web' })
    .setProtectedHeader({ alg: 'RS256', kid: jwk.kid })
    .setIssuer(changes.issuer ?? `${world.url}/oidc`)
    .setAudience(changes.audience ?? `${world.url}/graphql`)
    .setSubject(changes.subject ?? OFFICER)
    .setExpirationTime(changes.expires ?? '1h')
    .sign(await importJWK(jwk, 'RS256'));
}

describe('a token', () => {
  it('of a known person is accepted', async () => {
    const { data } = await world.ask(ME, { token: await issuedToken({}) });
    expect(data!['me']).toMatchObject({ kind: 'person', personId: OFFICER });
  });

  it.each([
    ['expired', { expires: '-1m' }],
    ['of another issuer', { issuer: 'https://elsewhere.example' }],
    ['for another audience', { audience: 'https://elsewhere.example' }],
  ])('that is %s is refused in the reader’s language', async (_why, changes) => {
    const token = await issuedToken(changes);
    const answer = await world.ask(ME, { token, headers: { 'accept-language': 'en' } });
    expect(answer).toMatchObject({
      status: 401,
      errors: [
        { message: expect.stringContaining('sign in again'), extensions: { code: 'AUTH_TOKEN_INVALID' } },
      ],
    });
  });

  it('signed by somebody else, or no token at all, is refused in Chinese by default', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const forged = await new SignJWT({})
      .setProtectedHeader({ alg: 'RS256' })
      .setIssuer(`${world.url}/oidc`)
      .setAudience(`${world.url}/graphql`)
      .setSubject(OFFICER)
      .setExpirationTime('1h')
      .sign(privateKey);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${forged.split('.')[1]}.`;
    for (const token of [forged, unsigned, 'nonsense', '"; drop']) {
      const answer = await world.ask(ME, { token });
      expect(answer).toMatchObject({
        status: 401,
        errors: [
          { message: '登录凭证无效或已过期，请重新登录。', extensions: { code: 'AUTH_TOKEN_INVALID' } },
        ],
      });
    }
  });

  it('of somebody whom directory does not know is refused', async () => {
    const answer = await world.ask(ME, { token: await issuedToken({ subject: STRANGER }) });
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: 'AUTH_SUBJECT_UNKNOWN' } }] });
  });

  it('is asked about once in 5 s, however often it is used', async () => {
    const directory = world.services['directory']!;
    const token = await issuedToken({});
    await world.ask(ME, { token });
    const before = directory.calls.filter(({ kind }) => kind === 'gateway').length;
    await Promise.all([1, 2, 3].map(() => world.ask(ME, { token })));
    expect(directory.calls.filter(({ kind }) => kind === 'gateway')).toHaveLength(before);
  });
});

describe('an earlier date', () => {
  const headers = { 'x-concord-as-of': '2026-02-02T09:00:00+08:00' };

  it('is granted to the loader of sample data', async () => {
    const { data } = await world.ask(ME, { token: await world.tokenOf(OFFICER, true), headers });
    expect(data!['me']).toMatchObject({ kind: 'person', asOf: '2026-02-02T01:00:00.000Z' });
  });

  it('is granted to it as the public, by its secret', async () => {
    const secret = await readFile(`${world.dataDir}/sample-loader-secret`, 'utf8');
    const { data } = await world.ask(ME, { headers: { ...headers, 'x-concord-sample-loader': secret } });
    expect(data!['me']).toMatchObject({ kind: 'anonymous', asOf: '2026-02-02T01:00:00.000Z' });
    const wrong = await world.ask(ME, { headers: { ...headers, 'x-concord-sample-loader': 'wrong' } });
    expect(wrong.status).toBe(403);
  });

  it('is refused to everybody else', async () => {
    for (const token of [undefined, await world.tokenOf(OFFICER)]) {
      const answer = await world.ask(ME, { ...(token ? { token } : {}), headers });
      expect(answer).toMatchObject({ status: 403, errors: [{ extensions: { code: 'AS_OF_FORBIDDEN' } }] });
    }
  });
});

it('speaks the language that the page names, before the browser’s', async () => {
  const { data } = await world.ask(ME, {
    headers: { 'x-concord-language': 'zh-CN', 'accept-language': 'en' },
  });
  expect(data!['me']).toMatchObject({ kind: 'anonymous', language: 'zh-CN' });
});

it('refuses people, and serves the public, while directory is away', async () => {
  const token = await issuedToken({ subject: '00000000-0000-7000-8000-0000000000ff' });
  await world.services['directory']!.stop();
  try {
    const answer = await world.ask('{ topic(id: "1") { title } }', { token });
    expect(answer).toMatchObject({
      status: 503,
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE', service: 'directory' } }],
    });
    const open = await world.ask('{ topic(id: "1") { title } }');
    expect(open.data).toEqual({ topic: { title: 'Speed bumps' } });
  } finally {
    await world.services['directory']!.start();
  }
});
