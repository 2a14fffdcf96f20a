import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { importJWK, SignJWT, type JWK } from 'jose';
import { CITY, COUNTY, OFFICER, OTHER_COUNTY } from '../../test/fake-graph.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
/** Questions that wait at topic's door, and the test that waits for one. */
const questions: ((answer: { status: number; body: unknown }) => void)[] = [];
let questionCame: () => void = () => undefined;

/** Answers the question that waits at topic's door, or the next one. */
async function tell(answer: { status: number; body: unknown }): Promise<void> {
  if (questions.length === 0) await new Promise<void>((came) => (questionCame = came));
  questions.shift()!(answer);
}

beforeAll(async () => {
  world = await startWorld();
  const topic = world.services['topic']!;
  topic.internal['/internal/changes'] = (url, claims) => {
    expect(claims).toMatchObject({ kind: 'gateway', roles: [] });
    if (!url.searchParams.has('after')) {
      return Promise.resolve({ status: 200, body: { cursor: 'c0', changes: [] } });
    }
    return new Promise((resolve) => {
      questions.push(resolve);
      questionCame();
    });
  };
  // The question that hangs at the world's default door is asked anew.
  await topic.stop();
  await topic.start();
});
afterAll(() => world.close());

async function openStream(token?: string) {
  const abort = new AbortController();
  const response = await fetch(`${world.url}/live`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
    signal: abort.signal,
  });
  const events: string[] = [];
  const waiters: (() => void)[] = [];
  const reading = (async () => {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of response.body!) {
      rest += decoder.decode(chunk as Uint8Array, { stream: true });
      const parts = rest.split('\n\n');
      rest = parts.pop()!;
      events.push(...parts);
      for (const wake of waiters.splice(0)) wake();
    }
  })().catch(() => undefined);
  const has = async (text: string): Promise<void> => {
    while (!events.some((event) => event.includes(text))) {
      await new Promise<void>((wake) => waiters.push(wake));
    }
  };
  await has('event: ready');
  return { response, events, has, reading, close: () => abort.abort() };
}

/** A change that officers of these units may read. */
const change = (id: string, units: string[], more: object = {}) => ({
  typename: 'Topic',
  id,
  version: 3,
  orgUnitId: units.at(-1),
  readers: { STATION_CHIEF: units },
  ...more,
});

it('nudges those who may read, and nobody else', async () => {
  const officer = await openStream(await world.tokenOf(OFFICER));
  const anonymous = await openStream();
  await tell({
    status: 200,
    body: {
      cursor: 'c1',
      changes: [
        change('topic:own', [CITY, COUNTY]),
        change('topic:foreign', [CITY, OTHER_COUNTY]),
        change('topic:notHis', [CITY, COUNTY], { readers: { ADMINISTRATOR: [CITY, COUNTY] } }),
        change('topic:nobodys', [CITY, COUNTY], { readers: {} }),
        change('topic:mine', [CITY, OTHER_COUNTY], { personIds: [OFFICER] }),
        change('topic:notice', [CITY, OTHER_COUNTY], { public: true }),
      ],
    },
  });
  await Promise.all([officer.has('topic:notice'), anonymous.has('topic:notice')]);
  const ids = (events: string[]) => events.flatMap((event) => /"id":"(topic:\w+)"/.exec(event)?.[1] ?? []);
  expect(ids(officer.events)).toEqual(['topic:own', 'topic:mine', 'topic:notice']);
  expect(ids(anonymous.events)).toEqual(['topic:notice']);
  expect(officer.events.find((event) => event.includes('topic:own'))).toBe(
    'event: nudge\ndata: {"typename":"Topic","id":"topic:own","version":3}',
  );
  officer.close();
  anonymous.close();
});

it('tells everybody to refetch when a service has forgotten the cursor', async () => {
  const stream = await openStream();
  await tell({ status: 410, body: {} });
  await stream.has('event: resync');
  stream.close();
});

it('refuses a forged token', async () => {
  const response = await fetch(`${world.url}/live`, { headers: { authorization: 'Bearer forged' } });
  expect(response.status).toBe(401);
});

it("ends a stream with its token: nothing is told after that, to another's stream it is", async () => {
  const stored = JSON.parse(await readFile(`${world.dataDir}/issuer-keys.json`, 'utf8')) as {
    jwks: { keys: [JWK] };
  };
  const [jwk] = stored.jwks.keys;
  const short = await new SignJWT({ client_id: 'concord-web' })
    .setProtectedHeader({ alg: 'RS256', kid: jwk.kid! })
    .setIssuer(`${world.url}/oidc`)
    .setAudience(`${world.url}/graphql`)
    .setSubject(OFFICER)
    .setExpirationTime('3s')
    .sign(await importJWK(jwk, 'RS256'));
  const lasting = await openStream(await world.tokenOf(OFFICER));
  const ending = await openStream(short);
  await tell({ status: 200, body: { cursor: 'e1', changes: [change('topic:before', [COUNTY])] } });
  await ending.has('topic:before');
  // Settles when the gateway ends the stream.
  await ending.reading;
  await tell({ status: 200, body: { cursor: 'e2', changes: [change('topic:after', [COUNTY])] } });
  await lasting.has('topic:after');
  expect(ending.events.join()).not.toContain('topic:after');
  const again = await fetch(`${world.url}/live`, { headers: { authorization: `Bearer ${short}` } });
  expect([again.status, await again.json()]).toMatchObject([
    401,
    { errors: [{ extensions: { code: 'AUTH_TOKEN_INVALID' } }] },
  ]);
  lasting.close();
});

it('ends every stream when the gateway ends', async () => {
  const other = await startWorld();
  const response = await fetch(`${other.url}/live`);
  const reading = response.text();
  await other.close();
  expect(await reading).toContain('event: ready');
});
