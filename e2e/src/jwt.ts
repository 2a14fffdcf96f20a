import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a token says, without looking at its signature. */
export function payloadOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

/** A token with this content, signed as its header says: RS256 or EdDSA. */
export function signed(header: Record<string, unknown>, payload: Record<string, unknown>, key: KeyObject): string {
  const content = `${encode(header)}.${encode(payload)}`;
  const algorithm = header['alg'] === 'EdDSA' ? null : 'sha256';
  return `${content}.${sign(algorithm, Buffer.from(content), key).toString('base64url')}`;
}

/** A token that says it needs no signature. */
export function unsigned(payload: Record<string, unknown>): string {
  return `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(payload)}.`;
}

export function keyOf(jwk: JsonWebKey): KeyObject {
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

/** A key that nobody trusts. */
export function strangersKey(kind: 'RS256' | 'EdDSA'): KeyObject {
  return kind === 'RS256' ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : generateKeyPairSync('ed25519').privateKey;
}
