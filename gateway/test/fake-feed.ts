import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { FakeContext } from './fake-services.js';

/** A calendar address of the officer, and one of somebody whom the directory does not know. */
export const FEED_TOKEN = 'a'.repeat(43);
export const LEAVER_TOKEN = 'b'.repeat(43);

export const FEED_SDL = `
  type CalendarFeedOwner @inaccessible { personId: ID! timeZone: String! today: LocalDate! }
  extend type Query {
    _calendarFeedOwner(tokenHash: String!): CalendarFeedOwner @inaccessible
    _clockNames(kinds: [String!]!): [String!] @inaccessible
  }`;
export const SESSION_SDL = `
  input SessionFilter { invited: Boolean from: LocalDate }
  type Session @key(fields: "id") { id: ID! version: Int! title: String! number: String! state: String!
    scheduledAt: DateTime! place: String! }
  type PageInfo @shareable { hasNextPage: Boolean! hasPreviousPage: Boolean! startCursor: String endCursor: String }
  type SessionEdge { cursor: String! node: Session! }
  type SessionConnection { edges: [SessionEdge!]! pageInfo: PageInfo! }
  extend type Query { sessions(filter: SessionFilter, first: Int, after: String): SessionConnection }`;

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Feedback's side: whose a token is. */
export const feedFields = (owners: Record<string, string>) => ({
  _calendarFeedOwner: (_: unknown, { tokenHash }: { tokenHash: string }, { identity }: FakeContext) => {
    if (identity.kind !== 'gateway') {
      throw new GraphQLError('forbidden', { extensions: { code: 'FORBIDDEN' } });
    }
    const token = Object.keys(owners).find((one) => hash(one) === tokenHash);
    return token ? { personId: owners[token], timeZone: 'Asia/Shanghai', today: '2026-02-02' } : null;
  },
  _clockNames: (_: unknown, { kinds }: { kinds: string[] }, { identity }: FakeContext) =>
    kinds.map((kind) => (identity.language === 'en' ? `clock ${kind}` : `期限${kind}`)),
});

/** Consultation's side: one session that goes on, one that was cancelled. */
export const sessionFields = {
  sessions: (
    _: unknown,
    { filter }: { filter: { invited: boolean; from: string } },
    { identity }: FakeContext,
  ) => {
    const sessions = ['SIGN_IN', 'CANCELLED'].map((state, n) => ({
      id: `session:00000000-0000-7000-8000-0000000000f${n}`,
      version: n + 3,
      title: `Bumps, ${filter.invited && filter.from}`,
      number: `2026-00${n}`,
      state,
      scheduledAt: `2026-02-0${n + 4}T06:30:00.000Z`,
      place: 'Hall; room 2',
    }));
    const edges = identity.personId ? sessions.map((node) => ({ cursor: node.id, node })) : [];
    return {
      edges,
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    };
  },
};
