import type { Hash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { IDENTITY_HEADER, type Language } from '@concord/contracts/identity';
import type { ActContext } from '../context.js';
import { CodedError } from '../log.js';
import { renderRefusal } from '../i18n/catalogue.js';
import '../i18n/common.js';
import type { CaseClock } from '../temporal/case-clock.js';
import { callDigest, callHash } from './call.js';
import type { VerifyIdentity } from './verify.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set for every route but those of health, where nobody gets without a signed identity. */
    act?: ActContext;
  }
}

/** Routes that launchers and probes ask without an identity. */
const OPEN_ROUTES: ReadonlySet<string> = new Set(['/health/live', '/health/ready']);
/** The one route that people, machines and the public reach through the gateway. */
const GRAPH_ROUTE = '/graphql';

/** A coded refusal in the shape that the gateway reads from any answer. */
export async function refuseRequest(
  reply: FastifyReply,
  status: number,
  code: string,
  language: Language = 'en',
) {
  const message = renderRefusal({ code, params: {} }, language);
  await reply.code(status).send({ code, message, errors: [{ message, extensions: { code } }] });
}

function header(request: FastifyRequest): string | undefined {
  const value = request.headers[IDENTITY_HEADER];
  return typeof value === 'string' ? value : undefined;
}

/**
 * Puts the identity check before everything. What counts is the route that the router found, never the address as it
 * was sent: `/%69nternal/changes` and `http://x/internal/changes` lead to a route as well. Default is deny: what is
 * not open needs a signed identity, and all but the graph, addresses without a route included, is the gateway's.
 * What was signed for another call is refused once the body is known. Case time is read here, once per request.
 */
export function requireIdentity(app: FastifyInstance, verify: VerifyIdentity, clock: CaseClock): void {
  app.decorateRequest('act', undefined);
  const calls = new WeakMap<FastifyRequest, { call: string; hash: Hash }>();
  app.addHook('onRequest', async (request, reply) => {
    const route = request.routeOptions.url;
    if (route !== undefined && OPEN_ROUTES.has(route)) return;

    const signed = await verify(header(request));
    if (!signed) return refuseRequest(reply, 401, 'IDENTITY_REQUIRED');
    const { identity, call } = signed;
    if (hasNoBody(request) && call !== callDigest(request.method, request.url)) {
      return refuseRequest(reply, 401, 'IDENTITY_REQUIRED');
    }
    if (route !== GRAPH_ROUTE && identity.kind !== 'gateway') {
      return refuseRequest(reply, 403, 'GATEWAY_ONLY', identity.language);
    }
    try {
      const present = await clock.now();
      calls.set(request, { call, hash: callHash(request.method, request.url) });
      const { language, requestId, asOf } = identity;
      request.act = asOf
        ? { identity, now: new Date(asOf), present, language, requestId }
        : { identity, now: present, language, requestId };
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      return refuseRequest(reply, 503, error.refusal.code, identity.language);
    }
  });
  app.addHook('preParsing', (request, _reply, body, done) => {
    const one = calls.get(request);
    done(null, one && !hasNoBody(request) ? body.pipe(hashing(one.hash)) : body);
  });
  app.addHook('preValidation', async (request, reply) => {
    const one = calls.get(request);
    if (!one || hasNoBody(request) || one.call === one.hash.digest('base64url')) return;
    return refuseRequest(reply, 401, 'IDENTITY_REQUIRED', request.act?.language);
  });
}

const hasNoBody = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

/** Passes bytes on and hashes them on their way: a body is held once. */
function hashing(hash: Hash): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      next(null, chunk);
    },
  });
}
