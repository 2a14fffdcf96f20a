import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { IDENTITY_HEADER, IDENTITY_ISSUER, identityClaims } from '@concord/contracts/identity';
import type { IdentityClaims } from '@concord/contracts/identity';
import { audienceOf, callHead } from '@concord/contracts/signed-call';
import { graphql, parse } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { importJWK, jwtVerify } from 'jose';
import type { JWK } from 'jose';

/** What a fake service's resolvers find in their context: the identity that the gateway signed. */
export interface FakeContext {
  identity: IdentityClaims;
  fake: FakeService;
}

export interface FakeService {
  name: string;
  url: string;
  sdl: string;
  /** Claims of every call, newest last. */
  calls: IdentityClaims[];
  /** Answers of its internal doors; replaced by tests. */
  internal: Record<string, (url: URL, claims: IdentityClaims) => Promise<{ status: number; body: unknown }>>;
  /** Nothing is answered any more while true. */
  hang: boolean;
  /** Its graph answers an error page instead of GraphQL while true. */
  garble: boolean;
  ready: boolean;
  /** How often it was asked whether it is ready. */
  readyAsked: number;
  /** Of its calendar, where it has one. */
  calendarVersion: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible", "@listSize"])\n`;

/** A small federated service over HTTP that refuses whatever is not signed by the gateway. */
export async function startFakeService(
  name: string,
  typeDefs: string,
  resolvers: Record<string, unknown>,
  publicJwk: JWK,
): Promise<FakeService> {
  const sdl = LINK + typeDefs;
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  const key = await importJWK(publicJwk, 'EdDSA');
  let server: Server | undefined;
  let port = 0;

  const fake: FakeService = {
    name,
    sdl,
    url: '',
    calls: [],
    internal: {
      '/internal/changes': () => new Promise(() => undefined),
    },
    hang: false,
    garble: false,
    ready: true,
    readyAsked: 0,
    calendarVersion: '2026-11-10+1',
    async start() {
      server = createServer((request, response) => {
        void answer(request, response).catch((error: unknown) => {
          response.writeHead(500).end(String(error));
        });
      });
      await new Promise<void>((listening) => server!.listen(port, '127.0.0.1', listening));
      port = (server.address() as AddressInfo).port;
      fake.url = `http://127.0.0.1:${port}/graphql`;
    },
    async stop() {
      server?.closeAllConnections();
      await new Promise((closed) => server?.close(closed) ?? closed(undefined));
    },
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url!, 'http://fake');
    if (fake.hang) return;
    if (url.pathname.startsWith('/health/')) {
      fake.readyAsked += 1;
      response.writeHead(fake.ready ? 200 : 503).end();
      return;
    }
    const sent = await text(request);
    let claims: IdentityClaims;
    try {
      const token = String(request.headers[IDENTITY_HEADER]);
      const { payload } = await jwtVerify(token, key, {
        issuer: IDENTITY_ISSUER,
        audience: audienceOf(name),
      });
      if (
        payload['call'] !==
        createHash('sha256')
          .update(callHead(request.method!, request.url!) + sent)
          .digest('base64url')
      ) {
        throw new Error('another call');
      }
      claims = identityClaims.parse(payload);
    } catch {
      json(response, 401, { errors: [{ message: 'unsigned', extensions: { code: 'IDENTITY_REQUIRED' } }] });
      return;
    }
    if (url.pathname !== '/graphql') {
      const door = fake.internal[url.pathname];
      const { status, body } = door ? await door(url, claims) : { status: 404, body: {} };
      json(response, status, body);
      return;
    }
    fake.calls.push(claims);
    if (fake.garble) {
      response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>');
      return;
    }
    const body = JSON.parse(sent) as { query: string; variables?: Record<string, unknown> };
    json(response, 200, await run(schema, body, { identity: claims, fake }));
  };

  await fake.start();
  return fake;
}

function run(
  schema: GraphQLSchema,
  body: { query: string; variables?: Record<string, unknown> },
  contextValue: FakeContext,
) {
  return graphql({ schema, source: body.query, variableValues: body.variables ?? {}, contextValue });
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
