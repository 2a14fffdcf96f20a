import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { countedAddress } from '../rates/address.js';

/** How many connections there are, and how long one may keep still. */
export interface ConnectionBounds {
  /** In all; below the files that a process may open, as each may need others to the services. */
  all: number;
  /** Of one address, as `countedAddress` has it: a county's offices may share one. */
  each: number;
  /** Wall milliseconds after which an answer of which nothing more is taken is given up. */
  unreadMs: number;
}

const BOUNDS: ConnectionBounds = { all: 10_000, each: 2_000, unreadMs: 30_000 };

/** Wall milliseconds for a request's headers, for all of it, and between two looks at who has taken longer. */
export const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
};

/**
 * Bounds connections, and how long an answer waits for being read. `behindProxy`: all come from the proxy's address,
 * and it is the proxy's to bound those of one client.
 */
export function boundConnections(
  app: FastifyInstance,
  behindProxy: boolean,
  { all, each, unreadMs }: ConnectionBounds = BOUNDS,
): void {
  app.server.maxConnections = all;
  if (!behindProxy) countByAddress(app.server, each);
  app.addHook('onSend', async (_request, reply) => {
    // Counted anew whenever some of it is taken; the server sets its own time when all of it is.
    reply.raw.socket?.setTimeout(unreadMs);
  });
}

function countByAddress(server: Server, most: number): void {
  const open = new Map<string, number>();
  server.prependListener('connection', (socket: Socket) => {
    const address = countedAddress(socket.remoteAddress ?? '');
    const count = (open.get(address) ?? 0) + 1;
    if (count > most) {
      socket.destroy();
      return;
    }
    open.set(address, count);
    socket.once('close', () => {
      const left = open.get(address)! - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
  });
}
