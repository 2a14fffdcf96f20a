import type { RefusalData } from '@concord/contracts/refusals';
import {
  getNamedType,
  GraphQLString,
  isInputObjectType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { characterFault } from '../acts/characters.js';
import { CodedError } from '../log.js';
import type { GraphContext } from './context.js';
import { refusedPayload } from './refused-payload.js';

/** Days that a request may name: nobody's post is older, and nobody plans beyond the last of these years. */
export const DAYS = { first: '1900-01-01', last: '2199-12-31' } as const;

/** Arguments and input fields whose texts may hold line breaks; every other text is a name, a title or a code. */
export const LONG_TEXTS: ReadonlySet<string> = new Set([
  'analysis',
  'asks',
  'body',
  'comment',
  'description',
  'facts',
  'fileBase64',
  'finding',
  'handling',
  'measures',
  'note',
  'oneSideReason',
  'opinion',
  'options',
  'plan',
  'problems',
  'reason',
  'requirement',
  'shortNoticeReason',
  'situation',
  'suggestion',
  'text',
  'treeXlsxBase64',
  'view',
  'xlsxBase64',
]);

/** What is wrong with a value; null where nothing is. */
type Check = (value: unknown, field: string) => RefusalData | null;

const checkDay: Check = (value, field) => {
  const day = value instanceof Date ? dayOf(value) : String(value);
  if (day >= DAYS.first && day <= DAYS.last) return null;
  return { code: 'DATE_NOT_OFFERED', params: { field, from: DAYS.first, to: DAYS.last } };
};

/** Years before 0 and after 9999 are written with a sign: they sort before and after all others. */
function dayOf(date: Date): string {
  const text = date.toISOString();
  if (text.startsWith('-')) return '';
  return text.startsWith('+') ? '~' : text.slice(0, 10);
}

const checkText: Check = (value, field) => {
  const code = characterFault(String(value).trim(), LONG_TEXTS.has(field) ? 'lines' : 'one line');
  // Whether it may be empty is for the act to say.
  return code && code !== 'TEXT_REQUIRED' ? { code, params: { field } } : null;
};

/** What looks at every day and text within a value of a type; null where there can be none. */
function checkOf(type: GraphQLInputType, above: readonly string[]): Check | null {
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    if (above.includes(named.name)) return null;
    return each(checkFields(Object.values(named.getFields()), [...above, named.name]));
  }
  if (named === GraphQLString) return each(checkText);
  return named.name === 'LocalDate' || named.name === 'DateTime' ? each(checkDay) : null;
}

/** The check of what may be left out, and may be a list. */
function each(check: Check | null): Check | null {
  if (!check) return null;
  const look: Check = (value, field) => {
    if (value == null) return null;
    if (!Array.isArray(value)) return check(value, field);
    for (const item of value) {
      const refusal = look(item, field);
      if (refusal) return refusal;
    }
    return null;
  };
  return look;
}

function checkFields(
  fields: readonly (GraphQLInputField | GraphQLArgument)[],
  above: readonly string[],
): Check | null {
  const checks = fields.flatMap(({ name, type }) => {
    const check = checkOf(type, above);
    return check ? [{ name, check }] : [];
  });
  if (checks.length === 0) return null;
  return (value) => {
    for (const { name, check } of checks) {
      const refusal = check((value as Record<string, unknown>)[name], name);
      if (refusal) return refusal;
    }
    return null;
  };
}

/**
 * Looks at what is asked before a resolver sees it, and refuses by the field's name: a day outside of `DAYS`, so that
 * no arithmetic of dates is asked about the year 1 or 9999; and a text with characters that nobody sees, or with line
 * breaks where there is one line. An act answers the refusal as data, as its own.
 */
export function guardInputs(schema: GraphQLSchema): GraphQLSchema {
  const fields = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()));
  for (const field of fields) {
    const check = checkFields(field.args, []);
    const { resolve } = field;
    if (!check || !resolve) continue;
    field.resolve = (source, args: Record<string, unknown>, context: GraphContext, info): unknown => {
      const refusal = check(args, field.name);
      if (!refusal) return resolve(source, args, context, info);
      const payload = refusedPayload(field.type, refusal, context.act.language);
      if (payload) return payload;
      throw new CodedError(refusal.code, refusal.params);
    };
  }
  return schema;
}
