import { randomBytes, createHash } from 'node:crypto';
import { afterEach, expect, it } from '@jest/globals';
import { MEMBER, OFFICER } from '../../test/fake-graph.js';
import { authorizePath, form, startBrowser } from '../../test/browser.js';
import type { Browser } from '../../test/browser.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function exchange(visit: Browser, parameters: Record<string, string>) {
  const answer = await visit('/oidc/token', form({ client_id: 'concord-web', ...parameters }));
  return (await answer.json()) as Record<string, string>;
}

/** Becomes a sample person with one click, and has a token of the loader besides. */
async function clickIn(first: World) {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const visit = startBrowser(first.url);
  const start = await visit(authorizePath(first.url, challenge));
  const chosen = await visit(start.headers.get('location')!, form({ personId: OFFICER }));
  const back = await visit(chosen.headers.get('location')!);
  const code = new URL(back.headers.get('location')!).searchParams.get('code')!;
  const web = await exchange(visit, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: `${first.url}/callback`,
    code_verifier: verifier,
  });
  return {
    visit,
    challenge,
    refresh: web['refresh_token']!,
    tokens: [web['access_token']!, await first.tokenOf(OFFICER), await first.tokenOf(MEMBER, true)],
  };
}

/** The same address and data with another setting. */
async function again(first: World, sample: string): Promise<World> {
  const { port } = new URL(first.url);
  await first.close(true);
  return startWorld({
    CONCORD_PORT: port,
    GATEWAY_DATA_DIR: first.dataDir,
    CONCORD_SAMPLE: sample,
  });
}

const kindOf = async (token: string) =>
  (await world!.ask('{ me { kind } }', { token })).data?.['me']?.kind ?? 'refused';

it.each([
  ['1', 'person', true],
  ['', 'refused', false],
])(
  'after a restart with CONCORD_SAMPLE="%s" the tokens, refresh token and session of a click are: %s',
  async (sample, kind, lives) => {
    world = await startWorld();
    const { visit, challenge, refresh, tokens } = await clickIn(world);
    world = await again(world, sample);
    expect(await Promise.all(tokens.map(kindOf))).toEqual([kind, kind, kind]);
    const renewed = await exchange(visit, { grant_type: 'refresh_token', refresh_token: refresh });
    expect('access_token' in renewed).toBe(lives);
    // A session leads straight back to the web, nobody else does.
    const led = (await visit(authorizePath(world.url, challenge))).headers.get('location')!;
    expect(led.includes('/callback?code=')).toBe(lives);
    // Once more: what was made anew is kept.
    world = await again(world, sample);
    expect(await kindOf(tokens[0]!)).toBe(kind);
  },
);
