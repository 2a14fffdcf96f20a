import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { authorizePath, form } from '../../test/browser.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const CHALLENGE = 'c'.repeat(43);
const visit = (path: string, init: RequestInit = {}) =>
  fetch(world.url + path, { redirect: 'manual', ...init });
const parameters = (more: Record<string, string> = {}) =>
  Object.fromEntries(new URLSearchParams(authorizePath(world.url, CHALLENGE, more).split('?')[1]));

it('begins a sign-in by its address alone: nothing can be pushed beforehand', async () => {
  const pushed = await visit('/oidc/request', form(parameters({ state: 's'.repeat(7_000) })));
  expect(pushed.status).toBe(404);
  const discovery = await visit('/oidc/.well-known/openid-configuration');
  expect(await discovery.json()).not.toHaveProperty('pushed_authorization_request_endpoint');
  for (const path of ['/oidc/auth', '/oidc/AUTH', '/oidc/%61uth', '/oidc/auth/']) {
    expect((await visit(path, form(parameters()))).status).toBe(405);
  }
});

it.each(['state', 'nonce', 'login_hint', 'ui_locales', 'acr_values', 'nothing_such'])(
  'begins none with a long %s',
  async (name) => {
    const path = (length: number) => authorizePath(world.url, CHALLENGE, { [name]: 'x'.repeat(length) });
    expect((await visit(path(400))).headers.get('location')).toMatch(/^\/oidc\/interaction\//);
    const refused = await visit(path(600));
    expect(refused.status).toBe(414);
    expect(await refused.text()).toContain('Please start again from the home page');
  },
);

it('begins none with many parameters, nor reads a long form or one of unknown length', async () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`p${n}`, 'x'.repeat(300)]));
  expect((await visit(authorizePath(world.url, CHALLENGE, many))).status).toBe(414);
  const long = await visit('/oidc/token', form({ grant_type: 'x'.repeat(9_000) }));
  expect(long.status).toBe(413);
  const unknown = await visit('/oidc/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new Blob(['grant_type=none']).stream(),
    duplex: 'half',
  } as RequestInit);
  expect(unknown.status).toBe(411);
});
