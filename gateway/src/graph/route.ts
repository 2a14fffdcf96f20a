import type { GatewayRuntime } from '@graphql-hive/gateway-runtime';
import type { FastifyInstance } from 'fastify';
import type { ViewerReader } from '../identity/viewer.js';
import { addressOf } from '../rates/address.js';
import { PROOF_HEADER } from '../rates/proof.js';
import type { Rates } from '../rates/rates.js';
import { AT_ONCE, createTurns } from '../rates/turns.js';
import { boundBodies } from './body.js';
import { BODY_BYTES } from './limits.js';
import type { GraphContext } from './runtime.js';
import { withTrustedText, type TrustedDocuments } from './trusted.js';
import { Refusal } from '../identity/refusal.js';

/** Headers of an answer that are the server's to set. */
const OWN_HEADERS = new Set(['content-length', 'transfer-encoding', 'connection']);

/** What nobody reads: its client has closed the connection. */
const CLIENT_LEFT = 499;

/** The graph is told its own path: the address as it was sent may be escaped, or carry a host. */
const GRAPH_PATH = '/graphql';

/** `POST` and `GET /graphql`. Whoever asks is known before the graph sees the request. */
export function graphRoute(
  app: FastifyInstance,
  parts: {
    graph: GatewayRuntime<GraphContext>;
    readViewer: ViewerReader;
    publicUrl: string;
    trusted: TrustedDocuments;
    rates: Rates;
  },
): void {
  const turns = createTurns();
  app.register((scope, _options, done) => {
    const knownOf = boundBodies(scope, parts.rates, (request) =>
      parts.readViewer(request.headers, request.id, addressOf(request)),
    );
    scope.removeAllContentTypeParsers();
    // Fastify counts the bytes; the graph reads them.
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY_BYTES }, (_request, body, parsed) =>
      parsed(null, body),
    );
    scope.route({
      method: ['GET', 'POST'],
      url: GRAPH_PATH,
      handler: async (request, reply) => {
        const { viewer, asker } = knownOf(request);
        const headers = Object.entries(request.headers).flatMap(([name, value]): [string, string][] =>
          value === undefined || name === 'authorization' ? [] : [[name, String(value)]],
        );
        // Only when its turn has come: until then a body is the bytes that were sent, and nothing besides.
        const ask = async () => {
          // Nobody waits for it any more: the turn is the next one's.
          if (reply.raw.destroyed) return new Response(null, { status: CLIENT_LEFT });
          const sent = request.body instanceof Buffer ? request.body.toString('utf8') : undefined;
          const body = sent === undefined ? undefined : withTrustedText(sent, parts.trusted);
          if (body === null) throw new Refusal('DOCUMENT_UNKNOWN', 400);
          return parts.graph.fetch(
            parts.publicUrl + GRAPH_PATH + (/\?.*/s.exec(request.url)?.[0] ?? ''),
            { method: request.method, headers, ...(body === undefined ? {} : { body }) },
            { viewer, asker, proof: headerOf(request.headers[PROOF_HEADER]) },
          );
        };
        if (!viewer.loader) await parts.rates.room(asker);
        const atOnce = viewer.subject === undefined ? AT_ONCE.address : AT_ONCE.person;
        // Sample data is loaded at the start, all of it from one place.
        const response = await (viewer.loader ? ask() : turns.take(parts.rates.keyOf(asker), atOnce, ask));
        for (const [name, value] of response.headers) {
          if (!OWN_HEADERS.has(name)) reply.header(name, value);
        }
        return reply.code(response.status).send(await response.text());
      },
    });
    done();
  });
}

function headerOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
