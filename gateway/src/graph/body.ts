import { Transform } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../identity/refusal.js';
import type { Viewer } from '../identity/viewer.js';
import { onLeaving } from '../leaving.js';
import { addressOf } from '../rates/address.js';
import type { Asker, Rates } from '../rates/rates.js';
import { createRoom } from '../rates/room.js';
import { BODY_BYTES, STRANGERS_BODY_BYTES } from './limits.js';

/**
 * Bytes of bodies under way. Each becomes a multiple of itself on its way (text, values, a question to a service, its
 * answer), so that these are a small part of the gateway's heap. Strangers take nothing of who is signed in.
 */
const STRANGERS_ROOM = { each: 2_000_000, all: 8_000_000 };
const PEOPLES_ROOM = { each: 4_000_000, all: 16_000_000 };

/** A form of another site's page sends everything but JSON without being asked; JSON needs leave, which nobody has. */
const JSON_BODY = /^application\/(?:graphql\+)?json\s*(?:;|$)/i;

/** Who asks, before anything of the body is read. */
export interface Known {
  viewer: Viewer;
  asker: Asker;
}

/** Bounds what is read of bodies by who sends them; answers who that is, once a request is let in. */
export function boundBodies(
  scope: FastifyInstance,
  rates: Rates,
  read: (request: FastifyRequest) => Promise<Viewer>,
): (request: FastifyRequest) => Known {
  const known = new WeakMap<FastifyRequest, Known>();
  const strangers = createRoom(STRANGERS_ROOM);
  const people = createRoom(PEOPLES_ROOM);
  const isStranger = ({ viewer }: Known): boolean => viewer.subject === undefined && !viewer.loader;
  const mostOf = (one: Known): number => (isStranger(one) ? STRANGERS_BODY_BYTES : BODY_BYTES);

  scope.addHook('onRequest', async (request, reply) => {
    if (request.method === 'POST' && !JSON_BODY.test(request.headers['content-type'] ?? '')) {
      throw new Refusal('JSON_REQUIRED', 415);
    }
    const viewer = await read(request);
    const one: Known = { viewer, asker: { address: addressOf(request), subject: viewer.subject } };
    known.set(request, one);
    const bytes = lengthOf(request, mostOf(one));
    if (bytes > mostOf(one)) throw new Refusal('BODY_TOO_LARGE', 413);
    // Sample data is loaded at the start, all of it from one place.
    if (viewer.loader) return;
    onLeaving(reply.raw, (isStranger(one) ? strangers : people).take(rates.keyOf(one.asker), bytes));
  });
  scope.addHook('preParsing', (request, _reply, payload, done) => {
    // Where a length is said, no more is read than that.
    if (request.headers['content-length'] !== undefined) return done(null, payload);
    done(null, payload.pipe(bounded(mostOf(known.get(request)!))));
  });
  return (request) => known.get(request)!;
}

/** What is taken for a body: as much as it may have, where its length is not said. */
function lengthOf({ headers }: FastifyRequest, most: number): number {
  const said = headers['content-length'];
  if (said !== undefined) return Number(said);
  return headers['transfer-encoding'] === undefined ? 0 : most;
}

function bounded(most: number): Transform {
  let received = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      received += chunk.length;
      if (received > most) next(new Refusal('BODY_TOO_LARGE', 413));
      else next(null, chunk);
    },
  });
}
