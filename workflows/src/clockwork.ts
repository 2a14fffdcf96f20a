import { PULSE_QUERY, WAKE_SIGNAL, type ClockworkInput, type StoryPulse } from '@concord/contracts/stories';
import type { SweepAnswer } from '@concord/contracts/temporal/activities';
import { condition, defineQuery, defineSignal, setHandler } from '@temporalio/workflow';
import { feedback, sweepOf } from './kernel/activities.js';
import { attempt } from './kernel/attempt.js';
import { runAgain, runIsLong } from './kernel/run-end.js';

const BATCH = 200;
/** Between two looks that brought nothing forward, milliseconds; it doubles up to the second figure. */
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

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
  let answer: SweepAnswer = { claims: [], nextAt: null, more: false };
  let done: string[] = [];
  let pause = SHORTEST_PAUSE;
  setHandler(wakeSignal, () => void (woken = true));
  setHandler(pulseQuery, () => ({ heardVersion: 0, busy: working || woken }));

  async function look(): Promise<void> {
    answer = await sweep({ done, limit: BATCH });
    done = [];
    if (answer.claims.length > 0) done = (await feedback.makeEffects({ claims: answer.claims })).made;
  }

  /** Until the nearest instant; at least the shortest pause, since the service's clock may be behind the server's. */
  function untilNext(): number | undefined {
    if (answer.nextAt === null) return undefined;
    return Math.max(SHORTEST_PAUSE, Date.parse(answer.nextAt) - Date.now() - input.clockOffsetMs);
  }

  while (!runIsLong()) {
    woken = false;
    working = true;
    const before = answer.nextAt;
    if (!(await attempt(look))) continue;
    const movedOn = done.length > 0 || (answer.more && answer.nextAt !== before);
    if (movedOn) {
      pause = SHORTEST_PAUSE;
      continue;
    }
    // Claims whose effects cannot be made yet are looked at again, ever less often: they are no hot loop.
    const held = answer.claims.length > 0 || answer.more;
    working = held;
    const wait = held ? Math.min(pause, untilNext() ?? pause) : untilNext();
    pause = held ? Math.min(pause * 2, LONGEST_PAUSE) : SHORTEST_PAUSE;
    const wokenOrLong = (): boolean => woken || runIsLong();
    if (wait === undefined) await condition(wokenOrLong);
    else await condition(wokenOrLong, wait);
  }
  // What was not marked as made is found again: the sweep answers all claims without effect.
  await runAgain<typeof clockwork>(input);
}
