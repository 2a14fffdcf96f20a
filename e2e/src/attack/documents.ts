import { getIntrospectionQuery } from 'graphql';
import { flood, graph, type Attack } from './attack.js';

/** Codes by which a document is refused before anything is done about it. */
export const TOO_MUCH = ['QUERY_TOO_COSTLY', 'QUERY_TOO_DEEP'] as const;
const MALFORMED = ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'BAD_REQUEST', ...TOO_MUCH] as const;

/** A chain of fragments of which each spreads the next twice: 2^n fields of a text of n lines. */
export function doubling(n: number, type: string, open: string, leaf: string): string {
  const chain = Array.from({ length: n }, (_, k) => `fragment F${k} on ${type}{...F${k + 1} ...F${k + 1}}`);
  return `${open} ${chain.join(' ')} fragment F${n} on ${type}{${leaf}}`;
}

const nest = (levels: number, open: string, leaf: string): string =>
  `${`${open}{`.repeat(levels)}${leaf}${'}'.repeat(levels)}`;
const many = (n: number, of: (k: number) => string): string =>
  Array.from({ length: n }, (_, k) => of(k)).join(' ');

/** A selection as deep as it has names. */
const path = (...names: string[]): string =>
  names.reduceRight((inner, name) => (inner ? `{${name}${inner}}` : `{${name}}`), '');
const five = (names: string[]): string[] => Array.from({ length: 5 }).flatMap(() => names);

/** Documents that are small to send and large to answer; each is one request of nobody. */
const DOCUMENTS: Record<string, { query: string; variables?: unknown; expected?: readonly string[] }> = {
  'fragments doubled 24 times on a unit': {
    query: doubling(24, 'OrgUnit', '{rootUnits{...F0}}', 'id'),
  },
  'fragments doubled 60 times on the root': {
    query: doubling(60, 'Query', '{...F0}', '__typename'),
  },
  'fragments doubled 20 times under the schema': {
    query: doubling(20, '__Type', '{__schema{types{...F0}}}', 'name'),
  },
  'inline fragments doubled 10 times': {
    query: `{rootUnits{${Array.from({ length: 9 }).reduce<string>((inner) => `...{${inner}} ...{${inner}}`, 'id')}}}`,
  },
  'a fragment that holds itself': {
    query: '{rootUnits{...A}} fragment A on OrgUnit{children{...A}}',
    expected: MALFORMED,
  },
  'three fragments in a ring': {
    query:
      '{rootUnits{...A}} fragment A on OrgUnit{...B ...B} fragment B on OrgUnit{...C ...C} fragment C on OrgUnit{...A ...A}',
    expected: MALFORMED,
  },
  'a ring that is not used': {
    query: '{__typename} fragment A on OrgUnit{parent{...B}} fragment B on OrgUnit{parent{...A}}',
    expected: MALFORMED,
  },
  'fields that overlap, 400 times': { query: `{${many(400, () => 'rootUnits{children{id name}}')}}` },
  'fields that overlap in fragments': {
    query: `{rootUnits{${many(30, (k) => `...A${k}`)}}} ${many(30, (k) => `fragment A${k} on OrgUnit{${many(20, () => 'children{id name}')}}`)}`,
  },
  'children and parents in 133 bytes': {
    query: path('rootUnits', 'children', ...five(['children', 'parent']), 'parent', 'id'),
  },
  'a unit up and down 25 times': { query: path('rootUnits', ...five(five(['children', 'parent'])), 'id') },
  'sixty calendars': {
    query: `{${many(60, (k) => `c${k}:calendars{noticedDays{date name}}`)}}`,
  },
  'sixty calendars of all years': {
    query: `{${many(60, (k) => `c${k}:calendars{noticedDays(fromYear:2007,toYear:2199){date name}}`)}}`,
  },
  'sixty pages of topics': {
    query: `{${many(60, (k) => `t${k}:topics(first:100){edges{node{id title orgUnit{name}}}}`)}}`,
  },
  'pages within pages': {
    query: '{topics(first:100){edges{node{orgUnit{children{children{children{children{parent{name}}}}}}}}}}',
  },
  'a page of two thousand million': {
    query: 'query($n:Int){topics(first:$n){edges{node{id}}}}',
    variables: { n: 2_147_483_647 },
    expected: [...TOO_MUCH, 'FIRST_OUT_OF_RANGE'],
  },
  'a page of less than nothing': {
    query: '{topics(first:-2147483648){edges{node{id}}}}',
    expected: [...TOO_MUCH, 'FIRST_OUT_OF_RANGE', 'BAD_USER_INPUT'],
  },
  'introspection 60 levels deep': { query: `{__schema{types{${nest(60, 'ofType', 'name')}}}}` },
  'introspection of all fields of all types': {
    query: '{__schema{types{fields{type{fields{type{fields{type{fields{type{name}}}}}}}}}}}',
    // graphql-js has a rule of its own for lists within lists of the schema.
    expected: ['GRAPHQL_VALIDATION_FAILED', ...TOO_MUCH],
  },
  'a hundred introspections': {
    query: getIntrospectionQuery().replace(
      /__schema \{/,
      `${many(61, (k) => `s${k}:__schema{types{name}}`)} __schema {`,
    ),
  },
  'a thousand directives': { query: `{rootUnits${'@skip(if:false)'.repeat(1_000)}{id}}` },
  'directives that nobody knows': { query: `{rootUnits${'@a'.repeat(2_000)}{id}}`, expected: MALFORMED },
  'two thousand names of the type': { query: `{${many(2_900, (k) => `t${k}:__typename`)}}` },
  'four thousand tokens': { query: `{${'rootUnits{id} '.repeat(1_000)}}` },
  'thirty thousand brackets': { query: '{a'.repeat(30_000), expected: MALFORMED },
  'lists in lists as a literal': {
    query: `{topic(id:${'['.repeat(20_000)}${']'.repeat(20_000)}){id}}`,
    expected: MALFORMED,
  },
  'a text of 900 kB as an id': {
    query: `{topic(id:"${'x'.repeat(900_000)}"){id}}`,
    expected: ['BODY_TOO_LARGE'],
  },
  'a text of 60 kB as an id': {
    query: 'query($id:ID!){topic(id:$id){id}}',
    variables: { id: 'x'.repeat(60_000) },
    expected: ['BAD_USER_INPUT'],
  },
  'a subscription': { query: 'subscription{x}', expected: ['GRAPHQL_VALIDATION_FAILED', ...TOO_MUCH] },
  'a stream of parts': { query: '{rootUnits{id ...@defer{name}}}', expected: MALFORMED },
  'the entities of another’s service': {
    query: '{_entities(representations:[{__typename:"Person",id:"1"}]){__typename}}',
    expected: MALFORMED,
  },
  'the identity of somebody': {
    query: '{_identityOf(subject:"administrator"){personId}}',
    expected: MALFORMED,
  },
  'lists in lists as a variable': {
    query: 'query($f:TopicFilter){topics(first:1,filter:$f){totalCount}}',
    // As text: JSON.stringify itself would not get so deep.
    variables: `{"f":{"states":${'['.repeat(20_000)}"x"${']'.repeat(20_000)}}}`,
    expected: ['BAD_USER_INPUT', 'BAD_REQUEST', ...TOO_MUCH],
  },
  'a list of ten thousand states': {
    query: 'query($f:TopicFilter){topics(first:1,filter:$f){totalCount}}',
    variables: { f: { states: Array.from({ length: 10_000 }, () => 'X') } },
    expected: ['CHOICE_UNKNOWN', 'BAD_USER_INPUT', 'TOO_MANY', ...TOO_MUCH],
  },
};

function bodyOf(query: string, variables: unknown): unknown {
  if (typeof variables === 'string') return `{"query":${JSON.stringify(query)},"variables":${variables}}`;
  return { query, ...(variables ? { variables } : {}) };
}

/** Refused by the gateway alone: no service hears of it. */
const BY_GATEWAY = new Set<string>([...MALFORMED, 'BODY_TOO_LARGE']);

const single = Object.entries(DOCUMENTS).map(([name, { query, variables, expected = TOO_MUCH }]): Attack => ({
  name,
  ground: 'sample',
  send: async (target) => [await graph(target, bodyOf(query, variables))],
  expected,
  upstream: expected.every((code) => BY_GATEWAY.has(code)) ? 'none' : 'some',
  short: true,
}));

/** A text of 808 bytes that is like no other: a compiled query, a plan and a parsed document each. */
function another(n: number): string {
  const head = `query Q${n}{rootUnits{id name children{id name} `;
  const query = `${head}${many(40, (k) => `a${n}x${k}:name`)}}}`;
  return query
    .padEnd(808, ' ')
    .slice(0, 808)
    .replace(/[^}]*$/, '')
    .padEnd(808, ' ');
}

const floods: Attack[] = [
  {
    name: '500 different queries of 808 bytes',
    ground: 'sample',
    send: (target) => flood(500, 5, (n) => graph(target, { query: another(n) })),
    expected: ['OK', 'TOO_MANY_REQUESTS', 'CHALLENGE_REQUIRED', ...TOO_MUCH],
    upstream: 'some',
    short: false,
  },
  {
    name: 'a batch of 1,000 queries',
    ground: 'sample',
    send: async (target) => [
      await graph(
        target,
        Array.from({ length: 1_000 }, () => ({ query: '{rootUnits{id}}' })),
      ),
    ],
    expected: ['BAD_REQUEST', ...TOO_MUCH],
    upstream: 'none',
    short: true,
  },
  {
    name: '200 operations in a document',
    ground: 'sample',
    send: async (target) => [
      await graph(target, { query: many(200, (n) => `query A${n}{rootUnits{id}}`), operationName: 'A0' }),
    ],
    expected: ['OK', ...TOO_MUCH],
    upstream: 'some',
    short: true,
  },
  {
    name: '60 costly documents at once',
    ground: 'sample',
    send: (target) =>
      flood(60, 20, () => graph(target, { query: doubling(24, 'OrgUnit', '{rootUnits{...F0}}', 'id') })),
    expected: [...TOO_MUCH, 'TOO_MANY_REQUESTS'],
    upstream: 'none',
    short: true,
  },
  {
    name: 'documents of pages that nobody wrote',
    ground: 'sample',
    send: (target) => flood(50, 10, (n) => graph(target, { documentId: String(n).padStart(64, '0') })),
    expected: ['DOCUMENT_UNKNOWN', 'BAD_REQUEST', 'TOO_MANY_REQUESTS'],
    upstream: 'none',
    short: true,
  },
];

export const documents: readonly Attack[] = [...single, ...floods];
