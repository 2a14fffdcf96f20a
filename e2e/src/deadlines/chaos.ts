import { setTimeout as pause } from 'node:timers/promises';
import type { House } from '../house.js';
import { caughtUp } from '../recovery.js';
import { layClocks, OWNERS, told, untilFinished, type Told } from './storm.js';

/** What is killed the hard way: whatever has a hand in a clock. */
const PARTS = [
  'workflows',
  'topic-service',
  'consultation-service',
  'feedback-service',
  'temporal',
  'postgres',
] as const;
const RUNGS = 3;

/** One round of chaos. */
export interface Round {
  seed: number;
  /** Clocks over all owners. */
  clocks: number;
  /** Within how many seconds all of them are due. */
  withinSeconds: number;
  /** How often something is killed. */
  kills: number;
}

/** What a round left behind. */
export interface Found {
  rungs: number;
  killed: string[];
  /** Messages that an undisturbed clock has and this one has not. */
  lost: string[];
  /** Messages that are there more often than in an undisturbed clock. */
  doubled: string[];
  /** Clocks whose messages were made in another order than their rungs stand. */
  disordered: string[];
}

/** Numbers from 0 to below 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Instants (ISO) of a clock's rungs, earliest first, within the seconds after `from`. */
function instants(random: () => number, from: number, withinSeconds: number): string[] {
  return Array.from({ length: RUNGS }, () => from + random() * withinSeconds * 1_000)
    .sort((a, b) => a - b)
    .map((at) => new Date(at).toISOString());
}

/**
 * Lays clocks that are all due within a minute, kills parts at random while they come, waits until everything has
 * caught up, and compares every clock's messages with those of a clock that nobody disturbed.
 */
export async function round(house: House, { seed, clocks, withinSeconds, kills }: Round): Promise<Found> {
  const random = seeded(seed);
  const calm = `calm-${seed}`;
  const storm = `storm-${seed}`;
  for (const owner of OWNERS) await layClocks(house, owner, calm, [instants(random, Date.now(), 1)]);
  await untilFinished(house, calm, OWNERS, OWNERS.length * RUNGS, 120_000);

  const from = Date.now() + 2_000;
  for (const [place, owner] of OWNERS.entries()) {
    const share = Math.floor((clocks + place) / OWNERS.length);
    const laid = Array.from({ length: share }, () => instants(random, from, withinSeconds));
    await layClocks(house, owner, storm, laid);
  }
  const killed: string[] = [];
  for (let n = 0; n < kills; n += 1) {
    await pause(((random() + 0.5) * withinSeconds * 1_000) / kills);
    const part = PARTS[Math.floor(random() * PARTS.length)]!;
    // One that has not come back from the last time cannot be killed again.
    if (house.launched.pids()[part] === undefined) continue;
    killed.push(part);
    await house.launched.kill9(part);
  }
  const rungs = clocks * RUNGS;
  await caughtUp(house);
  await untilFinished(house, storm, OWNERS, rungs, 600_000);
  return {
    rungs,
    killed,
    ...compared(await told(house, storm, OWNERS), await told(house, calm, OWNERS), clocks),
  };
}

/** Lays what each clock told beside what an undisturbed one tells. */
export function compared(
  storm: readonly Told[],
  calm: readonly Told[],
  clocks: number,
): Pick<Found, 'lost' | 'doubled' | 'disordered'> {
  const key = ({ rung, what }: Told): string => `${rung} ${what}`;
  const owed = new Set(calm.map(key));
  const lost: string[] = [];
  const doubled: string[] = [];
  const disordered: string[] = [];
  const byClock = new Map<string, Told[]>();
  for (const message of storm) {
    const name = `${message.owner} ${message.clock}`;
    byClock.set(name, [...(byClock.get(name) ?? []), message]);
  }
  for (const [clock, messages] of byClock) {
    const counts = new Map<string, number>();
    for (const message of messages) counts.set(key(message), (counts.get(key(message)) ?? 0) + 1);
    for (const one of owed) if (!counts.has(one)) lost.push(`${clock} ${one}`);
    for (const [one, count] of counts) if (count > 1 || !owed.has(one)) doubled.push(`${clock} ${one}`);
    const made = messages.toSorted((a, b) => a.no - b.no).map(({ rungAt }) => rungAt.getTime());
    if (made.some((at, n) => n > 0 && at < made[n - 1]!)) disordered.push(clock);
  }
  for (let n = byClock.size; n < clocks; n += 1) lost.push('every message of one clock');
  return { lost, doubled, disordered };
}
