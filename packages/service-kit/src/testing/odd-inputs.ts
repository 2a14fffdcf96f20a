import { readFileSync } from 'node:fs';
import {
  buildASTSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { UNITS } from '@concord/testkit/snapshot';
import type { GraphAnswer } from './gateway.js';

/** One value that a request may send, by its path: `mutation submitTopic(input.title)`. */
export interface Leaf {
  at: string;
  operation: 'query' | 'mutation';
  field: GraphQLField<unknown, unknown>;
  path: string[];
  /** Name of its scalar. */
  scalar: string;
}

/** What an answer said of one odd value. */
export interface OddAnswer {
  /** Codes of the errors and of the refusal as data. */
  codes: string[];
  /** Names of the fields that they name. */
  fields: string[];
}

/** Asks a service with one value of one leaf; all else that is required is plain. */
export type Probe = (leaf: Leaf, value: unknown) => Promise<OddAnswer>;

/** The graph of a service as its SDL says. */
export function readSchema(file: URL): GraphQLSchema {
  return buildASTSchema(parse(readFileSync(file, 'utf8')), { assumeValid: true, assumeValidSDL: true });
}

/** Every scalar that the root fields of a schema take, in input objects too. */
export function leavesOf(schema: GraphQLSchema): Leaf[] {
  const roots = [
    ['query', schema.getQueryType()],
    ['mutation', schema.getMutationType()],
  ] as const;
  return roots.flatMap(([operation, type]) =>
    Object.values(type?.getFields() ?? {}).flatMap((field) =>
      field.args.flatMap((argument) =>
        within(argument.type, [argument.name]).map(({ path, scalar }) => ({
          at: `${operation} ${field.name}(${path.join('.')})`,
          operation,
          field,
          path,
          scalar,
        })),
      ),
    ),
  );
}

function within(type: GraphQLInputType, path: string[]): { path: string[]; scalar: string }[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [{ path, scalar: named.name }];
  return Object.values(named.getFields()).flatMap((field) => within(field.type, [...path, field.name]));
}

const PLAIN: Record<string, unknown> = {
  ID: `orgUnit:${UNITS.community}`,
  Int: 1,
  Float: 1,
  Boolean: true,
  LocalDate: '2026-03-02',
  DateTime: '2026-03-02T01:00:00Z',
};
let keys = 0;

/** A value of a type with the odd one at its place; what may be left out is. */
function valueOf(type: GraphQLInputType, path: readonly string[], odd: unknown): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType as GraphQLInputType, path, odd);
  if (isListType(type)) return [valueOf(type.ofType, path, odd)];
  if (!isInputObjectType(type)) return path[0] === '' ? odd : (PLAIN[type.name] ?? `plain-${(keys += 1)}`);
  return Object.fromEntries(
    Object.values(type.getFields()).flatMap((field) => {
      const leads = path[0] === field.name;
      if (!leads && !isNonNullType(field.type)) return [];
      return [[field.name, valueOf(field.type, leads ? path.slice(1) : [], odd)]];
    }),
  );
}

/** What is asked back: the least that the type has, and the refusal. */
function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(field.type);
  if (!('getFields' in named) && !('getTypes' in named)) return '';
  const refusal = isObjectType(named) && named.getFields()['refusal'];
  return `{ __typename ${refusal ? 'refusal { code params { name value } }' : ''} }`;
}

/** A probe that asks by `ask`, as somebody. */
export function prober(
  ask: (query: string, variables: Record<string, unknown>) => Promise<GraphAnswer>,
): Probe {
  return async ({ operation, field, path }, value) => {
    const wanted = field.args.filter(({ name, type }) => name === path[0] || isNonNullType(type));
    const variables = Object.fromEntries(
      wanted.map(({ name, type }) => [
        name,
        valueOf(type, name === path[0] ? [...path.slice(1), ''] : [], value),
      ]),
    );
    const declared = wanted.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
    const given = wanted.map(({ name }) => `${name}: $${name}`).join(', ');
    const query = `${operation} (${declared}) { it: ${field.name}(${given}) ${selectionOf(field)} }`;
    const { data, errors } = await ask(query, variables);
    const refusal = (data?.it as { refusal?: { code: string; params: { name: string; value: string }[] } })
      ?.refusal;
    return {
      codes: [
        ...(errors ?? []).map(({ extensions }) => String(extensions?.['code'])),
        ...(refusal ? [refusal.code] : []),
      ],
      fields: [
        ...(errors ?? []).map(({ extensions }) => String(extensions?.['params']?.field)),
        ...(refusal?.params ?? []).filter(({ name }) => name === 'field').map(({ value: of }) => of),
      ],
    };
  };
}

/** Days that no request may name; of each the instant of its noon, too. */
export const FAR_DAYS = ['0001-01-01', '0099-12-31', '1899-12-30', '2200-01-02', '9999-12-31'];
/** The first and the last that it may. */
export const NEAR_DAYS = ['1900-01-01', '1900-01-02', '2006-12-31', '2199-12-30', '2199-12-31'];
/** What is no day or no instant at all. */
export const NO_DAYS = [
  '0000-01-01',
  '-0001-01-01',
  '275760-09-13',
  '+275760-09-13',
  '10000-01-01',
  '2026-02-30',
];

/** A day as the scalar writes it. */
export function written(day: string, scalar: string): string {
  return scalar === 'DateTime' ? `${day}T12:00:00Z` : day;
}

/** Texts with what nobody sees and what turns the writing around; one of each kind. */
export const UNSEEN = [0x01, 0x85, 0x061c, 0x202e, 0x2069].map((code) => `a${String.fromCodePoint(code)}b`);
/** Texts of more than one line. */
export const LINES = ['\n', '\r', '\t', '\u2028'].map((end) => `a${end}b`);

const TEXTS = [
  ...['', '\u200b', '\u3164', '\u0301', 'a\u0000b', 'a\ud800b', '\uffff', '%_\\', "'", '__proto__', '-0'],
  'x'.repeat(100_000),
  '😀'.repeat(300),
];
const NUMBERS = [0, -0, -1, 0.5, 2_147_483_647, -2_147_483_648, 2_147_483_648, 1e300, 'NaN', '1e999'];
const OTHERS = [null, true, -1e300, [[]], { a: 1 }, ['a', null]];

/** Values that a client may send for a scalar by mistake or on purpose. */
export function oddValues(scalar: string): readonly unknown[] {
  if (scalar === 'String' || scalar === 'ID') return [...TEXTS, ...OTHERS];
  return scalar === 'Int' || scalar === 'Float' ? [...NUMBERS, ...OTHERS] : OTHERS;
}
