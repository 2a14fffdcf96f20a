import { idOf } from '../testing/feedback-data.js';
import { FeedbackWorld } from '../testing/feedback-world.js';

let world: FeedbackWorld;
beforeAll(async () => {
  world = await FeedbackWorld.start();
}, 60_000);
beforeEach(() => world.forgetMessages());
afterAll(() => world?.stop());

const MARK =
  'mutation ($input: MarkReadInput!) { markRead(input: $input) { unreadCount refusal { code } replayed } }';

/** Messages for the police and housing about one item; answers the police officer's. */
async function told(times = 1): Promise<string[]> {
  for (let n = 0; n < times; n += 1) await world.deliverNewest(await world.assigned());
  const { inbox } = await world.see('policeOfficer', '{ inbox(first: 100) { edges { node { id } } } }');
  return inbox.edges.map(({ node }: { node: { id: string } }) => node.id);
}
const mark = async (
  who: 'policeOfficer' | 'housingOfficer' | 'public',
  alertIds: string[],
  idempotencyKey = world.key(),
) => (await world.see(who, MARK, { input: { idempotencyKey, alertIds } })).markRead;

it('shows everybody his own messages only', async () => {
  const [alertId] = await told();
  const fields =
    '{ unreadCount inbox { totalCount edges { node { id kind subjectType subjectId readAt } } } }';
  const own = await world.see('policeOfficer', fields);
  expect(own).toMatchObject({
    unreadCount: 1,
    inbox: {
      totalCount: 1,
      edges: [{ node: { kind: 'NOTICE', subjectType: 'ResolutionItem', readAt: null } }],
    },
  });
  const housing = await world.see('housingOfficer', fields);
  expect(housing.inbox.edges.map(({ node }: { node: { id: string } }) => node.id)).not.toContain(alertId);
  for (const who of ['policeLeader', 'assigner', 'administrator', 'public'] as const) {
    expect(await world.see(who, fields)).toEqual({ unreadCount: 0, inbox: { totalCount: 0, edges: [] } });
  }
  const entities = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Alert { id } } }';
  const asked = { r: [{ __typename: 'Alert', id: alertId }] };
  expect((await world.see('policeOfficer', entities, asked))._entities).toEqual([{ id: alertId }]);
  expect((await world.see('policeLeader', entities, asked))._entities).toEqual([null]);
});

it('is read in pages, newest first, and by kind', async () => {
  const all = await told(3);
  const page = async (after: string | null) =>
    (
      await world.see(
        'policeOfficer',
        'query ($after: String) { inbox(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
        { after },
      )
    ).inbox;
  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);
  expect(
    [first, second].flatMap(({ edges }) => edges.map(({ node }: { node: { id: string } }) => node.id)),
  ).toEqual(all);
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  const { inbox } = await world.see(
    'policeOfficer',
    '{ inbox(filter: { kinds: ["REMINDER"] }) { totalCount } }',
  );
  expect(inbox.totalCount).toBe(0);
});

it.each([
  ['{ inbox(filter: { kinds: ["REMINDERS"] }) { totalCount } }', 'CHOICE_UNKNOWN'],
  ['{ drafts(filter: { kinds: ["RED"] }) { totalCount } }', 'CHOICE_UNKNOWN'],
  ['{ drafts(filter: { states: ["sealed"] }) { totalCount } }', 'CHOICE_UNKNOWN'],
  [
    '{ drafts(filter: { itemId: "topic:00000000-0000-4000-8000-000000000000" }) { totalCount } }',
    'UNKNOWN_ID',
  ],
  ['{ drafts(filter: { concernedUnitId: "nonsense" }) { totalCount } }', 'UNKNOWN_ID'],
  [
    '{ drafts(filter: { issuedFrom: "2026-03-02", issuedTo: "2026-03-01" }) { totalCount } }',
    'PERIOD_REVERSED',
  ],
  ['{ resolutionItems(filter: { states: ["LATE"] }) { totalCount } }', 'CHOICE_UNKNOWN'],
  ['{ resolutionItems(filter: { departmentId: "police" }) { totalCount } }', 'UNKNOWN_ID'],
  ['{ feedbackDeadlines(orgUnitId: "nonsense") { totalCount } }', 'UNKNOWN_ID'],
  [
    '{ feedbackDeadlines(orgUnitId: "orgUnit:00000000-0000-4000-8000-000000000000") { totalCount } }',
    'UNKNOWN_UNIT',
  ],
  ['{ feedbackDeadlines(filter: { responsibleId: "police" }) { totalCount } }', 'UNKNOWN_ID'],
])('a filter that could only match nothing is refused: %s', async (query, code) => {
  const { errors } = await world.service.ask('policeOfficer', query);
  expect(errors?.[0]?.extensions['code']).toBe(code);
});

it('marks own messages as read, at the first time, and counts the rest', async () => {
  const [one, two] = await told(2);
  const key = world.key();
  expect(await mark('policeOfficer', [one!], key)).toEqual({
    unreadCount: 1,
    refusal: null,
    replayed: false,
  });
  expect(await mark('policeOfficer', [one!], key)).toEqual({ unreadCount: 1, refusal: null, replayed: true });
  expect((await mark('policeOfficer', [two!], key)).refusal).toEqual({ code: 'IDEMPOTENCY_KEY_REUSED' });
  const readAt = async () =>
    (await world.see('policeOfficer', '{ inbox { edges { node { readAt } } } }')).inbox.edges;
  const before = await readAt();
  world.goTo('2026-03-02T02:00:00.000Z');
  await mark('policeOfficer', [one!]);
  expect(await readAt()).toEqual(before);
  const unread = await world.see(
    'policeOfficer',
    '{ inbox(filter: { unreadOnly: true }) { edges { node { id } } } }',
  );
  expect(unread.inbox.edges).toEqual([{ node: { id: two } }]);
});

it('refuses ids that are another’s, unknown or malformed, and changes nothing', async () => {
  const [own] = await told();
  const { inbox } = await world.see('housingOfficer', '{ inbox { edges { node { id } } } }');
  const foreign = inbox.edges[0].node.id;
  expect((await mark('policeOfficer', [own!, foreign])).refusal).toEqual({ code: 'NOT_FOUND' });
  expect((await mark('policeOfficer', [idOf('alert', 1)])).refusal).toEqual({ code: 'NOT_FOUND' });
  expect((await mark('policeOfficer', ['alert:1'])).refusal).toEqual({ code: 'UNKNOWN_ID' });
  expect((await mark('public', [own!])).refusal).toEqual({ code: 'NOT_PERMITTED' });
  expect(
    (
      await mark(
        'policeOfficer',
        Array.from({ length: 201 }, () => own!),
      )
    ).refusal,
  ).toEqual({ code: 'TOO_MANY' });
  expect((await world.see('policeOfficer', '{ unreadCount }')).unreadCount).toBe(1);
});
