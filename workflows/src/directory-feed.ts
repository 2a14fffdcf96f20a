import type { Fact } from '@concord/contracts/facts';
import {
  FACTS_SIGNAL,
  PULSE_QUERY,
  type FactsMessage,
  type StoryInput,
  type StoryPulse,
} from '@concord/contracts/stories';
import type { DirectoryActivities, ReplicaActivities } from '@concord/contracts/temporal/activities';
import type { ServiceName } from '@concord/contracts/services';
import { condition, defineQuery, defineSignal, patched, setHandler } from '@temporalio/workflow';
import { clocksOf, directory, feedback, replicas } from './kernel/activities.js';
import { attempt } from './kernel/attempt.js';
import { runAgain, runIsLong } from './kernel/run-end.js';

const factsSignal = defineSignal<[FactsMessage]>(FACTS_SIGNAL);
const pulseQuery = defineQuery<StoryPulse>(PULSE_QUERY);

/** One service's copy of the tree, and the version up to which it was fed. */
interface Lane {
  service: ServiceName;
  replica: ReplicaActivities;
  fed: number;
}

/**
 * Hands the organisation tree, posts and profiles to every service whenever they change; the newest state is enough.
 * Each service has a lane of its own: one that is away does not keep the news from the others. People whom a change
 * concerns (a new deputy) are told of it.
 */
export async function directoryFeed(input: StoryInput): Promise<void> {
  let wanted = input.baseVersion;
  let leaving = false;
  let exported: { upTo: number; answer: ReturnType<DirectoryActivities['exportDirectory']> } | undefined;
  const lanes: Lane[] = replicas.map(([service, replica]) => ({
    service,
    replica,
    fed: input.baseVersion,
  }));
  const fed = (): number => Math.min(...lanes.map((lane) => lane.fed));
  let telling = 0;
  setHandler(factsSignal, async ({ facts }) => {
    wanted = Math.max(wanted, ...facts.map((fact) => fact.version));
    for (const fact of facts) {
      if (fact.notices?.length && patched('people-hear-of-the-tree')) await tellPeople(fact);
    }
  });
  setHandler(pulseQuery, () => ({ heardVersion: fed(), busy: fed() < wanted || telling > 0 }));

  async function tellPeople({ version, at, notices = [] }: Fact): Promise<void> {
    telling += 1;
    const told = async (): Promise<void> =>
      void (await feedback.deliverNotices({ caseId: input.id, version, at, notices }));
    while (!(await attempt(told)));
    telling -= 1;
  }

  /** One export serves all lanes that want the same. */
  function newest(): NonNullable<typeof exported> {
    if (!exported || exported.upTo < wanted) exported = { upTo: wanted, answer: directory.exportDirectory() };
    return exported;
  }

  async function feed(lane: Lane): Promise<void> {
    const { upTo, answer } = newest();
    try {
      const { snapshot } = await answer;
      const { calendarsChanged } = await lane.replica.replaceDirectory({ snapshot });
      // Not said by services of before: no recorded history comes here.
      if (calendarsChanged) await clocksOf(lane.service).reckonClocks({ version: snapshot.version });
      lane.fed = upTo;
    } finally {
      // Neither a failed export nor a snapshot that everybody has is kept.
      if (lane.fed < upTo || fed() >= upTo) exported = undefined;
    }
  }

  async function keepFed(lane: Lane): Promise<void> {
    for (;;) {
      await condition(() => wanted > lane.fed || leaving);
      if (leaving) return;
      await attempt(() => feed(lane));
    }
  }

  const feeding = Promise.all(lanes.map(keepFed));
  await condition(() => runIsLong() && fed() >= wanted);
  leaving = true;
  await feeding;
  await runAgain<typeof directoryFeed>({ ...input, baseVersion: wanted });
}
