import { createHash, randomUUID } from 'node:crypto';
import { IDENTITY_ISSUER, identityClaims } from '@concord/contracts/identity';
import type { IdentityClaims, Language } from '@concord/contracts/identity';
import { audienceOf, callHead } from '@concord/contracts/signed-call';
import { importJWK, SignJWT } from 'jose';
import type { ServiceName } from '../upstream/services.js';

/** Life of a signed identity: long enough for one request, too short to be worth stealing. */
const LIFE_SECONDS = 60;

/** One call to a service, as it goes over the wire. */
export interface ServiceCall {
  service: ServiceName;
  method: string;
  /** With its query. */
  path: string;
  body?: string | undefined;
}

/** Signs who is asking, for this one call. */
export type SignedFor = (call: ServiceCall) => Promise<string>;

const digestOf = (method: string, path: string, body = ''): string =>
  createHash('sha256').update(callHead(method, path)).update(body).digest('base64url');

/** Signs who is asking, for the services (architecture.md 13). */
export interface IdentitySigner {
  sign(claims: IdentityClaims): SignedFor;
  /** The gateway's own identity, for internal doors. */
  signGateway(language?: Language): SignedFor;
}

/** A signer with the gateway's Ed25519 key. */
export async function createSigner(privateJwk: Record<string, string>): Promise<IdentitySigner> {
  const key = await importJWK(privateJwk, 'EdDSA');
  const header = privateJwk['kid'] ? { alg: 'EdDSA', kid: privateJwk['kid'] } : { alg: 'EdDSA' };

  const sign = (claims: IdentityClaims): SignedFor => {
    const sound = identityClaims.parse(claims);
    return ({ service, method, path, body }) =>
      new SignJWT({ ...sound, call: digestOf(method, path, body) })
        .setProtectedHeader(header)
        .setIssuer(IDENTITY_ISSUER)
        .setAudience(audienceOf(service))
        .setIssuedAt()
        .setExpirationTime(`${LIFE_SECONDS}s`)
        .sign(key);
  };

  return {
    sign,
    signGateway: (language = 'en') => sign({ kind: 'gateway', roles: [], language, requestId: randomUUID() }),
  };
}
