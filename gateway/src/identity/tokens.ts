import { createLocalJWKSet, createRemoteJWKSet, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';
import { Refusal } from './refusal.js';

/** What the gateway keeps of a verified access token. */
export interface VerifiedToken {
  subject: string;
  /** The client that it was issued to; equal to the subject for client credentials. */
  clientId: string | undefined;
  /** Wall instant (milliseconds) at which it expires. */
  expiresAt: number;
  /** The embedded issuer's session that it was given in; undefined where it belongs to none. */
  sessionId: string | undefined;
}

/** Verifies access tokens: signature, issuer, audience, expiry. */
export interface TokenVerifier {
  verify(token: string): Promise<VerifiedToken>;
  /** Whether the issuer's keys can be had. */
  ready(): Promise<boolean>;
}

/** Whose tokens are accepted. */
export interface Issuer {
  issuer: string;
  audience: string;
  /** Public keys of the embedded issuer; absent = looked up at the issuer. */
  localKeys?: JSONWebKeySet;
  /** Whether what a genuine token was given for still is: its session, its client. Asked of the embedded issuer only. */
  stillGood?: (token: VerifiedToken) => boolean;
  timeoutMs: number;
}

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];

/** A verifier for one issuer. A foreign issuer is looked up when first needed, so that it may be away at start. */
export function createTokenVerifier(issuer: Issuer): TokenVerifier {
  let keys: JWTVerifyGetKey | undefined = issuer.localKeys && createLocalJWKSet(issuer.localKeys);

  const getKeys = async (): Promise<JWTVerifyGetKey> => {
    keys ??= createRemoteJWKSet(new URL(await discoverJwksUri(issuer)), {
      timeoutDuration: issuer.timeoutMs,
    });
    return keys;
  };

  return {
    async verify(token) {
      let found: JWTVerifyGetKey;
      try {
        found = await getKeys();
      } catch {
        throw new Refusal('SERVICE_UNAVAILABLE', 503, { service: 'issuer' });
      }
      let verified: VerifiedToken;
      try {
        const { payload } = await jwtVerify(token, found, {
          issuer: issuer.issuer,
          audience: issuer.audience,
          algorithms: ALGORITHMS,
          requiredClaims: ['sub', 'exp'],
        });
        const clientId = payload['client_id'] ?? payload['azp'];
        const sessionId = issuer.localKeys && payload['sid'];
        verified = {
          subject: payload.sub!,
          clientId: typeof clientId === 'string' ? clientId : undefined,
          expiresAt: payload.exp! * 1000,
          sessionId: typeof sessionId === 'string' ? sessionId : undefined,
        };
      } catch {
        throw new Refusal('AUTH_TOKEN_INVALID', 401);
      }
      if (issuer.stillGood && !issuer.stillGood(verified)) throw new Refusal('AUTH_TOKEN_INVALID', 401);
      return verified;
    },
    async ready() {
      if (issuer.localKeys) return true;
      try {
        await discoverJwksUri(issuer);
        return true;
      } catch {
        return false;
      }
    },
  };
}

async function discoverJwksUri(issuer: Issuer): Promise<string> {
  const url = `${issuer.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(url, { signal: AbortSignal.timeout(issuer.timeoutMs) });
  const metadata = (await response.json()) as { jwks_uri?: unknown; issuer?: unknown };
  if (typeof metadata.jwks_uri !== 'string' || metadata.issuer !== issuer.issuer) {
    throw new Error('The issuer does not describe itself');
  }
  return metadata.jwks_uri;
}
