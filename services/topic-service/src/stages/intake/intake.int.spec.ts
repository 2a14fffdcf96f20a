import { UNITS, identityOf, PEOPLE } from '@concord/testkit/snapshot';
import { SPEED_BUMPS, TopicWorld } from '../../testing/topic-world.js';

let world: TopicWorld;
beforeAll(async () => {
  world = await TopicWorld.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

const codeOf = async (
  who: Parameters<TopicWorld['submitRaw']>[0],
  input: Record<string, unknown>,
  mutation?: string,
) => (await world.submitRaw(who, input, mutation)).refusal?.code ?? 'ALLOWED';

const follow = async (code: string) => {
  const fields =
    'code version number title state stateText canResubmit asks { no text } messages { kind text } steps { key state }';
  const { data } = await world.service.ask(
    'public',
    `query ($code: String!) { followTopic(code: $code) { ${fields} } }`,
    { code },
  );
  return data.followTopic;
};

const resubmit = async (input: Record<string, unknown>) => {
  const document = `mutation ($input: ResubmitTopicInput!) { resubmitTopic(input: $input) { topic { state title asks { no text } } refusal { code } replayed } }`;
  const { data, errors } = await world.service.ask('public', document, {
    input: { idempotencyKey: world.key(), ...input },
  });
  expect(errors).toBeUndefined();
  return data.resubmitTopic;
};

describe('submitting', () => {
  it('gives the public a receipt with a code to follow the topic, and nothing to read besides', async () => {
    const { receipt, topic, refusal } = await world.submitRaw('public');
    expect(refusal).toBeNull();
    expect(topic).toBeNull();
    expect(receipt.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(receipt.followUrl).toBe(`/follow/${receipt.code}`);
    const followed = await follow(receipt.code.toLowerCase().replace('-', ' '));
    expect(followed).toMatchObject({
      code: receipt.code,
      number: receipt.number,
      state: 'SUBMITTED',
      stateText: 'submitted',
      canResubmit: false,
    });
    expect(followed.asks).toEqual([
      { no: 1, text: 'Put up speed bumps' },
      { no: 2, text: 'Paint a crossing' },
    ]);
    expect(followed.messages).toEqual([
      { kind: 'RECEIVED', text: `Your topic has been received under number ${receipt.number}.` },
    ]);
    expect(followed.steps.map((step: { state: string }) => step.state)).toEqual([
      'CURRENT',
      'AHEAD',
      'AHEAD',
      'AHEAD',
      'AHEAD',
    ]);
    expect(await follow('AAAAA-AAAAA')).toBeNull();
  });

  it('counts its numbers by unit and year of case time', async () => {
    const of = async (orgUnitId: string) =>
      (await world.submitRaw('public', { orgUnitId: `orgUnit:${orgUnitId}` })).receipt.number;
    expect(await of(UNITS.enterprise)).toBe('2026-0001');
    expect(await of(UNITS.enterprise)).toBe('2026-0002');
    expect(await of(UNITS.otherCommunity)).toBe('2026-0001');
    const before = world.service.clock.at;
    // Still the 31st in UTC, the new year by the calendar of the case.
    world.service.clock.at = new Date('2026-12-31T17:00:00.000Z');
    expect(await of(UNITS.enterprise)).toBe('2027-0001');
    world.service.clock.at = before;
  });

  it.each([
    ['an unknown unit', { orgUnitId: 'orgUnit:00000000-0000-7000-8000-000000009999' }, 'UNKNOWN_UNIT'],
    ['an id of another kind', { orgUnitId: `topic:${UNITS.community}` }, 'UNKNOWN_ID'],
    ['a unit that takes no topics', { orgUnitId: `orgUnit:${UNITS.county}` }, 'UNIT_TAKES_NO_TOPICS'],
    ['a body', { orgUnitId: `orgUnit:${UNITS.communityParty}` }, 'UNIT_TAKES_NO_TOPICS'],
    ['a source that the region does not have', { source: 'RUMOUR' }, 'CHOICE_UNKNOWN'],
    ['a source that is not the public’s', { source: 'PARTY_GOVERNMENT' }, 'SOURCE_NOT_PERMITTED'],
    ['a member’s source', { source: 'MEMBER' }, 'SOURCE_NOT_PERMITTED'],
    ['no title', { title: '  ' }, 'TEXT_REQUIRED'],
    ['an over-long title', { title: '长'.repeat(81) }, 'TEXT_TOO_LONG'],
    ['an over-long description', { description: 'x'.repeat(5001) }, 'TEXT_TOO_LONG'],
    ['an over-long name', { proposerName: 'x'.repeat(51) }, 'TEXT_TOO_LONG'],
    ['no telephone', { proposerPhone: '' }, 'TEXT_REQUIRED'],
    ['no number for a telephone', { proposerPhone: 'call me' }, 'PHONE_INVALID'],
    ['no ask', { asks: [] }, 'ASKS_COUNT'],
    ['too many asks', { asks: Array.from({ length: 21 }, (_, n) => `ask ${n}`) }, 'ASKS_COUNT'],
    ['an empty ask', { asks: ['first', ' '] }, 'TEXT_REQUIRED'],
    ['an over-long ask', { asks: ['x'.repeat(201)] }, 'TEXT_TOO_LONG'],
  ])('refuses %s, and leaves nothing behind', async (_, input, code) => {
    const count = () => world.service.rows<{ n: number }>('select count(*)::int as n from topic');
    const [before] = await count();
    expect(await codeOf('public', input)).toBe(code);
    expect(await count()).toEqual([before]);
  });

  it('takes a title of just 80 characters, however rare they are', async () => {
    expect(await codeOf('public', { title: '𠮷'.repeat(80) })).toBe('ALLOWED');
  });

  it('is a member’s where his post reaches, and the public’s elsewhere', async () => {
    const mine = await world.submitRaw('member', { proposerPhone: null });
    expect(mine.topic).toMatchObject({
      source: 'MEMBER',
      proposer: { kind: 'MEMBER', nameMasked: '张**', phoneMasked: null },
    });
    const elsewhere = await world.submitRaw('member', { orgUnitId: `orgUnit:${UNITS.otherCommunity}` });
    expect(elsewhere.refusal).toBeNull();
    const sources = await world.service.rows(
      'select source from topic where number = $1 and org_unit_id = $2',
      [elsewhere.receipt.number, UNITS.otherCommunity],
    );
    expect(sources).toEqual([{ source: 'PUBLIC' }]);
  });

  it('answers the same receipt to the same key, and refuses the key with other content', async () => {
    const idempotencyKey = world.key();
    const first = await world.submitRaw('public', { idempotencyKey });
    const again = await world.submitRaw('public', { idempotencyKey });
    expect(again).toMatchObject({ receipt: first.receipt, replayed: true, refusal: null });
    expect(await codeOf('public', { idempotencyKey, title: 'Another matter' })).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    expect(await codeOf('public', { idempotencyKey: ' ' })).toBe('IDEMPOTENCY_KEY_REQUIRED');
  });

  it('gives the receipt of a topic entered for another again only to who may still enter one there', async () => {
    const input = { source: 'PUBLIC', idempotencyKey: world.key() };
    const first = await world.submitRaw('convenor', input, 'enterTopicFor');
    expect(await world.submitRaw('convenor', input, 'enterTopicFor')).toMatchObject({
      receipt: first.receipt,
      replayed: true,
    });
    const former = { ...identityOf('member'), personId: PEOPLE.convenor };
    const later = await world.submitRaw(former, input, 'enterTopicFor');
    expect(later).toMatchObject({ receipt: null, topic: null, refusal: { code: 'NOT_PERMITTED' } });
  });

  it('keeps name, telephone and code out of chains, outbox, keys and figures', async () => {
    const { code } = await world.submitted({ proposerName: '欧阳测试', proposerPhone: '13912344321' });
    for (const table of ['timeline_entry', 'outbox', 'act_key', 'topic', 'indicator', 'clock']) {
      const [found] = await world.service.rows<{ n: number }>(
        `select count(*)::int as n from ${table} t where t::text like '%欧阳%' or t::text like '%13912344321%' or t::text like $1`,
        [`%${code}%`],
      );
      expect([table, found!.n]).toEqual([table, 0]);
    }
  });
});

describe('entering for somebody (代录)', () => {
  const entry = {
    source: 'PARTY_GOVERNMENT',
    entrustingUnitId: `orgUnit:${UNITS.countyOffice}`,
    paperReference: '2026-12',
  };

  it('records who entered it and who entrusted it', async () => {
    const { topic } = await world.submitRaw('stationStaff', entry, 'enterTopicFor');
    expect(topic).toMatchObject({
      source: 'PARTY_GOVERNMENT',
      entrusted: true,
      enteredBy: { id: expect.stringMatching(/^person:/) },
    });
    expect(await world.see('stationStaff', topic.id, 'entrustingUnit { id } paperReference')).toEqual({
      entrustingUnit: { id: `orgUnit:${UNITS.countyOffice}` },
      paperReference: '2026-12',
    });
  });

  it.each(['convenor', 'stationStaff', 'countyOfficer'] as const)('is open to the %s', async (who) => {
    expect(await codeOf(who, { source: 'PUBLIC' }, 'enterTopicFor')).toBe('ALLOWED');
  });

  it.each([
    'public',
    'resident',
    'member',
    'approver',
    'neighbourConvenor',
    'otherStationStaff',
    'policeOfficer',
    'administrator',
  ] as const)('is refused to: %s', async (who) => {
    expect(await codeOf(who, { source: 'PUBLIC' }, 'enterTopicFor')).toBe('NOT_PERMITTED');
  });

  it('needs the telephone also of a member who is entered', async () => {
    expect(await codeOf('convenor', { source: 'MEMBER', proposerPhone: null }, 'enterTopicFor')).toBe(
      'TEXT_REQUIRED',
    );
  });
});

describe('a returned topic', () => {
  it('tells the proposer why, is mended with the code, and is screened within a new term', async () => {
    const topic = await world.submitted();
    await world.done('convenor', 'returnTopic', topic.id, { reason: 'Which road is it?' });
    const followed = await follow(topic.code);
    expect(followed).toMatchObject({ state: 'RETURNED', canResubmit: true });
    expect(followed.messages.at(-1).text).toContain('Which road is it?');
    expect(await resubmit({ code: 'AAAAA-AAAAA' })).toMatchObject({
      refusal: { code: 'FOLLOW_CODE_UNKNOWN' },
    });

    expect(await resubmit({ code: topic.code, ifVersion: followed.version - 1 })).toMatchObject({
      refusal: { code: 'STALE_VERSION' },
    });

    const idempotencyKey = world.key();
    const mended = {
      code: topic.code,
      ifVersion: followed.version,
      idempotencyKey,
      title: 'Speed bumps on School Road',
      asks: ['Put up two speed bumps'],
    };
    const answer = await resubmit(mended);
    expect(answer.topic).toEqual({
      state: 'SUBMITTED',
      title: 'Speed bumps on School Road',
      asks: [{ no: 1, text: 'Put up two speed bumps' }],
    });
    expect(await resubmit(mended)).toMatchObject({ replayed: true });
    expect(await resubmit({ code: topic.code })).toMatchObject({ refusal: { code: 'WRONG_STATE' } });

    const { deadlines } = await world.see('convenor', topic.id, 'deadlines { kind state }');
    expect(deadlines).toEqual([
      { kind: 'TOPIC_SCREENING', state: 'MET' },
      { kind: 'TOPIC_SCREENING', state: 'RUNNING' },
    ]);
    const facts = await world.facts(topic.id);
    expect(facts.map((fact) => fact.type)).toEqual(['submitted', 'returned', 'resubmitted']);
  });
});

describe('the screening term', () => {
  it('runs five working days from the submission, make-up days included, for who screens', async () => {
    const before = world.service.clock.at;
    world.service.clock.at = new Date('2026-02-12T02:00:00.000Z');
    const topic = await world.submitted();
    world.service.clock.at = before;
    const { deadlines } = await world.see(
      'convenor',
      topic.id,
      'deadlines { kind dueDate state budget { unit n source } responsible { id } anchorEvent }',
    );
    expect(deadlines).toEqual([
      {
        kind: 'TOPIC_SCREENING',
        dueDate: '2026-02-26',
        state: 'RUNNING',
        budget: { unit: 'wd', n: 5, source: 'INF' },
        responsible: { id: `orgUnit:${UNITS.community}` },
        anchorEvent: 'submitted',
      },
    ]);
  });
});

describe('public units', () => {
  it('are the places that take topics', async () => {
    const { data } = await world.service.ask('public', '{ publicUnits { id } }');
    expect(data.publicUnits).toHaveLength(6);
    expect(data.publicUnits).toContainEqual({ id: SPEED_BUMPS.orgUnitId });
  });
});
