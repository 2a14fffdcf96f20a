import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { FACTS_SIGNAL, REPORT_SIGNAL } from '@concord/contracts/stories';
import type { WorkflowHandle } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { taleOf, type Tale } from './testing/branches.js';
import { LONG_PLAYS } from './testing/long-plays.js';
import { Stage, until } from './testing/stage.js';

jest.setTimeout(120_000);

/** The server suggests a new run after this many events, so that a story has many. */
const RUN = 15;
let stage: Stage;

beforeAll(async () => {
  const workflowsPath = fileURLToPath(new URL('./workflows.ts', import.meta.url));
  stage = await Stage.open({ workflowsPath, server: process.env.TEMPORAL_CLI, suggestsNewRunAfter: RUN });
});
afterAll(() => stage?.close());
afterEach(() => stage.clear());

const talesOf = (runs: WorkflowHandle[]): Promise<Tale[]> =>
  Promise.all(runs.map(async (run) => taleOf(await run.fetchHistory())));
const steps = (): unknown[] => stage.named('recordProgress').map(({ step }) => step);

test('what a topic has heard, waits for and remembers survives its runs', async () => {
  const runs = await LONG_PLAYS['topic-continues-as-new']!(stage);
  const tales = await talesOf(runs);
  expect(tales.slice(0, -1).map(({ ended }) => ended)).toEqual(tales.slice(1).map(() => 'continued'));
  expect(tales.slice(1).every(({ carried }) => carried)).toBe(true);

  // Each fact and each report once, in order, though the burst was longer than a run; the one after the gap last.
  expect(stage.named('deliverNotices').map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 7]);
  const reported = ['consultation:x#1', 'consultation:x#2', 'consultation:x#3'];
  expect(steps().filter((step) => reported.includes(String(step)))).toEqual(reported);
  // The stage was set in the first run, and its timer fired in a later one, at the same instant.
  const { acknowledgeBy } = tales[0]!.facts.find(({ type }) => type === 'filingSent')!.data;
  expect(stage.named('acknowledgeFilingByDefault')).toEqual([
    { topicId: runs[0]!.workflowId, at: acknowledgeBy },
  ]);
  expect(tales[0]!.timersFired).toBe(0);
  // What was approved in the first run opens the consultation in the last.
  expect(stage.named('openConsultation')).toEqual([
    expect.objectContaining({ topicId: runs[0]!.workflowId, orgUnitId: 'u', filingGate: true }),
  ]);
});

test.each(['consultation', 'item', 'escalation'])(
  '%s: a new run goes on where the last one stood',
  async (kind) => {
    const runs = await LONG_PLAYS[`${kind}-continues-as-new`]!(stage);
    const tales = await talesOf(runs);
    const versions = tales[0]!.facts.map(({ version }) => version);
    const { heardVersion, waitingFacts, ...rest } = tales[1]!.carried!;
    // The fact at which the server said that the run is long may be left to the next one.
    expect([heardVersion, ...waitingFacts.map(({ version }) => version)].at(-1)).toBe(versions.at(-1));
    expect(rest).toEqual({ waitingReports: [], stageDueAt: null, memory: {} });
  },
);

test('the feed does not feed again what it has fed', async () => {
  const runs = await LONG_PLAYS['directory-continues-as-new']!(stage);
  const tales = await talesOf(runs);
  expect(tales[0]!.ended).toBe('continued');
  expect(tales[1]!.activities).toEqual([]);
});

test('the sweep looks again at once when a new run begins', async () => {
  const runs = await LONG_PLAYS['clockwork-continues-as-new']!(stage);
  const tales = await talesOf(runs);
  expect(tales[0]!.ended).toBe('continued');
  for (const tale of tales.slice(1)) {
    expect(tale.activities[0]).toEqual({ name: 'sweep', input: { done: [], limit: 200 } });
  }
});

test('no report is lost or doubled while runs end under it', async () => {
  const topic = await stage.start('topicLifecycle', 'topic');
  const first = (await topic.describe()).runId;
  const at = await stage.later(0);
  const versions = Array.from({ length: 60 }, (_, i) => i + 1);
  const tell = (version: number): Promise<void> =>
    topic.signal(REPORT_SIGNAL, { from: 'consultation:x', version, type: 'noted', at, data: {} });
  for (let from = 0; from < versions.length; from += 10) {
    await Promise.all(versions.slice(from, from + 10).map(tell));
  }
  await stage.heard(topic, 0);
  expect(steps().toSorted()).toEqual(versions.map((version) => `consultation:x#${version}`).toSorted());
  expect((await topic.describe()).runId).not.toBe(first);
});

test('what arrives together with the final fact is heard before the story ends, or refused to its sender', async () => {
  const at = await stage.later(0);
  const notices = [{ template: 'a', to: [], params: {}, subjectId: 's' }];
  async function play(): Promise<{ topic: WorkflowHandle; accepted: string[] }> {
    const topic = await stage.start('topicLifecycle', 'topic');
    const accepted: string[] = [];
    const facts = [4, 2, 1, 3, 2, 5].map((version) => ({
      version,
      type: version === 5 ? 'archived' : 'noted',
      at,
      data: { final: version === 5 },
      notices,
    }));
    const told = facts.map((fact) => topic.signal(FACTS_SIGNAL, { facts: [fact] }));
    const reported = Array.from({ length: 12 }, async (_, i) => {
      await until(
        () =>
          stage.named('deliverNotices').filter(({ caseId }) => caseId === topic.workflowId).length > i % 5,
      );
      await topic.signal(REPORT_SIGNAL, { from: topic.workflowId, version: i, type: 'noted', at, data: {} });
      accepted.push(`${topic.workflowId}#${i}`);
    });
    for (const outcome of await Promise.allSettled([...told, ...reported])) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(WorkflowNotFoundError);
    }
    return { topic, accepted };
  }
  const played = await Promise.all(Array.from({ length: 12 }, play));
  for (const { topic } of played) await topic.result();
  for (const { topic, accepted } of played) {
    const mine = stage.named('deliverNotices').filter(({ caseId }) => caseId === topic.workflowId);
    expect(mine.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    expect(
      steps()
        .filter((step) => String(step).startsWith(topic.workflowId))
        .toSorted(),
    ).toEqual(accepted.toSorted());
  }
  // The race was run at all: some came in time.
  expect(played.flatMap(({ accepted }) => accepted).length).toBeGreaterThan(0);
});
