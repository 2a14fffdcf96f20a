import { Refusal } from '../identity/refusal.js';

/** Bytes of bodies that may be under way at once: sent, waited for, or in work. */
export interface Room {
  /** Takes place for a body; answers how to give it back. Refused (`retryAfter` in seconds) where there is none. */
  take(asker: string, bytes: number): () => void;
}

/** A body of so many bytes is let in anyway: connections bound how many there are. */
const SMALL = 4_096;

/** `each`: of one asker; `all`: of all together. */
export function createRoom({ each, all }: { each: number; all: number }): Room {
  const taken = new Map<string, number>();
  let sum = 0;
  const change = (asker: string, bytes: number): void => {
    const own = (taken.get(asker) ?? 0) + bytes;
    sum += bytes;
    if (own > 0) taken.set(asker, own);
    else taken.delete(asker);
  };
  return {
    take(asker, bytes) {
      if (bytes <= SMALL) return () => undefined;
      if ((taken.get(asker) ?? 0) + bytes > each || sum + bytes > all) {
        throw new Refusal('TOO_MANY_REQUESTS', 429, { retryAfter: 1 });
      }
      change(asker, bytes);
      let given = false;
      return () => {
        if (!given) change(asker, -bytes);
        given = true;
      };
    },
  };
}
