import { getIntrospectionQuery } from 'graphql';
import { flood, graph, signIn, type Attack, type Target } from './attack.js';
import { ask, type Answer } from './wire.js';

/** A burst is read up to its asker's bound; what comes beyond is told to come later. */
const LATER = 'TOO_MANY_REQUESTS';

const sendForm = ({ launched: { ports } }: Target, path: string, body: string): Promise<Answer> =>
  ask({
    port: ports.gateway,
    method: 'POST',
    path,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://elsewhere.example',
    },
    body,
  });

/** Names of types that nothing has. */
const UNKNOWN_TYPES = `query(${Array.from({ length: 110 }, (_, n) => `$v${n}:RequestExtensionInputPaylo${n}`).join(' ')}){x:__typename}`;

/** What is dear to one side and cheap to the other, many at once. */
export const bursts: readonly Attack[] = [
  {
    name: '300 sign-ins pushed beforehand, of 50 kB',
    ground: 'sample',
    send: (target) =>
      flood(300, 30, () =>
        sendForm(target, '/oidc/request', signIn(target.launched.gatewayUrl, 's'.repeat(50_000))),
      ),
    expected: ['HTTP_413', 'HTTP_404', 'HTTP_429', LATER],
    upstream: 'none',
    short: true,
  },
  {
    name: '300 sign-ins with a state of 13 kB',
    ground: 'sample',
    send: (target) =>
      flood(300, 30, () =>
        ask({
          port: target.launched.ports.gateway,
          path: `/oidc/auth?${signIn(target.launched.gatewayUrl, 's'.repeat(13_000))}`,
        }),
      ),
    expected: ['HTTP_414', 'HTTP_429', LATER],
    upstream: 'none',
    short: false,
  },
  {
    name: '400 looks at whether all is ready',
    ground: 'sample',
    send: ({ launched: { ports } }) =>
      flood(400, 100, () => ask({ port: ports.gateway, path: '/health/ready' })),
    expected: ['OK'],
    upstream: 'some',
    short: false,
  },
  {
    name: '400 calendars',
    ground: 'sample',
    send: ({ launched: { ports } }) =>
      flood(400, 100, () => ask({ port: ports.gateway, path: '/ics/calendar/CN.ics' })),
    expected: ['OK', LATER],
    upstream: 'some',
    short: false,
  },
  {
    name: '60 bodies of 1 MB at once',
    ground: 'sample',
    send: (target) =>
      flood(60, 60, () =>
        graph(target, {
          query: 'query($id:ID!){topic(id:$id){id}}',
          variables: { id: 'x'.repeat(980_000) },
        }),
      ),
    expected: ['BODY_TOO_LARGE', 'CLOSED', LATER],
    upstream: 'none',
    short: true,
  },
  {
    name: '60 introspections at once',
    ground: 'sample',
    send: (target) => flood(60, 60, () => graph(target, { query: getIntrospectionQuery() })),
    expected: ['OK', LATER],
    upstream: 'none',
    short: false,
  },
  {
    name: '60 documents of types that nothing has, at once',
    ground: 'sample',
    send: (target) => flood(60, 60, () => graph(target, { query: UNKNOWN_TYPES })),
    expected: ['GRAPHQL_VALIDATION_FAILED', LATER],
    upstream: 'none',
    short: true,
  },
  {
    name: 'an act of nobody on 1,500 things',
    ground: 'sample',
    send: (target) =>
      flood(5, 5, (n) =>
        graph(target, {
          query: 'mutation($i:MarkReadInput!){markRead(input:$i){refusal{code}}}',
          variables: {
            i: {
              idempotencyKey: `many-${n}`,
              alertIds: Array.from({ length: 1_500 }, (_, k) => `alert:${n}-${k}`),
            },
          },
        }),
      ),
    expected: ['ONE_ACT_A_REQUEST', LATER],
    upstream: 'none',
    short: true,
  },
  {
    name: 'forms of a page of another site',
    ground: 'sample',
    send: (target) =>
      flood(10, 10, (n) =>
        sendForm(
          target,
          '/graphql',
          String(
            new URLSearchParams({
              query: `mutation{submitTopic(input:{idempotencyKey:"form-${n}",title:"x"}){refusal{code}}}`,
            }),
          ),
        ),
      ),
    expected: ['JSON_REQUIRED'],
    upstream: 'none',
    short: true,
  },
];
