import type { IdentityClaims } from '@concord/contracts/identity';
import type { Asker } from '@concord/service-kit/testing/service';
import { identityOf, PEOPLE, UNITS, type PersonName } from '@concord/testkit/snapshot';
import { TOPIC_ACTS } from './topic.acts.js';
import { TopicWorld, type Submitted } from '../testing/topic-world.js';

let world: TopicWorld;
let waiting: Submitted, screened: Submitted, approved: Submitted, filing: Submitted, foreign: Submitted;

/** Moves case time on, so that lists have an order. */
const nextDay = () => void (world.service.clock.at = new Date(world.service.clock.at.getTime() + 86_400_000));

beforeAll(async () => {
  world = await TopicWorld.start();
  waiting = await world.submitted({ title: 'Lamp at the gate' });
  nextDay();
  screened = await world.screened();
  nextDay();
  approved = await world.approved();
  nextDay();
  filing = await world.approved();
  await world.done('convenor', 'fileTopic', filing.id);
  nextDay();
  foreign = await world.submitted({ orgUnitId: `orgUnit:${UNITS.otherCommunity}` });
}, 60_000);
afterAll(() => world?.stop(), 60_000);

const list = async (
  who: Parameters<typeof world.service.ask>[0],
  filter: Record<string, unknown> | null = null,
  page: Record<string, unknown> = {},
) => {
  const document = `query ($filter: TopicFilter, $first: Int, $after: String, $orderBy: String) {
    topics(filter: $filter, first: $first, after: $after, orderBy: $orderBy) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`;
  const { data, errors } = await world.service.ask(who, document, { filter, ...page });
  if (errors) throw new Error(errors[0]!.extensions['code'] as string);
  return {
    ...data.topics,
    ids: data.topics.edges.map((edge: { node: { id: string } }) => edge.node.id) as string[],
  };
};

describe('who reads what', () => {
  const own = () => [filing, approved, screened, waiting].map((topic) => topic.id);
  const all = () => [foreign.id, ...own()];
  const SEES: Record<PersonName | 'public', () => string[]> = {
    cityOfficer: all,
    countyOfficer: all,
    countyLeader: all,
    assigner: all,
    supervisor: all,
    streetApprover: own,
    stationStaff: own,
    convenor: own,
    secondConvenor: own,
    approver: own,
    member: own,
    streetConvenor: own,
    otherStationStaff: () => [foreign.id],
    otherConvenor: () => [foreign.id],
    otherApprover: () => [foreign.id],
    otherMember: () => [foreign.id],
    neighbourConvenor: () => [],
    neighbourApprover: () => [],
    enterpriseApprover: () => [],
    policeOfficer: () => [],
    policeLeader: () => [],
    housingOfficer: () => [],
    administrator: () => [],
    resident: () => [],
    public: () => [],
  };
  it.each(Object.keys(SEES) as (keyof typeof SEES)[])('%s', async (who) => {
    const { ids, totalCount } = await list(who);
    expect(ids).toEqual(SEES[who]());
    expect(totalCount).toBe(ids.length);
    for (const topic of [waiting, foreign]) {
      expect((await world.see(who, topic.id, 'id')) !== null).toBe(ids.includes(topic.id));
    }
  });

  it('an id that is none, or another’s, is null', async () => {
    expect(await world.see('convenor', 'nonsense', 'id')).toBeNull();
    expect(await world.see('convenor', `orgUnit:${UNITS.community}`, 'id')).toBeNull();
  });

  it('other subgraphs’ references are answered within the same limits', async () => {
    const document = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Topic { id title } } }';
    const r = [waiting, foreign].map(({ id }) => ({ __typename: 'Topic', id }));
    const { data } = await world.service.ask('convenor', document, { r });
    expect(data._entities).toEqual([{ id: waiting.id, title: 'Lamp at the gate' }, null]);
  });
});

describe('lists', () => {
  it.each([
    ['state', { states: ['SUBMITTED'] }, () => [foreign, waiting]],
    ['subtree', { orgUnitId: `orgUnit:${UNITS.otherStreet}` }, () => [foreign]],
    ['text of the title', { text: 'Lamp' }, () => [waiting]],
    ['number', { text: '2026-0002' }, () => [screened]],
    ['source', { sources: ['MEMBER'] }, () => []],
    ['level', { level: 'TOWNSHIP' }, () => []],
    ['first and last day', { from: '2026-02-03', to: '2026-02-03' }, () => [screened]],
    ['newest act', { updatedSince: '2026-02-05T00:00:00.000Z' }, () => [foreign, filing]],
  ] as [string, Record<string, unknown>, () => Submitted[]][])(
    'are narrowed by %s',
    async (_, filter, expected) => {
      expect((await list('countyOfficer', filter)).ids).toEqual(expected().map((topic) => topic.id));
    },
  );

  it('come in pages that leave nothing out and repeat nothing', async () => {
    const { errors } = await world.service.ask(
      'countyOfficer',
      '{ topics(orderBy: "title") { totalCount } }',
    );
    expect(errors?.[0]?.extensions?.['code']).toBe('CHOICE_UNKNOWN');
    for (const orderBy of ['submittedAt', 'updatedAt']) {
      const found: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page = await list('countyOfficer', null, { first: 2, after, orderBy });
        found.push(...page.ids);
        ({ hasNextPage: more, endCursor: after } = page.pageInfo);
      }
      expect(found).toEqual((await list('countyOfficer', null, { orderBy })).ids);
    }
  });

  it('refuse a page that is too large, a broken cursor and an unknown unit', async () => {
    await expect(list('convenor', null, { first: 101 })).rejects.toThrow('FIRST_OUT_OF_RANGE');
    await expect(list('convenor', null, { after: 'nonsense' })).rejects.toThrow('CURSOR_INVALID');
    await expect(list('convenor', { orgUnitId: 'orgUnit:x' })).rejects.toThrow('UNKNOWN_UNIT');
  });

  it.each([
    ['convenor', () => [approved, waiting]],
    ['approver', () => [screened]],
    ['stationStaff', () => [filing, approved, waiting]],
    ['countyOfficer', () => [foreign, waiting]],
    ['otherConvenor', () => [foreign]],
    ['member', () => []],
  ] as [PersonName, () => Submitted[]][])('show %s what waits for him', async (who, expected) => {
    const { ids } = await list(who, { awaitingMe: true });
    expect(ids).toEqual(expected().map((topic) => topic.id));
  });
});

describe('fields', () => {
  it('actions list every act, allowed or why not', async () => {
    const { actions } = await world.see(
      'stationStaff',
      filing.id,
      'actions { name allowed refusal { code message } }',
    );
    const byName = new Map<string, { allowed: boolean; refusal: { code: string } | null }>(
      actions.map((action: { name: string }) => [action.name, action]),
    );
    expect([...byName.keys()]).toEqual(TOPIC_ACTS);
    expect([...byName].filter(([, action]) => action.allowed).map(([name]) => name)).toEqual([
      'acknowledgeFiling',
      'returnFiling',
      'revealProposer',
    ]);
    expect(byName.get('approveTopic')!.refusal!.code).toBe('NOT_MATRIX_AUTHORITY');
    expect(byName.get('screenTopic')!.refusal!.code).toBe('WRONG_STATE');
    expect(byName.get('fileTopic')!.refusal!.code).toBe('FILING_ALREADY_SENT');
  });

  it('the proposer is masked for everybody', async () => {
    for (const who of ['countyLeader', 'convenor', 'member'] as const) {
      expect(await world.see(who, waiting.id, 'proposer { kind nameMasked phoneMasked }')).toEqual({
        proposer: { kind: 'RESIDENT', nameMasked: '张**', phoneMasked: '138****5678' },
      });
    }
  });

  it('the timeline is paged, chained, and says who did what as what', async () => {
    const { timeline } = await world.see(
      'convenor',
      filing.id,
      'timeline(first: 2) { edges { node { seq type text actor { id } actorRole actorUnit { id } hash previousHash } } pageInfo { hasNextPage } }',
    );
    const [first, second] = timeline.edges.map((edge: { node: unknown }) => edge.node);
    expect(first).toMatchObject({
      seq: 1,
      type: 'submitted',
      text: expect.stringContaining('source: public'),
      actor: null,
      actorRole: 'PUBLIC',
      previousHash: null,
    });
    expect(second).toMatchObject({
      seq: 2,
      type: 'screened',
      actor: { id: `person:${PEOPLE.convenor}` },
      actorRole: 'CONVENOR',
      actorUnit: { id: `orgUnit:${UNITS.community}` },
      previousHash: first.hash,
    });
    expect(timeline.pageInfo.hasNextPage).toBe(true);
  });

  it('a query gives the same answer when it is compiled', async () => {
    const fields =
      'id title asks { no text } steps { key label state } actions { name allowed } mergedTopics { id } orgUnit { id } consultation { id } proposer { nameMasked } deadlines { kind dueDate explanation { text days { date counted } } } timeline { edges { node { text } } }';
    const first = await world.see('convenor', filing.id, fields);
    for (let run = 0; run < 3; run += 1) {
      expect(await world.see('convenor', filing.id, fields)).toEqual(first);
    }
  });
});

describe('revealing the proposer', () => {
  const DOCUMENT =
    'mutation ($input: RevealProposerInput!) { revealProposer(input: $input) { proposer { name phone } refusal { code } replayed } }';
  const reveal = async (who: Asker, input: Record<string, unknown>) =>
    (
      await world.service.ask(who, DOCUMENT, {
        input: { idempotencyKey: world.key(), id: waiting.id, ...input },
      })
    ).data.revealProposer;

  it('needs a reason, which stays', async () => {
    expect(await reveal('convenor', { reason: '' })).toMatchObject({
      proposer: null,
      refusal: { code: 'TEXT_REQUIRED' },
    });
    const idempotencyKey = world.key();
    const shown = { name: '张小明', phone: '13800005678' };
    expect(await reveal('convenor', { reason: 'To agree on a visit.', idempotencyKey })).toMatchObject({
      proposer: shown,
      replayed: false,
    });
    const rows = await world.service.rows('select person_id, role, reason from proposer_reveal');
    expect(rows).toEqual([{ person_id: PEOPLE.convenor, role: 'CONVENOR', reason: 'To agree on a visit.' }]);
    const { timeline } = await world.see('stationStaff', waiting.id, 'timeline { edges { node { type } } }');
    expect(timeline.edges.at(-1).node.type).toBe('proposerRevealed');
  });

  it('is decided and logged each time, under one key too, whichever version was seen at first', async () => {
    const { version } = await world.see('convenor', waiting.id, 'version');
    const input = { reason: 'To ask back.', idempotencyKey: world.key(), ifVersion: version };
    const shown = { proposer: { name: '张小明', phone: '13800005678' }, refusal: null, replayed: false };
    expect(await reveal('convenor', input)).toEqual(shown);
    expect(await reveal('convenor', input)).toEqual(shown);
    const logged = await world.service.rows('select 1 from proposer_reveal where reason = $1', [
      input.reason,
    ]);
    expect(logged).toHaveLength(2);
  });

  it('shows nothing more, under a key that was answered before, to whom the post has left', async () => {
    const input = { reason: 'To visit again.', idempotencyKey: world.key() };
    expect(await reveal('convenor', input)).toMatchObject({ proposer: { phone: '13800005678' } });
    await world.service.rows('update proposer set phone = $1 where topic_id = $2', [
      '13900001111',
      waiting.id.replace('topic:', ''),
    ]);
    const { personId } = identityOf('convenor');
    const former: [IdentityClaims, string][] = [
      [{ ...identityOf('resident'), personId }, 'NOT_FOUND'],
      [{ ...identityOf('member'), personId }, 'NOT_PERMITTED'],
    ];
    for (const [asker, code] of former) {
      const answer = await reveal(asker, input);
      expect(answer).toMatchObject({ proposer: null, refusal: { code } });
      expect(JSON.stringify(answer)).not.toContain('1390000');
    }
    const logged = await world.service.rows('select 1 from proposer_reveal where reason = $1', [
      input.reason,
    ]);
    expect(logged).toHaveLength(1);
  });

  it('is not for those who only read', async () => {
    for (const who of ['member', 'approver', 'countyLeader'] as const) {
      expect(await reveal(who, { reason: 'curious' })).toMatchObject({
        proposer: null,
        refusal: { code: 'NOT_PERMITTED' },
      });
    }
  });
});

describe('deadlines of the service', () => {
  const deadlines = async (who: PersonName | 'public', args: Record<string, unknown> = {}) => {
    const document = `query ($orgUnitId: ID, $filter: DeadlineFilter, $first: Int, $after: String) {
      topicDeadlines(orgUnitId: $orgUnitId, filter: $filter, first: $first, after: $after) { hasMore totalCount nodes { id kind caseId dueAt overdue state } } }`;
    const { data, errors } = await world.service.ask(who, document, args);
    expect(errors).toBeUndefined();
    return data.topicDeadlines as {
      hasMore: boolean;
      totalCount: number;
      nodes: { id: string; kind: string; caseId: string; dueAt: string; overdue: boolean }[];
    };
  };

  it('are those of what the asker may read, soonest first', async () => {
    const { nodes, totalCount } = await deadlines('convenor');
    expect(nodes.map((node) => [node.kind, node.caseId])).toEqual([
      ['TOPIC_SCREENING', waiting.id],
      ['TOPIC_FILING', approved.id],
      ['TOPIC_FILING_RETURN', filing.id],
      ['TOPIC_APPROVAL', screened.id],
    ]);
    expect(totalCount).toBe(4);
    expect((await deadlines('countyOfficer')).totalCount).toBe(5);
    expect((await deadlines('countyOfficer', { orgUnitId: `orgUnit:${UNITS.otherStreet}` })).totalCount).toBe(
      1,
    );
    expect((await deadlines('public')).totalCount).toBe(0);
  });

  it('go on after another owner’s cursor', async () => {
    const { nodes } = await deadlines('convenor', { first: 1 });
    const after = Buffer.from(`${nodes[0]!.dueAt}|deadline:ffffffff-ffff-7fff-8fff-ffffffffffff`).toString(
      'base64url',
    );
    expect((await deadlines('convenor', { after })).nodes.map((node) => node.kind)).toEqual([
      'TOPIC_FILING',
      'TOPIC_FILING_RETURN',
      'TOPIC_APPROVAL',
    ]);
  });

  it.each([
    ['item:00000000-0000-4000-8000-000000000000', 'UNKNOWN_ID'],
    ['orgUnit:00000000-0000-4000-8000-000000000000', 'UNKNOWN_UNIT'],
  ])('of %s are refused: %s', async (orgUnitId, code) => {
    const document = 'query ($id: ID) { topicDeadlines(orgUnitId: $id) { totalCount } }';
    const { errors } = await world.service.ask('convenor', document, { id: orgUnitId });
    expect(errors?.[0]?.extensions['code']).toBe(code);
  });

  it('are overdue by the asker’s case time, with every job off', async () => {
    const before = world.service.clock.at;
    world.service.clock.at = new Date('2026-02-20T00:00:00.000Z');
    expect(
      (await deadlines('convenor', { filter: { overdue: true } })).nodes.map((node) => node.caseId),
    ).toContain(waiting.id);
    world.service.clock.at = before;
  });
});

describe('figures of a unit', () => {
  const figures = async (who: PersonName | 'public', unit: string, args = '') => {
    const document = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on OrgUnit { topicFigures${args} { submitted residents closed bySource { code count } } } } }`;
    const { data } = await world.service.ask(who, document, {
      r: [{ __typename: 'OrgUnit', id: `orgUnit:${unit}` }],
    });
    return data._entities[0].topicFigures;
  };

  it('sum over the subtree and the period, and open to the same topics', async () => {
    expect(await figures('countyLeader', UNITS.county)).toEqual({
      submitted: 5,
      residents: 5,
      closed: 0,
      bySource: [{ code: 'PUBLIC', count: 5 }],
    });
    expect(await figures('countyLeader', UNITS.street)).toMatchObject({ submitted: 4 });
    expect(
      await figures('countyLeader', UNITS.county, '(from: "2026-02-03", to: "2026-02-04")'),
    ).toMatchObject({ submitted: 2 });
    const opened = await list('countyLeader', { orgUnitId: `orgUnit:${UNITS.street}` });
    expect(opened.totalCount).toBe(4);
  });

  it('are those that the rows themselves give', async () => {
    const kept = await world.service.rows(
      "select org_unit_id, dimension, sum(value)::int as n from indicator where name = 'submitted' group by 1, 2 order by 1, 2",
    );
    const counted = await world.service.rows(
      'select org_unit_id, source as dimension, count(*)::int as n from topic group by 1, 2 order by 1, 2',
    );
    expect(kept).toEqual(counted);
  });

  it('are null for who reads none of it', async () => {
    expect(await figures('policeOfficer', UNITS.county)).toBeNull();
    expect(await figures('public', UNITS.county)).toBeNull();
  });
});
