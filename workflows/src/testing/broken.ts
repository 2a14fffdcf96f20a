/**
 * A deliberately broken twin of `topicLifecycle`, registered nowhere: it waits a minute when a filing is acknowledged.
 * Recorded histories that reach this point must not survive it, or the replay proves nothing (style.md).
 */
import type { StoryInput } from '@concord/contracts/stories';
import { sleep } from '@temporalio/workflow';
import { tell } from '../kernel/story.js';
import { topicPlot } from '../topic-lifecycle.js';

export { clockwork, consultation, directoryFeed, escalation, resolutionItem } from '../workflows.js';

export async function topicLifecycle(input: StoryInput): Promise<void> {
  await tell(input, topicLifecycle, {
    ...topicPlot,
    onFact: async (fact, telling) => {
      if (fact.type === 'filingAcknowledged') await sleep('1 minute');
      await topicPlot.onFact(fact, telling);
    },
  });
}
