import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';

/** How much may be used of something, and after how long it is counted anew. */
export interface Limit {
  points: number;
  /** Wall seconds from the first use. */
  seconds: number;
}

/** Makes the counter of a name (unique within the gateway); its keys are never addresses or names in the clear. */
export type MakeCounter = (name: string, limit: Limit) => RateLimiterAbstract;

/** Counters in this process alone. */
export const memoryCounters: MakeCounter = (name, { points, seconds }) =>
  new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
