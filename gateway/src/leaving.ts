import type { ServerResponse } from 'node:http';

/**
 * Does it once when the answer is over or its client has left; at once where he left before, while something was
 * awaited: `close` is told only to whoever listens by then, and what was taken would never be given back.
 */
export function onLeaving(answer: ServerResponse, work: () => void): void {
  if (answer.destroyed) work();
  else answer.once('close', work);
}
