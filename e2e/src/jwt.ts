import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { samplePersonUuid } from '@concord/contracts/sample-ids';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a token says, without looking at its signature. */
export function payloadOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
}

/** A token with this content, signed as its header says: RS256 or EdDSA. */
export function signed(
  header: Record<string, unknown>,
  payload: Record<string, unknown>,
  key: KeyObject,
): string {
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
  return kind === 'RS256'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    : generateKeyPairSync('ed25519').privateKey;
}

/** The embedded issuer's key, as its file has it. */
export type IssuerKey = JsonWebKey & { kid: string };

export function readIssuerKey(dataDir: string): IssuerKey {
  const file = join(dataDir, 'gateway', 'issuer-keys.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { jwks: { keys: IssuerKey[] } }).jwks.keys[0]!;
}

export function headerOf(key: IssuerKey): Record<string, unknown> {
  return { alg: 'RS256', typ: 'at+jwt', kid: key.kid };
}

const HOUR_SECONDS = 3_600;

/** Tokens that must not be taken, made from a good one; the issuer's own key signs those that only say the wrong thing. */
export const BAD_TOKENS: Record<string, (good: string, key: IssuerKey) => string> = {
  expired: (good, key) => rewritten(good, key, { exp: Math.floor(Date.now() / 1_000) - HOUR_SECONDS }),
  'meant for somebody else': (good, key) =>
    rewritten(good, key, { aud: 'https://elsewhere.example/graphql' }),
  'of another issuer': (good, key) => rewritten(good, key, { iss: 'https://elsewhere.example' }),
  'signed by a stranger': (good, key) => signed(headerOf(key), payloadOf(good), strangersKey('RS256')),
  'changed after it was signed': (good) => {
    const [head, , signature] = good.split('.');
    return `${head}.${encode({ ...payloadOf(good), sub: samplePersonUuid('administrator') })}.${signature}`;
  },
  'without a signature': (good) => unsigned(payloadOf(good)),
  'no token at all': () => 'abc',
};

function rewritten(good: string, key: IssuerKey, change: Record<string, unknown>): string {
  return signed(headerOf(key), { ...payloadOf(good), ...change }, keyOf(key));
}
