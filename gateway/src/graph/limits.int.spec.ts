import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';
import { sentence, type RefusalCode } from '../identity/refusal.js';
import { BODY_BYTES, LIMITS } from './limits.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const deep = (levels: number): string => `${'parent { '.repeat(levels)} id ${'} '.repeat(levels)}`;

it.each([
  ['plain', `{ topic(id: "1") { ${deep(LIMITS.depth)} } }`],
  ['named __schema (GHSA-hmfr-rx46-4jx2)', `query __schema { topic(id: "1") { ${deep(LIMITS.depth)} } }`],
  [
    'in a fragment named __schema',
    `{ topic(id: "1") { ...__schema } } fragment __schema on Topic { ${deep(LIMITS.depth)} }`,
  ],
  [
    'in nested fragments',
    `{ topic(id: "1") { ...A } } fragment A on Topic { ${deep(9)} ...B } fragment B on Topic { ${deep(LIMITS.depth)} }`,
  ],
  [
    'under introspection',
    `{ __schema { types { ${'ofType: fields { type { '.repeat(10)} name ${'} } '.repeat(10)} } } }`,
  ],
])('refuses a query that is too deep: %s', async (_how, query) => {
  const answer = await world.ask(query, { headers: { 'x-concord-language': 'en' } });
  expect(answer.data).toBeFalsy();
  expect(answer.errors.map(({ extensions }) => extensions['code'])).toContain('QUERY_TOO_DEEP');
});

it.each([
  ['aliases', `{ ${Array.from({ length: LIMITS.aliases + 1 }, (_, i) => `a${i}: __typename2`).join(' ')} }`],
  ['tokens', `{ ${'me { kind } '.repeat(LIMITS.tokens)} }`],
  ['directives', `{ me ${'@skip(if: false) '.repeat(LIMITS.directives + 1)} { kind } }`],
])('refuses a query with too many %s', async (_what, query) => {
  const answer = await world.ask(query);
  expect(answer.data).toBeFalsy();
  expect(answer.errors.map(({ extensions }) => extensions['code'])).toContain('QUERY_TOO_COSTLY');
});

it('survives a fragment that contains itself', async () => {
  const answer = await world.ask('{ topic(id: "1") { ...A } } fragment A on Topic { parent { ...A } }');
  expect(answer.errors[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
});

it('lets GraphiQL read the schema', async () => {
  const answer = await world.ask(getIntrospectionQuery());
  expect(answer.errors).toEqual([]);
  expect(answer.data!['__schema'].queryType.name).toBe('Query');
});

it.each([
  ['no GraphQL', JSON.stringify({ query: '{ me { ' }), 'GRAPHQL_PARSE_FAILED'],
  ['an unknown field', JSON.stringify({ query: '{ nothing }' }), 'GRAPHQL_VALIDATION_FAILED'],
  [
    'two operations and no name',
    JSON.stringify({ query: 'query A { me { kind } } query B { me { kind } }' }),
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'an operation that is not there',
    JSON.stringify({ query: 'query A { me { kind } }', operationName: 'B' }),
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['a subscription', JSON.stringify({ query: 'subscription { x }' }), 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a subscription beside a query',
    JSON.stringify({ query: 'query A { me { kind } } subscription B { x }', operationName: 'B' }),
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['no JSON', '{"query": ', 'BAD_REQUEST'],
  ['no query', '{}', 'BAD_REQUEST'],
  ['a list', '[{"query":"{ me { kind } }"}]', 'BAD_REQUEST'],
  [
    'a wrong variable',
    JSON.stringify({ query: 'query ($n: Int) { deadlines(first: $n) { missing } }', variables: { n: 'x' } }),
    'BAD_USER_INPUT',
  ],
])('refuses %s with a code and a sentence of ours', async (_what, body, code) => {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-concord-language': 'en' },
    body,
  });
  const answer = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  expect(response.status).toBeLessThan(500);
  expect(answer.errors[0]).toMatchObject({
    message: sentence(code as RefusalCode, 'en'),
    extensions: { code },
  });
});

it('refuses a body that is too large', async () => {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ me { kind } } # ${'x'.repeat(BODY_BYTES)}` }),
  });
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] });
});
