import type { FastifyInstance } from 'fastify';
import { doorOf, type Door } from '../doors.js';
import { addressOf } from './address.js';
import type { Rates } from './rates.js';

/** What is asked before it is known who asks; the graph counts by cost. */
const COUNTED: ReadonlySet<Door | undefined> = new Set(['oidc', 'ics', 'graphiql', 'temporal'] as const);

/** Counts requests at the sign-in pages, feeds, the explorer, Temporal's codec and the sample's tokens by address. */
export function countDoors(app: FastifyInstance, rates: Rates): void {
  app.addHook('onRequest', async (request) => {
    if (COUNTED.has(doorOf(request.routeOptions.url))) await rates.door(addressOf(request));
  });
}
