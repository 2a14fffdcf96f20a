import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
  /** Whether whoever clicked could become a sample person by them; absent = not known. */
  sample?: boolean;
}

const KEYS_FILE = 'issuer-keys.json';
/** What the embedded issuer's store keeps over a restart, below the same directory. */
export const SESSIONS_FILE = 'issuer-sessions.json';

/**
 * Reads the issuer's keys from the data directory, making them on the first start. Keys by which one could become a
 * sample person with a click are never used without the sample: whatever they signed (tokens, cookies), and the
 * sessions and refresh tokens beside them, are worth nothing from then on.
 */
export async function loadIssuerKeys(dataDir: string, sample: boolean): Promise<IssuerKeys> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, KEYS_FILE);
  const make = async (): Promise<string> => JSON.stringify({ ...(await makeKeys()), sample });
  let stored = JSON.parse(await readOrMake(path, make)) as Stored;
  if (!sample && stored.sample !== false) {
    // The sessions first: cut off in between, the next start does both again.
    await rm(join(dataDir, SESSIONS_FILE), { force: true });
    const anew = await make();
    await writePrivately(path, anew);
    stored = JSON.parse(anew) as Stored;
  } else if (stored.sample !== sample) {
    await writePrivately(path, JSON.stringify({ ...stored, sample }));
  }
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
  // As the launcher knows such a file (infra, `removeHalves`): the next start removes what was cut off.
  const half = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    await writeFile(half, content, { mode: 0o600, flag: 'wx' });
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
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
