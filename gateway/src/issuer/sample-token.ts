import { timingSafeEqual } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import { SAMPLE_LOADER } from '../identity/viewer.js';
import type { IssuerKeys } from './keys.js';

/** Client of tokens for tests and scenarios. */
const SAMPLE_CLIENT = 'concord-sample';
const LIFE_SECONDS = 8 * 3_600;

/** An access token as RFC 6749 answers it. */
export interface SampleToken {
  access_token: string;
  token_type: 'Bearer';
  /** Wall seconds. */
  expires_in: number;
}

/** Issues tokens for sample people without a browser; only where sample data is allowed. */
export async function createSampleTokens(keys: IssuerKeys, issuer: string, audience: string) {
  const jwk = keys.privateJwks.keys[0]!;
  const key = await importJWK(jwk, 'RS256');
  return {
    /** Whether the caller knows the loader's secret. */
    isLoader(secret: string | undefined): boolean {
      if (secret === undefined) return false;
      const [given, known] = [Buffer.from(secret), Buffer.from(keys.sampleLoaderSecret)];
      return given.length === known.length && timingSafeEqual(given, known);
    },
    async issue(personId: string, loader: boolean): Promise<SampleToken> {
      const token = await new SignJWT({ client_id: loader ? SAMPLE_LOADER : SAMPLE_CLIENT })
        .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: jwk.kid! })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(personId)
        .setIssuedAt()
        .setExpirationTime(`${LIFE_SECONDS}s`)
        .sign(key);
      return { access_token: token, token_type: 'Bearer', expires_in: LIFE_SECONDS };
    },
  };
}

export type SampleTokens = Awaited<ReturnType<typeof createSampleTokens>>;
