import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MEMBER } from '../../test/fake-graph.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';
import { STRANGERS_BODY_BYTES } from './limits.js';

let world: World;
let token: string;
beforeAll(async () => {
  world = await startWorld();
  token = await world.tokenOf(MEMBER);
});
afterAll(() => world.close());

const calls = (): number =>
  Object.values(world.services).reduce((sum, { calls: own }) => sum + own.length, 0);
const body = (bytes: number): string =>
  JSON.stringify({ query: '{ me { kind } }', variables: { x: 'x'.repeat(bytes) } });
const post = (sent: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-concord-language': 'en', ...headers },
    body: sent,
    ...(typeof sent === 'string' ? {} : { duplex: 'half' }),
  } as RequestInit);

it('reads some kilobytes of a stranger, and a file of who has signed in', async () => {
  expect((await post(body(60_000))).status).toBe(200);
  expect((await post(body(900_000), { authorization: `Bearer ${token}` })).status).toBe(200);
  for (const sent of [body(STRANGERS_BODY_BYTES), body(900_000)]) {
    const refused = await post(sent);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] });
    const untold = await post(new Blob([sent]).stream());
    expect(untold.status).toBe(413);
  }
  expect((await post(new Blob([body(60_000)]).stream())).status).toBe(200);
});

it('reads none of a token that is not good', async () => {
  const before = calls();
  expect((await post(body(900_000), { authorization: 'Bearer forged' })).status).toBe(401);
  expect(calls()).toBe(before);
});

/** A request from an address of its own; its last byte is not sent yet. */
function begin(from: string, bytes: number, more = ''): Socket {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(world.url).port), localAddress: from });
  socket.on('error', () => undefined);
  const sent = body(bytes);
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\n${more}content-length: ${sent.length}\r\n\r\n${sent.slice(0, -1)}`,
  );
  return socket;
}
const statusOf = async (socket: Socket): Promise<string> => {
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  return chunk.toString().slice(9, 12);
};

it('has of one address only so much under way, and takes from others meanwhile', async () => {
  const held: Socket[] = [];
  const refused = await new Promise<string>((resolve) => {
    for (let n = 0; n < 60; n += 1) {
      const socket = begin('127.0.0.41', 60_000);
      held.push(socket);
      socket.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    }
  });
  expect(refused).toMatch(/^HTTP\/1.1 429 /);
  expect(refused).toMatch(/retry-after: 1\r\n/);
  expect(refused).toContain('TOO_MANY_REQUESTS');
  const other = begin('127.0.0.42', 60_000);
  other.write('}');
  expect(await statusOf(other)).toBe('200');
  // Small ones are no burden.
  const small = begin('127.0.0.41', 100);
  small.write('}');
  expect(await statusOf(small)).toBe('200');
  for (const socket of held) socket.destroy();
});

it('keeps room for who has signed in while strangers hold all of theirs', async () => {
  const held = Array.from({ length: 10 }, (_, address) =>
    Array.from({ length: 30 }, () => begin(`127.0.0.${50 + address}`, 60_000)),
  ).flat();
  const full = await Promise.race(held.map(statusOf));
  expect(full).toBe('429');
  const person = begin('127.0.0.50', 900_000, `authorization: Bearer ${token}\r\n`);
  person.write('}');
  expect(await statusOf(person)).toBe('200');
  for (const socket of held) socket.destroy();
});

const LONG = 'x'.repeat(201);
it.each([
  ['in a variable', 'query ($id: ID!) { topic(id: $id) { id } }', { id: LONG }],
  ['in the text', `{ topic(id: "${LONG}") { id } }`, {}],
  ['in a default', `query ($id: ID = "${LONG}") { topic(id: $id) { id } }`, {}],
])('asks no service for an id that is too long to be one: %s', async (_where, query, variables) => {
  const before = calls();
  const answer = await world.ask(query, { variables, headers: { 'x-concord-language': 'en' } });
  expect(answer.errors).toEqual([
    expect.objectContaining({
      message: 'The input is not valid.',
      extensions: expect.objectContaining({
        code: 'BAD_USER_INPUT',
        detail: 'An id has at most 200 characters.',
      }),
    }),
  ]);
  expect(calls()).toBe(before);
});

it.each([
  [
    'a value that does not fit',
    'query ($n: Int) { deadlines(first: $n) { missing } }',
    { n: 'y'.repeat(5_000) },
    undefined,
  ],
  ['a name that nothing has', `{ ${'y'.repeat(5_000)} }`, {}, undefined],
  ['an operation that is not there', '{ me { kind } }', {}, 'y'.repeat(5_000)],
])('says little of %s again', async (_what, query, variables, operationName) => {
  const response = await post(JSON.stringify({ query, variables, operationName }));
  expect(response.status).toBeLessThan(500);
  expect((await response.text()).length).toBeLessThan(1_500);
});
