import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

function instant(value: unknown): Date {
  const date = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null;
  if (!date || Number.isNaN(date.getTime())) {
    throw new GraphQLError('DateTime must be an ISO instant with its offset');
  }
  return date;
}

function day(value: unknown): string {
  if (typeof value === 'string' && DAY.test(value)) {
    // `Date` rolls 02-30 over to March; the round trip finds it.
    const parsed = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value)) return value;
  }
  throw new GraphQLError('LocalDate must be a day of the calendar, YYYY-MM-DD');
}

const text = (node: ValueNode): unknown => (node.kind === Kind.STRING ? node.value : undefined);

/** An instant; leaves as ISO 8601 in UTC, arrives with any offset and becomes a `Date`. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant of case time, ISO 8601 in UTC.',
  serialize: (value) => {
    const date = value instanceof Date ? value : instant(value);
    return date.toISOString();
  },
  parseValue: instant,
  parseLiteral: (node) => instant(text(node)),
});

/** A day without a time, in the time zone of the case's profile; a `YYYY-MM-DD` string on both sides. */
export const LocalDate = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: "A day, YYYY-MM-DD, in the time zone of the case's profile.",
  serialize: day,
  parseValue: day,
  parseLiteral: (node) => day(text(node)),
});

/** Scalars by their GraphQL names, as resolvers of every subgraph. */
export const SCALARS = { DateTime, LocalDate };
