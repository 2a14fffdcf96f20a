import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { JSONWebKeySet, JWK } from 'jose';

/** What the embedded issuer must not forget over a restart. */
export interface IssuerKeys {
  /** Signs tokens (RS256, the algorithm that every OpenID client knows). */
  privateJwks: { keys: JWK[] };
  publicJwks: JSONWebKeySet;
  /** Signs the issuer's cookies. */
  cookieKeys: string[];
  /** Proves that a caller is the loader of sample data. */
  sampleLoaderSecret: string;
}

interface Stored {
  jwks: { keys: JWK[] };
  cookieKeys: string[];
}

/** Reads the issuer's keys from the data directory, making them on the first start. */
export async function loadIssuerKeys(dataDir: string): Promise<IssuerKeys> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const stored = JSON.parse(
    await readOrMake(join(dataDir, 'issuer-keys.json'), async () => JSON.stringify(await makeKeys())),
  ) as Stored;
  const sampleLoaderSecret = await readOrMake(join(dataDir, 'sample-loader-secret'), () =>
    Promise.resolve(randomBytes(32).toString('base64url')),
  );
  return {
    privateJwks: stored.jwks,
    publicJwks: { keys: stored.jwks.keys.map(publicPart) },
    cookieKeys: stored.cookieKeys,
    sampleLoaderSecret: sampleLoaderSecret.trim(),
  };
}

/** Writes a file readable by its owner only, whole or not at all. */
export async function writePrivately(path: string, content: string): Promise<void> {
  const half = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(half, content, { mode: 0o600 });
  await rename(half, path);
}

async function readOrMake(path: string, make: () => Promise<string>): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const content = await make();
    await writePrivately(path, content);
    return content;
  }
}

async function makeKeys(): Promise<Stored> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(jwk);
  return {
    jwks: { keys: [{ ...jwk, kid, alg: 'RS256', use: 'sig' }] },
    cookieKeys: [randomBytes(32).toString('base64url')],
  };
}

function publicPart({ kty, n, e, kid, alg, use }: JWK): JWK {
  return { kty: kty!, n: n!, e: e!, kid: kid!, alg: alg!, use: use! } as JWK;
}
