import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const ACT = 'mutation { submitTopic(title: "x") { id } }';
const post = (type: string | undefined, body: string | Blob | FormData) =>
  fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { ...(type && { 'content-type': type }), origin: 'https://elsewhere.example' },
    body,
  });

/** What a page of another site may send without asking this one. */
const simple = (): [string, Promise<Response>][] => {
  const multipart = new FormData();
  multipart.set('operations', JSON.stringify({ query: ACT }));
  multipart.set('map', '{}');
  return [
    ['a form', post('application/x-www-form-urlencoded', `query=${encodeURIComponent(ACT)}`)],
    ['a form with files', post(undefined, multipart)],
    ['plain text', post('text/plain', JSON.stringify({ query: ACT }))],
    ['plain text that looks like more', post('text/plain; application/json', JSON.stringify({ query: ACT }))],
    ['the language alone', post('application/graphql', ACT)],
    ['no type', post(undefined, new Blob([JSON.stringify({ query: ACT })]))],
  ];
};

it('does nothing for a page of another site: what a form can send is refused, and services hear nothing of it', async () => {
  const before = world.services['topic']!.calls.length;
  for (const [what, sent] of simple()) {
    const response = await sent;
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect([what, response.status, errors[0]!.extensions.code]).toEqual([what, 415, 'JSON_REQUIRED']);
  }
  expect(world.services['topic']!.calls.length).toBe(before);
});

it('gives no other site leave to send JSON', async () => {
  const asked = await fetch(`${world.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin: 'https://elsewhere.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    },
  });
  expect(asked.headers.get('access-control-allow-origin')).toBeNull();
});

it('takes JSON by each of its names', async () => {
  for (const type of ['application/json', 'application/json; charset=utf-8', 'application/graphql+json']) {
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: JSON.stringify({ query: '{ me { kind } }' }),
    });
    expect([type, response.status]).toEqual([type, 200]);
  }
});
