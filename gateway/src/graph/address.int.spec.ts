import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

/** The whole answer to an address sent byte for byte. */
async function raw(target: string): Promise<string> {
  const { hostname, port } = new URL(world.url);
  const socket = connect(Number(port), hostname);
  const accept = 'Accept: application/json\r\nApollo-Require-Preflight: 1\r\n';
  socket.write(`GET ${target} HTTP/1.1\r\nHost: concord\r\n${accept}Connection: close\r\n\r\n`);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  return answer;
}

it.each([
  '/graphql?query=%7B__typename%7D',
  '/%67raphql?query=%7B__typename%7D',
  'http://concord/graphql?query=%7B__typename%7D',
  'http://concord/%67raphql?query=%7B__typename%7D',
])('%s leads to the graph, however it is written', async (target) => {
  const answer = await raw(target);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toContain('{"__typename":"Query"}');
});

it.each([
  '/internal/changes',
  '/%69nternal/changes',
  'http://concord/internal/changes',
  '/graphql/../internal/changes',
])('%s leads to no door of a service', async (target) => {
  expect(await raw(target)).toMatch(/^HTTP\/1\.1 404 /);
});
