import Fastify from 'fastify';
import { countDoors } from './doors.js';
import type { Rates } from './rates.js';

it.each([
  ['/oidc/auth', 1],
  ['/%6fidc/auth', 1],
  ['/oidc/%69nteraction/x', 1],
  ['/graphql', 0],
  ['/page', 0],
])(
  'counts at a door by the route that was found, not by the address as it was sent: %s',
  async (url, times) => {
    const app = Fastify();
    const counted: string[] = [];
    const door = (address: string) => Promise.resolve(void counted.push(address));
    countDoors(app, { door } as unknown as Rates);
    for (const route of ['/oidc/*', '/oidc/interaction/:uid', '/graphql', '/page']) {
      app.get(route, async () => 'ok');
    }
    expect((await app.inject(url)).statusCode).toBe(200);
    expect(counted).toHaveLength(times);
    await app.close();
  },
);
