import { sampleUnitId } from '@concord/contracts/sample-ids';
import { flood, graph, signIn, told, type Attack, type Target } from './attack.js';
import { STOPPED } from './floods.js';
import { ask, HOST, type Answer } from './wire.js';
import { HOSTILE_WORKBOOKS } from './workbook.js';

/** Acts without sign-in that one address has in a day before a proof of work is asked of it. */
const HOUSEHOLD = 20;
const run = process.pid;

const SUBMIT = 'mutation($i:SubmitTopicInput!){submitTopic(input:$i){topic{id} refusal{code}}}';
const lamp = (key: string): Record<string, unknown> => ({
  idempotencyKey: `attack-${key}-${run}`,
  title: '路灯不亮',
  description: '路灯坏了。',
  asks: ['请修复路灯'],
  orgUnitId: sampleUnitId('west'),
  proposerName: '某人',
  proposerPhone: '10000000003',
  consentToPublish: false,
});

/** A topic that somebody else has submitted: its typed id. */
async function topicOf(target: Target, token: string): Promise<string> {
  const text = await told(target, { query: SUBMIT, variables: { i: lamp('reveal-topic') } }, token);
  const id = /"id":"([^"]+)"/.exec(text)?.[1];
  if (id === undefined) throw new Error(`no topic was taken: ${text.slice(0, 200)}`);
  return id;
}

const REVEAL = 'mutation($i:RevealProposerInput!){revealProposer(input:$i){refusal{code}}}';

const FORM = 'application/x-www-form-urlencoded';

/** A browser that has begun to sign in: where its form goes, and its cookies. */
async function begunSignIn({ launched }: Target): Promise<{ path: string; cookie: string }> {
  const base = `http://${HOST}:${launched.ports.gateway}`;
  const begun = await fetch(`${base}/oidc/auth?${signIn(launched.gatewayUrl, 'guess')}`, {
    redirect: 'manual',
  });
  const page = begun.headers.get('location');
  if (page === null) throw new Error(`sign-in did not begin: ${begun.status}`);
  const cookies = begun.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { path: new URL(page, base).pathname, cookie: cookies.join('; ') };
}

/** Makes the first account, whose owner signs in once; then guesses its password. */
async function guesses(target: Target, count: number): Promise<Answer[]> {
  const { ports, setupKey } = target.launched;
  const owner = await begunSignIn(target);
  const made = await fetch(`http://${HOST}:${ports.gateway}${owner.path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': FORM, cookie: owner.cookie },
    body: String(
      new URLSearchParams({ login: 'owner', password: 'his own long words', setupKey: setupKey! }),
    ),
  });
  if (made.status >= 400) throw new Error(`the first account was not made: ${made.status}`);
  const { path, cookie } = await begunSignIn(target);
  return flood(count, 5, (n) =>
    ask({
      port: ports.gateway,
      method: 'POST',
      path,
      headers: { 'content-type': FORM, cookie },
      body: `login=owner&password=wrong-password-${n}`,
    }),
  );
}

/** Who sends is not who he says, or sends where others have begun. */
export const disguises: readonly Attack[] = [
  {
    name: '100 topics of nobody, each from a forwarded address of its own',
    ground: 'sample',
    send: (target) =>
      flood(100, 10, (n) =>
        graph(
          target,
          {
            query: SUBMIT,
            variables: { i: lamp(`forwarded-${n}`) },
          },
          { headers: { 'x-forwarded-for': `198.51.100.${n}`, forwarded: `for=198.51.100.${n}` } },
        ),
      ),
    expected: ['OK', ...STOPPED],
    some: STOPPED,
    mostTaken: HOUSEHOLD,
    upstream: 'some',
    short: false,
  },
  {
    name: '60 repetitions of another’s key by which a telephone was revealed',
    ground: 'sample',
    send: async (target) => {
      const convenor = await target.tokenOf('westConvenor');
      const id = await topicOf(target, await target.tokenOf('member2'));
      const body = {
        query: REVEAL,
        variables: { i: { id, idempotencyKey: `attack-reveal-${run}`, reason: '联系提出人' } },
      };
      await graph(target, body, { token: convenor });
      const others = ['townConvenor', 'trafficOfficer', 'member1'] as const;
      return flood(60, 6, async (n) =>
        graph(target, body, { token: await target.tokenOf(others[n % others.length]!) }),
      );
    },
    expected: ['NOT_PERMITTED', 'NOT_FOUND', 'IDEMPOTENCY_CONFLICT', 'UNKNOWN_ID', ...STOPPED],
    upstream: 'some',
    short: true,
  },
  {
    name: 'the clock of a real installation is moved',
    ground: 'sample',
    send: async (target) => {
      const body = { query: 'mutation{advanceClock(toNext:true){now}}' };
      return [
        ...(await flood(5, 5, () => graph(target, body))),
        await graph(target, body, { token: await target.tokenOf('administrator') }),
      ];
    },
    expected: ['SANDBOX_ONLY', ...STOPPED],
    some: ['SANDBOX_ONLY'],
    upstream: 'some',
    short: true,
  },
  {
    name: '50 questions of nobody to the page of Temporal’s payloads',
    ground: 'sample',
    send: ({ launched: { ports } }) =>
      flood(50, 10, (n) =>
        ask({
          port: ports.gateway,
          method: 'POST',
          path: '/temporal/codec/decode',
          headers: {
            'content-type': 'application/json',
            ...(n % 2 === 1 && { authorization: `Bearer e30.e30.${n}` }),
          },
          body: JSON.stringify({ payloads: [{ data: 'A'.repeat(1_000_000) }] }),
        }),
      ),
    expected: ['CODEC_FORBIDDEN', 'AUTH_TOKEN_INVALID', 'CLOSED', ...STOPPED],
    upstream: 'none',
    short: true,
  },
  {
    name: 'five bombs of the administrator at once',
    ground: 'sample',
    prepare: () => void bomb(),
    send: async (target) => {
      const token = await target.tokenOf('administrator');
      return flood(5, 5, (n) =>
        graph(
          target,
          {
            query: 'mutation($i:ImportOrgTreeInput!){importOrgTree(input:$i){refusal{code}}}',
            variables: { i: { idempotencyKey: `attack-five-${run}-${n}`, xlsxBase64: bomb() } },
          },
          { token },
        ),
      );
    },
    expected: ['WORKBOOK_INFLATES', 'WORKBOOK_BUSY', 'WORKBOOK_TOO_LARGE'],
    upstream: 'some',
    short: false,
  },
  {
    name: '60 passwords for one account, in a sign-in that has begun',
    ground: 'empty',
    send: (target) => guesses(target, 60),
    expected: ['HTTP_400', 'HTTP_401', 'HTTP_403', 'HTTP_429', ...STOPPED],
    some: ['HTTP_429'],
    upstream: 'none',
    short: false,
  },
];

let packed: string | undefined;
const bomb = (): string => (packed ??= HOSTILE_WORKBOOKS['a zip bomb of 330 kB']!());
