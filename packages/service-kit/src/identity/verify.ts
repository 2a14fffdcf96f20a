import { errors, importJWK, jwtVerify } from 'jose';
import { IDENTITY_ISSUER, identityClaims, type IdentityClaims } from '@concord/contracts/identity';
import { audienceOf } from '@concord/contracts/signed-call';

/** Seconds that the gateway's and the service's wall clocks may differ. */
const TOLERANCE_S = 5;

/** Who asks, and the one call that it was signed for. */
export interface SignedIdentity {
  identity: IdentityClaims;
  /** `callDigest` of that call. */
  call: string;
}
export type VerifyIdentity = (token: string | undefined) => Promise<SignedIdentity | null>;

/**
 * Verifies what the gateway signed for this service (its name without `-service`); null for anything missing, forged,
 * expired, meant for another service, or not understood.
 */
export async function identityVerifier(
  publicJwk: Record<string, string>,
  service: string,
): Promise<VerifyIdentity> {
  const key = await importJWK(publicJwk, 'EdDSA');
  return async (token) => {
    if (!token) return null;
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['EdDSA', 'Ed25519'],
        issuer: IDENTITY_ISSUER,
        audience: audienceOf(service),
        clockTolerance: TOLERANCE_S,
        requiredClaims: ['exp', 'call'],
      });
      return { identity: identityClaims.parse(payload), call: String(payload['call']) };
    } catch (error) {
      // A programming fault must not look like a forged token.
      if (error instanceof errors.JOSEError || (error as Error).name === 'ZodError') return null;
      throw error;
    }
  };
}
