import type { Fact } from '@concord/contracts/facts';
import type { StoryInput } from '@concord/contracts/stories';
import { reportTo } from './kernel/activities.js';
import { tell, type Telling } from './kernel/story.js';

/** An unresolved matter that goes on as a proposal; the topic's line is kept, its state is not touched (T22). */
export async function escalation(input: StoryInput): Promise<void> {
  await tell(input, escalation, { onFact });
}

async function onFact(fact: Fact, telling: Telling): Promise<void> {
  const { topicId } = fact.data;
  if (typeof topicId !== 'string') return;
  const type = `escalation${fact.type.charAt(0).toUpperCase()}${fact.type.slice(1)}`;
  await reportTo(topicId, { from: telling.id, version: fact.version, type, at: fact.at, data: {} });
}
