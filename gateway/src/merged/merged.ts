import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse } from 'graphql';
import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { Viewer } from '../identity/viewer.js';
import type { ServiceAddress, ServiceName } from '../upstream/services.js';
import { mergedCalendarMoves } from './calendar-moves.js';
import type { CalendarMovesArgs } from './calendar-moves.js';
import { createChangesCursors } from './changes-cursor.js';
import { mergedChanges } from './changes.js';
import type { ChangesArgs } from './changes.js';
import { mergedDeadlines } from './deadlines.js';
import type { DeadlinesArgs } from './deadlines.js';

/** Name of the gateway's own subgraph. */
export const MERGED = 'merged';

/** The SDL of the gateway's own subgraph; the master copy of `Deadline` and its page. */
export function mergedSdl(): string {
  return readFileSync(new URL('../../src/merged/schema.graphql', import.meta.url), 'utf8');
}

/** What a resolver of this subgraph finds in the context. */
export interface MergedContext {
  viewer: Viewer;
  /** What is missing from the lists of this answer; filled by their resolvers, told beside the data. */
  away: Away[];
}

/** A service that did not answer, and the name under which its part is missing. */
export interface Away {
  service: ServiceName;
  field: string;
}

/** Adds to an answer that its lists are not whole: a reader who does not ask for `missing` hears of it too. */
export function tellAway(answer: { errors?: readonly GraphQLError[] }, away: readonly Away[]): void {
  const errors = away
    .toSorted((a, b) => `${a.field} ${a.service}`.localeCompare(`${b.field} ${b.service}`))
    .map(({ service, field }) => {
      const extensions = { code: 'SERVICE_UNAVAILABLE', service };
      return new GraphQLError('a part of the list is missing', { path: [field], extensions });
    });
  if (errors.length > 0) answer.errors = [...(answer.errors ?? []), ...errors];
}

/** The gateway's own subgraph: lists that cross owners, and the sandbox's clock. No business rule. */
export function createMergedSchema(parts: {
  services: ServiceAddress[];
  sandbox: Sandbox;
  timeoutMs: number;
  /** For cursors that clients cannot read; the same for all gateways of an installation. */
  secret: string;
}): GraphQLSchema {
  const cursors = createChangesCursors(parts.secret);
  return buildSubgraphSchema([
    {
      typeDefs: parse(mergedSdl()),
      resolvers: {
        Query: {
          deadlines: (
            _root: unknown,
            args: DeadlinesArgs,
            { viewer, away }: MergedContext,
            info: GraphQLResolveInfo,
          ) => mergedDeadlines(args, { viewer, away }, parts.services, parts.timeoutMs, info),
          calendarMoves: (
            _root: unknown,
            args: CalendarMovesArgs,
            { viewer, away }: MergedContext,
            info: GraphQLResolveInfo,
          ) => mergedCalendarMoves(args, { viewer, away }, parts.services, parts.timeoutMs, info),
          changes: (_root: unknown, args: ChangesArgs, { viewer }: MergedContext) =>
            mergedChanges(args, viewer, parts.services, parts.timeoutMs, cursors),
          sandbox: (_root: unknown, _args: unknown, { viewer }: MergedContext) => parts.sandbox.state(viewer),
        },
        Mutation: {
          advanceClock: (
            _root: unknown,
            args: { to?: string | null; toNext?: boolean | null },
            { viewer }: MergedContext,
          ) => parts.sandbox.advanceClock(args, viewer),
        },
        Sandbox: {
          nextInstant: (_state: unknown, _args: unknown, { viewer }: MergedContext) =>
            parts.sandbox.nextInstant(viewer),
        },
      },
    },
  ]);
}
