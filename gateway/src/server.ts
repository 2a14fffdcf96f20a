import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, refusalBody } from './identity/refusal.js';
import { headerLanguage } from './identity/viewer.js';
import type { Logger } from './log.js';
import { warnOfUnnamedProxy } from './rates/address.js';
import { PATIENCE } from './security/connections.js';
import { answerUnread } from './security/headers.js';
import { ServiceUnavailable } from './upstream/upstream.js';

/** The HTTP server without its routes: request ids, a log without personal data, coded refusals. */
export function createServer(log: Logger, trustedProxies: string[]): FastifyInstance {
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    requestTimeout: PATIENCE.requestTimeout,
    // A request without a host is refused below, with the headers of every answer.
    http: { ...PATIENCE, requireHostHeader: false },
    clientErrorHandler: (error, socket) => answerUnread(error, socket),
    bodyLimit: 64_000,
    // Whom nobody vouches for may write any forwarded address.
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    // Addresses that cannot be read are refused like everything else.
    frameworkErrors: (error, request, reply) => {
      void answerError(error, request, reply, log);
    },
    routerOptions: { maxParamLength: 200 },
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(given) ? given : randomUUID();
    },
  });

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (request.raw.httpVersionMinor > 0 && !request.headers.host) throw new Refusal('BAD_REQUEST', 400);
  });
  warnOfUnnamedProxy(app, log);
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, not the address: an address may carry variables.
    log.debug(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, log));
  return app;
}

function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  log: Logger,
): FastifyReply {
  const language = headerLanguage(request.headers);
  if (error instanceof Refusal) {
    const { retryAfter } = error.details;
    if (typeof retryAfter === 'number') reply.header('retry-after', retryAfter);
    if (error.status === 401) reply.header('www-authenticate', 'Bearer error="invalid_token"');
    return reply.code(error.status).send(refusalBody(error.code, language, error.details));
  }
  if (error instanceof ServiceUnavailable) {
    return reply.code(503).send(
      refusalBody('SERVICE_UNAVAILABLE', language, {
        service: error.service,
      }),
    );
  }
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return reply.code(413).send(refusalBody('BODY_TOO_LARGE', language));
  }
  if (statusCode !== undefined && statusCode < 500) {
    return reply.code(statusCode).send(refusalBody('BAD_REQUEST', language));
  }
  const errorId = randomUUID();
  log.error({ err: error, errorId, requestId: request.id }, 'unexpected error');
  return reply.code(500).send(refusalBody('INTERNAL', language, { errorId }));
}
