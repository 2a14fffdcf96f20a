import type { TypedDocumentNode } from 'urql';
import {
  LeaderEscalationsDocument,
  LeaderItemsDocument,
  LeaderSessionsDocument,
  LeaderTopicsDocument,
  type LeaderEscalationsQuery,
  type LeaderItemsQuery,
  type LeaderSessionsQuery,
  type LeaderTopicsQuery,
} from '../../graph/generated/graphql';

/** Where the figures of the page are counted. */
export interface Scope {
  orgUnitId: string;
  /** First local day; null = from the beginning. */
  from: string | null;
}

export type CaseKind = 'topics' | 'sessions' | 'items' | 'escalations';

/** What lies behind one figure: a list and its filter. */
export interface Cases {
  kind: CaseKind;
  title: string;
  filter: Record<string, unknown>;
}

/** Commitments that departments have in hand: the states that the figure counts. */
const UNDER_WAY = ['ASSIGNED', 'SIGNED_FOR', 'RETURN_REQUESTED', 'IMPLEMENTING', 'REWORK'];

const period = ({ orgUnitId, from }: Scope): Record<string, unknown> => ({
  orgUnitId,
  ...(from && { from }),
});
/** By the day of the last act: a case may have begun before the period in which it was finished. */
const finished = ({ orgUnitId, from }: Scope): Record<string, unknown> => ({
  orgUnitId,
  ...(from && { updatedSince: `${from}T00:00:00+08:00` }),
});

/** The list and filter behind each figure. */
export const behind = {
  topics: (scope: Scope, sources?: string[]) => ({
    kind: 'topics' as const,
    filter: { ...period(scope), ...(sources && { sources }) },
  }),
  closed: (scope: Scope) => ({
    kind: 'topics' as const,
    filter: { ...finished(scope), states: ['CLOSED', 'ARCHIVED'] },
  }),
  sessions: (scope: Scope, outcomes?: string[]) => ({
    kind: 'sessions' as const,
    filter: { ...period(scope), counting: true, ...(outcomes && { outcomes }) },
  }),
  room: (scope: Scope, roomId: string, year: number) => ({
    kind: 'sessions' as const,
    filter: {
      orgUnitId: scope.orgUnitId,
      roomId,
      counting: true,
      from: `${year}-01-01`,
      to: `${year}-12-31`,
    },
  }),
  solved: (scope: Scope) => ({
    kind: 'items' as const,
    filter: { ...finished(scope), states: ['VERIFIED', 'CLOSED'] },
  }),
  commitments: ({ orgUnitId }: Scope, departmentId?: string, overdue?: true) => ({
    kind: 'items' as const,
    filter: {
      orgUnitId,
      states: UNDER_WAY,
      ...(departmentId && { departmentId }),
      ...(overdue && { overdue }),
    },
  }),
  escalations: (scope: Scope) => ({ kind: 'escalations' as const, filter: period(scope) }),
};

export interface Page<Node> {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  edges: { node: Node }[];
}
type NodeOf<Connection> = NonNullable<Connection> extends { edges: { node: infer Node }[] } ? Node : never;
export type TopicCase = NodeOf<LeaderTopicsQuery['topics']>;
export type SessionCase = NodeOf<LeaderSessionsQuery['sessions']>;
export type ItemCase = NodeOf<LeaderItemsQuery['resolutionItems']>;
export type EscalationCase = NodeOf<LeaderEscalationsQuery['escalations']>;
export type AnyCase =
  | ({ kind: 'topics' } & { node: TopicCase })
  | ({ kind: 'sessions' } & { node: SessionCase })
  | ({ kind: 'items' } & { node: ItemCase })
  | ({ kind: 'escalations' } & { node: EscalationCase });

/** Query of each list, and where its page stands in the answer. */
export const LISTS: Record<CaseKind, { document: TypedDocumentNode<never, never>; field: string }> = {
  topics: { document: LeaderTopicsDocument as never, field: 'topics' },
  sessions: { document: LeaderSessionsDocument as never, field: 'sessions' },
  items: { document: LeaderItemsDocument as never, field: 'resolutionItems' },
  escalations: { document: LeaderEscalationsDocument as never, field: 'escalations' },
};
