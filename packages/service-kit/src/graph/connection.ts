import { isUuid } from '@concord/contracts/ids';
import { Access } from './access.js';
import { ArgsType, Directive, Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import { CodedError } from '../log.js';
import { isDay, isInstant } from './scalars.js';
import { PageInfo } from './shared.types.js';
import type { TypeClass } from './stubs.js';

/** Most entries that one page holds; the gateway's cost limits rely on it. */
export const MAX_FIRST = 100;
/** Entries of a page for which no `first` was given. */
export const DEFAULT_FIRST = 20;

/** Arguments of every list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `Entries of the page, 1 to ${MAX_FIRST}; ${DEFAULT_FIRST} by default.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Cursor after which the page begins.' })
  after?: string | null;
}

export interface Edge<T> {
  cursor: string;
  node: T;
}

/** What a list's resolver answers. */
export interface ConnectionOf<T> {
  edges: Edge<T>[];
  pageInfo: PageInfo;
  /** A number, or a function that is called only when the field is asked for. */
  totalCount?: number | (() => Promise<number>) | null;
}

/**
 * The Relay connection type of a node: `export const TopicConnection = Connection('Topic', () => Topic)`,
 * used as `@Query(() => TopicConnection, { nullable: true })` with `ConnectionOf<Topic>` as its TypeScript type.
 */
export function Connection<T extends object>(
  name: string,
  node: () => TypeClass<T>,
): TypeClass<ConnectionOf<T>> {
  @Access('carrier')
  @ObjectType(`${name}Edge`, { description: `One ${name} and its place in the list.` })
  @Directive('@shareable')
  class EdgeType {
    @Field(() => String, {
      description: 'Opaque; given back as `after`, the next page begins behind this entry.',
    })
    cursor!: string;

    @Field(node, { description: `The ${name} itself.` })
    node!: T;
  }

  @Access('carrier')
  @ObjectType(`${name}Connection`, { description: `One page of a list: ${name} after ${name}.` })
  @Directive('@shareable')
  class ConnectionType {
    @Field(() => [EdgeType], { description: "Entries of this page, in the list's order." })
    edges!: EdgeType[];

    @Field(() => PageInfo, { description: 'Whether the list goes on, and from which cursor.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      nullable: true,
      description: 'Entries of the whole list; counted only when asked for.',
    })
    @Extensions({ lazy: true })
    totalCount?: number | null;
  }
  return ConnectionType as TypeClass<ConnectionOf<T>>;
}

/** Checks `first`; a page is bounded. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_FIRST;
  if (size < 1 || size > MAX_FIRST) {
    throw new CodedError('FIRST_OUT_OF_RANGE', { first: size, max: MAX_FIRST });
  }
  return size;
}

/** Key of a row in the list's order; instants as ISO text or `Date`. */
export type CursorKey = readonly (string | number | Date | null)[];

/** Key -> opaque cursor. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** What stands at one place of a key. */
export type CursorPart = 'instant' | 'day' | 'uuid' | 'text' | 'integer';

const LONGEST_TEXT = 1_000;
const GREATEST_INTEGER = 2 ** 31 - 1;
const FITS: Record<CursorPart, (value: unknown) => boolean> = {
  instant: (value) => isInstant(value),
  day: (value) => isDay(value),
  uuid: (value) => typeof value === 'string' && isUuid(value),
  // PostgreSQL keeps no NUL.
  text: (value) => typeof value === 'string' && value.length <= LONGEST_TEXT && !value.includes('\0'),
  integer: (value) => Number.isInteger(value) && Math.abs(value as number) <= GREATEST_INTEGER,
};

/**
 * Cursor -> key of exactly these parts (instants come back as ISO text); null for the first page. A cursor of another
 * list, or none of ours, is refused here: the database would only fail on it.
 */
export function decodeCursor(
  cursor: string | null | undefined,
  shape: readonly CursorPart[],
): (string | number)[] | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    if (Array.isArray(key) && key.length === shape.length && shape.every((part, at) => FITS[part](key[at]))) {
      return key as (string | number)[];
    }
  } catch {
    // Falls through: not something this service handed out.
  }
  throw new CodedError('CURSOR_INVALID');
}

/**
 * One page of rows that were fetched with `limit first + 1`: the extra row only tells that there are more.
 * `first` is the checked page size.
 */
export function toConnection<Row, T>(
  rows: readonly Row[],
  page: { first: number; after?: string | null; totalCount?: ConnectionOf<T>['totalCount'] },
  keyOf: (row: Row) => CursorKey,
  toNode: (row: Row) => T,
): ConnectionOf<T> {
  const edges = rows
    .slice(0, page.first)
    .map((row) => ({ cursor: encodeCursor(keyOf(row)), node: toNode(row) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: Boolean(page.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    ...(page.totalCount === undefined ? {} : { totalCount: page.totalCount }),
  };
}
