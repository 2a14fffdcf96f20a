import { setTimeout as pause } from 'node:timers/promises';
import type { CaseClock } from './clock.js';
import { isQuiet, nearestInstant, whatHangs } from './pulse.js';
import type { ServicePulse } from './pulse.js';

/** What the mover of the clock works with; replaced in tests. */
export interface AdvanceParts {
  clock: CaseClock;
  pulses(): Promise<ServicePulse[]>;
  /** Wall milliseconds without any progress after which it gives up; 10 s by default. */
  patienceMs?: number;
  /** Longest wall milliseconds between two looks; the first ones come sooner. */
  lookMs?: number;
  wallNow?: () => number;
}

/** Why the clock did not get where it should. */
export class ClockStuck extends Error {
  constructor(readonly hanging: string[]) {
    super(`The clock is stuck: ${hanging.join('; ')}`);
  }
}

/** Where the clock shall go: to an instant of case time, or to the next that anything waits for. */
export type Target = { to: number } | 'next';

const PATIENCE_MS = 10_000;
const LOOK_MS = 60;
const FIRST_LOOK_MS = 5;
/** Past the instant by this much, so that every comparison with it has come true. */
const PAST_MS = 20;

/**
 * Architecture.md 10: drain, go to the nearest instant, drain again, until the target is reached.
 * Answers whether there was anything to go to.
 */
export async function advance(parts: AdvanceParts, target: Target): Promise<boolean> {
  await drain(parts);
  if (target === 'next') {
    const next = nearestInstant(await parts.pulses());
    if (next === undefined) return false;
    await moveTo(parts, next);
    await drain(parts);
    return true;
  }
  while ((await parts.clock.now()) < target.to) {
    const next = nearestInstant(await parts.pulses());
    await moveTo(parts, next === undefined ? target.to : Math.min(next, target.to));
    await drain(parts);
  }
  return true;
}

/**
 * Waits until every service is quiet, twice in a row and with nothing done in between: the services are not asked at
 * one instant, and an act of one may be the work of another that was asked already.
 */
export async function drain(parts: AdvanceParts): Promise<void> {
  const watch = createWatch(parts);
  const nextLook = createRest(parts);
  let quiet: string | undefined;
  for (;;) {
    const pulses = await parts.pulses();
    const seen = JSON.stringify(pulses);
    if (seen === quiet) return;
    quiet = pulses.every(isQuiet) ? seen : undefined;
    if (watch.stuck(whatIsLeft(pulses))) throw new ClockStuck(whatHangs(pulses));
    await nextLook();
  }
}

async function moveTo(parts: AdvanceParts, instant: number): Promise<void> {
  const distance = instant - (await parts.clock.now()) + PAST_MS;
  // The clock runs on by itself and may have got there.
  if (distance <= 0) return;
  const giveUp = new AbortController();
  const arrival = new AbortController();
  const jump = parts.clock.forward(distance, giveUp.signal).finally(() => arrival.abort());
  // The jump blocks while an activity has no worker: watched from beside it.
  const watched = watchJump(parts, giveUp, arrival.signal);
  await Promise.all([
    jump.catch((error: unknown) => (giveUp.signal.aborted ? undefined : raise(error))),
    watched,
  ]);
}

async function watchJump(parts: AdvanceParts, giveUp: AbortController, arrival: AbortSignal): Promise<void> {
  let watch = createWatch(parts);
  let letGo = false;
  for (;;) {
    await pause(parts.lookMs ?? LOOK_MS, undefined, { signal: arrival }).catch(() => undefined);
    if (arrival.aborted) return;
    const [pulses, now] = await Promise.all([parts.pulses(), parts.clock.now()]);
    // The clock's own running on is no progress: a jump moves it by more than wall time.
    if (arrival.aborted) return;
    if (!watch.stuck(`${Math.floor(now / 60_000)} ${whatIsLeft(pulses)}`)) continue;
    const hanging = whatHangs(pulses);
    if (hanging.length === 0 && !letGo) {
      // Seen under heavy load: nothing is left to do, and the server holds its time for a task that is long done.
      letGo = true;
      watch = createWatch(parts);
      await parts.clock.letGo();
      continue;
    }
    giveUp.abort();
    throw new ClockStuck(hanging.length > 0 ? hanging : ['temporal: the clock does not move']);
  }
}

/** Work that is tried again and again is no progress: without the count of what was done. */
function whatIsLeft(pulses: readonly ServicePulse[]): string {
  return JSON.stringify(pulses, (key, value: unknown) => (key === 'steps' ? undefined : value));
}

/** Notices when nothing has changed for too long. */
function createWatch(parts: AdvanceParts): { stuck(state: string): boolean } {
  const wallNow = parts.wallNow ?? Date.now;
  let last: string | undefined;
  let since = wallNow();
  return {
    stuck(state) {
      if (state !== last) {
        last = state;
        since = wallNow();
      }
      return wallNow() - since > (parts.patienceMs ?? PATIENCE_MS);
    },
  };
}

/** Rests between looks: short at first, as most work is done at once, then up to `lookMs`. */
function createRest(parts: AdvanceParts): () => Promise<void> {
  const longest = parts.lookMs ?? LOOK_MS;
  let next = Math.min(FIRST_LOOK_MS, longest);
  return async () => {
    await pause(next);
    next = Math.min(next * 2, longest);
  };
}

function raise(error: unknown): never {
  throw error;
}
