import { createHash, type Hash } from 'node:crypto';
import { callHead } from '@concord/contracts/signed-call';

/** Digest of one call, to be fed with its body. */
export function callHash(method: string, path: string): Hash {
  return createHash('sha256').update(callHead(method, path));
}

/** The claim `call` of a call whose body is at hand. */
export function callDigest(method: string, path: string, body = ''): string {
  return callHash(method, path).update(body).digest('base64url');
}
