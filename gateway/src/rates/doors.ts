import type { FastifyInstance } from 'fastify';
import { addressOf } from './address.js';
import type { Rates } from './rates.js';

/** Addresses that are asked before it is known who asks; the graph counts by cost. */
const DOORS = /^\/(oidc|ics|graphiql|temporal)(\/|\?|$)/;

/** Counts requests at the sign-in pages, feeds, the explorer, Temporal's codec and the sample's tokens by address. */
export function countDoors(app: FastifyInstance, rates: Rates): void {
  app.addHook('onRequest', async (request) => {
    if (DOORS.test(request.url)) await rates.door(addressOf(request));
  });
}
