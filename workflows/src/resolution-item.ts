import type { Fact } from '@concord/contracts/facts';
import type { StoryInput } from '@concord/contracts/stories';
import { reportTo } from './kernel/activities.js';
import { tell, type Telling } from './kernel/story.js';

/** A commitment of the minutes on its way through a department; its consultation hears of each step. */
export async function resolutionItem(input: StoryInput): Promise<void> {
  await tell(input, resolutionItem, { onFact });
}

async function onFact(fact: Fact, telling: Telling): Promise<void> {
  const { consultationId } = fact.data;
  if (typeof consultationId !== 'string') return;
  await reportTo(consultationId, {
    from: telling.id,
    version: fact.version,
    type: fact.type,
    at: fact.at,
    data: {},
  });
}
