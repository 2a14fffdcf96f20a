import { expect, it } from '@jest/globals';
import type { Challenge } from 'altcha-lib/types';
import { challengeIn, onProofProgress, proofProgress, solve } from './proof';
import type { ProofReport } from './proof';

const challenge = { parameters: { data: { most: 200 } }, signature: 's' } as unknown as Challenge;
const answer = (status: number, code: string): Response =>
  new Response(JSON.stringify({ errors: [{ extensions: { code, challenge } }] }), { status });

function worker(reports: ProofReport[]): Worker & { ended: boolean } {
  const fake = {
    ended: false,
    onmessage: undefined as unknown as (event: { data: ProofReport }) => void,
    postMessage: () => {
      for (const data of reports) fake.onmessage({ data });
    },
    terminate: () => {
      fake.ended = true;
    },
  };
  return fake as unknown as Worker & { ended: boolean };
}

it('finds the challenge in the refusal that carries one, and in no other answer', async () => {
  expect(await challengeIn(answer(429, 'CHALLENGE_REQUIRED'))).toEqual(challenge);
  expect(await challengeIn(answer(429, 'TOO_MANY_REQUESTS'))).toBeUndefined();
  expect(await challengeIn(new Response('<html>', { status: 429 }))).toBeUndefined();
  expect(await challengeIn(answer(200, 'CHALLENGE_REQUIRED'))).toBeUndefined();
});

it('shows how far it is while it works, and nothing once it is done', async () => {
  const seen: (number | undefined)[] = [];
  const leave = onProofProgress(() => seen.push(proofProgress()));
  const solution = { counter: 7, derivedKey: 'ab' };
  const helper = worker([{ tries: 50 }, { tries: 400 }, { solution: solution as never }]);
  const header = await solve(challenge, helper);
  leave();
  expect(seen).toEqual([0, 0.25, 0.99, undefined]);
  expect(JSON.parse(Buffer.from(header!, 'base64url').toString())).toEqual({ challenge, solution });
  expect(helper.ended).toBe(true);
});

it('gives up where the worker cannot do it', async () => {
  expect(await solve(challenge, worker([{ failed: true }]))).toBeUndefined();
  expect(proofProgress()).toBeUndefined();
});
