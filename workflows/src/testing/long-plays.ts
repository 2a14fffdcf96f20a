import { randomUUID } from 'node:crypto';
import { FACTS_SIGNAL, WAKE_SIGNAL } from '@concord/contracts/stories';
import type { WorkflowHandle } from '@temporalio/client';
import { approved } from './matters.js';
import { NOTICE, opensConsultations, report, tellAndRest, type Play } from './plays.js';
import { until, type Stage } from './stage.js';

/** Plays on a server that suggests a new run after a few events: each story continues as new. */
export const LONG_PLAYS: Record<string, Play> = {
  /** A burst that is longer than a run: facts, reports, a gap, a stage and what was approved are all carried. */
  'topic-continues-as-new': async (stage) => {
    opensConsultations(stage);
    const topic = await stage.start('topicLifecycle', 'topic');
    const { runId } = await topic.describe();
    const acknowledgeBy = await stage.later(4 / 86_400);
    const facts = await stage.facts([
      ['approved', approved(true)],
      ['filingSent', { acknowledgeBy }],
      ['noted'],
      ['noted'],
      ['noted'],
    ]);
    const [ahead] = await stage.facts([['noted']], facts.length + 2);
    await topic.signal(FACTS_SIGNAL, {
      facts: [...facts, ahead].map((fact) => ({ ...fact, notices: [NOTICE] })),
    });
    for (const version of [1, 2, 3]) {
      await report(stage, topic, 'sessionOpened', { topicState: 'IN_DELIBERATION' }, version);
    }
    await until(() => stage.named('recordProgress').length === 3);
    // Whatever comes now finds the second run, or a later one.
    await until(() => stage.named('acknowledgeFilingByDefault').length === 1);
    await tellAndRest(stage, topic, [['filingAcknowledged']], facts.length + 1);
    return allRuns(stage, topic, runId);
  },
  'consultation-continues-as-new': (stage) => continues(stage, 'consultation', 'consultation'),
  'item-continues-as-new': (stage) => continues(stage, 'resolutionItem', 'item'),
  'escalation-continues-as-new': (stage) => continues(stage, 'escalation', 'escalation'),
  'directory-continues-as-new': (stage) => continues(stage, 'directoryFeed', 'directory'),
  'clockwork-continues-as-new': async (stage) => {
    stage.answers.set('sweep', () => ({ claims: [], nextAt: null, more: false }));
    const sweep = await stage.startAs('clockwork', `clockwork:${randomUUID()}`, {
      service: 'topic-service',
      clockOffsetMs: 0,
    });
    return intoTheNextRun(stage, sweep, () => sweep.signal(WAKE_SIGNAL));
  },
};

/** A story of which nothing is asked but to hear facts, over the end of a run. */
async function continues(stage: Stage, type: string, kind: string): Promise<WorkflowHandle[]> {
  const handle = await stage.start(type, kind);
  let version = 0;
  return intoTheNextRun(stage, handle, () => tellAndRest(stage, handle, [['noted']], (version += 1)));
}

/** Goes on until the story is in its second run; answers both runs. */
async function intoTheNextRun(
  stage: Stage,
  handle: WorkflowHandle,
  step: () => Promise<void>,
): Promise<WorkflowHandle[]> {
  const { runId } = await handle.describe();
  while ((await handle.describe()).runId === runId) await step();
  await stage.heard(handle, 0);
  return allRuns(stage, handle, runId);
}

/** Every run of a story from its first, by what each says of its successor. */
async function allRuns(
  stage: Stage,
  { workflowId }: WorkflowHandle,
  first: string,
): Promise<WorkflowHandle[]> {
  const runs: WorkflowHandle[] = [];
  for (let runId: string | null | undefined = first; runId;) {
    const run: WorkflowHandle = stage.client.workflow.getHandle(workflowId, runId);
    runs.push(run);
    runId = (await stage.historyOf(run)).at(-1)?.workflowExecutionContinuedAsNewEventAttributes
      ?.newExecutionRunId;
  }
  return runs;
}
