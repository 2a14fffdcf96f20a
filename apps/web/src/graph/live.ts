import { accessToken } from '../auth/oidc';
import { readEvents } from './event-stream';

/** Something that the viewer may read has changed. */
export interface Nudge {
  typename: string;
  id: string;
  version: number;
}
/** Undefined: everything may have changed; the promise ends when the new answer is on the page. */
type Listener = (nudge: Nudge | undefined) => Promise<void> | void;

/** Nobody waits longer than this for a page to be asked anew: a part that is away must not hold an act. */
const WAIT_MS = 5_000;

const BACK_OFF_MS = [500, 1_000, 2_000, 5_000, 10_000];
const listeners = new Set<Listener>();

/**
 * Tells every page on screen to ask again. Ends when all have their answers: the next act is then done on what is
 * there now, not on the state before.
 */
export async function refetchEverything(): Promise<void> {
  const asked = Promise.all([...listeners].map(async (listener) => listener(undefined)));
  await Promise.race([asked, new Promise((enough) => setTimeout(enough, WAIT_MS))]);
}

export function onNudge(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reads the stream until told to stop; comes back after every break, and then asks for all anew. */
export function startLive(): () => void {
  const stop = new AbortController();
  void follow(stop.signal);
  return () => stop.abort();
}

async function follow(signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      const token = await accessToken();
      const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
      const response = await fetch('/live', { headers, signal });
      if (!response.ok || !response.body) throw new Error(`live: ${response.status}`);
      if (failures > 0) void refetchEverything();
      failures = 0;
      await readEvents(response.body, hear);
      // The gateway ended the stream in order: what was missed in between is asked for.
      failures = 1;
    } catch {
      failures += 1;
    }
    if (signal.aborted) return;
    await pause(BACK_OFF_MS[Math.min(failures, BACK_OFF_MS.length) - 1] ?? 1_000, signal);
  }
}

function hear(event: string, data: string): void {
  if (event === 'resync') void refetchEverything();
  if (event !== 'nudge') return;
  const nudge = JSON.parse(data) as Nudge;
  for (const listener of listeners) void listener(nudge);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
}
