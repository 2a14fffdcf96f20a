import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

// The address is known only once the world stands; the names of the audits do not depend on it.
const names = serverAudits({ url: 'http://unknown' }).map(({ id, name }) => [id, name] as const);

it.each(names)('GraphQL over HTTP %s: %s', async (id) => {
  const audit = serverAudits({ url: `${world.url}/graphql` }).find((known) => known.id === id)!;
  const result = await audit.fn();
  expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
});
