import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { authorizePath, form, startBrowser } from '../../test/browser.js';
import { MEMBER, OFFICER } from '../../test/fake-graph.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
let webDir: string;
beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'concord-web-'));
  await writeFile(join(webDir, 'index.html'), '<title>协商通</title>');
  world = await startWorld({ WEB_DIR: webDir });
});
afterAll(async () => {
  await world.close();
  await rm(webDir, { recursive: true });
});

const json = { 'content-type': 'application/json' };
const post = (body: string, headers: Record<string, string> = json): RequestInit => ({
  method: 'POST',
  headers,
  body,
});
const VISITS: [string, string, RequestInit?][] = [
  ['a page of the web', '/topics'],
  ['a file that is gone', '/assets/gone.js'],
  ['an address that cannot be read', '/%zz'],
  ['an address that is too long', `/${'x'.repeat(5_000)}`],
  ['another method', '/', { method: 'DELETE' }],
  ['GraphiQL', '/graphiql'],
  ['the graph', '/graphql', post('{"query":"{__typename}"}')],
  ['a graph that cannot read the query', '/graphql', post('{"query":"{"}')],
  ['a body that is too large', '/graphql', post('x'.repeat(1_100_000))],
  ['a token that is not good', '/graphql', post('{}', { ...json, authorization: 'Bearer forged' })],
  ['live streams', '/live'],
  ['health', '/health/live'],
  ['internal doors', '/internal/changes'],
  ['feeds', '/ics/nothing.ics'],
  ['discovery', '/oidc/.well-known/openid-configuration'],
  ['the keys', '/oidc/jwks'],
  ['the issuer’s own error page', '/oidc/auth?client_id=nobody', { headers: { accept: 'text/html' } }],
  ['the token door’s error', '/oidc/token', form({ grant_type: 'none' })],
  ['what the issuer does not know', '/oidc/nothing'],
  ['an expired sign-in', '/oidc/interaction/gone'],
  ['sign-out of nobody', '/oidc/session/end'],
  ['sign-out without its secret', '/oidc/session/end/confirm', form({ logout: 'yes' })],
  ['sample people', '/oidc/sample-people'],
  ['a token for nobody', '/oidc/sample-token', post('{}')],
];

/** What every answer says. */
function expectGuarded(headers: Headers): void {
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/default-src '(none|self)'/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toMatch(/base-uri '(none|self)'/);
  expect(policy).toMatch(/form-action '(none|self)'/);
  expect(policy).not.toContain('unsafe-eval');
  expect(/script-src[^;]*/.exec(policy)?.[0] ?? '').not.toContain('unsafe-inline');
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toMatch(/^(same-origin|no-referrer)$/);
  expect(headers.get('permissions-policy')).toContain('camera=()');
  expect(headers.get('x-powered-by')).toBeNull();
}

it.each(VISITS)('%s says what it may load, run and be framed by', async (_what, path, init = {}) => {
  const abort = new AbortController();
  const response = await fetch(world.url + path, { redirect: 'manual', signal: abort.signal, ...init });
  expectGuarded(response.headers);
  expect(response.headers.get('strict-transport-security')).toBeNull();
  abort.abort();
});

/** Inline styles and scripts of a page that its policy does not name. */
function notNamed(page: string, policy: string): string[] {
  const inline = [...page.matchAll(/<(script|style)>([^]*?)<\/\1>/g)].map(([, , text]) => text!);
  const attributes = page.match(/\s(style|on\w+)="/g) ?? [];
  return [
    ...inline.filter(
      (text) => !policy.includes(`'sha256-${createHash('sha256').update(text).digest('base64')}'`),
    ),
    ...attributes,
  ];
}

describe('every page of signing in and out', () => {
  it('runs and wears only what its policy names', async () => {
    const visit = startBrowser(world.url);
    const look = async (response: Response): Promise<string> => {
      expectGuarded(response.headers);
      const page = await response.text();
      expect(notNamed(page, response.headers.get('content-security-policy')!)).toEqual([]);
      return page;
    };
    const start = await visit(authorizePath(world.url, 'x'.repeat(43)));
    expectGuarded(start.headers);
    const interaction = start.headers.get('location')!;
    expect(await look(await visit(interaction))).toContain('<style>');
    const chosen = await visit(interaction, form({ personId: OFFICER }));
    expectGuarded(chosen.headers);
    const back = await visit(chosen.headers.get('location')!);
    expectGuarded(back.headers);
    expect(await look(await visit('/oidc/session/end'))).toContain('<form');
    // Becoming somebody else ends the session by a page of the library, which sends itself.
    const other = await visit(authorizePath(world.url, 'x'.repeat(43), { prompt: 'login' }));
    const again = await visit(other.headers.get('location')!, form({ personId: MEMBER }));
    await look(await visit(again.headers.get('location')!));
    expect(await look(await startBrowser(world.url)('/oidc/interaction/gone'))).toContain('expired');
    const refused = await visit('/oidc/auth?client_id=nobody', { headers: { accept: 'text/html' } });
    expect(await look(refused)).toContain('invalid_client');
  });

  it('asks for name and password in a page of the same kind', async () => {
    const real = await startWorld({ CONCORD_SAMPLE: '' });
    const visit = startBrowser(real.url);
    const start = await visit(authorizePath(real.url, 'x'.repeat(43)));
    for (const init of [{}, form({ login: 'admin', password: 'short' })]) {
      const response = await visit(start.headers.get('location')!, init);
      expectGuarded(response.headers);
      expect(notNamed(await response.text(), response.headers.get('content-security-policy')!)).toEqual([]);
    }
    await real.close();
  });
});

it('lets GraphiQL run its one script and nothing else', async () => {
  const response = await fetch(`${world.url}/graphiql`);
  const page = await response.text();
  const scripts = [...page.matchAll(/<script[^>]*>([^]*?)<\/script>/g)];
  expect(scripts).toHaveLength(1);
  const digest = createHash('sha256').update(scripts[0]![1]!).digest('base64');
  expect(response.headers.get('content-security-policy')).toContain(`script-src 'sha256-${digest}' blob:;`);
});

it('sends GraphiQL packed, and once to a browser that has it', async () => {
  const lengthOf = async (encoding: string) => {
    const response = await fetch(`${world.url}/graphiql`, { headers: { 'accept-encoding': encoding } });
    expect(response.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : 'gzip');
    expect(await response.text()).toContain('Concord GraphiQL');
    return { length: Number(response.headers.get('content-length')), etag: response.headers.get('etag')! };
  };
  const packed = await lengthOf('gzip, br');
  const plain = await lengthOf('identity');
  expect(packed.length).toBeLessThan(plain.length / 3);
  const again = await fetch(`${world.url}/graphiql`, { headers: { 'if-none-match': packed.etag } });
  expect(again.status).toBe(304);
  expectGuarded(again.headers);
  expect(await again.text()).toBe('');
});

it('insists on TLS wherever people come by it', async () => {
  const secure = await startWorld({ PUBLIC_URL: 'https://concord.example' });
  for (const path of ['/health/live', '/oidc/nothing', '/nothing.js']) {
    const response = await fetch(secure.gatewayUrl + path);
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
  }
  await secure.close();
});

it.each([
  ['no HTTP', 'nonsense\r\n\r\n', 400],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', 400],
  ['no host', 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
  ['what nobody expects', 'GET / HTTP/1.1\r\nhost: a\r\nexpect: 200-ok\r\n\r\n', 417],
  ['much too long headers', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(60_000)}\r\n\r\n`, 431],
])('refuses %s without a page, guarded as every answer is', async (_what, sent, status) => {
  const socket = connect(Number(new URL(world.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(sent);
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  const [first, ...lines] = chunk.toString().split('\r\n\r\n')[0]!.split('\r\n');
  expect(first).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expectGuarded(new Headers(lines.map((line) => line.split(/: (.*)/).slice(0, 2) as [string, string])));
  expect(lines.join()).not.toContain('text/html');
});
