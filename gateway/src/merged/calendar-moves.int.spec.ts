import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { OFFICER } from '../../test/fake-graph.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const PAGE = /* GraphQL */ `
  query Moves($id: ID!, $first: Int, $after: String) {
    calendarMoves(noticeId: $id, first: $first, after: $after) {
      totalCount
      openCount
      laterCount
      missing
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          from: dueDate
          days
          responsible {
            id
          }
        }
      }
    }
  }
`;

it('merges what would move of all owners, page after page, each once, with the sums of all', async () => {
  const token = await world.tokenOf(OFFICER);
  const seen: string[] = [];
  let after: string | undefined;
  for (;;) {
    const variables = { id: 'calendarNotice:a', first: 3, after };
    const { data, errors } = await world.ask(PAGE, { token, variables });
    expect(errors).toEqual([]);
    const page = data!['calendarMoves'];
    expect(page).toMatchObject({ totalCount: 7, openCount: 10, laterCount: 7, missing: [] });
    seen.push(...page.edges.map((edge: any) => `${edge.node.from} ${edge.node.id} ${edge.node.days}`));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  expect(seen).toHaveLength(7);
  expect([...seen].sort()).toEqual(seen);
  expect(world.services['topic']!.calls.at(-1)).toMatchObject({ kind: 'person', personId: OFFICER });
});

it('names who is away and who has not heard of the notice yet; what nobody knows is null', async () => {
  const late = await world.ask(PAGE, { variables: { id: 'calendarNotice:late' } });
  expect(late.data!['calendarMoves']).toMatchObject({ totalCount: 4, missing: ['feedback'] });
  const unknown = await world.ask(PAGE, { variables: { id: 'calendarNotice:unknown' } });
  expect([unknown.data, unknown.errors]).toEqual([{ calendarMoves: null }, []]);
  await world.services['topic']!.stop();
  try {
    const away = await world.ask(PAGE, { variables: { id: 'calendarNotice:late' } });
    expect(away.data!['calendarMoves']).toMatchObject({ totalCount: 2, missing: ['feedback', 'topic'] });
    // Who has not heard of it yet is no fault; who is away is.
    expect(away.errors.map(({ extensions }) => extensions)).toEqual([
      { code: 'SERVICE_UNAVAILABLE', service: 'topic' },
    ]);
  } finally {
    await world.services['topic']!.start();
  }
});

it.each([[{ first: 0 }], [{ first: 101 }], [{ after: 'nonsense' }]])('refuses %j', async (change) => {
  const { errors } = await world.ask(PAGE, { variables: { id: 'calendarNotice:a', ...change } });
  expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});
