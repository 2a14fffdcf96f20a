import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { OFFICER } from '../../test/fake-graph.js';
import { startWorld } from '../../test/world.js';
import type { World } from '../../test/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ UPSTREAM_TIMEOUT_MS: '3000' });
});
afterAll(() => world.close());

const PAGE = /* GraphQL */ `
  query Page($first: Int, $after: String, $unit: ID) {
    deadlines(first: $first, after: $after, orgUnitId: $unit) {
      totalCount
      missing
      pageInfo {
        hasNextPage
        hasPreviousPage
        endCursor
      }
      edges {
        node {
          ...Due
          orgUnit {
            id
            name
          }
          budget {
            n
          }
        }
      }
    }
  }
  fragment Due on Deadline {
    id
    due: dueDate
  }
`;

it('merges the owners by date and id, page after page, each deadline once', async () => {
  const seen: string[] = [];
  let after: string | undefined;
  for (;;) {
    const { data, errors } = await world.ask(PAGE, { variables: { first: 3, after } });
    expect(errors).toEqual([]);
    const page = data!['deadlines'];
    expect(page).toMatchObject({ totalCount: 7, missing: [] });
    expect(page.pageInfo.hasPreviousPage).toBe(after !== undefined);
    seen.push(...page.edges.map((edge: any) => `${edge.node.due} ${edge.node.id}`));
    if (!page.pageInfo.hasNextPage) break;
    after = page.pageInfo.endCursor;
  }
  expect(seen).toEqual([
    '2026-02-02 deadline:consultation-0',
    '2026-02-03 deadline:topic-0',
    '2026-02-04 deadline:feedback-0',
    '2026-02-05 deadline:feedback-1',
    '2026-02-06 deadline:consultation-1',
    '2026-02-06 deadline:topic-1',
    '2026-02-10 deadline:feedback-2',
  ]);
});

it('asks the owners as the viewer, and lets directory complete the units', async () => {
  const token = await world.tokenOf(OFFICER);
  const { data } = await world.ask(PAGE, { token, variables: { first: 1 } });
  expect(data!['deadlines'].edges[0].node).toMatchObject({ orgUnit: { name: 'unit 2' }, budget: { n: 5 } });
  expect(world.services['feedback']!.calls.at(-1)).toMatchObject({ kind: 'person', personId: OFFICER });
});

it('answers the rest, names who is missing, and says with a code that the list is not whole', async () => {
  await world.services['feedback']!.stop();
  world.services['topic']!.hang = true;
  try {
    const { data, errors } = await world.ask(PAGE);
    expect(data!['deadlines']).toMatchObject({ totalCount: 2, missing: ['feedback', 'topic'] });
    const away = ['feedback', 'topic'].map((service) => ({ code: 'SERVICE_UNAVAILABLE', service }));
    expect(errors.map(({ extensions }) => extensions)).toEqual(away);
    // Also to who does not ask for `missing`, once for each list and service.
    const two = await world.ask(
      '{ late: deadlines(first: 1) { totalCount } soon: deadlines { edges { node { id } } } me { kind } }',
    );
    expect(two.data).toMatchObject({ late: { totalCount: 2 }, me: { kind: 'anonymous' } });
    expect(two.errors.map(({ extensions, path }) => [path?.[0], extensions['service']]).sort()).toEqual([
      ['late', 'feedback'],
      ['late', 'topic'],
      ['soon', 'feedback'],
      ['soon', 'topic'],
    ]);
  } finally {
    world.services['topic']!.hang = false;
    await world.services['feedback']!.start();
  }
}, 30_000);

it("passes an owner's refusal on", async () => {
  const { data, errors } = await world.ask(PAGE, { variables: { unit: 'orgUnit:unknown' } });
  expect(data).toEqual({ deadlines: null });
  expect(errors[0]?.extensions['code']).toBe('ORG_UNIT_UNKNOWN');
});

const cursor = (text: string): string => Buffer.from(text).toString('base64url');

it.each([
  [{ first: 0 }],
  [{ first: -1 }],
  [{ first: 101 }],
  [{ after: '' }],
  [{ after: 'nonsense' }],
  // Of other lists, and such as the owners' database could not read.
  [{ after: cursor('["2026-02-02T16:00:00.000Z","deadline:a"]') }],
  [{ after: cursor('2026-02-02T16:00:00.000Z|topic:a') }],
  [{ after: cursor('-271821-04-20T00:00:00.000Z|deadline:a') }],
  [{ after: cursor('0000-04-20T00:00:00.000Z|deadline:a') }],
  [{ after: cursor('2026-02-30T99:00:00.000Z|deadline:a') }],
  [{ after: cursor('2026-02-02T16:00:00.000Z|deadline:a\0') }],
])('refuses %j', async (variables) => {
  const { errors } = await world.ask(PAGE, { variables });
  expect(errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
});

it('offers the clock of the sandbox in the sandbox only', async () => {
  const { errors } = await world.ask('mutation { advanceClock(toNext: true) { now } }');
  expect(errors[0]).toMatchObject({
    message: '只有演练环境可以推进时钟。',
    extensions: { code: 'SANDBOX_ONLY' },
  });
  const asked = await world.ask('{ sandbox { now } }', { headers: { 'x-concord-language': 'en' } });
  expect(asked.errors[0]?.message).toBe('The clock can be moved in the sandbox only.');
});
