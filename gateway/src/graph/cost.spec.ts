import { expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { reckon } from './cost.js';
import { readCostTable } from './sizes.js';

const TABLE = readCostTable(`
  type Query {
    unit(id: ID!): Unit
    roots: [Unit!] @listSize(assumedSize: 4)
    topics(first: Int): TopicConnection
      @listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)
    heavy: Int @cost(weight: 50)
    log(first: Int): [String!] @listSize(assumedSize: 100, slicingArguments: ["first"])
  }
  type Mutation { act(id: ID!): Unit }
  type Unit { id: ID! name: String parent: Unit children: [Unit!]! @listSize(assumedSize: 50) }
  type TopicConnection { edges: [TopicEdge!]! @listSize(assumedSize: 100) missing: [String!]! @listSize(assumedSize: 4) }
  type TopicEdge { node: Topic! }
  type Topic { id: ID! unit: Unit tags: [String!]! @listSize(assumedSize: 3) }
`);

const costOf = (text: string, variables?: Record<string, unknown>): number =>
  reckon(parse(text), TABLE, { variables }).cost;

it.each([
  ['a field once', '{ unit(id: 1) { id name } }', 3],
  ['each alias', '{ a: unit(id: 1) { id } b: unit(id: 1) { id } }', 4],
  ['a list as often as it is long', '{ roots { id name } }', 1 + 4 * 2],
  ['lists within lists as often as both', '{ roots { children { id } } }', 1 + 4 * (1 + 50)],
  ['a list of plain values by its length', '{ topics(first: 1) { edges { node { tags } } } }', 1 + 1 + 1 + 3],
  ['a page by `first`', '{ topics(first: 7) { edges { node { id } } } }', 1 + 7 * 2],
  ['a page without `first` by its usual length', '{ topics { edges { node { id } } } }', 1 + 20 * 2],
  ['other lists of a page by themselves', '{ topics(first: 7) { missing } }', 1 + 1 + 4],
  ['a list with an argument of its own', '{ log(first: 9) }', 1 + 9],
  ['a field with a weight', '{ a: heavy b: heavy }', 100],
  ['an act above all', 'mutation { act(id: 1) { id } }', 101],
  ['what is left out by a directive all the same', '{ roots @skip(if: true) { id } }', 5],
  ['inline fragments where they stand', '{ ... { ... on Query { roots { ... on Unit { id } } } } }', 5],
  ['a fragment wherever it is spread', '{ roots { ...A ...A } } fragment A on Unit { id name }', 1 + 4 * 4],
  [
    'a page through fragments',
    '{ topics(first: 5) { ...A } } fragment A on TopicConnection { ...B } fragment B on TopicConnection { edges { node { id } } }',
    1 + 5 * 2,
  ],
])('counts %s', (_what, text, cost) => {
  expect(costOf(text, {})).toBe(cost);
});

const PAGE = 'query ($n: Int) { topics(first: $n) { edges { node { id } } } }';
it.each([
  ['as it was sent', PAGE, { n: 3 }, 3],
  ['as the usual length where it was left out', PAGE, {}, 20],
  ['as the usual length where it is null', PAGE, { n: null }, 20],
  ['as its default', PAGE.replace('Int', 'Int = 11'), {}, 11],
  ['as what was sent before its default', PAGE.replace('Int', 'Int = 11'), { n: 2 }, 2],
  ['as the longest page where its value is not known', PAGE, undefined, 100],
  ['as the longest page where it is no number', PAGE, { n: 'x' }, 100],
  ['as the longest page where it is negative', PAGE, { n: -5 }, 100],
  ['as itself, however large', PAGE, { n: 1_000_000 }, 1_000_000],
])('takes a variable %s', (_how, text, variables, entries) => {
  expect(costOf(text, variables as Record<string, unknown> | undefined)).toBe(1 + entries * 2);
});

it('counts only the operation that is run, but measures all', () => {
  const document = parse(
    'query A { unit(id: 1) { id } } query B { roots { children { id } } } fragment C on Unit { parent { parent { id } } }',
  );
  expect(reckon(document, TABLE, { operationName: 'A' })).toMatchObject({ cost: 2, selections: 8, depth: 3 });
});

it('opens fragments that double at each level without walking them', () => {
  const levels = Array.from({ length: 60 }, (_, n) => `fragment F${n} on Unit { ...F${n + 1} ...F${n + 1} }`);
  const document = parse(
    `{ roots { ...F0 } } ${levels.join(' ')} fragment F60 on Unit { a: id @skip(if: false) }`,
  );
  const { selections, aliases, directives, cost, depth } = reckon(document, TABLE, {});
  for (const sum of [selections, aliases, directives, cost]) {
    expect(sum).toBeGreaterThan(1e14);
    expect(Number.isFinite(sum)).toBe(true);
  }
  expect(depth).toBe(2);
});

it('is done in as many steps as the text is long', () => {
  // Every level spreads all the later ones: 2^200 ways, a text of 20,000 spreads.
  const names = Array.from({ length: 200 }, (_, n) => n);
  const levels = names.map(
    (n) =>
      `fragment F${n} on Unit { id ${names
        .slice(n + 1)
        .map((m) => `...F${m}`)
        .join(' ')} }`,
  );
  let asked = 0;
  const counting = { field: (type: string, name: string) => ((asked += 1), TABLE.field(type, name)) };
  reckon(parse(`{ roots { ...F0 } } ${levels.join(' ')}`), counting, {});
  expect(asked).toBe(201);
});

it.each([
  ['by itself', '{ roots { ...A } } fragment A on Unit { parent { ...A } }'],
  ['by way of others', '{ roots { ...A } } fragment A on Unit { ...B } fragment B on Unit { ... { ...A } }'],
  ['though nothing uses it', '{ roots { id } } fragment A on Unit { ...A }'],
])('refuses a fragment that contains itself %s', (_how, text) => {
  expect(() => reckon(parse(text), TABLE, {})).toThrow('within itself');
});

it('leaves what is not in the schema to validation', () => {
  expect(costOf('{ nothing { at { all } } roots { ...Nobody } }', {})).toBeGreaterThan(0);
});

it('counts what is asked of the schema by itself, its lists as long as the schema has them', () => {
  const ofSchema = (text: string) => reckon(parse(text), TABLE, {});
  const once = ofSchema('{ roots { id } __schema { types { name } } }');
  expect(once.cost).toBe(5);
  const twice = ofSchema('{ a: __schema { types { name } } __schema { types { name } } }');
  expect(twice.introspection).toBe(2 * once.introspection);
  const types = 6 + 8;
  const fields = ofSchema('{ __schema { types { fields { name } } } }').introspection - once.introspection;
  expect(fields).toBeGreaterThan(types * 4);
  const deeper = ofSchema('{ __schema { types { fields { type { fields { name } } } } } }').introspection;
  expect(deeper - once.introspection).toBeGreaterThan(fields * 5);
});
