import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';
import { join } from 'node:path';
import { samplePersonId, samplePersonUuid, sampleUnitId } from '@concord/contracts/sample-ids';
import { Graph, GraphFailed, ActRefused } from '@concord/infra/sample/graph';
import { House, until } from './house.js';
import {
  BAD_TOKENS,
  headerOf,
  keyOf,
  payloadOf,
  readIssuerKey,
  signed,
  strangersKey,
  unsigned,
} from './jwt.js';
import type { IssuerKey } from './jwt.js';

let house: House;
let graph: Graph;
let token: string;
let topicId: string;

const TOPIC = {
  title: '社区楼道照明',
  description: '楼道灯损坏。',
  asks: ['修复楼道灯'],
  orgUnitId: sampleUnitId('west'),
  proposerName: '示例居民',
  proposerPhone: '10000000003',
  consentToPublish: false,
};

beforeAll(async () => {
  house = await House.open({ mode: 'start' });
  graph = new Graph(house.url);
  await until('the tree is everywhere', async () => {
    const data = await graph.ask('{ publicUnits { id } }');
    return (data['publicUnits'] as unknown[] | null)?.length! > 0;
  });
  token = await graph.tokenOf(samplePersonId('westConvenor'));
  await graph.act('submitTopic', TOPIC, 'id');
  const data = await graph.ask('{ topics(first: 1) { edges { node { id } } } }', {}, { token });
  topicId = data['topics'].edges[0].node.id as string;
}, 300_000);

afterAll(() => house?.close(), 120_000);

/** Status and code of a raw request to the gateway. */
async function post(
  body: string,
  headers: Record<string, string> = {},
  url = `${house.url}/graphql`,
): Promise<{ status: number; codes: string[]; text: string }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = await answer.text();
  const codes = [...text.matchAll(/"code":"([A-Z_]+)"/g)].map((match) => match[1]!);
  return { status: answer.status, codes, text };
}

const VIEWER = JSON.stringify({ query: '{ viewer { person { id } } }' });

describe('tokens', () => {
  const issuerKey = (): IssuerKey => readIssuerKey(house.dataDir);
  const header = () => headerOf(issuerKey());

  it.each(Object.entries(BAD_TOKENS))('%s: 401, coded, in the reader’s language', async (_what, make) => {
    const answer = await post(VIEWER, {
      authorization: `Bearer ${make(token, issuerKey())}`,
      'x-concord-language': 'en',
    });
    expect(answer).toMatchObject({ status: 401, codes: expect.arrayContaining(['AUTH_TOKEN_INVALID']) });
    expect(answer.text).toContain('sign in again');
  });

  it('the right one is taken', async () => {
    const data = await graph.ask('{ viewer { person { id } } }', {}, { token });
    expect(data['viewer'].person.id).toBe(samplePersonId('westConvenor'));
  });

  it('of somebody who is not registered here: refused', async () => {
    const stranger = signed(
      header(),
      { ...payloadOf(token), sub: '00000000-0000-4000-8000-000000000001' },
      keyOf(issuerKey()),
    );
    expect(await post(VIEWER, { authorization: `Bearer ${stranger}` })).toMatchObject({
      status: 401,
      codes: expect.arrayContaining(['AUTH_SUBJECT_UNKNOWN']),
    });
  });

  it('nobody but the sample loader acts at an earlier date', async () => {
    const answer = await post(VIEWER, {
      authorization: `Bearer ${token}`,
      'x-concord-as-of': '2020-01-01T00:00:00Z',
    });
    expect(answer.codes).toContain('AS_OF_FORBIDDEN');
  });
});

describe('a service past the gateway', () => {
  const services = () =>
    Object.entries(house.launched.ports).filter(([name]) =>
      ['directory', 'topic', 'consultation', 'feedback'].includes(name),
    );
  const identity = () =>
    JSON.parse(readFileSync(join(house.dataDir, 'secrets.json'), 'utf8')) as {
      identityPrivateJwk: JsonWebKey & { kid: string };
    };
  const query = JSON.stringify({ query: '{ __typename }' });
  const GRAPH = `POST /graphql\n${query}`;
  const CHANGES = 'GET /internal/changes\n';
  const digest = (call: string): string => createHash('sha256').update(call).digest('base64url');
  /** As the gateway would say it to this service for this call. */
  const claims = (service: string, call: string, more: Record<string, unknown> = {}) => ({
    kind: 'person',
    personId: samplePersonUuid('administrator'),
    roles: [],
    language: 'en',
    requestId: 'e2e',
    iss: 'concord-gateway',
    aud: `concord/${service}`,
    call: digest(call),
    iat: Math.floor(Date.now() / 1000),
    exp: Math.floor(Date.now() / 1000) + 60,
    ...more,
  });

  it('answers nobody without a signed identity', async () => {
    for (const [, port] of services()) {
      expect(await post(query, {}, `http://127.0.0.1:${port}/graphql`)).toMatchObject({
        status: 401,
        codes: expect.arrayContaining(['IDENTITY_REQUIRED']),
      });
      expect((await fetch(`http://127.0.0.1:${port}/internal/changes`)).status).toBe(401);
    }
  });

  it('nor with one that somebody else signed, that has expired, or that was signed for another service or call', async () => {
    const { identityPrivateJwk } = identity();
    const header = { alg: 'EdDSA', kid: identityPrivateJwk.kid };
    const key = keyOf(identityPrivateJwk);
    for (const [name, port] of services()) {
      const refused = [
        signed(header, claims(name, GRAPH), strangersKey('EdDSA')),
        signed(header, claims(name, GRAPH, { iat: 1, exp: 61 }), key),
        signed(header, claims('other', GRAPH), key),
        signed(header, claims(name, CHANGES), key),
        signed(header, claims(name, `${GRAPH} `), key),
        unsigned(claims(name, GRAPH)),
      ];
      for (const made of refused) {
        expect(
          await post(query, { 'x-concord-identity': made }, `http://127.0.0.1:${port}/graphql`),
        ).toMatchObject({ status: 401 });
      }
      const person = (call: string): string => signed(header, claims(name, call), key);
      expect(
        (
          await fetch(`http://127.0.0.1:${port}/internal/changes`, {
            headers: { 'x-concord-identity': person(CHANGES) },
          })
        ).status,
      ).toBe(403);
      expect(
        await post(query, { 'x-concord-identity': person(GRAPH) }, `http://127.0.0.1:${port}/graphql`),
      ).toMatchObject({ status: 200 });
    }
  });

  it('an identity header from outside is not believed', async () => {
    const { identityPrivateJwk } = identity();
    const forged = signed(
      { alg: 'EdDSA', kid: identityPrivateJwk.kid },
      claims('directory', GRAPH, { kind: 'gateway' }),
      strangersKey('EdDSA'),
    );
    const answer = await post(VIEWER, { 'x-concord-identity': forged });
    expect(JSON.parse(answer.text)).toMatchObject({ data: { viewer: { person: null } } });
  });
});

describe('GraphQL that is malformed or too large', () => {
  const nested = (depth: number): string =>
    depth === 0 ? 'id' : `consultation { topic { ${nested(depth - 1)} } }`;
  const cases: [string, string, string][] = [
    ['no JSON', '{', 'BAD_REQUEST'],
    ['no GraphQL', JSON.stringify({ query: '{ topic(' }), 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', JSON.stringify({ query: '{ nothing }' }), 'GRAPHQL_VALIDATION_FAILED'],
    ['too deep', JSON.stringify({ query: `{ topic(id: "x") { ${nested(20)} } }` }), 'QUERY_TOO_DEEP'],
    [
      'too many aliases',
      JSON.stringify({
        query: `{ ${Array.from({ length: 80 }, (_, at) => `a${at}: viewer { language }`).join(' ')} }`,
      }),
      'QUERY_TOO_COSTLY',
    ],
    [
      'too long',
      JSON.stringify({ query: `{ ${'viewer { language } '.repeat(2_000)} }` }),
      'QUERY_TOO_COSTLY',
    ],
  ];

  it.each(cases)('%s', async (_what, body, code) => {
    const answer = await post(body, { authorization: `Bearer ${token}` });
    expect(answer.codes).toContain(code);
    expect(answer.status).toBeLessThan(500);
  });

  it('a page of more than a hundred', async () => {
    await expect(
      graph.ask('{ topics(first: 101) { edges { node { id } } } }', {}, { token }),
    ).rejects.toBeInstanceOf(GraphFailed);
  });
});

describe('ids of another organisation', () => {
  const input = () => ({ id: topicId, scopeClass: 'LIVELIHOOD' });
  const refusalOf = async (act: Promise<unknown>): Promise<string> => {
    const error = await act.then(
      () => undefined,
      (caught: unknown) => caught,
    );
    return error instanceof ActRefused ? error.refusal.code : String(error);
  };

  it('cannot be read, nor told from ids that are not there', async () => {
    const other = await graph.tokenOf(samplePersonId('villageConvenor'));
    const ask = (id: string) =>
      graph.ask(
        'query One($id: ID!) { topic(id: $id) { id } node(id: $id) { ... on Topic { title } } }',
        { id },
        { token: other },
      );
    const seen = await ask(topicId);
    expect(seen['topic']).toBeNull();
    expect(seen).toEqual(await ask('topic:00000000-0000-4000-8000-000000000000'));
    expect(JSON.stringify(seen)).not.toContain(TOPIC.title);
    const list = await graph.ask(
      '{ topics(first: 10) { totalCount edges { node { id } } } }',
      {},
      { token: other },
    );
    expect(list['topics']).toEqual({ totalCount: 0, edges: [] });
  });

  it('cannot be acted on: the same refusal as for an id that is not there, and nothing changed', async () => {
    const other = await graph.tokenOf(samplePersonId('villageConvenor'));
    const before = await house.rows('select version, state from topic.topic');
    expect(await refusalOf(graph.act('screenTopic', input(), 'id', { token: other }))).toBe('NOT_FOUND');
    expect(
      await refusalOf(
        graph.act('screenTopic', { ...input(), id: 'topic:00000000-0000-4000-8000-000000000000' }, 'id', {
          token: other,
        }),
      ),
    ).toBe('NOT_FOUND');
    expect(
      await refusalOf(
        graph.act('screenTopic', { ...input(), id: samplePersonId('member1') }, 'id', { token }),
      ),
    ).toBe('UNKNOWN_ID');
    expect(
      await refusalOf(graph.act('screenTopic', { ...input(), id: "topic:' or 1=1 --" }, 'id', { token })),
    ).toBe('UNKNOWN_ID');
    expect(await refusalOf(graph.act('screenTopic', input(), 'id', {}))).toBe('NOT_FOUND');
    expect(await house.rows('select version, state from topic.topic')).toEqual(before);
  });

  it('somebody else’s inbox is not asked for at all: only the own is there', async () => {
    const other = await graph.tokenOf(samplePersonId('villageConvenor'));
    await until(
      'the convenor is told',
      async () => (await graph.ask('{ unreadCount }', {}, { token }))['unreadCount'] === 1,
    );
    expect(await graph.ask('{ unreadCount inbox(first: 5) { totalCount } }', {}, { token: other })).toEqual({
      unreadCount: 0,
      inbox: { totalCount: 0 },
    });
    const mine = await graph.ask('{ inbox(first: 1) { edges { node { id } } } }', {}, { token });
    const alertIds = [mine['inbox'].edges[0].node.id];
    await graph.act('markRead', { alertIds }, 'id', { token: other }).catch(() => undefined);
    expect(await graph.ask('{ unreadCount }', {}, { token })).toEqual({ unreadCount: 1 });
  });
});

it('the clock stands outside the sandbox', async () => {
  const admin = await graph.tokenOf(samplePersonId('administrator'));
  const move = graph.ask('mutation { advanceClock(toNext: true) { now } }', {}, { token: admin });
  await expect(move).rejects.toMatchObject({ codes: ['SANDBOX_ONLY'] });
});

it('a resident’s name and telephone are in no log, history, fact or refusal', async () => {
  const logs = Object.keys(house.launched.pids())
    .map((name) => house.launched.logTail(name, 100_000))
    .join('\n');
  const facts = JSON.stringify(await house.rows('select fact from topic.outbox'));
  const chain = JSON.stringify(await house.rows('select data from topic.timeline_entry'));
  for (const text of [logs, facts, chain]) {
    expect(text).not.toContain(TOPIC.proposerPhone);
    expect(text).not.toContain(TOPIC.proposerName);
  }
});
