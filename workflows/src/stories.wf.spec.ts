import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { WorkflowHandle } from '@temporalio/client';
import {
  FACTS_SIGNAL,
  PULSE_QUERY,
  REPORT_SIGNAL,
  WAKE_SIGNAL,
  type StoryPulse,
} from '@concord/contracts/stories';
import type { RungClaim, SweepAnswer } from '@concord/contracts/temporal/activities';
import { PLAYS, tellFacts } from './testing/plays.js';
import { DAY, Stage, until } from './testing/stage.js';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const days = (n: number): number => n * DAY;
let stage: Stage;

beforeAll(async () => {
  const workflowsPath = fileURLToPath(new URL('./workflows.ts', import.meta.url));
  stage = await Stage.open({ workflowsPath, server: process.env.TEST_SERVER_PATH });
});
afterAll(() => stage?.close());
afterEach(() => stage.clear());

describe('a topic', () => {
  test('facts told twice and out of order are worked through in order, once', async () => {
    const handle = await stage.start('topicLifecycle', 'topic');
    const [one, two, three] = await stage.facts([['submitted'], ['screened'], ['declined', { final: true }]]);
    one!.notices = [{ template: 'a', to: [], params: {}, subjectId: 's' }];
    two!.notices = [{ template: 'b', to: [], params: {}, subjectId: 's' }];
    three!.notices = [{ template: 'c', to: [], params: {}, subjectId: 's' }];
    await handle.signal(FACTS_SIGNAL, { facts: [three, two] });
    await handle.signal(FACTS_SIGNAL, { facts: [one, two] });
    await handle.result();
    expect(stage.named('deliverNotices').map((call) => call.version)).toEqual([1, 2, 3]);
  });

  test('approval opens the consultation without waiting for the filing', async () => {
    stage.answers.set('openConsultation', () => ({ consultationId: 'consultation:x', version: 1 }));
    const handle = await stage.start('topicLifecycle', 'topic');
    await handle.signal(FACTS_SIGNAL, {
      facts: await stage.facts([['approved', { title: 't', filingGate: false }]]),
    });
    await stage.heard(handle, 1);
    expect(stage.named('openConsultation')).toEqual([
      expect.objectContaining({ topicId: handle.workflowId, title: 't' }),
    ]);
    expect(stage.named('recordProgress')).toEqual([
      expect.objectContaining({
        state: 'RESEARCHING',
        type: 'consultationOpened',
        data: { consultationId: 'consultation:x' },
      }),
    ]);
  });

  test('where the profile gates, research waits for the filing', async () => {
    stage.answers.set('openConsultation', () => ({ consultationId: 'consultation:x', version: 1 }));
    const handle = await stage.start('topicLifecycle', 'topic');
    await handle.signal(FACTS_SIGNAL, { facts: await stage.facts([['approved', { filingGate: true }]]) });
    await stage.heard(handle, 1);
    expect(stage.named('openConsultation')).toEqual([]);
    await handle.signal(FACTS_SIGNAL, { facts: await stage.facts([['filingAcknowledged']], 2) });
    await stage.heard(handle, 2);
    expect(stage.named('openConsultation')).toHaveLength(1);
  });

  test('a filing that is not returned by its date counts as acknowledged, and not a day earlier', async () => {
    const handle = await stage.start('topicLifecycle', 'topic');
    const acknowledgeBy = await stage.later(5);
    await handle.signal(FACTS_SIGNAL, { facts: await stage.facts([['filingSent', { acknowledgeBy }]]) });
    await stage.heard(handle, 1);
    await stage.env.sleep('4 days');
    expect(stage.named('acknowledgeFilingByDefault')).toEqual([]);
    await stage.env.sleep(days(1) + MINUTE);
    await stage.heard(handle, 1);
    expect(stage.named('acknowledgeFilingByDefault')).toEqual([
      { topicId: handle.workflowId, at: acknowledgeBy },
    ]);
  });

  test('a returned filing waits for people only', async () => {
    const handle = await stage.start('topicLifecycle', 'topic');
    await handle.signal(FACTS_SIGNAL, {
      facts: await stage.facts([['filingSent', { acknowledgeBy: await stage.later(5) }], ['filingReturned']]),
    });
    await stage.heard(handle, 2);
    await stage.env.sleep('30 days');
    expect(stage.named('acknowledgeFilingByDefault')).toEqual([]);
  });

  test("case time may differ from the server's: the offset moves the stage timer", async () => {
    const clockOffsetMs = -200 * 86_400_000;
    const handle = await stage.start('topicLifecycle', 'topic', { clockOffsetMs });
    const acknowledgeBy = new Date(
      (await stage.env.currentTimeMs()) + clockOffsetMs + 5 * 86_400_000,
    ).toISOString();
    await handle.signal(FACTS_SIGNAL, { facts: await stage.facts([['filingSent', { acknowledgeBy }]]) });
    await stage.heard(handle, 1);
    expect(stage.named('acknowledgeFilingByDefault')).toEqual([]);
    await stage.env.sleep(days(5) + MINUTE);
    await stage.heard(handle, 1);
    expect(stage.named('acknowledgeFilingByDefault')).toHaveLength(1);
  });

  test("its consultation's news moves its state; an escalation's leaves it", async () => {
    const handle = await stage.start('topicLifecycle', 'topic');
    const at = await stage.later(0);
    await handle.signal(REPORT_SIGNAL, {
      from: 'consultation:x',
      version: 4,
      type: 'sessionOpened',
      at,
      data: { topicState: 'IN_DELIBERATION' },
    });
    await handle.signal(REPORT_SIGNAL, {
      from: 'escalation:y',
      version: 1,
      type: 'escalationRaised',
      at,
      data: {},
    });
    await stage.heard(handle, 0);
    expect(stage.named('recordProgress').map(({ state, step }) => [state, step])).toEqual([
      ['IN_DELIBERATION', 'consultation:x#4'],
      [null, 'escalation:y#1'],
    ]);
  });
});

describe('a consultation', () => {
  test('the publicity period ends at its instant; an unanswered objection is asked about again when it is handled', async () => {
    stage.answers.set('endPublicity', () => ({ ended: false, version: 2, refusal: null }));
    const handle = await stage.start('consultation', 'consultation');
    await handle.signal(FACTS_SIGNAL, {
      facts: await stage.facts([['opened'], ['publicityStarted', { endsAt: await stage.later(7) }]]),
    });
    await stage.heard(handle, 2);
    await stage.env.sleep(days(7) + MINUTE);
    await stage.heard(handle, 2);
    expect(stage.named('endPublicity')).toHaveLength(1);
    await stage.env.sleep('20 days');
    expect(stage.named('endPublicity')).toHaveLength(1);
    await handle.signal(FACTS_SIGNAL, {
      facts: await stage.facts([['objectionHandled', { upheld: false }]], 3),
    });
    await stage.heard(handle, 3);
    await stage.env.sleep('1 minute');
    await stage.heard(handle, 3);
    expect(stage.named('endPublicity')).toHaveLength(2);
  });

  test('an upheld objection ends the waiting', async () => {
    const handle = await stage.start('consultation', 'consultation');
    const facts = await stage.facts([
      ['publicityStarted', { endsAt: await stage.later(7) }],
      ['objectionHandled', { upheld: true }],
    ]);
    await handle.signal(FACTS_SIGNAL, { facts });
    await stage.heard(handle, 2);
    await stage.env.sleep('30 days');
    expect(stage.named('endPublicity')).toEqual([]);
  });

  test('after publicity the commitments are opened, and its topic hears of every state', async () => {
    const topic = await stage.start('topicLifecycle', 'topic');
    const handle = await stage.start('consultation', 'consultation');
    const commitments = [{ no: 1, text: 'c', askNos: [1], leadUnitId: 'u', coUnitIds: [], agreedDate: null }];
    const data = {
      topicId: topic.workflowId,
      topicState: 'IMPLEMENTING',
      title: 't',
      orgUnitId: 'o',
      profileKey: 'p',
      profileVersion: 1,
      seed: 's',
      commitments,
    };
    await handle.signal(FACTS_SIGNAL, { facts: await stage.facts([['publicityEnded', data]]) });
    await stage.heard(handle, 1);
    await stage.heard(topic, 0);
    expect(stage.named('openItems')).toEqual([
      expect.objectContaining({ consultationId: handle.workflowId, commitments }),
    ]);
    expect(stage.named('recordProgress')).toEqual([
      expect.objectContaining({ state: 'IMPLEMENTING', type: 'publicityEnded' }),
    ]);
  });

  test('a topic that has closed is no error', async () => {
    const handle = await stage.start('consultation', 'consultation');
    const gone = `topic:${randomUUID()}`;
    await handle.signal(FACTS_SIGNAL, {
      facts: await stage.facts([['reported', { topicId: gone, topicState: 'REPORTED', final: true }]]),
    });
    await handle.result();
  });
});

test('each step of a commitment is told to its consultation', async () => {
  const consultation = await stage.start('consultation', 'consultation');
  const item = await stage.start('resolutionItem', 'item');
  const data = { consultationId: consultation.workflowId };
  await item.signal(FACTS_SIGNAL, {
    facts: await stage.facts([
      ['assigned', data],
      ['closed', { ...data, final: true }],
    ]),
  });
  await item.result();
  await stage.heard(consultation, 0);
  expect(stage.named('recordItemProgress').map(({ type, itemVersion }) => [type, itemVersion])).toEqual([
    ['assigned', 1],
    ['closed', 2],
  ]);
});

test('an escalation is told to its topic under a name of its own', async () => {
  const topic = await stage.start('topicLifecycle', 'topic');
  const escalation = await stage.start('escalation', 'escalation');
  await escalation.signal(FACTS_SIGNAL, {
    facts: await stage.facts([['filed', { topicId: topic.workflowId, final: true }]]),
  });
  await escalation.result();
  await stage.heard(topic, 0);
  expect(stage.named('recordProgress').map(({ type }) => type)).toEqual(['escalationFiled']);
});

describe('the sweep', () => {
  const claim = (id: string): RungClaim => ({ claimId: id }) as RungClaim;

  test('claims until nothing is due, marks what was made, sleeps to the next instant and can be woken earlier', async () => {
    const nextAt = await stage.later(10);
    const script: SweepAnswer[] = [
      { claims: [claim('a'), claim('b')], nextAt, more: true },
      { claims: [claim('c')], nextAt, more: false },
      { claims: [], nextAt, more: false },
    ];
    stage.answers.set('sweep', () => script.shift() ?? { claims: [], nextAt: null, more: false });
    stage.answers.set('makeEffects', (input) => ({
      made: (input.claims as RungClaim[]).map((c) => c.claimId),
    }));
    const service = 'topic-service';
    const handle = await stage.startAs('clockwork', `clockwork:${randomUUID()}`, {
      service,
      clockOffsetMs: 0,
    });
    await stage.heard(handle, 0);
    expect(stage.named('sweep').map((input) => input.done)).toEqual([[], ['a', 'b'], ['c']]);
    await stage.env.sleep('9 days');
    expect(stage.named('sweep')).toHaveLength(3);
    await stage.env.sleep(days(1) + MINUTE);
    await stage.heard(handle, 0);
    expect(stage.named('sweep')).toHaveLength(4);
    await handle.signal(WAKE_SIGNAL);
    await stage.heard(handle, 0);
    expect(stage.named('sweep')).toHaveLength(5);
  });
});

test('a change of the tree is handed to every service; several at once in one go', async () => {
  stage.answers.set('exportDirectory', () => ({
    snapshot: { version: 3, units: [], posts: [], profiles: [] },
  }));
  const handle = await stage.start('directoryFeed', 'directory');
  await handle.signal(FACTS_SIGNAL, { facts: await stage.facts([['changed'], ['changed'], ['changed']]) });
  await stage.heard(handle, 3);
  expect(stage.named('replaceDirectory').length % 3).toBe(0);
  expect(stage.named('replaceDirectory').at(-1)).toEqual({
    snapshot: expect.objectContaining({ version: 3 }),
  });
});

test('a change of the tree is told to those whom it concerns, once', async () => {
  const notices = [{ template: 'deputyNamed', to: [], params: {}, subjectId: 's' }];
  let away = 1;
  stage.answers.set('deliverNotices', () => {
    if (away-- > 0) throw new Error('the database is away');
  });
  const feed = await stage.start('directoryFeed', 'directory');
  const [plain, named] = await stage.facts([['changed'], ['deputyNamed']]);
  await feed.signal(FACTS_SIGNAL, { facts: [plain, { ...named!, notices }] });
  await stage.heard(feed, 2);
  const told = { caseId: feed.workflowId, version: 2, at: named!.at, notices };
  expect(stage.named('deliverNotices')).toEqual([told, told]);
});

describe('trouble', () => {
  const pulse = (handle: WorkflowHandle): Promise<StoryPulse> => handle.query<StoryPulse>(PULSE_QUERY);
  const notices = [{ template: 'a', to: [], params: {}, subjectId: 's' }];

  test('while an activity keeps failing the story waits, at work; then it goes on in order', async () => {
    let failures = 0;
    stage.answers.set('deliverNotices', () => {
      failures += 1;
      if (failures <= 20) throw new Error('the database is away');
    });
    const topic = await stage.start('topicLifecycle', 'topic');
    const facts = await stage.facts([['submitted'], ['screened']]);
    await topic.signal(FACTS_SIGNAL, { facts: facts.map((fact) => ({ ...fact, notices })) });
    await until(() => failures > 0);
    expect(await pulse(topic)).toEqual({ heardVersion: 0, busy: true });
    await stage.env.sleep('10 minutes');
    await stage.heard(topic, 2);
    expect(stage.named('deliverNotices').map(({ version }) => version)).toEqual([
      ...Array.from({ length: 21 }, () => 1),
      2,
    ]);
  });

  test('an activity that gives up for good does not end the story: the step is made again', async () => {
    const [topic] = await PLAYS['topic-with-a-broken-service']!(stage);
    expect(stage.named('knowTopic')).toHaveLength(2);
    expect(stage.named('openConsultation')).toHaveLength(1);
    expect((await topic!.describe()).status.name).toBe('RUNNING');
  });

  test('a fact that never comes is waited for, and shown as unrest', async () => {
    const topic = await stage.start('topicLifecycle', 'topic');
    await tellFacts(stage, topic, [['submitted']]);
    await tellFacts(stage, topic, [['screened'], ['declined', { final: true }]], 3);
    await until(async () => (await pulse(topic)).heardVersion === 1);
    await stage.env.sleep('60 days');
    expect(await pulse(topic)).toEqual({ heardVersion: 1, busy: true });
    await tellFacts(stage, topic, [['resubmitted']], 2);
    await topic.result();
  });

  test('a service that is away keeps the tree from nobody else', async () => {
    stage.answers.set('replaceDirectory', (_, service) => {
      if (service === 'feedback-service') throw new Error('away');
    });
    const feed = await stage.start('directoryFeed', 'directory');
    const fed = (service: string): number =>
      stage.calls.filter((call) => call.name === 'replaceDirectory' && call.service === service).length;
    await tellFacts(stage, feed, [['changed']]);
    await until(() => fed('topic-service') === 1 && fed('feedback-service') > 0);
    await tellFacts(stage, feed, [['changed']], 2);
    await until(() => fed('topic-service') === 2 && fed('consultation-service') === 2);
    expect(await pulse(feed)).toEqual({ heardVersion: 0, busy: true });
    stage.answers.delete('replaceDirectory');
    await stage.env.sleep('1 minute');
    await stage.heard(feed, 2);
  });

  test('where a new calendar touches open clocks they are reckoned anew, and the feed is busy until then', async () => {
    let away = true;
    stage.answers.set('exportDirectory', () => ({
      snapshot: { version: 7, units: [], posts: [], profiles: [] },
    }));
    stage.answers.set('replaceDirectory', (_, service) => ({
      version: 7,
      ...(service === 'topic-service' && { calendarsChanged: true }),
    }));
    stage.answers.set('reckonClocks', () => {
      if (away) throw new Error('the service died in the middle');
      return { looked: 2, moved: 1 };
    });
    const feed = await stage.start('directoryFeed', 'directory');
    await tellFacts(stage, feed, [['calendarNoticePublished']]);
    await until(() => stage.named('reckonClocks').length > 0);
    expect(await pulse(feed)).toEqual({ heardVersion: 0, busy: true });
    away = false;
    await stage.env.sleep('1 minute');
    await stage.heard(feed, 1);
    const reckoned = stage.calls.filter((call) => call.name === 'reckonClocks');
    expect(new Set(reckoned.map((call) => call.service))).toEqual(new Set(['topic-service']));
    expect(reckoned.at(-1)?.input).toEqual({ version: 7 });
    // The tree is handed over once: only the reckoning was tried again.
    expect(stage.named('replaceDirectory')).toHaveLength(3);
  });

  test('a new calendar moves the stage that it touches, and leaves another where it is', async () => {
    const topic = await stage.start('topicLifecycle', 'topic');
    const acknowledgeBy = await stage.later(5);
    await tellFacts(stage, topic, [
      ['filingSent', { acknowledgeBy }],
      ['deadlinesReckoned', { notice: 'n' }],
    ]);
    await stage.heard(topic, 2);
    await stage.env.sleep('4 days');
    const until = await stage.later(3);
    await tellFacts(stage, topic, [['deadlinesReckoned', { notice: 'n', until }]], 3);
    await stage.heard(topic, 3);
    await stage.env.sleep('2 days');
    expect(stage.named('acknowledgeFilingByDefault')).toEqual([]);
    await stage.env.sleep(days(1) + MINUTE);
    await stage.heard(topic, 3);
    expect(stage.named('acknowledgeFilingByDefault')).toEqual([{ topicId: topic.workflowId, at: until }]);
  });

  test('claims whose effects cannot be made are looked at again, ever less often', async () => {
    stage.answers.set('sweep', () => ({ claims: [{ claimId: 'a' }], nextAt: null, more: false }));
    stage.answers.set('makeEffects', () => ({ made: [] }));
    const sweep = await stage.startAs('clockwork', `clockwork:${randomUUID()}`, {
      service: 'topic-service',
      clockOffsetMs: 0,
    });
    await until(() => stage.named('makeEffects').length > 0);
    await stage.env.sleep('10 minutes');
    // 1, 2, 4, 8, 16 seconds, then every half minute.
    expect(stage.named('sweep').length).toBeLessThan(40);
    stage.answers.set('makeEffects', () => ({ made: ['a'] }));
    stage.answers.set('sweep', (input) => ({
      claims: (input.done as string[]).length > 0 ? [] : [{ claimId: 'a' }],
      nextAt: null,
      more: false,
    }));
    await stage.env.sleep('1 minute');
    await stage.heard(sweep, 0);
  });

  // The last of all: the test server's clock stands still for good once a story is ended whose task keeps failing.
  test('a stage that has no instant fails where it is declared, and the story stands', async () => {
    const topic = await stage.start('topicLifecycle', 'topic');
    await tellFacts(stage, topic, [['filingSent', {}]]);
    await until(async () =>
      (await stage.historyOf(topic)).some((event) => event.workflowTaskFailedEventAttributes),
    );
    expect((await topic.describe()).status.name).toBe('RUNNING');
  });
});
