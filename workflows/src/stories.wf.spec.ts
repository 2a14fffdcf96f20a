import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { Fact } from '@concord/contracts/facts';
import { SERVICES, WORKFLOW_QUEUE } from '@concord/contracts/services';
import { FACTS_SIGNAL, PULSE_QUERY, REPORT_SIGNAL, WAKE_SIGNAL, type StoryInput, type StoryPulse } from '@concord/contracts/stories';
import type { RungClaim, SweepAnswer } from '@concord/contracts/temporal/activities';
import type { WorkflowHandle } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';

jest.setTimeout(60_000);

interface Call {
  name: string;
  input: Record<string, unknown>;
}

const MINUTE = 60_000;
const days = (n: number): number => n * 86_400_000;

let env: TestWorkflowEnvironment;
let bundle: WorkflowBundle;
const workers: { worker: Worker; run: Promise<void> }[] = [];
const calls: Call[] = [];
/** What an activity answers; a test may put its own in. */
const answers = new Map<string, (input: Record<string, unknown>) => unknown>();

/** Fakes that record each call: the stories are tested, not the services. */
function fakes(): Record<string, (input: Record<string, unknown>) => Promise<unknown>> {
  const names = [
    'exportDirectory',
    'replaceDirectory',
    'sweep',
    'recordProgress',
    'acknowledgeFilingByDefault',
    'openConsultation',
    'endPublicity',
    'recordItemProgress',
    'openItems',
    'knowTopic',
    'makeEffects',
    'deliverNotices',
  ];
  return Object.fromEntries(
    names.map((name) => [
      name,
      async (input: Record<string, unknown>) => {
        calls.push({ name, input: input ?? {} });
        return answers.get(name)?.(input) ?? {};
      },
    ]),
  );
}

beforeAll(async () => {
  const path = process.env.TEST_SERVER_PATH;
  if (!path) throw new Error('TEST_SERVER_PATH is not set; `npm test` sets it, `npm run dev:deps` prints it');
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  env = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
  bundle = await bundleWorkflowCode({ workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)) });
  const queues = [{ taskQueue: WORKFLOW_QUEUE, workflowBundle: bundle }, ...SERVICES.map((taskQueue) => ({ taskQueue, activities: fakes() }))];
  for (const queue of queues) {
    const worker = await Worker.create({ connection: env.nativeConnection, ...queue });
    workers.push({ worker, run: worker.run() });
  }
});

afterAll(async () => {
  for (const { worker } of workers) worker.shutdown();
  await Promise.all(workers.map(({ run }) => run));
  await env?.teardown();
});

/** Ended after each test, so that no timer of one fires in the next. */
const started: WorkflowHandle[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((handle) => handle.terminate().catch(() => undefined)));
});

beforeEach(() => {
  calls.length = 0;
  answers.clear();
});

const named = (name: string): Record<string, unknown>[] => calls.filter((call) => call.name === name).map((call) => call.input);

async function start(workflowType: string, kind: string, input: Partial<StoryInput> = {}): Promise<WorkflowHandle> {
  const id = `${kind}:${randomUUID()}`;
  const args = [{ id, baseVersion: 0, clockOffsetMs: 0, ...input }];
  const handle = await env.client.workflow.start(workflowType, { workflowId: id, taskQueue: WORKFLOW_QUEUE, args });
  started.push(handle);
  return handle;
}

/** Facts at the server's present time, in a row of versions from `from`. */
async function factsOf(types: [string, Record<string, unknown>?][], from = 1): Promise<Fact[]> {
  const at = new Date(await env.currentTimeMs()).toISOString();
  return types.map(([type, data], i) => ({ version: from + i, type, at, data: data ?? {} }));
}

/** Waits until the story has heard a version and is at rest; every query waits for pending workflow tasks. */
async function heard(handle: WorkflowHandle, version: number): Promise<void> {
  for (;;) {
    const pulse = await handle.query<StoryPulse>(PULSE_QUERY);
    if (pulse.heardVersion >= version && !pulse.busy) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const later = async (n: number): Promise<string> => new Date((await env.currentTimeMs()) + days(n)).toISOString();

describe('a topic', () => {
  test('facts told twice and out of order are worked through in order, once', async () => {
    const handle = await start('topicLifecycle', 'topic');
    const [one, two, three] = await factsOf([['submitted'], ['screened'], ['declined', { final: true }]]);
    one!.notices = [{ template: 'a', to: [], params: {}, subjectId: 's' }];
    two!.notices = [{ template: 'b', to: [], params: {}, subjectId: 's' }];
    three!.notices = [{ template: 'c', to: [], params: {}, subjectId: 's' }];
    await handle.signal(FACTS_SIGNAL, { facts: [three, two] });
    await handle.signal(FACTS_SIGNAL, { facts: [one, two] });
    await handle.result();
    expect(named('deliverNotices').map((call) => call.version)).toEqual([1, 2, 3]);
  });

  test('approval opens the consultation without waiting for the filing', async () => {
    answers.set('openConsultation', () => ({ consultationId: 'consultation:x', version: 1 }));
    const handle = await start('topicLifecycle', 'topic');
    await handle.signal(FACTS_SIGNAL, { facts: await factsOf([['approved', { title: 't', filingGate: false }]]) });
    await heard(handle, 1);
    expect(named('openConsultation')).toEqual([expect.objectContaining({ topicId: handle.workflowId, title: 't' })]);
    expect(named('recordProgress')).toEqual([
      expect.objectContaining({ state: 'RESEARCHING', type: 'consultationOpened', data: { consultationId: 'consultation:x' } }),
    ]);
  });

  test('where the profile gates, research waits for the filing', async () => {
    answers.set('openConsultation', () => ({ consultationId: 'consultation:x', version: 1 }));
    const handle = await start('topicLifecycle', 'topic');
    await handle.signal(FACTS_SIGNAL, { facts: await factsOf([['approved', { filingGate: true }]]) });
    await heard(handle, 1);
    expect(named('openConsultation')).toEqual([]);
    await handle.signal(FACTS_SIGNAL, { facts: await factsOf([['filingAcknowledged']], 2) });
    await heard(handle, 2);
    expect(named('openConsultation')).toHaveLength(1);
  });

  test('a filing that is not returned by its date counts as acknowledged, and not a day earlier', async () => {
    const handle = await start('topicLifecycle', 'topic');
    const acknowledgeBy = await later(5);
    await handle.signal(FACTS_SIGNAL, { facts: await factsOf([['filingSent', { acknowledgeBy }]]) });
    await heard(handle, 1);
    await env.sleep('4 days');
    expect(named('acknowledgeFilingByDefault')).toEqual([]);
    await env.sleep(days(1) + MINUTE);
    await heard(handle, 1);
    expect(named('acknowledgeFilingByDefault')).toEqual([{ topicId: handle.workflowId, at: acknowledgeBy }]);
  });

  test('a returned filing waits for people only', async () => {
    const handle = await start('topicLifecycle', 'topic');
    await handle.signal(FACTS_SIGNAL, { facts: await factsOf([['filingSent', { acknowledgeBy: await later(5) }], ['filingReturned']]) });
    await heard(handle, 2);
    await env.sleep('30 days');
    expect(named('acknowledgeFilingByDefault')).toEqual([]);
  });

  test('case time may differ from the server\'s: the offset moves the stage timer', async () => {
    const clockOffsetMs = -200 * 86_400_000;
    const handle = await start('topicLifecycle', 'topic', { clockOffsetMs });
    const acknowledgeBy = new Date((await env.currentTimeMs()) + clockOffsetMs + 5 * 86_400_000).toISOString();
    await handle.signal(FACTS_SIGNAL, { facts: await factsOf([['filingSent', { acknowledgeBy }]]) });
    await heard(handle, 1);
    expect(named('acknowledgeFilingByDefault')).toEqual([]);
    await env.sleep(days(5) + MINUTE);
    await heard(handle, 1);
    expect(named('acknowledgeFilingByDefault')).toHaveLength(1);
  });

  test('its consultation\'s news moves its state; an escalation\'s leaves it', async () => {
    const handle = await start('topicLifecycle', 'topic');
    const at = await later(0);
    await handle.signal(REPORT_SIGNAL, { from: 'consultation:x', version: 4, type: 'sessionOpened', at, data: { topicState: 'IN_DELIBERATION' } });
    await handle.signal(REPORT_SIGNAL, { from: 'escalation:y', version: 1, type: 'escalationRaised', at, data: {} });
    await heard(handle, 0);
    expect(named('recordProgress').map(({ state, step }) => [state, step])).toEqual([
      ['IN_DELIBERATION', 'consultation:x#4'],
      [null, 'escalation:y#1'],
    ]);
  });
});

describe('a consultation', () => {
  test('the publicity period ends at its instant; an unanswered objection is asked about again when it is handled', async () => {
    answers.set('endPublicity', () => ({ ended: false, version: 2, refusal: null }));
    const handle = await start('consultation', 'consultation');
    await handle.signal(FACTS_SIGNAL, { facts: await factsOf([['opened'], ['publicityStarted', { endsAt: await later(7) }]]) });
    await heard(handle, 2);
    await env.sleep(days(7) + MINUTE);
    await heard(handle, 2);
    expect(named('endPublicity')).toHaveLength(1);
    await env.sleep('20 days');
    expect(named('endPublicity')).toHaveLength(1);
    await handle.signal(FACTS_SIGNAL, { facts: await factsOf([['objectionHandled', { upheld: false }]], 3) });
    await heard(handle, 3);
    await env.sleep('1 minute');
    await heard(handle, 3);
    expect(named('endPublicity')).toHaveLength(2);
  });

  test('an upheld objection ends the waiting', async () => {
    const handle = await start('consultation', 'consultation');
    const facts = await factsOf([['publicityStarted', { endsAt: await later(7) }], ['objectionHandled', { upheld: true }]]);
    await handle.signal(FACTS_SIGNAL, { facts });
    await heard(handle, 2);
    await env.sleep('30 days');
    expect(named('endPublicity')).toEqual([]);
  });

  test('after publicity the commitments are opened, and its topic hears of every state', async () => {
    const topic = await start('topicLifecycle', 'topic');
    const handle = await start('consultation', 'consultation');
    const commitments = [{ no: 1, text: 'c', askNos: [1], leadUnitId: 'u', coUnitIds: [], agreedDate: null }];
    const data = { topicId: topic.workflowId, topicState: 'IMPLEMENTING', title: 't', orgUnitId: 'o', profileKey: 'p', profileVersion: 1, seed: 's', commitments };
    await handle.signal(FACTS_SIGNAL, { facts: await factsOf([['publicityEnded', data]]) });
    await heard(handle, 1);
    await heard(topic, 0);
    expect(named('openItems')).toEqual([expect.objectContaining({ consultationId: handle.workflowId, commitments })]);
    expect(named('recordProgress')).toEqual([expect.objectContaining({ state: 'IMPLEMENTING', type: 'publicityEnded' })]);
  });

  test('a topic that has closed is no error', async () => {
    const handle = await start('consultation', 'consultation');
    const gone = `topic:${randomUUID()}`;
    await handle.signal(FACTS_SIGNAL, { facts: await factsOf([['reported', { topicId: gone, topicState: 'REPORTED', final: true }]]) });
    await handle.result();
  });
});

test('each step of a commitment is told to its consultation', async () => {
  const consultation = await start('consultation', 'consultation');
  const item = await start('resolutionItem', 'item');
  const data = { consultationId: consultation.workflowId };
  await item.signal(FACTS_SIGNAL, { facts: await factsOf([['assigned', data], ['closed', { ...data, final: true }]]) });
  await item.result();
  await heard(consultation, 0);
  expect(named('recordItemProgress').map(({ type, itemVersion }) => [type, itemVersion])).toEqual([['assigned', 1], ['closed', 2]]);
});

test('an escalation is told to its topic under a name of its own', async () => {
  const topic = await start('topicLifecycle', 'topic');
  const escalation = await start('escalation', 'escalation');
  await escalation.signal(FACTS_SIGNAL, { facts: await factsOf([['filed', { topicId: topic.workflowId, final: true }]]) });
  await escalation.result();
  await heard(topic, 0);
  expect(named('recordProgress').map(({ type }) => type)).toEqual(['escalationFiled']);
});

describe('the sweep', () => {
  const claim = (id: string): RungClaim => ({ claimId: id } as RungClaim);

  test('claims until nothing is due, marks what was made, sleeps to the next instant and can be woken earlier', async () => {
    const nextAt = await later(10);
    const script: SweepAnswer[] = [
      { claims: [claim('a'), claim('b')], nextAt, more: true },
      { claims: [claim('c')], nextAt, more: false },
      { claims: [], nextAt, more: false },
    ];
    answers.set('sweep', () => script.shift() ?? { claims: [], nextAt: null, more: false });
    answers.set('makeEffects', (input) => ({ made: (input.claims as RungClaim[]).map((c) => c.claimId) }));
    const service = 'topic-service';
    const args = [{ service, clockOffsetMs: 0 }];
    const handle = await env.client.workflow.start('clockwork', { workflowId: `clockwork:${randomUUID()}`, taskQueue: WORKFLOW_QUEUE, args });
    started.push(handle);
    await heard(handle, 0);
    expect(named('sweep').map((input) => input.done)).toEqual([[], ['a', 'b'], ['c']]);
    await env.sleep('9 days');
    expect(named('sweep')).toHaveLength(3);
    await env.sleep(days(1) + MINUTE);
    await heard(handle, 0);
    expect(named('sweep')).toHaveLength(4);
    await handle.signal(WAKE_SIGNAL);
    await heard(handle, 0);
    expect(named('sweep')).toHaveLength(5);
  });
});

test('a change of the tree is handed to every service; several at once in one go', async () => {
  answers.set('exportDirectory', () => ({ snapshot: { version: 3, units: [], posts: [], profiles: [] } }));
  const handle = await start('directoryFeed', 'directory');
  await handle.signal(FACTS_SIGNAL, { facts: await factsOf([['changed'], ['changed'], ['changed']]) });
  await heard(handle, 3);
  expect(named('replaceDirectory').length % 3).toBe(0);
  expect(named('replaceDirectory').at(-1)).toEqual({ snapshot: expect.objectContaining({ version: 3 }) });
});
