import { TimelineReader } from '@concord/service-kit/timeline/timeline-reader';
import { firstBrokenLink } from '@concord/service-kit/timeline/chain';
import { UNITS } from '@concord/testkit/snapshot';
import { TopicWorld } from '../testing/topic-world.js';

let world: TopicWorld;
beforeAll(async () => {
  world = await TopicWorld.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

const messagesOf = async (code: string): Promise<{ kind: string; text: string }[]> => {
  const { data } = await world.service.ask(
    'public',
    'query ($code: String!) { followTopic(code: $code) { messages { kind text } } }',
    { code },
  );
  return data.followTopic.messages;
};
const typesOf = async (id: string) => (await world.facts(id)).map((fact) => fact.type);

describe('the main path before research', () => {
  it('goes from submission to the record, and tells its story every fact with what it needs', async () => {
    const topic = await world.submitted();
    const screened = await world.done('convenor', 'screenTopic', topic.id, {
      scopeClass: 'LIVELIHOOD',
      urgency: 'URGENT',
      ifVersion: 1,
    });
    expect(screened).toMatchObject({ state: 'PENDING_APPROVAL', version: 2 });
    await world.done('approver', 'approveTopic', topic.id, { opinion: 'agreed' });
    await world.done('convenor', 'fileTopic', topic.id);
    const filed = await world.done('stationStaff', 'acknowledgeFiling', topic.id, { number: 'B-1' });
    expect(filed.state).toBe('FILED');

    const facts = await world.facts(topic.id);
    expect(facts.map((fact) => fact.type)).toEqual([
      'submitted',
      'screened',
      'approved',
      'filingSent',
      'filingAcknowledged',
    ]);
    expect(facts[2]!.data).toEqual({
      topicId: topic.id,
      title: 'Speed bumps on the main road',
      level: 'VILLAGE',
      orgUnitId: UNITS.community,
      profileKey: 'small',
      profileVersion: 1,
      source: 'PUBLIC',
      askNos: [1, 2],
      urgency: 'URGENT',
      entrusted: false,
      seed: expect.stringMatching(/^[0-9a-f]{64}$/),
      filingGate: false,
    });
    // Five working days from 2 February; the window ends with the day.
    expect(facts[3]!.data).toMatchObject({
      acknowledgeBy: '2026-02-09T16:00:00.000Z',
      receiverUnitId: UNITS.station,
    });
    expect(facts.map((fact) => fact.notices?.[0]?.template)).toEqual([
      'topicAwaitsScreening',
      'topicAwaitsApproval',
      'topicApproved',
      'topicFilingArrived',
      'topicFiled',
    ]);
    expect(facts[1]!.notices![0]!.to).toEqual([
      { role: 'VILLAGE_PARTY_APPROVER', orgUnitId: UNITS.communityParty },
    ]);

    const seen = await world.see(
      'convenor',
      topic.id,
      'screening { scopeClass urgency by { id } } approval { authorityRole authorityUnit { id } matrixSource } filing { state receiver { id } receiverRole number byDefault } filedAt missingToClose deadlines { kind state }',
    );
    expect(seen).toMatchObject({
      screening: { scopeClass: 'LIVELIHOOD', urgency: 'URGENT' },
      approval: {
        authorityRole: 'VILLAGE_PARTY_APPROVER',
        authorityUnit: { id: `orgUnit:${UNITS.communityParty}` },
        matrixSource: 'S0',
      },
      filing: {
        state: 'ACKNOWLEDGED',
        receiver: { id: `orgUnit:${UNITS.station}` },
        receiverRole: 'STATION_STAFF',
        number: 'B-1',
        byDefault: false,
      },
      missingToClose: ['STATUS_NOT_REPORTED', 'NO_FEEDBACK_GIVEN'],
    });
    expect(
      seen.deadlines.map((clock: { kind: string; state: string }) => `${clock.kind} ${clock.state}`).sort(),
    ).toEqual(['TOPIC_APPROVAL MET', 'TOPIC_FILING MET', 'TOPIC_FILING_RETURN MET', 'TOPIC_SCREENING MET']);
    expect((await messagesOf(topic.code)).map((message) => message.kind)).toEqual([
      'RECEIVED',
      'SCREENED',
      'APPROVED',
    ]);
    const chain = await world.service.get(TimelineReader).chain(topic.id);
    expect(chain).toHaveLength(5);
    expect(firstBrokenLink(chain)).toBeNull();
  });

  it('refuses values that are not offered, and changes nothing', async () => {
    const topic = await world.submitted();
    expect(await world.refused('convenor', 'screenTopic', topic.id, { scopeClass: 'GOSSIP' })).toBe(
      'CHOICE_UNKNOWN',
    );
    expect(
      await world.refused('convenor', 'screenTopic', topic.id, { scopeClass: 'POLICY', urgency: 'SOON' }),
    ).toBe('CHOICE_UNKNOWN');
    expect(await world.refused('convenor', 'returnTopic', topic.id, { reason: ' ' })).toBe('TEXT_REQUIRED');
    expect(await world.refused('convenor', 'returnTopic', topic.id, { reason: 'x'.repeat(5001) })).toBe(
      'TEXT_TOO_LONG',
    );
    expect(
      await world.refused('convenor', 'returnTopic', topic.id, { reason: 'x', reasonCode: 'NONE' }),
    ).toBe('CHOICE_UNKNOWN');
    expect(await world.see('convenor', topic.id, 'version state')).toEqual({
      version: 1,
      state: 'SUBMITTED',
    });
  });

  it('lets nobody but the authority approve, and says who that is', async () => {
    const topic = await world.screened();
    const { refusal } = await world.act('countyOfficer', 'approveTopic', topic.id);
    expect(refusal).toMatchObject({
      code: 'NOT_MATRIX_AUTHORITY',
      message: 'Only the village Party organisation of community approves this topic.',
      rule: 'T5',
      source: 'S0',
    });
  });
});

describe('ways out of screening', () => {
  it.each([
    ['declineTopic', { reason: 'It lies before a court.' }, 'DECLINED', 'declined'],
    ['referTopic', { reason: 'They repair roads.', to: '12345' }, 'REFERRED', 'referred'],
  ])('%s tells the proposer why, ends the clock, and the story', async (act, input, state, fact) => {
    const topic = await world.submitted();
    expect(await world.done('stationStaff', act, topic.id, input)).toMatchObject({ state });
    const told = (await messagesOf(topic.code)).at(-1)!;
    expect(told).toMatchObject({ kind: state, text: expect.stringContaining(input.reason) });
    expect((await world.facts(topic.id)).at(-1)).toMatchObject({ type: fact, data: { final: true } });
    expect(await world.see('convenor', topic.id, 'closedReason deadlines { state }')).toEqual({
      closedReason: input.reason,
      deadlines: [{ state: 'MET' }],
    });
    expect(await world.refused('convenor', 'screenTopic', topic.id, { scopeClass: 'POLICY' })).toBe(
      'CASE_CLOSED',
    );
  });

  it('a merged topic’s proposer reads on in the topic that took his in', async () => {
    const goesOn = await world.submitted({ title: 'Road safety at the school' });
    const merged = await world.submitted();
    await world.done('convenor', 'mergeTopic', merged.id, { intoId: goesOn.id, reason: 'The same road.' });
    await world.done('convenor', 'screenTopic', goesOn.id, { scopeClass: 'LIVELIHOOD' });
    const told = await messagesOf(merged.code);
    expect(told.map((message) => message.kind)).toEqual(['RECEIVED', 'MERGED', 'SCREENED']);
    expect(told[1]!.text).toContain('Road safety at the school');
    expect(told[1]!.text).toContain('The same road.');
    expect(
      await world.see('convenor', goesOn.id, 'mergedTopics { id } timeline { edges { node { type } } }'),
    ).toMatchObject({ mergedTopics: [{ id: merged.id }] });
    expect(await world.see('convenor', merged.id, 'state mergedInto { id }')).toEqual({
      state: 'MERGED',
      mergedInto: { id: goesOn.id },
    });
    expect(await typesOf(goesOn.id)).toEqual(['submitted', 'absorbed', 'screened']);
  });

  it('two topics cannot be merged into one another, not even at once', async () => {
    const [a, b] = [await world.submitted(), await world.submitted()];
    const answers = await Promise.all([
      world.act('convenor', 'mergeTopic', a.id, { intoId: b.id, reason: 'same' }),
      world.act('secondConvenor', 'mergeTopic', b.id, { intoId: a.id, reason: 'same' }),
    ]);
    const codes = answers.map((answer) => answer.refusal?.code ?? 'ALLOWED').sort();
    expect(codes[0]).toBe('ALLOWED');
    expect(['CASE_CLOSED', 'MERGE_TARGET_OVER']).toContain(codes[1]);
  });

  it('merging refuses what cannot be a target', async () => {
    const topic = await world.submitted();
    const into = (intoId: string) =>
      world.refused('convenor', 'mergeTopic', topic.id, { intoId, reason: 'same' });
    expect(await into(topic.id)).toBe('MERGE_INTO_ITSELF');
    expect(await into('nonsense')).toBe('UNKNOWN_ID');
    expect(await into('topic:00000000-0000-7000-8000-000000009999')).toBe('NOT_FOUND');
    const foreign = await world.submitted({ orgUnitId: `orgUnit:${UNITS.otherCommunity}` });
    expect(await into(foreign.id)).toBe('NOT_FOUND');
  });

  it('a disapproved topic ends with the reason', async () => {
    const topic = await world.screened();
    expect(
      await world.done('approver', 'disapproveTopic', topic.id, { reason: 'Budget first.' }),
    ).toMatchObject({ state: 'DECLINED' });
    expect((await messagesOf(topic.code)).at(-1)!.text).toContain('Budget first.');
  });
});

describe('two people, old views, replays and strangers', () => {
  it('of two who press the same button at once one wins, the other reads why', async () => {
    for (const ifVersion of [undefined, 1]) {
      const topic = await world.submitted();
      const press = (who: 'convenor' | 'secondConvenor') =>
        world.act(who, 'screenTopic', topic.id, { scopeClass: 'POLICY', ifVersion });
      const codes = (await Promise.all([press('convenor'), press('secondConvenor')])).map(
        (answer) => answer.refusal?.code ?? 'ALLOWED',
      );
      expect(codes.sort()).toEqual(['ALLOWED', ifVersion ? 'STALE_VERSION' : 'WRONG_STATE']);
      expect(await typesOf(topic.id)).toEqual(['submitted', 'screened']);
    }
  });

  it('an act on what has changed since it was read is refused', async () => {
    const topic = await world.screened();
    expect(await world.refused('approver', 'approveTopic', topic.id, { ifVersion: 1 })).toBe('STALE_VERSION');
  });

  it('the same key gives the same answer once, and is refused with other content', async () => {
    const topic = await world.submitted();
    const input = { idempotencyKey: world.key(), scopeClass: 'POLICY' };
    expect(await world.act('convenor', 'screenTopic', topic.id, input)).toMatchObject({ replayed: false });
    expect(await world.act('convenor', 'screenTopic', topic.id, input)).toMatchObject({
      replayed: true,
      topic: { version: 2 },
    });
    expect(await world.refused('convenor', 'screenTopic', topic.id, { ...input, scopeClass: 'RIGHTS' })).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    expect(await typesOf(topic.id)).toEqual(['submitted', 'screened']);
  });

  it('a refused key may be used again for the mended act', async () => {
    const topic = await world.submitted();
    const idempotencyKey = world.key();
    expect(await world.refused('convenor', 'returnTopic', topic.id, { idempotencyKey, reason: '' })).toBe(
      'TEXT_REQUIRED',
    );
    expect(
      await world.done('convenor', 'returnTopic', topic.id, { idempotencyKey, reason: 'Which road?' }),
    ).toMatchObject({ state: 'RETURNED' });
  });

  it('ids that are unknown, malformed or another’s tell nothing', async () => {
    const topic = await world.submitted();
    const input = { scopeClass: 'POLICY' };
    expect(
      await world.refused('convenor', 'screenTopic', 'topic:00000000-0000-7000-8000-000000009999', input),
    ).toBe('NOT_FOUND');
    expect(await world.refused('convenor', 'screenTopic', topic.id.replace('topic:', 'room:'), input)).toBe(
      'UNKNOWN_ID',
    );
    expect(await world.refused('convenor', 'screenTopic', "'; drop table topic; --", input)).toBe(
      'UNKNOWN_ID',
    );
    for (const stranger of [
      'neighbourConvenor',
      'otherStationStaff',
      'resident',
      'public',
      'policeOfficer',
      'administrator',
    ] as const) {
      expect(await world.refused(stranger, 'screenTopic', topic.id, { ...input, ifVersion: 99 })).toBe(
        'NOT_FOUND',
      );
    }
    expect(await world.refused('member', 'screenTopic', topic.id, input)).toBe('NOT_PERMITTED');
  });
});
