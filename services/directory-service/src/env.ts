import { z } from 'zod';

/** What this service reads of its environment besides the kit's contract. */
const schema = z.object({
  /** "1": the sample region is loaded into an empty directory, and its people are offered on the sign-in page. */
  CONCORD_SAMPLE: z.enum(['', '0', '1']).default(''),
  /** SHA-256 (hexadecimal) of the one-time key of the first set-up; empty: it cannot be done. */
  SETUP_KEY_DIGEST: z
    .string()
    .regex(/^([0-9a-f]{64})?$/)
    .default(''),
});

export interface DirectoryEnv {
  sample: boolean;
  setupKeyDigest: string;
}
/** Injection token of `DirectoryEnv`. */
export const DIRECTORY_ENV = Symbol('DIRECTORY_ENV');

export function readDirectoryEnv(source: Record<string, string | undefined>): DirectoryEnv {
  const { CONCORD_SAMPLE, SETUP_KEY_DIGEST } = schema.parse(source);
  return Object.freeze({ sample: CONCORD_SAMPLE === '1', setupKeyDigest: SETUP_KEY_DIGEST });
}

export function loadDirectoryEnv(): DirectoryEnv {
  return readDirectoryEnv(process.env);
}
