/** Audience of an identity for one service, by its name without `-service`: what it was caught with opens no other. */
export const audienceOf = (service: string): string => `concord/${service}`;

/**
 * What stands before the body in the digest of one call: SHA-256, base64url, the claim `call` of an identity. It is
 * signed for that call, so that a caught one does nothing but the same again.
 */
export const callHead = (method: string, path: string): string => `${method} ${path}\n`;
