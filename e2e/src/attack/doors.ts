import { setTimeout as pause } from 'node:timers/promises';
import { IDENTITY_HEADER } from '@concord/contracts/identity';
import { flood, graph, type Attack, type Target } from './attack.js';
import { ask, codeOf, rawSocket, type Answer } from './wire.js';

const SERVICES = ['directory', 'topic', 'consultation', 'feedback'] as const;
const CLOSED = [
  'IDENTITY_REQUIRED',
  'GATEWAY_ONLY',
  'NOT_FOUND',
  'BAD_REQUEST',
  'HTTP_400',
  'HTTP_401',
  'HTTP_404',
];

/** Ways to write one address. */
const INNER = ['changes', 'pulse'].flatMap((door) => [
  `/internal/${door}`,
  `/%69nternal/${door}`,
  `/intern%61l/${door}`,
  `/%2569nternal/${door}`,
  `//internal/${door}`,
  `/./internal/${door}`,
  `/health/../internal/${door}`,
  `/health/%2e%2e/internal/${door}`,
  `/INTERNAL/${door}`,
  `/internal/${door}/`,
  `/internal/${door}?a=/health`,
  `/internal;a=b/${door}`,
  `/internal%00/${door}`,
  `\\internal\\${door}`,
  `/graphql/../internal/${door}`,
]);

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const CLAIMS = {
  kind: 'person',
  personId: '00000000-0000-7000-8000-000000000001',
  roles: [{ role: 'ADMINISTRATOR', orgUnitId: '00000000-0000-7000-8000-000000000001' }],
  language: 'en',
  requestId: 'attack',
  iss: 'concord-gateway',
  aud: 'concord/topic',
  exp: 4_000_000_000,
};
/** Identities that nobody signed. */
const FORGED = [
  `${encode({ alg: 'none' })}.${encode(CLAIMS)}.`,
  `${encode({ alg: 'EdDSA' })}.${encode(CLAIMS)}.${'A'.repeat(86)}`,
  `${encode({ alg: 'HS256' })}.${encode(CLAIMS)}.${encode('x')}`,
  JSON.stringify(CLAIMS),
  '',
  'gateway',
];

const everyService = async (target: Target, one: (port: number) => Promise<Answer[]>): Promise<Answer[]> =>
  (await Promise.all(SERVICES.map((name) => one(target.launched.ports[name])))).flat();

/** Doors that are not for the asker. */
export const doors: readonly Attack[] = [
  {
    name: 'inner doors of the services, written in many ways',
    ground: 'sample',
    send: (target) =>
      everyService(target, (port) =>
        flood(INNER.length, 8, (n) => ask({ port, path: INNER[n]!, patienceMs: 3_000 })),
      ),
    expected: CLOSED,
    upstream: 'some',
    short: true,
  },
  {
    name: 'inner doors through the gateway',
    ground: 'sample',
    send: ({ launched: { ports } }) =>
      flood(INNER.length, 8, (n) =>
        ask({
          port: ports.gateway,
          path: INNER[n]!,
          headers: { accept: 'application/json' },
          patienceMs: 3_000,
        }),
      ),
    // Any other address of the gateway is the web's own page.
    expected: [...CLOSED, 'OK'],
    upstream: 'none',
    short: true,
  },
  {
    name: 'the graph of a service without an identity, and with forged ones',
    ground: 'sample',
    send: (target) =>
      everyService(target, (port) =>
        flood(FORGED.length, 6, (n) =>
          ask({
            port,
            method: 'POST',
            path: n % 2 ? '/graphql' : '/%67raphql',
            headers: { 'content-type': 'application/json', [IDENTITY_HEADER]: FORGED[n]! },
            body: JSON.stringify({ query: '{__typename}' }),
          }),
        ),
      ),
    expected: ['IDENTITY_REQUIRED'],
    upstream: 'some',
    short: true,
  },
  {
    name: 'forged identities to the gateway change nothing',
    ground: 'sample',
    send: (target) =>
      flood(FORGED.length, 6, async (n) =>
        graph(
          target,
          { query: '{people(first:1){totalCount}}' },
          {
            headers: {
              [IDENTITY_HEADER]: FORGED[n]!,
              'x-concord-as-of': '',
              'x-forwarded-for': '10.0.0.1',
              'x-forwarded-user': 'administrator',
            },
          },
        ),
      ),
    expected: ['NOT_PERMITTED', 'AUTH_REQUIRED', 'TOO_MANY_REQUESTS'],
    upstream: 'some',
    short: true,
  },
  {
    name: 'a body of 5 MB',
    ground: 'sample',
    send: async (target) => [await graph(target, `{"query":"{__typename}","x":"${'x'.repeat(5_000_000)}"}`)],
    expected: ['BODY_TOO_LARGE', 'HTTP_413', 'CLOSED'],
    upstream: 'none',
    short: true,
  },
  {
    name: 'a body of 5 MB past the gateway',
    ground: 'sample',
    send: (target) =>
      everyService(target, async (port) => [
        await ask({
          port,
          method: 'POST',
          path: '/graphql',
          headers: { 'content-type': 'application/json' },
          body: `{"query":"${'x'.repeat(5_000_000)}"}`,
        }),
      ]),
    expected: ['IDENTITY_REQUIRED', 'BODY_TOO_LARGE', 'HTTP_413', 'CLOSED'],
    upstream: 'some',
    short: true,
  },
  {
    name: 'headers of 100 kB',
    ground: 'sample',
    send: (target) =>
      flood(20, 10, () =>
        graph(target, { query: '{__typename}' }, { headers: { 'x-long': 'x'.repeat(100_000) } }),
      ),
    expected: ['HTTP_431', 'CLOSED'],
    upstream: 'none',
    short: true,
  },
];

const HELD_MS = 8_000;
/** Of what a connection is told, no more is kept. */
const MOST_HEARD = 10_000;

/**
 * So many connections, each of which is held open and fed. Each answers what it was told meanwhile (OK, HTTP_<status>),
 * or, without a word, whether it is still open at the end.
 */
async function hold(
  port: number,
  count: number,
  feed: (n: number) => string,
  more: string,
): Promise<Answer[]> {
  const begun = performance.now();
  const sockets = Array.from({ length: count }, () => rawSocket(port));
  const told = sockets.map(() => '');
  sockets.forEach((socket, n) => {
    socket.on('data', (chunk: Buffer) => {
      if (told[n]!.length < MOST_HEARD) told[n] += chunk.toString('latin1');
    });
    socket.write(feed(n));
  });
  for (let at = 0; at < HELD_MS; at += 1_000) {
    await pause(1_000);
    for (const socket of sockets) if (more && !socket.destroyed) socket.write(more);
  }
  const answers = sockets.map((socket, n) => {
    const status = /^HTTP\/1\.1 (\d{3})/.exec(told[n]!)?.[1];
    const silent = socket.destroyed ? 'CLOSED' : 'HELD';
    return {
      code: status === undefined ? silent : codeOf(Number(status), told[n]!),
      ms: performance.now() - begun,
    };
  });
  for (const socket of sockets) socket.destroy();
  return answers;
}

/** Connections that take and do not give; others must not notice. */
export const connections: readonly Attack[] = [
  {
    name: '200 requests whose headers never end',
    ground: 'sample',
    send: ({ launched: { ports } }) =>
      hold(ports.gateway, 200, () => 'POST /graphql HTTP/1.1\r\nhost: a\r\n', 'x-a: b\r\n'),
    expected: ['HELD', 'CLOSED', 'HTTP_408', 'TOO_MANY_REQUESTS'],
    upstream: 'none',
    short: false,
  },
  {
    name: '200 bodies that never end',
    ground: 'sample',
    send: ({ launched: { ports } }) =>
      hold(
        ports.gateway,
        200,
        () =>
          'POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 60000\r\n\r\n{',
        ' ',
      ),
    expected: ['HELD', 'CLOSED', 'HTTP_408', 'TOO_MANY_REQUESTS'],
    upstream: 'none',
    short: false,
  },
  {
    name: '300 connections that say nothing',
    ground: 'sample',
    send: ({ launched: { ports } }) => hold(ports.gateway, 300, () => '', ''),
    expected: ['HELD', 'CLOSED'],
    upstream: 'none',
    short: false,
  },
  {
    name: '300 live streams of nobody',
    ground: 'sample',
    send: ({ launched: { ports } }) =>
      hold(
        ports.gateway,
        300,
        () => 'GET /live HTTP/1.1\r\nhost: a\r\naccept: text/event-stream\r\n\r\n',
        '',
      ),
    expected: ['OK', 'TOO_MANY_REQUESTS'],
    some: ['TOO_MANY_REQUESTS'],
    mostTaken: 200,
    upstream: 'none',
    short: false,
  },
  {
    name: '100 clients that leave before the answer',
    ground: 'sample',
    send: (target) =>
      flood(100, 20, () =>
        graph(target, { query: '{calendars{noticedDays{date name}}}' }, { patienceMs: 5 }),
      ),
    expected: ['NO_ANSWER', 'OK', 'CLOSED', 'TOO_MANY_REQUESTS', 'QUERY_TOO_COSTLY'],
    upstream: 'some',
    short: false,
  },
];
