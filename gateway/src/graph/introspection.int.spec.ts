import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { COUNTY } from '../../test/fake-graph.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

jest.setTimeout(60_000);

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const ME = { me: { kind: 'anonymous' } };
const SCHEMA = { __schema: { queryType: { name: 'Query' } } };
const DEADLINE = { name: 'Deadline', kind: 'OBJECT' };

// Each three times: a plan is kept, and a second run has been wrong where the first was right.
it.each([
  ['after', '{ me { kind } __schema { queryType { name } } }', { ...ME, ...SCHEMA }],
  ['before', '{ __schema { queryType { name } } me { kind } }', { ...SCHEMA, ...ME }],
  [
    'under aliases, twice',
    '{ a: __type(name: "Deadline") { name kind } me { kind } b: __type(name: "Nobody") { name } t: __typename }',
    { a: DEADLINE, ...ME, b: null, t: 'Query' },
  ],
  [
    'in fragments within fragments',
    `{ ...A } fragment A on Query { __typename ...B ... { __schema { queryType { name } } } }
     fragment B on Query { me { kind } a: __type(name: "Deadline") { name kind } }`,
    { __typename: 'Query', ...ME, a: DEADLINE, ...SCHEMA },
  ],
  [
    'as __typename before a fragment',
    '{ __typename ...A } fragment A on Query { me { kind } }',
    {
      __typename: 'Query',
      ...ME,
    },
  ],
  [
    'as __typename before an inline fragment',
    '{ __typename ... on Query { me { kind } } }',
    {
      __typename: 'Query',
      ...ME,
    },
  ],
  [
    'with a variable of its own',
    'query ($of: String!, $id: ID!) { __type(name: $of) { name kind } topic(id: $id) { title } }',
    { __type: DEADLINE, topic: { title: 'Speed bumps' } },
    { of: 'Deadline', id: 'topic:7' },
  ],
  [
    'left out by @skip',
    'query ($no: Boolean!) { __schema @skip(if: $no) { queryType { name } } me { kind } }',
    ME,
    { no: true },
  ],
  [
    'in a fragment that is left out by @include',
    'query ($no: Boolean!) { ...A @include(if: $no) me { kind } } fragment A on Query { __schema { queryType { name } } }',
    ME,
    { no: false },
  ],
  [
    'where all else is left out',
    'query ($no: Boolean!) { __schema { queryType { name } } me @skip(if: $no) { kind } }',
    SCHEMA,
    { no: true },
  ],
  ['where all is left out', 'query ($no: Boolean!) { me @skip(if: $no) { kind } }', {}, { no: true }],
  [
    'as __typename on every level, under aliases, in fragments on interfaces',
    `query ($id: ID!) { node(id: $id) { a: __typename ...N } }
     fragment N on Node { b: __typename id ... on OrgUnit { c: __typename name } ... on Topic { title } }`,
    { node: { a: 'OrgUnit', b: 'OrgUnit', id: COUNTY, c: 'OrgUnit', name: 'a unit' } },
    { id: COUNTY },
  ],
] as [string, string, object, object?][])(
  'answers introspection beside ordinary fields: %s',
  async (...row) => {
    // By name, as jest would take a fourth parameter for its `done`.
    const [, query, data, variables] = row;
    for (let run = 0; run < 3; run += 1) {
      const answer = await world.ask(query, { variables: variables as Record<string, unknown> });
      expect(answer).toEqual({ status: 200, errors: [], data });
      // Keys come in the order in which they were asked for.
      expect(Object.keys(answer.data!)).toEqual(Object.keys(data));
    }
  },
);

const MANY = `query Look { __schema { queryType { name } } }
  query Read { me { kind } }
  mutation Act { submitTopic(title: "x") { title } }`;

it.each([
  ['Look', SCHEMA],
  ['Read', ME],
  ['Act', { submitTopic: { title: 'x' } }],
])(
  'runs the operation that is named (%s), though another of the document looks at the schema',
  async (operationName, data) => {
    for (let run = 0; run < 3; run += 1) {
      const response = await fetch(`${world.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: MANY, operationName }),
      });
      expect(await response.json()).toEqual({ data });
    }
  },
);

it('answers what a service refuses beside the schema', async () => {
  const answer = await world.ask('{ __schema { queryType { name } } refused me { kind } }');
  expect(answer.data).toEqual({ ...SCHEMA, refused: null, ...ME });
  expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

it.each([
  ['{ __type { name } me { kind } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['query ($of: String!) { __type(name: $of) { name } me { kind } }', 'BAD_USER_INPUT'],
])('refuses %s with a code', async (query, code) => {
  const answer = await world.ask(query);
  expect(answer.errors.map(({ extensions }) => extensions['code'])).toEqual([code]);
});
