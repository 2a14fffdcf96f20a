import { condition, defineQuery, defineSignal, proxyActivities, setHandler } from '@temporalio/workflow';

const { weigh } = proxyActivities<{ weigh(input: { grams: number }): Promise<{ grams: number }> }>({
  taskQueue: 'sample-service',
  startToCloseTimeout: '20s',
  retry: { initialInterval: '50ms', maximumInterval: '200ms' },
});

/** A story of one step, for the kit's own tests: hears how much (or how little), and has it weighed. */
export async function sampleStory(input: { base: number }): Promise<number> {
  let grams: number | undefined;
  setHandler(defineSignal<[{ grams: number }]>('heard'), (message) => void (grams = message.grams));
  setHandler(defineSignal<[{ grams: number }]>('spilt'), (message) => void (grams = -message.grams));
  setHandler(defineQuery<number | null>('heardSoFar'), () => grams ?? null);
  await condition(() => grams !== undefined);
  const weighed = await weigh({ grams: input.base + (grams ?? 0) });
  return weighed.grams;
}
