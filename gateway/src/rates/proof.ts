import { createHmac, randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import type { Challenge, Payload } from 'altcha-lib/types';
import { z } from 'zod';
import type { MakeCounter } from './counters.js';

/** Header with the solution of a challenge: base64url of `{"challenge", "solution"}` as JSON. */
export const PROOF_HEADER = 'x-concord-proof';

/** A challenge may be solved for so long: time for a slow telephone, not for a stock of solutions. */
const LIFE_SECONDS = 600;
/** Digests of one try, and tries of the easiest challenge: about a second of a desk computer, some of a telephone. */
const DIGESTS_A_TRY = 200;
const TRIES = { least: 800, most: 1_600 };
/** How much heavier than the easiest a challenge may get. */
export const MOST_WORK = 8;
const MOST_HEADER = 2_000;

const payload = z.object({
  challenge: z.object({
    parameters: z.record(z.string(), z.unknown()),
    signature: z.string().max(200),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string().max(200) }),
});

/** Proofs of work by which whoever sends much shows that it costs him something; asked of no other server. */
export interface Proofs {
  /** A new challenge; `work` multiplies what it costs to solve. */
  challenge(work: number): Promise<Challenge>;
  /** Whether the header holds a solution of a challenge of ours that was used by nobody yet; it is used by this. */
  accept(header: string | undefined): Promise<boolean>;
}

/** Proofs signed with a key that the gateways of one installation share. */
export function createProofs(key: string, counter: MakeCounter): Proofs {
  const secret = (use: string): string => createHmac('sha256', key).update(`proof ${use}`).digest('hex');
  const signed = {
    hmacSignatureSecret: secret('challenge'),
    hmacKeySignatureSecret: secret('solution'),
    deriveKey,
  };
  const used = counter('proof-used', { points: 1, seconds: 2 * LIFE_SECONDS });

  return {
    challenge: (work) => {
      const times = Math.min(Math.max(work, 1), MOST_WORK);
      return createChallenge({
        ...signed,
        algorithm: 'SHA-256',
        cost: DIGESTS_A_TRY,
        counter: randomInt(TRIES.least * times, TRIES.most * times),
        // By which a page shows how far it is.
        data: { most: TRIES.most * times },
        expiresAt: Math.floor(Date.now() / 1000) + LIFE_SECONDS,
      });
    },
    async accept(header) {
      const given = readPayload(header);
      if (!given) return false;
      // The signature is looked at first: nothing is derived from parameters that are not ours.
      const { verified } = await verifySolution({ ...given, ...signed }).catch(() => ({ verified: false }));
      if (!verified) return false;
      return used.consume(String(given.challenge.signature)).then(
        () => true,
        () => false,
      );
    },
  };
}

function readPayload(header: string | undefined): Payload | undefined {
  if (header === undefined || header.length > MOST_HEADER) return undefined;
  try {
    const parsed = payload.safeParse(JSON.parse(Buffer.from(header, 'base64url').toString('utf8')));
    return parsed.success ? (parsed.data as unknown as Payload) : undefined;
  } catch {
    return undefined;
  }
}
