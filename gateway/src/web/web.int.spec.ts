import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { get } from 'node:http';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
let webDir: string;
beforeAll(async () => {
  webDir = await mkdtemp(join(tmpdir(), 'concord-web-'));
  await mkdir(join(webDir, 'assets'));
  await writeFile(join(webDir, 'index.html'), '<title>协商通</title>');
  await writeFile(join(webDir, 'assets/app-1a2b.js'), 'export {};');
  world = await startWorld({ WEB_DIR: webDir });
});
afterAll(async () => {
  await world.close();
  await rm(webDir, { recursive: true });
});

it('serves the page at its address and at every page of the web', async () => {
  for (const path of ['/', '/topics/topic:7', '/callback?code=1', '/signin?to=/anything.example']) {
    const response = await fetch(world.url + path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('协商通');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  }
});

it('lets browsers keep what never changes', async () => {
  const asset = await fetch(`${world.url}/assets/app-1a2b.js`);
  expect(asset.headers.get('cache-control')).toContain('immutable');
  expect((await fetch(world.url)).headers.get('cache-control')).toBe('no-cache');
});

it('serves the web as it lies there now: a build under a running gateway needs no restart', async () => {
  await writeFile(join(webDir, 'assets/app-3c4d.js'), 'export const build = 2;');
  await rm(join(webDir, 'assets/app-1a2b.js'));
  await writeFile(join(webDir, 'index.html'), '<title>协商通 2</title>');

  expect(await (await fetch(`${world.url}/assets/app-3c4d.js`)).text()).toContain('build = 2');
  expect((await fetch(`${world.url}/assets/app-1a2b.js`)).status).toBe(404);
  for (const path of ['/', '/home']) {
    expect(await (await fetch(world.url + path)).text()).toContain('协商通 2');
  }
});

it('tells every page of an issuer elsewhere, where people sign in, and of none that is embedded', async () => {
  const page = '<html><head><title>协商通</title></head><body></body></html>';
  await writeFile(join(webDir, 'index.html'), page);
  expect(await (await fetch(world.url)).text()).toBe(page);

  const issuer = 'https://login.example/realm?a="1"&b';
  const elsewhere = await startWorld({ WEB_DIR: webDir, OIDC_ISSUER: issuer });
  try {
    for (const path of ['/', '/?x=1', '/index.html', '/setup']) {
      const response = await fetch(elsewhere.url + path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.text()).toContain(
        '<meta name="concord-issuer" content="https://login.example/realm?a=&#34;1&#34;&#38;b"></head>',
      );
    }
    expect((await fetch(`${elsewhere.url}/assets/app-3c4d.js`)).status).toBe(200);
    expect((await fetch(`${elsewhere.url}/assets/gone.js`)).status).toBe(404);
  } finally {
    await elsewhere.close();
  }
});

it.each(['/assets/gone.js', '/internal/pulse', '/health/nothing'])(
  'answers a coded 404 for %s',
  async (path) => {
    const response = await fetch(world.url + path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  },
);

it('opens GraphiQL with the examples', async () => {
  const page = await (await fetch(`${world.url}/graphiql`)).text();
  expect(page).toContain('query Deadlines');
  expect(page).not.toMatch(/(src|href)=["']?https:/);
});

describe('a page opened under another name of this machine', () => {
  const ask = (path: string, host: string, accept = 'text/html'): Promise<[number, string | undefined]> =>
    new Promise((resolve, reject) => {
      get(`${world.gatewayUrl}${path}`, { headers: { host, accept } }, (response) => {
        response.resume();
        resolve([response.statusCode!, response.headers.location]);
      }).on('error', reject);
    });
  const port = () => new URL(world.url).port;

  it('leads to the one that people were told', async () => {
    for (const name of ['localhost', '[::1]']) {
      expect(await ask('/topics?state=OPEN', `${name}:${port()}`)).toEqual([
        302,
        `${world.url}/topics?state=OPEN`,
      ]);
    }
  });

  it.each([
    ['under the name itself', '/', () => `127.0.0.1:${port()}`, 'text/html'],
    ['behind a tunnel', '/', () => 'localhost:8080', 'text/html'],
    ['under the name of a proxy', '/', () => 'concord.example', 'text/html'],
    ['as data', '/', () => `localhost:${port()}`, 'application/json'],
  ])('stays where it is %s', async (_where, path, host, accept) => {
    expect(await ask(path, host(), accept)).toEqual([200, undefined]);
  });
});
