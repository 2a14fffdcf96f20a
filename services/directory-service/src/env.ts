import { z } from 'zod';

/** What this service reads of its environment besides the kit's contract. */
const schema = z.object({
  /** "1": the sample region is loaded into an empty directory, and its people are offered on the sign-in page. */
  CONCORD_SAMPLE: z.enum(['', '0', '1']).default(''),
});

export interface DirectoryEnv {
  sample: boolean;
}
/** Injection token of `DirectoryEnv`. */
export const DIRECTORY_ENV = Symbol('DIRECTORY_ENV');

export function readDirectoryEnv(source: Record<string, string | undefined>): DirectoryEnv {
  return Object.freeze({ sample: schema.parse(source).CONCORD_SAMPLE === '1' });
}

export function loadDirectoryEnv(): DirectoryEnv {
  return readDirectoryEnv(process.env);
}
