import { FACTS_SIGNAL, PULSE_QUERY, type FactsMessage, type StoryInput, type StoryPulse } from '@concord/contracts/stories';
import { condition, continueAsNew, defineQuery, defineSignal, setHandler, workflowInfo } from '@temporalio/workflow';
import { directory, replicas } from './kernel/activities.js';

const factsSignal = defineSignal<[FactsMessage]>(FACTS_SIGNAL);
const pulseQuery = defineQuery<StoryPulse>(PULSE_QUERY);

/** Hands the organisation tree, posts and profiles to every service whenever they change; the newest state is enough. */
export async function directoryFeed(input: StoryInput): Promise<void> {
  let wanted = input.baseVersion;
  let fed = input.baseVersion;
  setHandler(factsSignal, ({ facts }) => void (wanted = Math.max(wanted, ...facts.map((fact) => fact.version))));
  setHandler(pulseQuery, () => ({ heardVersion: fed, busy: fed < wanted }));

  while (!workflowInfo().continueAsNewSuggested) {
    await condition(() => wanted > fed);
    const upTo = wanted;
    const { snapshot } = await directory.exportDirectory();
    await Promise.all(replicas.map((replica) => replica.replaceDirectory({ snapshot })));
    fed = upTo;
  }
  await continueAsNew<typeof directoryFeed>({ ...input, baseVersion: fed });
}
