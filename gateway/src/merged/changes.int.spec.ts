import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const PAGE = /* GraphQL */ `
  query Page($since: String, $first: Int) {
    changes(since: $since, first: $first) {
      missing
      pageInfo {
        hasNextPage
        hasPreviousPage
        endCursor
      }
      edges {
        cursor
        node {
          id
          typename
          version
          at
          type
          tombstone
        }
      }
    }
  }
`;
const ask = async (since?: string, first?: number) => {
  const { data, errors } = await world.ask(PAGE, { variables: { since, first } });
  expect(errors).toEqual([]);
  return data!['changes'];
};
const idsOf = (page: any): string[] => page.edges.map((edge: any) => edge.node.id);
const ALL = ['directory:4', 'topic:2', 'topic:3', 'consultation:1', 'topic:9'];

it('follows all owners, each in its own order, page after page and from any change', async () => {
  const whole = await ask();
  expect(idsOf(whole)).toEqual(ALL);
  expect(whole.edges[0].node).toEqual({
    id: 'directory:4',
    typename: 'Topic',
    version: 4,
    at: '2026-02-01T01:00:00.000Z',
    type: 'approved',
    tombstone: false,
  });
  for (const [index, { cursor }] of whole.edges.entries()) {
    expect(idsOf(await ask(cursor))).toEqual(ALL.slice(index + 1));
  }
  const seen: string[] = [];
  for (let since: string | undefined; ;) {
    const page = await ask(since, 2);
    expect(page.pageInfo.hasPreviousPage).toBe(since !== undefined);
    seen.push(...idsOf(page));
    since = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) break;
  }
  expect(seen).toEqual(ALL);
});

it('begins at the present where asked so', async () => {
  const now = await ask('now');
  expect(now).toMatchObject({ edges: [], missing: [], pageInfo: { hasNextPage: false } });
  expect(idsOf(await ask(now.pageInfo.endCursor))).toEqual([]);
});

it('keeps the place of an owner that is away: its changes come later, none is passed over', async () => {
  await world.services['topic']!.stop();
  let page;
  try {
    page = await ask();
    expect(page.missing).toEqual(['topic']);
    expect(idsOf(page)).toEqual(['directory:4', 'consultation:1']);
    const { errors } = await world.ask(PAGE, { variables: { since: 'now' } });
    expect(errors).toHaveLength(1);
  } finally {
    await world.services['topic']!.start();
  }
  expect(idsOf(await ask(page.pageInfo.endCursor))).toEqual(['topic:2', 'topic:3', 'topic:9']);
});

it.each(['nonsense', '', 'eyJvdGhlciI6IjEifQ', 'eyJ0b3BpYyI6Ii0xIn0', 'WzFd'])(
  'refuses %p, which no page has handed out',
  async (since) => {
    const { errors } = await world.ask(PAGE, { variables: { since } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', params: { argument: 'since' } });
  },
);
