import { UNITS } from '@concord/testkit/snapshot';
import { TopicWorld, type Submitted } from '../testing/topic-world.js';
import { TopicActivities } from './topic.activities.js';

let world: TopicWorld;
beforeAll(async () => {
  world = await TopicWorld.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

const CONSULTATION = 'consultation:00000000-0000-7000-8000-00000000cccc';
let steps = 0;
const report = (topic: Submitted, state: string | null, data: Record<string, unknown> = {}, type = 'news') =>
  world.service
    .get(TopicActivities)
    .activities()
    .recordProgress({
      topicId: topic.id,
      step: `${topic.id}#${(steps += 1)}`,
      state,
      type,
      at: world.service.clock.at.toISOString(),
      data,
    });
const follow = async (topic: Submitted) => {
  const { data } = await world.service.ask(
    'public',
    'query ($code: String!) { followTopic(code: $code) { state messages { kind text } } }',
    { code: topic.code },
  );
  return data.followTopic as { state: string; messages: { kind: string; text: string }[] };
};

describe('a topic with consensus', () => {
  it('follows its consultation to the report, is fed back, closed and archived', async () => {
    const topic = await world.filed();
    await report(topic, 'RESEARCHING', { consultationId: CONSULTATION }, 'consultationOpened');
    for (const state of ['READY', 'IN_DELIBERATION']) await report(topic, state);
    await report(topic, 'OUTCOME_RECORDED', { outcome: 'CONSENSUS' });
    await report(topic, 'PUBLICIZING');
    await report(topic, 'IMPLEMENTING', {
      commitments: [{ no: 1, leadUnitId: UNITS.trafficPolice, coUnitIds: [] }],
    });
    await report(topic, 'SUPERVISING');
    expect(await world.refused('convenor', 'closeTopic', topic.id)).toBe('STATUS_NOT_REPORTED');
    const { version } = await report(topic, 'REPORTED');
    expect(
      await world.see('convenor', topic.id, 'version state outcome consultation { id } missingToClose'),
    ).toEqual({
      version,
      state: 'REPORTED',
      outcome: 'CONSENSUS',
      consultation: { id: CONSULTATION },
      missingToClose: ['NO_FEEDBACK_GIVEN'],
    });
    expect(await world.refused('convenor', 'closeTopic', topic.id)).toBe('NO_FEEDBACK_GIVEN');
    await world.done('convenor', 'giveFeedback', topic.id, { text: 'The bumps are there.' });
    expect(await world.done('stationStaff', 'closeTopic', topic.id)).toMatchObject({ state: 'CLOSED' });
    expect(await world.done('stationStaff', 'archiveTopic', topic.id)).toMatchObject({ state: 'ARCHIVED' });
    expect(await world.refused('stationStaff', 'archiveTopic', topic.id)).toBe('CASE_CLOSED');
    expect((await world.facts(topic.id)).at(-1)).toMatchObject({ type: 'archived', data: { final: true } });

    const { messages } = await follow(topic);
    expect(messages.map((message) => message.kind)).toEqual([
      ...[
        'RECEIVED',
        'SCREENED',
        'APPROVED',
        'RESEARCHING',
        'IN_DELIBERATION',
        'OUTCOME_RECORDED',
        'PUBLICIZING',
      ],
      ...['IMPLEMENTING', 'SUPERVISING', 'REPORTED', 'FEEDBACK', 'CLOSED'],
    ]);
    expect(messages.find((message) => message.kind === 'OUTCOME_RECORDED')!.text).toContain('consensus');
    expect(messages.find((message) => message.kind === 'FEEDBACK')!.text).toContain('The bumps are there.');
    // The department that handles it may read it now, and another that has nothing to do with it what was publicised.
    expect(await world.see('policeOfficer', topic.id, 'asks { no } proposer { nameMasked }')).toMatchObject({
      proposer: { nameMasked: '张**' },
    });
    expect((await report(topic, 'RESEARCHING')).refusal).toMatchObject({ code: 'CASE_CLOSED' });
  });
});

describe('a topic without consensus', () => {
  it('hands the explanation to the proposer, and closes once it is decided not to deliberate again', async () => {
    const topic = await world.filed();
    await report(topic, 'RESEARCHING', { consultationId: CONSULTATION });
    await report(topic, 'OUTCOME_RECORDED', { outcome: 'NO_CONSENSUS' });
    await report(topic, 'EXPLAINED', { outcome: 'NO_CONSENSUS', message: 'The owners could not agree.' });
    expect((await follow(topic)).messages.at(-1)).toMatchObject({
      kind: 'EXPLAINED',
      text: expect.stringContaining('The owners could not agree.'),
    });
    expect(await world.refused('convenor', 'closeTopic', topic.id)).toBe('REDELIBERATION_UNDECIDED');
    await report(topic, 'EXPLAINED', { again: false });
    expect(
      await world.done('convenor', 'closeTopic', topic.id, { reason: 'Nothing more to do.' }),
    ).toMatchObject({ state: 'CLOSED' });
  });

  it('opens the gates again with a new round', async () => {
    const topic = await world.filed();
    await report(topic, 'EXPLAINED', { outcome: 'NO_CONSENSUS' });
    await report(topic, 'REDELIBERATE', { again: true });
    expect(await world.see('convenor', topic.id, 'state missingToClose')).toEqual({
      state: 'REDELIBERATE',
      missingToClose: ['STATUS_NOT_REPORTED', 'NO_FEEDBACK_GIVEN'],
    });
  });
});

describe('what the story reports', () => {
  it('is written once, however often the activity runs', async () => {
    const topic = await world.filed();
    const input = {
      topicId: topic.id,
      step: `${topic.id}#once`,
      state: 'RESEARCHING',
      type: 'opened',
      at: '2026-03-02T01:00:00.000Z',
      data: {},
    };
    const activity = world.service.get(TopicActivities).activities();
    const first = await activity.recordProgress(input);
    expect(await activity.recordProgress(input)).toEqual(first);
    expect(
      await activity.recordProgress({
        ...input,
        topicId: 'topic:00000000-0000-7000-8000-000000009999',
        step: 'x',
      }),
    ).toMatchObject({ version: 0, refusal: { code: 'NOT_FOUND' } });
  });

  it('may come after a later act of a person: the chain’s time does not run backwards', async () => {
    const topic = await world.filed();
    const { timeline: before } = await world.see('convenor', topic.id, 'timeline { edges { node { at } } }');
    await world.service
      .get(TopicActivities)
      .activities()
      .recordProgress({
        topicId: topic.id,
        step: `${topic.id}#late`,
        state: 'RESEARCHING',
        type: 'consultationOpened',
        at: '2026-01-31T00:00:00.000Z',
        data: {},
      });
    const { timeline } = await world.see('convenor', topic.id, 'timeline { edges { node { at type } } }');
    expect(timeline.edges.at(-1).node).toEqual({ type: 'progressRecorded', at: before.edges.at(-1).node.at });
  });

  it('of an escalation stands in the timeline and leaves the state as it is (T22)', async () => {
    const topic = await world.filed();
    await report(topic, null, { from: 'escalation:x' }, 'escalationSubmitted');
    const { state, timeline } = await world.see(
      'convenor',
      topic.id,
      'state timeline { edges { node { type text actorRole actor { id } } } }',
    );
    expect(state).toBe('FILED');
    expect(timeline.edges.at(-1).node).toEqual({
      type: 'noted',
      text: 'Noted: the proposal was submitted',
      actorRole: 'STORY',
      actor: null,
    });
  });
});

describe('an entrusted topic (T14)', () => {
  it('closes only after who entrusted it was told and has answered', async () => {
    const entry = { source: 'PARTY_GOVERNMENT', entrustingUnitId: `orgUnit:${UNITS.countyOffice}` };
    const { topic } = await world.submitRaw('convenor', entry, 'enterTopicFor');
    const id: string = topic.id;
    await world.done('convenor', 'screenTopic', id, { scopeClass: 'POLICY' });
    await world.done('approver', 'approveTopic', id);
    await world.done('convenor', 'fileTopic', id);
    await world.done('stationStaff', 'acknowledgeFiling', id);
    expect(await world.refused('convenor', 'reportToEntruster', id, { text: 'x' })).toBe('WRONG_STATE');
    const submitted = { id, code: '', number: '' };
    await report(submitted, 'REPORTED');
    await world.done('convenor', 'giveFeedback', id, { text: 'Done.' });
    expect(await world.refused('convenor', 'closeTopic', id)).toBe('ENTRUSTER_NOT_TOLD');
    await world.done('convenor', 'reportToEntruster', id, { text: 'The result.' });
    await world.done('convenor', 'recordEntrusterFeedback', id, { text: 'Taken up.' });
    expect(await world.done('convenor', 'closeTopic', id)).toMatchObject({ state: 'CLOSED' });
  });
});
