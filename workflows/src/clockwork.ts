import { PULSE_QUERY, WAKE_SIGNAL, type ClockworkInput, type StoryPulse } from '@concord/contracts/stories';
import { condition, continueAsNew, defineQuery, defineSignal, setHandler, workflowInfo } from '@temporalio/workflow';
import { feedback, sweepOf } from './kernel/activities.js';

const BATCH = 200;
const wakeSignal = defineSignal(WAKE_SIGNAL);
const pulseQuery = defineQuery<StoryPulse>(PULSE_QUERY);

/**
 * The one durable sweep of a service: claims due rungs, has their effects made, and sleeps until the nearest instant
 * of any row. A signal moves it earlier; waking too early or twice is harmless (architecture.md 7).
 */
export async function clockwork(input: ClockworkInput): Promise<void> {
  const { sweep } = sweepOf(input.service);
  let woken = false;
  let working = true;
  setHandler(wakeSignal, () => void (woken = true));
  setHandler(pulseQuery, () => ({ heardVersion: 0, busy: working || woken }));

  while (!workflowInfo().continueAsNewSuggested) {
    woken = false;
    working = true;
    let done: string[] = [];
    let answer = await sweep({ done, limit: BATCH });
    while (answer.claims.length > 0 || answer.more) {
      done = answer.claims.length > 0 ? (await feedback.makeEffects({ claims: answer.claims })).made : [];
      answer = await sweep({ done, limit: BATCH });
    }
    working = false;
    const sleep = answer.nextAt === null ? undefined : Date.parse(answer.nextAt) - Date.now() - input.clockOffsetMs;
    if (sleep === undefined) await condition(() => woken);
    else if (sleep > 0) await condition(() => woken, sleep);
  }
  await continueAsNew<typeof clockwork>(input);
}
