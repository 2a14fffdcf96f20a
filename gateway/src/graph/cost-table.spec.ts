import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { Kind, parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import { reckon } from './cost.js';
import type { Reckoned } from './cost.js';
import { checkCost, checkShape, createScale, LIMITS, TRUSTED_LIMITS } from './limits.js';
import type { DocumentLimits } from './limits.js';
import { comparisons } from './overlaps.js';
import { unsizedLists } from './sizes.js';

const file = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const scale = createScale(file('gateway/supergraph.graphql'));

/** The web's documents as it is built to send them, by operation. */
function webDocuments(): [string, DocumentNode][] {
  const texts = readdirSync(new URL('../../../apps/web/src', import.meta.url), { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.graphql'))
    .map((path) => file(`apps/web/src/${path}`));
  const { definitions } = parse(texts.join('\n'));
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  return definitions.flatMap((operation): [string, DocumentNode][] =>
    operation.kind === Kind.OPERATION_DEFINITION
      ? [
          [
            operation.name!.value,
            { kind: Kind.DOCUMENT, definitions: [operation, ...used(operation, fragments)] },
          ],
        ]
      : [],
  );
}

/** Fragments that a part of a document leads to. */
function used(part: object, fragments: DocumentNode['definitions']): DocumentNode['definitions'] {
  const found = new Set<DocumentNode['definitions'][number]>();
  const look = (node: object): void => {
    for (const [, name] of JSON.stringify(node, (key, value: unknown) =>
      key === 'loc' ? undefined : value,
    ).matchAll(/"kind":"FragmentSpread","name":\{"kind":"Name","value":"(\w+)"/g)) {
      const fragment = fragments.find((one) => 'name' in one && one.name?.value === name);
      if (!fragment || found.has(fragment)) continue;
      found.add(fragment);
      look(fragment);
    }
  };
  look(part);
  return [...found];
}

function examples(): [string, DocumentNode][] {
  return readdirSync(new URL('../../examples', import.meta.url))
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => [name, parse(file(`gateway/examples/${name}`))]);
}

/** Measured with every variable unknown, so that a page is as long as any may be. */
function measure(document: DocumentNode): Omit<Reckoned, 'introspection'> & { comparisons: number } {
  const operations = document.definitions.filter((part) => part.kind === Kind.OPERATION_DEFINITION);
  const all = operations.map(({ name }) => reckon(document, scale.table, { operationName: name?.value }));
  const { selections, depth, aliases, directives } = all[0]!;
  const cost = Math.max(...all.map((one) => one.cost));
  return { selections, depth, aliases, directives, cost, comparisons: comparisons(document, 1e9) };
}

const beyondHalf = (documents: [string, DocumentNode][], limits: DocumentLimits): string[] =>
  documents.flatMap(([name, document]) =>
    Object.entries(measure(document))
      .filter(([key, count]) => count > limits[key as keyof Reckoned] / 2)
      .map(([key, count]) => `${name}: ${key} ${count}`),
  );

it('every document of the web takes at most half of its limits', () => {
  const documents = webDocuments();
  expect(documents.length).toBeGreaterThan(100);
  expect(beyondHalf(documents, TRUSTED_LIMITS)).toEqual([]);
});

it('every example takes at most half of the limits of others', () => {
  expect(examples().length).toBeGreaterThan(5);
  expect(beyondHalf(examples(), LIMITS)).toEqual([]);
});

// What the dearest cost, so that a change of sizes or documents is seen in review; a page is of 100 where its length
// is a variable.
it('knows the dearest by their cost', () => {
  const dearest = (documents: [string, DocumentNode][]): [string, number][] =>
    documents
      .map(([name, document]): [string, number] => [name, measure(document).cost])
      .sort(([, a], [, b]) => b - a)
      .slice(0, 6);
  expect(dearest(webDocuments())).toEqual([
    ['Rooms', 29_605],
    ['Case', 21_531],
    ['Deliveries', 21_205],
    ['Calendars', 6_561],
    // Of which 5,000 are the guess at a code.
    ['FollowTopic', 5_142],
    ['Session', 4_469],
  ]);
  expect(dearest(examples())).toEqual([
    ['leader.graphql', 4_176],
    ['topics.graphql', 927],
    ['public.graphql', 632],
    ['deadlines.graphql', 170],
    ['viewer.graphql', 63],
    ['sandbox.graphql', 3],
  ]);
});

const up = (levels: number): string => `${'children{parent{'.repeat(levels)}id${'}}'.repeat(levels)}`;
it.each([
  ['the tree up and down', `{rootUnits{${up(4)}}}`],
  ['the tree downwards', '{rootUnits{children{children{children{id}}}}}'],
  [
    'calendars many times',
    `{${Array.from({ length: 60 }, (_, n) => `a${n}:calendars{noticedDays{date}}`).join(' ')}}`,
  ],
  ['pages within pages', '{topics(first:100){edges{node{timeline(first:100){edges{node{at type text}}}}}}}'],
  [
    'pages of any length',
    'query($n:Int){topics(first:$n){edges{node{timeline(first:$n){edges{node{at type text}}}}}}}',
  ],
  [
    'a document of every profile many times',
    `{${Array.from({ length: 50 }, (_, n) => `p${n}:profile(key:"hechi"){document}`).join(' ')}}`,
  ],
  [
    'a sheet to fill in many times',
    `{${Array.from({ length: 50 }, (_, n) => `s${n}:setupState{treeTemplateBase64}`).join(' ')}}`,
  ],
  [
    'figures of many units',
    '{orgUnits(first:50){edges{node{topicFigures{submitted} feedbackFigures{commitmentsOpen}}}}}',
  ],
  ['the longest page there is', '{topics(first:2147483647){edges{node{id}}}}'],
  [
    'acts by the hundred',
    `mutation{${Array.from({ length: 60 }, (_, n) => `a${n}:advanceClock(toNext:true){now}`)
      .join(' ')
      .repeat(4)}}`,
  ],
])('refuses %s', (_what, text) => {
  const document = parse(text);
  expect(() => {
    checkShape(document, LIMITS, scale);
    checkCost(document, { variables: { n: 100 } }, LIMITS, scale);
  }).toThrow(/cost|aliases/);
});

it.each([
  ['the tree two levels down', '{rootUnits{id name children{id name kind children{id}}}}'],
  [
    'a full page of topics',
    '{topics(first:100){edges{node{id number title state orgUnit{id name} deadlines{id dueDate overdue}}} pageInfo{endCursor}}}',
  ],
  ['the calendars and their days', '{calendars{id name noticedDays{date kind}}}'],
])('has room for %s', (_what, text) => {
  const document = parse(text);
  checkShape(document, LIMITS, scale);
  expect(checkCost(document, {}, LIMITS, scale)).toBeGreaterThan(100);
});

// One such field is a reckoning over a whole subtree, or kilobytes of text: a name beside it costs next to nothing.
it('weighs documents, files and figures for what they are, new ones too', () => {
  const dear = parse(file('gateway/supergraph.graphql')).definitions.flatMap((type) =>
    type.kind !== Kind.OBJECT_TYPE_DEFINITION
      ? []
      : (type.fields ?? [])
          .filter((field) => {
            const answered = field.type.kind === Kind.NON_NULL_TYPE ? field.type.type : field.type;
            if (answered.kind !== Kind.NAMED_TYPE) return false;
            return /^JSON$|Figures$/.test(answered.name.value) || field.name.value.endsWith('Base64');
          })
          .map((field) => [type.name.value, field.name.value] as const),
  );
  expect(dear.map(([type, name]) => [`${type}.${name}`, scale.table.field(type, name)!.weight])).toEqual([
    ['OrgUnit.consultationFigures', 300],
    ['OrgUnit.feedbackFigures', 300],
    ['OrgUnit.topicFigures', 300],
    ['Profile.document', 500],
    ['SetupState.treeTemplateBase64', 500],
  ]);
});

it('knows of every list of the graph how long it is', () => {
  expect(unsizedLists(file('gateway/supergraph.graphql'))).toEqual([]);
  const bare =
    'type Query { a: [Int] b(first: Int): B c: Int } type B { edges: [Int!]! @listSize(assumedSize: 1) }';
  expect(unsizedLists(bare)).toEqual(['Query.a', 'Query.b']);
});
