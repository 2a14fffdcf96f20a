import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Years that people, ISO 8601 and PostgreSQL write alike. */
const YEARS = { least: 1, most: 9999 } as const;

function inYears(date: Date): boolean {
  const year = date.getUTCFullYear();
  return year >= YEARS.least && year <= YEARS.most;
}

/** Whether a value is an ISO instant with its offset, of a year that can be kept. */
export function isInstant(value: unknown): value is string {
  // `Date` rolls 02-30 over to March here, too.
  return (
    typeof value === 'string' && INSTANT.test(value) && isDay(value.slice(0, 10)) && inYears(new Date(value))
  );
}

/** Whether a value is a day of the calendar, `YYYY-MM-DD`, of a year that can be kept. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !DAY.test(value)) return false;
  // `Date` rolls 02-30 over to March; the round trip finds it.
  const parsed = new Date(`${value}T00:00:00Z`);
  return inYears(parsed) && parsed.toISOString().startsWith(value);
}

function instant(value: unknown): Date {
  if (!isInstant(value)) throw new GraphQLError('DateTime must be an ISO instant with its offset');
  return new Date(value);
}

function day(value: unknown): string {
  if (!isDay(value)) throw new GraphQLError('LocalDate must be a day of the calendar, YYYY-MM-DD');
  return value;
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
