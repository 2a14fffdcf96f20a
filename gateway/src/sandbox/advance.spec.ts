import { describe, expect, it } from '@jest/globals';
import { advance, ClockStuck, drain } from './advance.js';
import type { AdvanceParts } from './advance.js';
import type { Pulse, ServicePulse } from './pulse.js';

const DAY = 86_400_000;
const START = Date.parse('2026-02-02T01:00:00Z');

/** A world of instants: each is due once the clock has passed it, and takes a few looks to be handled. */
function sandbox(days: number[], options: { looks?: number; spawns?: Record<number, number> } = {}) {
  let now = START;
  const waiting = days.map((day) => START + day * DAY);
  const handled: string[] = [];
  let looks = 0;
  const parts: AdvanceParts = {
    lookMs: 0,
    clock: {
      now: () => Promise.resolve(now),
      forward: (milliseconds) => {
        now += milliseconds;
        return Promise.resolve();
      },
      letGo: () => Promise.resolve(),
      close: () => Promise.resolve(),
    },
    pulses() {
      const due = waiting.filter((instant) => instant <= now);
      if (due.length > 0 && ++looks > (options.looks ?? 2)) {
        looks = 0;
        const instant = due[0]!;
        waiting.splice(waiting.indexOf(instant), 1);
        handled.push(new Date(instant).toISOString().slice(0, 10));
        const next = options.spawns?.[(instant - START) / DAY];
        if (next !== undefined) waiting.push(START + next * DAY);
      }
      const later = waiting.filter((instant) => instant > now);
      return Promise.resolve([
        pulse('topic', {
          dueUnclaimed: waiting.filter((instant) => instant <= now).length,
          nextInstant: later.length > 0 ? new Date(Math.min(...later)).toISOString() : null,
        }),
      ]);
    },
  };
  return { parts, handled, now: () => now };
}

function pulse(service: string, more: Partial<Pulse>): ServicePulse {
  const quiet = {
    outboxPending: 0,
    dueUnclaimed: 0,
    claimsWithoutEffect: 0,
    storiesBusy: 0,
    nextInstant: null,
  };
  return { service, pulse: { ...quiet, ...more } };
}

describe('advance', () => {
  it('goes to the next instant and no further', async () => {
    const { parts, handled, now } = sandbox([3, 5]);
    expect(await advance(parts, 'next')).toBe(true);
    expect(handled).toEqual(['2026-02-05']);
    expect(now() - (START + 3 * DAY)).toBeLessThan(1_000);
  });

  it('stops at every instant on the way, those that arise there included', async () => {
    const { parts, handled, now } = sandbox([3, 20], { spawns: { 3: 4 } });
    await advance(parts, { to: START + 10 * DAY });
    expect(handled).toEqual(['2026-02-05', '2026-02-06']);
    expect(now()).toBeGreaterThanOrEqual(START + 10 * DAY);
  });

  it('first works off what is already due', async () => {
    const { parts, handled } = sandbox([-1, 2]);
    await advance(parts, 'next');
    expect(handled).toEqual(['2026-02-01', '2026-02-04']);
  });

  it('says when nothing waits', async () => {
    const { parts, now } = sandbox([]);
    expect(await advance(parts, 'next')).toBe(false);
    expect(now()).toBe(START);
  });

  it('rests only when nothing was done between two looks', async () => {
    const steps = [4, 5, 6, 6];
    let looks = 0;
    const { parts } = sandbox([]);
    const working: AdvanceParts = {
      ...parts,
      pulses: () => Promise.resolve([pulse('topic', { steps: steps[looks++] ?? 6 })]),
    };
    await drain(working);
    expect(looks).toBe(4);
  });

  it('takes what is tried again and again for no progress', async () => {
    let [wall, steps] = [0, 0];
    const stuck: AdvanceParts = {
      ...sandbox([]).parts,
      wallNow: () => (wall += 1_000),
      pulses: () => Promise.resolve([pulse('topic', { storiesBusy: 1, steps: (steps += 1) })]),
    };
    await expect(drain(stuck)).rejects.toBeInstanceOf(ClockStuck);
  });

  it('names what hangs, after it has been patient', async () => {
    let wall = 0;
    const stuck: AdvanceParts = {
      ...sandbox([]).parts,
      wallNow: () => (wall += 1_000),
      pulses: () =>
        Promise.resolve([
          pulse('topic', {}),
          pulse('feedback', { outboxPending: 2, details: ['item:7'] }),
          { service: 'consultation', pulse: undefined },
        ]),
    };
    const failure = await advance(stuck, 'next').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ClockStuck);
    expect((failure as ClockStuck).hanging).toEqual([
      'feedback: outboxPending 2, item:7',
      'consultation: no answer',
    ]);
    expect(wall).toBeGreaterThan(10_000);
  });

  it('takes back a hold that the server has forgotten, once, when nothing is left to do', async () => {
    let wall = 0;
    const { parts, handled } = sandbox([3]);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const forgetful: AdvanceParts = {
      ...parts,
      wallNow: () => (wall += 500),
      clock: {
        ...parts.clock,
        letGo: () => Promise.resolve(release()),
        forward: (milliseconds, signal) => held.then(() => parts.clock.forward(milliseconds, signal)),
      },
    };
    await advance(forgetful, 'next');
    expect(handled).toEqual(['2026-02-05']);
  });

  it('gives a jump up that does not end', async () => {
    let wall = 0;
    const { parts } = sandbox([3]);
    const blocked: AdvanceParts = {
      ...parts,
      wallNow: () => (wall += 500),
      clock: {
        ...parts.clock,
        forward: (_milliseconds, signal) =>
          new Promise((_resolve, reject) =>
            signal.addEventListener('abort', () => reject(signal.reason as Error)),
          ),
      },
    };
    await expect(advance(blocked, 'next')).rejects.toMatchObject({
      hanging: ['temporal: the clock does not move'],
    });
  });
});
