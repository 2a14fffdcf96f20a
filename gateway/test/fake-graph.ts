import { GraphQLError, parse, print } from 'graphql';
import type { JWK } from 'jose';
import { mergedSdl } from '../src/merged/merged.js';
import { ADMINISTERED } from './fake-administrators.js';
import { FEED_SDL, FEED_TOKEN, feedFields, LEAVER_TOKEN, SESSION_SDL, sessionFields } from './fake-feed.js';
import { CITY, COUNTY } from './fake-units.js';
import { startFakeService } from './fake-services.js';
import type { FakeContext, FakeService } from './fake-services.js';

/** Ids of the small world that the fake services know. */
export { CITY, COUNTY };
export const OTHER_COUNTY = '00000000-0000-7000-8000-000000000003';
export const OFFICER = '00000000-0000-7000-8000-00000000000a';
export const MEMBER = '00000000-0000-7000-8000-00000000000c';
export const STRANGER = '00000000-0000-7000-8000-00000000000b';

/** The shared types as gateway/src/merged/schema.graphql has them. */
function sharedTypes(): string {
  const wanted = /^(Deadline(?!Connection|Edge|Order)\w*|CalendarMove|DateTime|LocalDate)$/;
  const types = parse(mergedSdl()).definitions.filter(
    (node) => 'name' in node && wanted.test(node.name?.value ?? ''),
  );
  return `${types.map(print).join('\n')}
    type DeadlinePage @inaccessible @shareable { nodes: [Deadline!]! hasMore: Boolean! totalCount: Int! }`;
}
const MOVES_PAGE = `type CalendarMovesPage @inaccessible @shareable { known: Boolean! nodes: [CalendarMove!]! hasMore: Boolean!
  totalCount: Int! openCount: Int! laterCount: Int! earlierCount: Int! settledCount: Int! overdueCount: Int! }`;
const ARGS = '(orgUnitId: ID, filter: DeadlineFilter, orderBy: String, first: Int, after: String)';

/** Days on which each owner's deadlines fall, so that the merged order crosses owners. */
export const DAYS: Record<string, string[]> = {
  topic: ['2026-02-03', '2026-02-06'],
  consultation: ['2026-02-02', '2026-02-06'],
  feedback: ['2026-02-04', '2026-02-05', '2026-02-10'],
};

/** Four small subgraphs in the shapes of the contract. */
export async function startFakeServices(publicJwk: JWK): Promise<FakeService[]> {
  return Promise.all([
    startFakeService('directory', DIRECTORY_SDL, directoryResolvers, publicJwk),
    startFakeService(
      'topic',
      ownerSdl('topic', TOPIC_SDL),
      { ...ownerResolvers('topic'), ...topicResolvers },
      publicJwk,
    ),
    startFakeService(
      'consultation',
      ownerSdl('consultation', SESSION_SDL),
      ownerResolvers('consultation', sessionFields),
      publicJwk,
    ),
    startFakeService(
      'feedback',
      ownerSdl('feedback', FEED_SDL),
      ownerResolvers('feedback', feedFields({ [FEED_TOKEN]: OFFICER, [LEAVER_TOKEN]: STRANGER })),
      publicJwk,
    ),
  ]);
}

/** Changes of each owner, `position recordedAt`, in its own order: topic's clock went back between two of them. */
const CHANGES: Record<string, [position: number, recordedAt: string][]> = {
  directory: [[4, '2026-02-02T01:00:00.000Z']],
  topic: [
    [2, '2026-02-02T02:00:00.000Z'],
    [3, '2026-02-02T00:30:00.000Z'],
    [9, '2026-02-02T05:00:00.000Z'],
  ],
  consultation: [[1, '2026-02-02T03:00:00.000Z']],
  feedback: [],
};
/** Beyond the last change that the asker may read. */
const LATEST = 40;
const CHANGES_SDL = `type ChangeEntry @inaccessible @shareable { position: String! recordedAt: DateTime! typename: String! id: ID!
    version: Int! at: DateTime! type: String! tombstone: Boolean! }
  type ChangePage @inaccessible @shareable { entries: [ChangeEntry!]! position: String! hasMore: Boolean! }`;
const changesField = (owner: string): string =>
  `${owner}Changes(after: String, first: Int): ChangePage @inaccessible`;

const DIRECTORY_SDL = `
  type Query {
    orgUnit(id: ID!): OrgUnit
    rootUnits: [OrgUnit!]!
    me: Me
    explode: String
    node(id: ID!): Node
    _identityOf(subject: String!): IdentityRecord @inaccessible
    _identityOfPerson(personId: String!): IdentityRecord @inaccessible
    samplePeople: [SamplePerson!] @inaccessible
    calendar(id: ID!): Calendar
    ${changesField('directory')}
  }
  scalar DateTime
  ${CHANGES_SDL}
  type Calendar { id: ID! name: String! version: String! noticedDays: [CalendarDay!]! }
  type CalendarDay { date: String! kind: String! name: String notice: String }
  interface Node { id: ID! }
  type Topic implements Node @key(fields: "id", resolvable: false) { id: ID! }
  type Me { kind: String! personId: ID asOf: String language: String! requestId: String! }
  type Person @key(fields: "id") { id: ID! }
  type OrgUnit implements Node @key(fields: "id") { id: ID! name: String }
  type IdentityRecord @inaccessible { personId: ID roles: [IdentityRole!]! language: String }
  type IdentityRole @inaccessible { role: String! orgUnitId: ID! onBehalfOf: ID acts: [String!] }
  type SamplePerson @inaccessible { id: ID! name: String! roleLabel: String! unitName: String! }
`;

const unit = ({ id }: { id: string }) => ({ id, name: `unit ${id.slice(-1)}` });
const gatewayOnly = ({ identity }: FakeContext): void => {
  if (identity.kind !== 'gateway') throw new GraphQLError('forbidden', { extensions: { code: 'FORBIDDEN' } });
};

const directoryResolvers = {
  Query: {
    orgUnit: (_: unknown, args: { id: string }) => unit(args),
    rootUnits: () => [unit({ id: `orgUnit:${CITY}` })],
    calendar: (_: unknown, { id }: { id: string }, { fake }: FakeContext) =>
      id === 'CN'
        ? {
            id,
            name: '全国',
            version: fake.calendarVersion,
            noticedDays: [{ date: '2027-01-01', kind: 'holiday', name: '元旦', notice: 'paper 9' }],
          }
        : null,
    directoryChanges: (_: unknown, args: { after?: string | null; first: number }) =>
      changePage('directory', args),
    node: (_: unknown, { id }: { id: string }) => ({ id, name: 'a unit' }),
    me: (_: unknown, _args: unknown, { identity }: FakeContext) => identity,
    explode: () => {
      throw new Error('the insides of directory');
    },
    _identityOf: (_: unknown, { subject }: { subject: string }, context: FakeContext) => {
      gatewayOnly(context);
      if (subject === 'reports') {
        return { personId: null, roles: [{ role: 'READER', orgUnitId: COUNTY }], language: 'en' };
      }
      const administered = ADMINISTERED[subject];
      if (administered) return { personId: subject, roles: [administered], language: 'en' };
      if (subject === MEMBER) return { personId: MEMBER, roles: [], language: null };
      if (subject !== OFFICER) return null;
      return {
        personId: OFFICER,
        roles: [{ role: 'STATION_CHIEF', orgUnitId: `orgUnit:${COUNTY}` }],
        language: null,
      };
    },
    _identityOfPerson: (_: unknown, { personId }: { personId: string }, context: FakeContext) => {
      gatewayOnly(context);
      if (personId !== OFFICER) return null;
      return { personId, roles: [{ role: 'STATION_CHIEF', orgUnitId: COUNTY }], language: 'en' };
    },
    samplePeople: (_: unknown, _args: unknown, context: FakeContext) => {
      gatewayOnly(context);
      const chinese = context.identity.language === 'zh-CN';
      return [
        {
          id: OFFICER,
          name: '韦<岚>',
          roleLabel: chinese ? '联络站站长' : 'station chief',
          unitName: chinese ? '甲县' : 'County A',
        },
        {
          id: MEMBER,
          name: '蒙秋',
          roleLabel: chinese ? '政协委员' : 'CPPCC member',
          unitName: chinese ? '甲县' : 'County A',
        },
      ];
    },
  },
  Node: { __resolveType: ({ id }: { id: string }) => (id.startsWith('topic:') ? 'Topic' : 'OrgUnit') },
  OrgUnit: { __resolveReference: unit },
};

const TOPIC_SDL = `
  type Topic @key(fields: "id") { id: ID! title: String parent: Topic orgUnit: OrgUnit }
  extend type Query { topic(id: ID!): Topic refused: String }
  type Mutation { submitTopic(title: String!): Topic revealProposer(id: ID!): Topic markRead(ids: [ID!]!): Topic }
`;

const topicResolvers = {
  Mutation: {
    submitTopic: (_: unknown, { title }: { title: string }) => ({ id: 'topic:1', title }),
    revealProposer: (_: unknown, { id }: { id: string }) => ({ id, title: 'revealed' }),
    markRead: (_: unknown, { ids: [id] }: { ids: string[] }) => ({ id, title: 'read' }),
  },
  Topic: {
    __resolveReference: ({ id }: { id: string }) =>
      id === 'topic:gone' ? null : { id, title: 'Speed bumps' },
    parent: ({ id }: { id: string }) => ({ id: `${id}0`, title: 'parent' }),
    orgUnit: () => ({ __typename: 'OrgUnit', id: COUNTY }),
  },
};

function ownerSdl(owner: string, more = ''): string {
  return `type Query { ${owner}Deadlines${ARGS}: DeadlinePage @inaccessible ${changesField(owner)}
      ${owner}CalendarMoves(noticeId: ID!, first: Int, after: String): CalendarMovesPage @inaccessible }
    ${CHANGES_SDL}
    ${MOVES_PAGE}
    type OrgUnit @key(fields: "id", resolvable: false) { id: ID! }
    type Person @key(fields: "id", resolvable: false) { id: ID! } ${sharedTypes()} ${more}`;
}

function ownerResolvers(owner: string, more: object = {}): Record<string, unknown> {
  return {
    Query: {
      ...more,
      topic: (_: unknown, { id }: { id: string }) => ({ id, title: 'Speed bumps' }),
      refused: () => {
        throw new GraphQLError('No right', {
          extensions: { code: 'FORBIDDEN', rule: 'B.5', secret: 'inside' },
        });
      },
      [`${owner}CalendarMoves`]: (_: unknown, args: { noticeId: string; first: number; after?: string }) =>
        movesPage(owner, args),
      [`${owner}Changes`]: (_: unknown, args: { after?: string | null; first: number }) =>
        changePage(owner, args),
      [`${owner}Deadlines`]: (_: unknown, args: { orgUnitId?: string; first: number; after?: string }) =>
        deadlinePage(owner, args),
    },
  };
}

function changePage(owner: string, { after, first }: { after?: string | null; first: number }) {
  if (after === 'now') return { entries: [], position: String(LATEST), hasMore: false };
  const rest = CHANGES[owner]!.filter(([position]) => position > Number(after ?? 0));
  const entries = rest.slice(0, first).map(([position, recordedAt]) => ({
    position: String(position),
    recordedAt,
    typename: 'Topic',
    id: `${owner}:${position}`,
    version: position,
    at: '2026-02-01T01:00:00.000Z',
    type: 'approved',
    tombstone: false,
  }));
  const hasMore = rest.length > first;
  return { entries, position: hasMore ? entries.at(-1)!.position : String(LATEST), hasMore };
}

/** Every deadline of the owner moves by a day; one owner has not heard of the notice `…late`, none of `…unknown`. */
function movesPage(owner: string, args: { noticeId: string; first: number; after?: string }) {
  const known =
    !args.noticeId.endsWith('unknown') && !(args.noticeId.endsWith('late') && owner === 'feedback');
  const page = deadlinePage(owner, args);
  const none = { nodes: [], hasMore: false, totalCount: 0, openCount: 0 };
  const counts = {
    laterCount: known ? page.totalCount : 0,
    earlierCount: 0,
    settledCount: 0,
    overdueCount: 0,
  };
  if (!known) return { known, ...none, ...counts };
  const nodes = page.nodes.map((node) => ({
    ...node,
    wasProvisional: true,
    provisional: false,
    toAt: node.dueAt,
    toDate: node.dueDate,
    days: 1,
  }));
  return { known, ...page, nodes, openCount: page.totalCount + 1, ...counts };
}

function deadlinePage(owner: string, args: { orgUnitId?: string; first: number; after?: string }) {
  if (args.orgUnitId === 'orgUnit:unknown') {
    throw new GraphQLError('Unknown unit', { extensions: { code: 'ORG_UNIT_UNKNOWN' } });
  }
  const all = DAYS[owner]!.map((day, index) => ({
    id: `deadline:${owner}-${index}`,
    kind: 'D1',
    title: owner,
    caseId: `${owner}:${index}`,
    caseType: 'Topic',
    orgUnit: { id: COUNTY },
    responsible: null,
    dueAt: `${day}T16:00:00.000Z`,
    dueDate: day,
    provisional: false,
    state: 'RUNNING',
    overdue: false,
    dueToday: false,
    daysLate: 0,
    workingDaysLeft: 3,
    breachedAt: null,
    anchorEvent: 'submitted',
    anchorAt: '2026-01-05T01:00:00.000Z',
    budget: { unit: 'wd', n: 5, source: 'INF' },
    agreedDate: null,
    rungs: [],
    explanation: { text: 'five working days', days: [] },
    reckonings: [],
  }));
  const [dueAt, id] = args.after ? Buffer.from(args.after, 'base64url').toString().split('|') : ['', ''];
  const rest = all.filter((node) => node.dueAt > dueAt! || (node.dueAt === dueAt && node.id > id!));
  return { nodes: rest.slice(0, args.first), hasMore: rest.length > args.first, totalCount: all.length };
}
