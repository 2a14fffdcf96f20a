import { createHash, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { COUNTY, MEMBER, OFFICER, STRANGER } from '../../test/fake-graph.js';
import { authorizePath, form, startBrowser } from '../../test/browser.js';
import type { Browser } from '../../test/browser.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const browser = (): Browser => {
  let started: Browser | undefined;
  // The world stands only once the tests run.
  return (url, init) => (started ??= startBrowser(world.url))(url, init);
};
const authorizeUrl = (challenge: string, more: Record<string, string> = {}) =>
  authorizePath(world.url, challenge, more);

async function exchange(visit: Browser, parameters: Record<string, string>) {
  const response = await visit('/oidc/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: 'concord-web', ...parameters }).toString(),
  });
  return (await response.json()) as Record<string, string>;
}

describe('the web signs in', () => {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const visit = browser();
  let refresh: string;

  it('by one click on a sample person, on a bilingual page', async () => {
    const start = await visit(authorizeUrl(challenge));
    const interaction = start.headers.get('location')!;
    expect(interaction).toMatch(/^\/oidc\/interaction\//);
    const page = await (await visit(interaction)).text();
    expect(page).toContain('选择示例人物');
    expect(page).toContain('Choose a sample person');
    expect(page).toContain('联络站站长');
    expect(page).toContain('station chief');
    expect(page).toContain('韦&#60;岚&#62;');

    const chosen = await visit(interaction, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `personId=${OFFICER}`,
    });
    expect(chosen.status).toBe(303);
    const back = await visit(chosen.headers.get('location')!);
    const callback = new URL(back.headers.get('location')!);
    expect(callback.origin + callback.pathname).toBe(`${world.url}/callback`);
    expect(callback.searchParams.get('state')).toBe('state-1');

    const tokens = await exchange(visit, {
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code')!,
      redirect_uri: `${world.url}/callback`,
      code_verifier: verifier,
    });
    expect(decodeJwt(tokens['access_token']!)).toMatchObject({
      iss: `${world.url}/oidc`,
      aud: `${world.url}/graphql`,
      sub: OFFICER,
      client_id: 'concord-web',
    });
    refresh = tokens['refresh_token']!;
    const { data } = await world.ask('{ me { kind personId } }', { token: tokens['access_token']! });
    expect(data!['me']).toEqual({ kind: 'person', personId: OFFICER });
  });

  it('stays signed in by its refresh token and by its session', async () => {
    const tokens = await exchange(visit, { grant_type: 'refresh_token', refresh_token: refresh });
    expect(decodeJwt(tokens['access_token']!)).toMatchObject({ sub: OFFICER, aud: `${world.url}/graphql` });
    const again = await visit(authorizeUrl(challenge, { prompt: 'none' }));
    expect(new URL(again.headers.get('location')!).searchParams.has('code')).toBe(true);
  });

  it('becomes another person when it asks for it', async () => {
    const start = await visit(authorizeUrl(challenge, { prompt: 'login' }));
    const chosen = await visit(start.headers.get('location')!, form({ personId: MEMBER }));
    // The library first ends the other person's session, by a form that sends itself.
    const leaving = await (await visit(chosen.headers.get('location')!)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(leaving)![1]!;
    const left = await visit('/oidc/session/end/confirm', form({ xsrf, logout: 'yes' }));
    const back = await visit(left.headers.get('location')!);
    const code = new URL(back.headers.get('location')!).searchParams.get('code')!;
    const tokens = await exchange(visit, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: `${world.url}/callback`,
      code_verifier: verifier,
    });
    expect(decodeJwt(tokens['access_token']!)).toMatchObject({ sub: MEMBER });
  });

  const endSession = '/oidc/session/end';
  let idToken: string;
  let accessToken: string;

  const signInAgain = async (): Promise<void> => {
    const start = await visit(authorizeUrl(challenge));
    const code = new URL(start.headers.get('location')!).searchParams.get('code')!;
    const tokens = await exchange(visit, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: `${world.url}/callback`,
      code_verifier: verifier,
    });
    idToken = tokens['id_token']!;
    accessToken = tokens['access_token']!;
    refresh = tokens['refresh_token']!;
  };
  const stillSignedIn = async (): Promise<boolean> => {
    const again = await visit(authorizeUrl(challenge, { prompt: 'none' }));
    return new URL(again.headers.get('location')!).searchParams.has('code');
  };

  it('is asked before it signs out: a link from elsewhere signs nobody out', async () => {
    await signInAgain();
    const parameters = { client_id: 'concord-web', post_logout_redirect_uri: `${world.url}/` };
    const page = await (await visit(`${endSession}?${new URLSearchParams(parameters)}`)).text();
    expect(page).toContain('退出登录？');
    expect(page).toContain('Sign out?');
    expect(page).not.toContain('<script');
    const hinted = { ...parameters, id_token_hint: idToken };
    expect(await (await visit(`${endSession}?${new URLSearchParams(hinted)}`)).text()).not.toContain(
      '<script',
    );
    expect(await stillSignedIn()).toBe(true);
  });

  it.each([endSession, `${endSession}/confirm`, '/oidc/session/%65nd', '/%6fidc/%73ession/end'])(
    'is not signed out by a page of another site that sends a form to %s',
    async (path) => {
      const sent = form({ id_token_hint: idToken, logout: 'yes' });
      const answer = await visit(path, {
        ...sent,
        headers: { ...(sent.headers as Record<string, string>), origin: 'https://elsewhere.example' },
      });
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(await stillSignedIn()).toBe(true);
    },
  );

  it('signs out by its own button at once; its tokens and streams end with the session', async () => {
    await signInAgain();
    const me = '{ me { kind } }';
    expect((await world.ask(me, { token: accessToken })).status).toBe(200);
    const stream = await fetch(`${world.url}/live`, { headers: { authorization: `Bearer ${accessToken}` } });
    const told = stream.text();

    const sent = form({
      client_id: 'concord-web',
      id_token_hint: idToken,
      post_logout_redirect_uri: `${world.url}/`,
    });
    const answer = await visit(endSession, {
      ...sent,
      headers: { ...(sent.headers as Record<string, string>), origin: world.url },
    });
    const page = await answer.text();
    const script = /<script>([^<]+)<\/script>/.exec(page)![1]!;
    const digest = createHash('sha256').update(script).digest('base64');
    expect(answer.headers.get('content-security-policy')).toContain(`'sha256-${digest}'`);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)![1]!;
    const ended = await visit('/oidc/session/end/confirm', form({ xsrf, logout: 'yes' }));
    expect(ended.headers.get('location')).toBe(`${world.url}/`);

    expect(await told).toContain('event: ready');
    expect(await world.ask(me, { token: accessToken })).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'AUTH_TOKEN_INVALID' } }],
    });
    const renewed = await exchange(visit, { grant_type: 'refresh_token', refresh_token: refresh });
    expect(renewed).toMatchObject({ error: 'invalid_grant' });
    const again = await visit(authorizeUrl(challenge));
    expect(again.headers.get('location')).toMatch(/^\/oidc\/interaction\//);
  });
});

it('refuses a sign-in without PKCE and one that returns elsewhere', async () => {
  const visit = browser();
  const plain = await visit(authorizeUrl('').replace(/&code_challenge[^&]*/g, ''));
  expect(plain.headers.get('location')).toContain('error=invalid_request');
  const elsewhere = await visit(authorizeUrl('x'.repeat(43), { redirect_uri: 'https://elsewhere.example/' }));
  expect(elsewhere.status).toBe(400);
});

it('describes itself by its public address, whatever host a request names', async () => {
  const url = new URL(`${world.url}/oidc/.well-known/openid-configuration`);
  const answered = async (headers: Record<string, string>): Promise<Record<string, unknown>> =>
    new Promise((resolve, reject) => {
      get(url, { headers }, (response) => {
        void json(response).then((body) => resolve(body as Record<string, unknown>), reject);
      }).on('error', reject);
    });
  const own = await answered({});
  expect(own).toMatchObject({
    issuer: `${world.url}/oidc`,
    authorization_endpoint: `${world.url}/oidc/auth`,
    token_endpoint: `${world.url}/oidc/token`,
  });
  expect(await answered({ host: 'evil.example' })).toEqual(own);
  expect(
    await answered({
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: 'host=evil.example',
    }),
  ).toEqual(own);
});

describe('tokens for tests', () => {
  const ask = (personId: unknown) =>
    fetch(`${world.url}/oidc/sample-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ personId }),
    });

  it('are given for sample people only, bare or typed', async () => {
    expect((await ask(`person:${OFFICER}`)).status).toBe(200);
    expect((await ask(STRANGER)).status).toBe(404);
    expect((await ask(7)).status).toBe(400);
  });

  it('are not to be had without sample data', async () => {
    const production = await startWorld({ CONCORD_SAMPLE: '' });
    const response = await fetch(`${production.url}/oidc/sample-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ personId: OFFICER }),
    });
    expect(response.status).toBe(404);
    await production.close();
  });
});

it('gives machines a token, whose rights directory says', async () => {
  const dataDir = `${world.dataDir}/machines`;
  await mkdir(dataDir);
  const clientSecret = randomBytes(24).toString('hex');
  await writeFile(`${dataDir}/machine-clients.json`, JSON.stringify([{ clientId: 'reports', clientSecret }]));
  const other = await startWorld({ GATEWAY_DATA_DIR: dataDir });
  const response = await fetch(`${other.url}/oidc/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`reports:${clientSecret}`).toString('base64')}`,
    },
    body: 'grant_type=client_credentials',
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  const { data } = await other.ask('{ me { kind personId } }', { token });
  expect(data!['me']).toEqual({ kind: 'machine', personId: null });
  expect(other.services['directory']!.calls.at(-1)?.roles).toEqual([{ role: 'READER', orgUnitId: COUNTY }]);
  await other.close();
});
