import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type { Challenge } from 'altcha-lib/types';
import { MEMBER, OFFICER } from '../../test/fake-graph.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({
    RATE_ANONYMOUS_ACTS: '2',
    RATE_ANONYMOUS_ACTS_ON_THING: '1',
    RATE_READ_POINTS: '20000',
    RATE_TOPICS: '5',
    TRUSTED_PROXIES: '127.0.0.1',
  });
});
afterAll(() => world.close());

let place = 0;
/** An address that nobody has asked from yet. */
const anew = (): Record<string, string> => ({
  'x-forwarded-for': `2001:db8:${(place += 1).toString(16)}::1`,
});
const ACT = 'mutation { submitTopic(title: "x") { id } }';
const act = (headers: Record<string, string>, query = ACT) => world.ask(query, { headers });
const callsOf = (name: string) => world.services[name]!.calls.length;

async function solved(challenge: Challenge): Promise<Record<string, string>> {
  const solution = await solveChallenge({ challenge, deriveKey });
  return {
    'x-concord-proof': Buffer.from(JSON.stringify({ challenge, solution })).toString('base64url'),
  };
}

describe('acts without sign-in', () => {
  it('are as many as a household sends in a day; more cost a proof, which is used once', async () => {
    const from = anew();
    for (let sent = 0; sent < 2; sent += 1) expect((await act(from)).errors).toEqual([]);
    const before = callsOf('topic');
    const refused = await act(from);
    expect(refused).toMatchObject({
      status: 429,
      errors: [{ extensions: { code: 'CHALLENGE_REQUIRED' } }],
    });
    expect(callsOf('topic')).toBe(before);

    const proof = await solved(refused.errors[0]!.extensions['challenge'] as Challenge);
    expect((await act({ ...from, ...proof })).errors).toEqual([]);
    expect((await act({ ...from, ...proof })).status).toBe(429);
  });

  it('are counted for a whole /64, and for nobody else', async () => {
    const { 'x-forwarded-for': address } = anew() as {
      'x-forwarded-for': string;
    };
    await act({ 'x-forwarded-for': address });
    await act({ 'x-forwarded-for': address.replace('::1', '::2') });
    expect((await act({ 'x-forwarded-for': address.replace('::1', '::3') })).status).toBe(429);
    expect((await act(anew())).status).toBe(200);
  });

  it('are bounded on one thing from one network, which is told the ways that are left', async () => {
    const from = anew();
    const onThing = 'mutation { revealProposer(id: "topic:7") { id } }';
    await act(from, onThing);
    const before = callsOf('topic');
    expect(await act(from, onThing)).toMatchObject({
      status: 429,
      errors: [
        {
          message: expect.stringContaining('改用手机流量等其他网络提交'),
          extensions: { code: 'TOO_MANY_ON_THING', retryAfter: expect.any(Number) },
        },
      ],
    });
    expect(callsOf('topic')).toBe(before);
  });

  it('tell the services which came from one sender, and not from where', async () => {
    const senderOf = async (from: string) => {
      await act({ 'x-forwarded-for': from });
      return world.services['topic']!.calls.at(-1)!.sender;
    };
    const first = await senderOf('2001:db8:aaaa::1');
    expect(first).toMatch(/^[\w-]{22}$/);
    expect(await senderOf('2001:db8:aaaa::2')).toBe(first);
    expect(await senderOf('2001:db8:bbbb::1')).not.toBe(first);
  });

  it('take no proof that was made up, and none for another challenge', async () => {
    const from = anew();
    for (let sent = 0; sent < 2; sent += 1) await act(from);
    const challenge = (await act(from)).errors[0]!.extensions['challenge'] as Challenge;
    const easier = {
      ...challenge,
      parameters: { ...challenge.parameters, keyPrefix: '00' },
    };
    for (const proof of [await solved(easier), { 'x-concord-proof': 'bm9uc2Vuc2U' }]) {
      expect((await act({ ...from, ...proof })).status).toBe(429);
    }
  });

  it('name a few things at most, and are refused before any of those is counted', async () => {
    const from = anew();
    const naming = (ids: string[]) =>
      world.ask('mutation ($ids: [ID!]!) { markRead(ids: $ids) { id } }', {
        variables: { ids },
        headers: from,
      });
    const before = callsOf('topic');
    expect(await naming(Array.from({ length: 1_000 }, (_, n) => `topic:many-${n}`))).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'ONE_ACT_A_REQUEST' } }],
    });
    expect(callsOf('topic')).toBe(before);
    // One act on each thing is let through from here: none of these was counted.
    expect((await naming(['topic:many-0', 'topic:many-1'])).errors).toEqual([]);
  });

  it('are one a request, however they are written', async () => {
    for (const query of [
      'mutation { a: submitTopic(title: "x") { id } b: submitTopic(title: "x") { id } }',
      'mutation { ...two } fragment two on Mutation { a: submitTopic(title: "x") { id } ... { b: submitTopic(title: "x") { id } } }',
    ]) {
      const before = callsOf('topic');
      expect(await act(anew(), query)).toMatchObject({
        status: 400,
        errors: [{ extensions: { code: 'ONE_ACT_A_REQUEST' } }],
      });
      expect(callsOf('topic')).toBe(before);
    }
  });

  it('are not what somebody who is signed in sends', async () => {
    const from = anew();
    const token = await world.tokenOf(OFFICER, true);
    for (let sent = 0; sent < 4; sent += 1) {
      expect((await world.ask(ACT, { headers: from, token })).status).toBe(200);
    }
  });
});

describe('topics of somebody signed in', () => {
  it('are bounded by the day, and he is told when to come again; nobody else is', async () => {
    const reader = await world.tokenOf(OFFICER);
    for (let sent = 0; sent < 5; sent += 1) {
      expect((await world.ask(ACT, { headers: anew(), token: reader })).status).toBe(200);
    }
    const before = callsOf('topic');
    expect(await world.ask(ACT, { headers: anew(), token: reader })).toMatchObject({
      status: 429,
      errors: [
        {
          message: expect.any(String),
          extensions: { code: 'TOO_MANY_TOPICS', retryAfter: expect.any(Number) },
        },
      ],
    });
    expect(callsOf('topic')).toBe(before);
    const another = 'mutation { revealProposer(id: "topic:8") { id } }';
    expect((await world.ask(another, { headers: anew(), token: reader })).status).toBe(200);
  });

  it('cost a proof beyond a household’s, as a stranger’s do, where he holds no post', async () => {
    const token = await world.tokenOf(MEMBER);
    const from = anew();
    for (let sent = 0; sent < 2; sent += 1) {
      expect((await world.ask(ACT, { headers: from, token })).status).toBe(200);
    }
    expect(await world.ask(ACT, { headers: from, token })).toMatchObject({
      status: 429,
      errors: [{ extensions: { code: 'CHALLENGE_REQUIRED' } }],
    });
    expect(
      (await world.ask('mutation { revealProposer(id: "topic:9") { id } }', { headers: from, token })).status,
    ).toBe(200);
  });
});

it('tells whoever reads too much when to come again, and lets others read on', async () => {
  const from = anew();
  // Of a cost of 120 each, and 60 questions.
  const query = `{ ${Array.from({ length: 60 }, (_, n) => `a${n}: me { kind }`).join(' ')} }`;
  let answer = await world.ask(query, { headers: from });
  for (let asked = 0; asked < 30 && answer.status === 200; asked += 1) {
    answer = await world.ask(query, { headers: from });
  }
  expect(answer).toMatchObject({
    status: 429,
    errors: [
      {
        message: expect.stringContaining('请求过于频繁'),
        extensions: { code: 'TOO_MANY_REQUESTS' },
      },
    ],
  });
  expect((await world.ask('{ me { kind } }', { headers: anew() })).status).toBe(200);
  // An office behind one address is not one reader: who is signed in is counted by himself.
  expect(
    (
      await world.ask('{ me { kind } }', {
        headers: from,
        token: await world.tokenOf(OFFICER),
      })
    ).status,
  ).toBe(200);
});

it('charges refused documents as well, and reads no more of them when nothing is left', async () => {
  const refusals = ['{ nothingSuch }', '{', `{ ${'me { kind } '.repeat(400)} }`].map(async (query) => {
    const from = anew();
    const first = await world.ask(query, { headers: from });
    expect(first.errors[0]!.extensions['code']).toMatch(/^(GRAPHQL_|QUERY_TOO)/);
    return world.ask('{ me { kind } }', { headers: from });
  });
  for (const after of await Promise.all(refusals)) {
    expect(after).toMatchObject({ status: 429, errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }] });
  }
});

it('charges a document what it was reckoned to cost, not one price for all', async () => {
  const from = anew();
  // 32 of 20,000 each: any price for all that stops the large ones in time would stop these.
  for (let asked = 0; asked < 40; asked += 1) {
    expect((await world.ask('{ me { kind } }', { headers: from })).status).toBe(200);
  }
  const large = `{ ${Array.from({ length: 60 }, (_, n) => `a${n}: me { kind }`).join(' ')} }`;
  let answered = 0;
  while ((await world.ask(large, { headers: from })).status === 200) answered += 1;
  expect(answered).toBe(Math.floor((20_000 - 40 * (2 + 30)) / (60 * (2 + 30))));
});
