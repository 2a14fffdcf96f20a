import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';
import { LIMITS } from './limits.js';

jest.setTimeout(60_000);

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const calls = (): number =>
  Object.values(world.services).reduce((sum, { calls: own }) => sum + own.length, 0);

/** Asks, and sees that no service was. */
async function refused(body: object | string) {
  const before = calls();
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-concord-language': 'en' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = (await response.json()) as {
    data?: unknown;
    errors: { message: string; extensions: Record<string, any> }[];
  };
  expect(answer.data).toBeFalsy();
  expect(response.status).toBeLessThan(500);
  expect(calls()).toBe(before);
  return answer.errors[0]!;
}

/** Fragments that each spread the next one twice. */
const doubling = (levels: number, on: string, last: string): string =>
  Array.from({ length: levels }, (_, n) => `fragment F${n} on ${on} { ...F${n + 1} ...F${n + 1} }`).join(
    ' ',
  ) + ` fragment F${levels} on ${on} { ${last} }`;

it.each([
  ['doubling fragments', `query { topic(id: "1") { ...F0 } } ${doubling(24, 'Topic', 'id')}`],
  ['doubling fragments at the root', `query { ...F0 } ${doubling(60, 'Query', '__typename')}`],
  [
    'doubling fragments over the schema',
    `query { ...F0 } ${doubling(30, 'Query', '__schema { types { name } }')}`,
  ],
  ['doubling fragments that nothing uses', `query { me { kind } } ${doubling(30, 'Topic', 'id')}`],
  [
    'doubling fragments in an operation that is not run',
    `query A { me { kind } } query B { ...F0 } ${doubling(30, 'Query', '__typename')}`,
  ],
  [
    'doubling inline fragments',
    `query { ...F0 } ${Array.from({ length: 30 }, (_, n) => `fragment F${n} on Query { ... { ...F${n + 1} } ... @include(if: true) { ...F${n + 1} } }`).join(' ')} fragment F30 on Query { me { kind } }`,
  ],
  ['aliases in doubling fragments', `query { ...F0 } ${doubling(8, 'Query', 'a: me { kind }')}`],
  [
    'directives in doubling fragments',
    `query { ...F0 } ${doubling(7, 'Query', 'me @skip(if: false) { kind }')}`,
  ],
  ['fields of one name', `{ ${'me { kind } '.repeat(LIMITS.selections / 2)} }`],
  ['many operations', Array.from({ length: 200 }, (_, n) => `query Q${n} { me { kind } }`).join(' ')],
  [
    'the schema many times',
    `{ ${Array.from({ length: 9 }, (_, n) => `a${n}: __schema { types { fields { args { type { name kind } } } } }`).join(' ')} }`,
  ],
])('refuses %s before anything else looks at it', async (_what, query) => {
  const { message, extensions } = await refused({
    query,
    operationName: query.includes('query A') ? 'A' : undefined,
  });
  expect(extensions['code']).toBe('QUERY_TOO_COSTLY');
  const { count, limit } = extensions['params'] as { count: number; limit: number };
  expect(count).toBeGreaterThan(limit);
  expect(message).toContain(`${count}, at most ${limit}`);
});

it('says in Chinese as well what is too much, and what to do', async () => {
  const answer = await world.ask(`{ ...F0 } ${doubling(24, 'Query', 'me { kind }')}`);
  expect(answer.errors[0]!.message).toMatch(/^查询过于庞大：片段展开后的字段数 \d+，上限 1000。请缩短每页/);
});

it('refuses a fragment that contains itself, by way of the schema too', async () => {
  const query =
    '{ ...A __schema { types { name } } } fragment A on Query { ...B } fragment B on Query { ...A }';
  expect((await refused({ query })).extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
});

const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
it.each([
  ['many values', JSON.stringify(Array.from({ length: LIMITS.variables + 1 }, () => 'x'))],
  ['values deep in one another', nested(30)],
  ['values deeper than anyone can write', nested(30_000)],
])('refuses variables of %s, whichever way they come', async (_what, of) => {
  const query = '"query":"query ($of: String) { me { kind } __type(name: $of) { name } }"';
  for (const asked of [query, `${query},"documentId":"none"`]) {
    const { extensions } = await refused(`{${asked},"variables":{"of":${of}}}`);
    expect(['QUERY_TOO_COSTLY', 'BAD_REQUEST']).toContain(extensions['code']);
  }
});

it('refuses a value of lists in lists in the text', async () => {
  const { extensions } = await refused({ query: `{ topic(id: ${nested(1_400)}) { id } }` });
  expect(extensions['code']).toMatch(/^GRAPHQL_/);
});

it('refuses the same of a query in the address', async () => {
  const before = calls();
  const query = encodeURIComponent(`{ ...F0 } ${doubling(24, 'Query', 'me { kind }')}`);
  const response = await fetch(`${world.url}/graphql?query=${query}`);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'QUERY_TOO_COSTLY' } }] });
  expect(calls()).toBe(before);
});

it('answers who asks for the whole schema, as explorers do', async () => {
  for (const options of [
    {},
    { inputValueDeprecation: true, schemaDescription: true, specifiedByUrl: true },
  ]) {
    const answer = await world.ask(getIntrospectionQuery(options));
    expect(answer.errors).toEqual([]);
    expect(answer.data!['__schema'].types.length).toBeGreaterThan(20);
  }
});
