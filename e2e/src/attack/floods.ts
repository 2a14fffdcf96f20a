import { sampleUnitId } from '@concord/contracts/sample-ids';
import { flood, graph, told, type Attack } from './attack.js';
import { ask } from './wire.js';

/** How a flood is stopped. */
export const STOPPED = ['TOO_MANY_REQUESTS', 'TOO_MANY_ON_THING', 'CHALLENGE_REQUIRED'] as const;
/** More than a household would send in a day. */
const HOUSEHOLD = 20;
/** More topics than one person would enter in a day. */
const OF_ONE = 30;
const run = process.pid;

const TOPIC = 'mutation($i:SubmitTopicInput!){submitTopic(input:$i){refusal{code}}}';
const topic = (n: number): Record<string, unknown> => ({
  idempotencyKey: `attack-topic-${run}-${n}`,
  title: `路灯不亮 ${n}`,
  description: '路灯坏了。',
  asks: ['请修复路灯'],
  orgUnitId: sampleUnitId('west'),
  proposerName: `某人 ${n}`,
  proposerPhone: '10000000003',
  consentToPublish: false,
});
const OBJECTION = 'mutation($i:SubmitObjectionInput!){submitObjection(input:$i){refusal{code}}}';
const objection = (n: number): Record<string, unknown> => ({
  idempotencyKey: `attack-objection-${run}-${n}`,
  consultationId: 'consultation:01900000-0000-7000-8000-000000000001',
  text: `不同意 ${n}`,
});

/** What one sends too often. */
export const floods: readonly Attack[] = [
  {
    name: '200 topics of nobody',
    ground: 'sample',
    send: (target) => flood(200, 10, (n) => graph(target, { query: TOPIC, variables: { i: topic(n) } })),
    expected: ['OK', ...STOPPED],
    some: STOPPED,
    mostTaken: HOUSEHOLD,
    upstream: 'some',
    short: false,
  },
  {
    name: 'ten topics in one document',
    ground: 'sample',
    send: async (target) => [
      await graph(target, {
        query: `mutation(${Array.from({ length: 10 }, (_, n) => `$i${n}:SubmitTopicInput!`).join()}){${Array.from({ length: 10 }, (_, n) => `t${n}:submitTopic(input:$i${n}){refusal{code}}`).join(' ')}}`,
        variables: Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`i${n}`, topic(1_000 + n)])),
      }),
    ],
    expected: [...STOPPED, 'ONE_ACT_A_REQUEST', 'QUERY_TOO_COSTLY', 'TOO_MANY'],
    upstream: 'none',
    short: true,
  },
  {
    name: '200 objections of nobody',
    ground: 'sample',
    send: (target) =>
      flood(200, 10, (n) => graph(target, { query: OBJECTION, variables: { i: objection(n) } })),
    expected: ['NOT_FOUND', 'UNKNOWN_ID', ...STOPPED],
    some: STOPPED,
    upstream: 'some',
    short: false,
  },
  {
    name: '300 topics of one who signed in',
    ground: 'sample',
    send: async (target) => {
      const token = await target.tokenOf('member3');
      return flood(300, 10, (n) =>
        graph(target, { query: TOPIC, variables: { i: topic(2_000 + n) } }, { token }),
      );
    },
    expected: ['OK', 'TOO_MANY_TOPICS'],
    some: ['TOO_MANY_TOPICS'],
    mostTaken: OF_ONE,
    upstream: 'some',
    short: false,
  },
  {
    name: '150 whole processes in one document, of one who signed in',
    ground: 'sample',
    send: async (target) => {
      const token = await target.tokenOf('member3');
      const key = /"key":"([^"]+)"/.exec(
        await told(target, { query: '{publicUnits{profile{key}}}' }, token),
      )?.[1];
      if (key === undefined) throw new Error('no place has a process');
      const all = Array.from({ length: 150 }, (_, n) => `p${n}:profile(key:"${key}"){document}`);
      return [await graph(target, { query: `{${all.join(' ')}}` }, { token })];
    },
    expected: ['QUERY_TOO_COSTLY'],
    upstream: 'none',
    short: false,
  },
  {
    name: '1,000 wrong follow-up codes',
    ground: 'sample',
    send: (target) =>
      flood(1_000, 10, (n) => graph(target, { query: `{followTopic(code:"AAAA-${n}"){number}}` })),
    expected: ['OK', 'NOT_FOUND', 'QUERY_TOO_COSTLY', ...STOPPED],
    some: STOPPED,
    upstream: 'some',
    short: false,
  },
  {
    name: '1,000 reads at once',
    ground: 'sample',
    send: (target) => flood(1_000, 50, () => graph(target, { query: '{rootUnits{children{id name}}}' })),
    expected: ['OK', 'SERVICE_UNAVAILABLE', ...STOPPED],
    upstream: 'some',
    short: false,
  },
  {
    name: '200 sign-ins as somebody who is not there',
    ground: 'empty',
    send: ({ launched: { ports } }) =>
      flood(200, 10, (n) =>
        ask({
          port: ports.gateway,
          method: 'POST',
          path: '/oidc/interaction/none',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: `login=nobody-${n}&password=wrong-password`,
        }),
      ),
    expected: ['HTTP_400', 'HTTP_404', 'HTTP_410', 'HTTP_429', ...STOPPED],
    upstream: 'none',
    short: false,
  },
  {
    name: '200 one-click tokens in a real installation',
    ground: 'empty',
    send: ({ launched: { ports } }) =>
      flood(200, 10, () =>
        ask({
          port: ports.gateway,
          method: 'POST',
          path: '/oidc/sample-token',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ personId: 'person:01900000-0000-7000-8000-000000000001' }),
        }),
      ),
    expected: ['HTTP_404', 'NOT_FOUND', 'HTTP_429', ...STOPPED],
    upstream: 'none',
    short: false,
  },
  {
    name: '300 tokens that are none',
    ground: 'sample',
    send: (target) =>
      flood(300, 20, (n) => graph(target, { query: '{viewer{person{id}}}' }, { token: `e30.e30.${n}` })),
    expected: ['AUTH_TOKEN_INVALID', ...STOPPED],
    upstream: 'none',
    short: false,
  },
  {
    name: '200 wrong client secrets',
    ground: 'sample',
    send: ({ launched: { ports } }) =>
      flood(200, 10, (n) =>
        ask({
          port: ports.gateway,
          method: 'POST',
          path: '/oidc/token',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: `grant_type=client_credentials&client_id=machine-${n}&client_secret=wrong`,
        }),
      ),
    expected: ['HTTP_400', 'HTTP_401', 'HTTP_429', ...STOPPED],
    upstream: 'none',
    short: false,
  },
];
