import { GraphQLError } from 'graphql';
import { sentence } from '../identity/refusal.js';
import type { RefusalCode } from '../identity/refusal.js';
import type { Viewer } from '../identity/viewer.js';
import { advance, ClockStuck } from './advance.js';
import type { Target } from './advance.js';
import { ClockUnavailable } from './clock.js';
import type { CaseClock } from './clock.js';
import { nearestInstant } from './pulse.js';
import type { ServicePulse } from './pulse.js';

/** `Sandbox` of the graph. */
export interface SandboxState {
  now: string;
}

/** The sandbox as the graph sees it. */
export interface Sandbox {
  state(viewer: Viewer): Promise<SandboxState>;
  /** Asks every service, so only where a reader wants it. */
  nextInstant(viewer: Viewer): Promise<string | null>;
  advanceClock(args: { to?: string | null; toNext?: boolean | null }, viewer: Viewer): Promise<SandboxState>;
  close(): Promise<void>;
}

/** A sandbox over a movable clock, or, without one, the refusal of it. */
export function createSandbox(clock: CaseClock | undefined, pulses: () => Promise<ServicePulse[]>): Sandbox {
  // One mover at a time: two jumps at once would overshoot.
  let moving: Promise<unknown> = Promise.resolve();

  const state = async (movable: CaseClock): Promise<SandboxState> => ({
    now: new Date(await movable.now()).toISOString(),
  });

  return {
    async state(viewer) {
      if (!clock) throw refusal('SANDBOX_ONLY', viewer);
      return reachable(() => state(clock), viewer);
    },
    async nextInstant(viewer) {
      if (!clock) throw refusal('SANDBOX_ONLY', viewer);
      const next = nearestInstant(await pulses());
      return next === undefined ? null : new Date(next).toISOString();
    },
    async advanceClock(args, viewer) {
      if (!clock) throw refusal('SANDBOX_ONLY', viewer);
      // It moves everybody's time, and works off everything that falls due on the way.
      if (viewer.claims.kind !== 'person' && !viewer.atConsole) throw refusal('CLOCK_FORBIDDEN', viewer);
      const target = readTarget(args, viewer);
      const turn = moving.then(() => reachable(() => move(clock, pulses, target, viewer), viewer));
      moving = turn.catch(() => undefined);
      await turn;
      return reachable(() => state(clock), viewer);
    },
    async close() {
      await clock?.close();
    },
  };
}

async function move(
  clock: CaseClock,
  pulses: () => Promise<ServicePulse[]>,
  target: Target,
  viewer: Viewer,
): Promise<void> {
  if (target !== 'next' && target.to < (await clock.now())) throw refusal('CLOCK_BACKWARDS', viewer);
  try {
    const moved = await advance({ clock, pulses }, target);
    if (!moved) throw refusal('CLOCK_NOTHING_AWAITED', viewer);
  } catch (error) {
    if (error instanceof ClockStuck) throw refusal('CLOCK_STUCK', viewer, { hanging: error.hanging });
    throw error;
  }
}

/** A test server that is away is said so, as a service that is. */
async function reachable<T>(work: () => Promise<T>, viewer: Viewer): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ClockUnavailable)) throw error;
    throw new GraphQLError(sentence('SERVICE_UNAVAILABLE', viewer.language), {
      extensions: { code: 'SERVICE_UNAVAILABLE', service: 'temporal' },
    });
  }
}

function readTarget(args: { to?: string | null; toNext?: boolean | null }, viewer: Viewer): Target {
  if (args.toNext) return 'next';
  const to = args.to == null ? Number.NaN : new Date(args.to).getTime();
  if (Number.isNaN(to)) throw refusal('CLOCK_TARGET_REQUIRED', viewer);
  return { to };
}

function refusal(code: RefusalCode, viewer: Viewer, params: Record<string, unknown> = {}): GraphQLError {
  return new GraphQLError(sentence(code, viewer.language), { extensions: { code, params } });
}
