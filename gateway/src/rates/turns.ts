import pLimit from 'p-limit';
import type { LimitFunction } from 'p-limit';
import { Refusal } from '../identity/refusal.js';

/** Lets nobody's burst stand before everybody else: each asker has few requests in work, the others wait their turn. */
export interface Turns {
  /** Does the work when a turn of this asker is free; refused (`retryAfter` in seconds) where too many wait already. */
  take<Result>(asker: string, atOnce: number, work: () => Promise<Result>): Promise<Result>;
}

/**
 * Requests in work at once: of one person, as a page of the web asks for some when it opens; of an address without
 * sign-in. Whoever else asks waits, at each step of his own, for what these do in that step.
 */
export const AT_ONCE = { person: 6, address: 2 } as const;
/** Requests of one asker that may wait; held in memory with their bodies. */
const WAITING = 200;

interface Line {
  limit: LimitFunction;
  /** In work or waiting. */
  there: number;
}

export function createTurns(waiting = WAITING): Turns {
  const lines = new Map<string, Line>();
  return {
    async take(asker, atOnce, work) {
      const line = lines.get(asker) ?? { limit: pLimit(atOnce), there: 0 };
      if (line.there >= atOnce + waiting) throw new Refusal('TOO_MANY_REQUESTS', 429, { retryAfter: 1 });
      lines.set(asker, line);
      line.there += 1;
      try {
        return await line.limit(work);
      } finally {
        line.there -= 1;
        if (line.there === 0) lines.delete(asker);
      }
    },
  };
}
