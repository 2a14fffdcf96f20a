import { randomUUID } from 'node:crypto';
import { IDENTITY_AUDIENCE, IDENTITY_ISSUER, identityClaims } from '@concord/contracts/identity';
import type { IdentityClaims, Language } from '@concord/contracts/identity';
import { importJWK, SignJWT } from 'jose';

/** Life of a signed identity: long enough for one request, too short to be worth stealing. */
const LIFE_SECONDS = 60;

/** Signs who is asking, for the services (architecture.md 13). */
export interface IdentitySigner {
  sign(claims: IdentityClaims): Promise<string>;
  /** The gateway's own identity, for internal doors. */
  signGateway(language?: Language): Promise<string>;
}

/** A signer with the gateway's Ed25519 key. */
export async function createSigner(privateJwk: Record<string, string>): Promise<IdentitySigner> {
  const key = await importJWK(privateJwk, 'EdDSA');
  const header = privateJwk['kid'] ? { alg: 'EdDSA', kid: privateJwk['kid'] } : { alg: 'EdDSA' };

  const sign = (claims: IdentityClaims): Promise<string> =>
    new SignJWT({ ...identityClaims.parse(claims) })
      .setProtectedHeader(header)
      .setIssuer(IDENTITY_ISSUER)
      .setAudience(IDENTITY_AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(`${LIFE_SECONDS}s`)
      .sign(key);

  return {
    sign,
    signGateway: (language = 'en') => sign({ kind: 'gateway', roles: [], language, requestId: randomUUID() }),
  };
}
