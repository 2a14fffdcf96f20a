import type { Challenge, Solution } from 'altcha-lib/types';

/** What the worker is given. */
export interface ProofRequest {
  challenge: Challenge;
}
/** What it tells: how far it is, or how it ended. */
export type ProofReport = { tries: number } | { solution: Solution } | { failed: true };

/** Header in which the gateway takes a solution. */
export const PROOF_HEADER = 'x-concord-proof';

/** How far a check is, from 0 to 1; undefined where none is under way. */
export type Progress = number | undefined;

let progress: Progress;
const listeners = new Set<() => void>();

function show(next: Progress): void {
  progress = next;
  for (const listener of listeners) listener();
}

/** How far the check is that is under way. */
export function proofProgress(): Progress {
  return progress;
}

/** Told whenever a check begins, goes on or ends. */
export function onProofProgress(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The challenge by which the gateway asks for a proof of work; undefined where the answer is another. */
export async function challengeIn(response: Response): Promise<Challenge | undefined> {
  if (response.status !== 429) return undefined;
  const answer = (await response
    .clone()
    .json()
    .catch(() => undefined)) as
    { errors?: { extensions?: { code?: string; challenge?: Challenge } }[] } | undefined;
  const extensions = answer?.errors?.[0]?.extensions;
  return extensions?.code === 'CHALLENGE_REQUIRED' ? extensions.challenge : undefined;
}

/** Content of the proof's header. Plain letters and digits: neither part holds others. */
export function proofHeader(challenge: Challenge, solution: Solution): string {
  return btoa(JSON.stringify({ challenge, solution }))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Solves it in a worker, so that the page goes on; undefined where it could not be done. */
export async function solve(
  challenge: Challenge,
  worker: Worker = new Worker(new URL('./proof.worker.ts', import.meta.url), { type: 'module' }),
): Promise<string | undefined> {
  const most = Number(challenge.parameters.data?.['most'] ?? 1);
  show(0);
  try {
    const solution = await new Promise<Solution | undefined>((done) => {
      worker.onmessage = ({ data }: MessageEvent<ProofReport>) => {
        if ('tries' in data) show(Math.min(data.tries / most, 0.99));
        else done('solution' in data ? data.solution : undefined);
      };
      worker.onerror = () => done(undefined);
      worker.postMessage({ challenge } satisfies ProofRequest);
    });
    return solution && proofHeader(challenge, solution);
  } finally {
    worker.terminate();
    show(undefined);
  }
}
