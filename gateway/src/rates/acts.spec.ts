import { buildSchema, parse } from 'graphql';
import { actsOf } from './acts.js';

const schema = buildSchema(`
  type Query { a: Int }
  input Objection { noticeId: ID! text: String more: [Objection!] }
  type Mutation { object(input: Objection!): Int take(id: ID!): Int say(text: String, texts: [String!]): Int }
`);
const of = (text: string, variables?: Record<string, unknown>, name?: string) =>
  actsOf(schema, parse(text), name, variables);

it('sees no act where there is only reading', () => {
  expect(of('{ a }')).toBeUndefined();
});

it('counts an act as often as it is asked for, through fragments that may be a ring', () => {
  const ring = 'fragment F on Mutation { b: say ...G } fragment G on Mutation { c: take(id: "x") ...F }';
  expect(of(`mutation { __typename a: say ...F } ${ring}`)?.names.toSorted()).toEqual(['say', 'say', 'take']);
});

it.each([
  ['in the text', 'mutation { object(input: { noticeId: "n", text: "t" }) }', {}],
  ['in a variable', 'mutation($i: Objection!) { object(input: $i) }', { i: { noticeId: 'n' } }],
  ["in a variable's default", 'mutation($i: Objection! = { noticeId: "n" }) { object(input: $i) }', {}],
  [
    'deep within',
    'mutation($i: ID!) { object(input: { noticeId: "n", more: [{ noticeId: $i }] }) }',
    { i: 'n' },
  ],
])('finds the thing that is named %s', (_where, text, variables) => {
  expect(of(text, variables)?.things).toEqual(['n']);
});

it('takes no text for a thing, so that no thing is hidden behind others, or counted for them', () => {
  const id = 'topic:01900000-0000-7000-8000-000000000001';
  expect(of(`mutation { say(text: "${id}", texts: ["${id}"]) }`)?.things).toEqual([]);
});

it('takes no office for a thing: neighbours behind one address write to the same one', () => {
  expect(of('mutation { take(id: "orgUnit:1") }')?.things).toEqual([]);
});

it('finds nothing in what does not fit, and looks at the operation that is run', () => {
  expect(of('mutation($i: ID!) { take(id: $i) }', {})).toEqual({ names: ['take'], things: [] });
  const both = 'query A { a } mutation B { take(id: "n") }';
  expect(of(both, {}, 'A')).toBeUndefined();
  expect(of(both, {}, 'B')?.things).toEqual(['n']);
});
