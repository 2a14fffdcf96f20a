import { errors, importJWK, jwtVerify } from 'jose';
import {
  IDENTITY_AUDIENCE,
  IDENTITY_ISSUER,
  identityClaims,
  type IdentityClaims,
} from '@concord/contracts/identity';

/** Seconds that the gateway's and the service's wall clocks may differ. */
const TOLERANCE_S = 5;

export type VerifyIdentity = (token: string | undefined) => Promise<IdentityClaims | null>;

/** Verifies what the gateway signed; null for anything missing, forged, expired or not understood. */
export async function identityVerifier(publicJwk: Record<string, string>): Promise<VerifyIdentity> {
  const key = await importJWK(publicJwk, 'EdDSA');
  return async (token) => {
    if (!token) return null;
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['EdDSA', 'Ed25519'],
        issuer: IDENTITY_ISSUER,
        audience: IDENTITY_AUDIENCE,
        clockTolerance: TOLERANCE_S,
        requiredClaims: ['exp'],
      });
      return identityClaims.parse(payload);
    } catch (error) {
      // A programming fault must not look like a forged token.
      if (error instanceof errors.JOSEError || (error as Error).name === 'ZodError') return null;
      throw error;
    }
  };
}
