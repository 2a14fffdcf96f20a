import { randomBytes, randomUUID, scrypt, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writePrivately } from './keys.js';

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

/** An account of the embedded issuer; who it is, directory says by its subject. */
interface Account {
  /** `sub` of its tokens; given to directory's first set-up. */
  subject: string;
  login: string;
  salt: string;
  hash: string;
}

/** Accounts where there are no sample people: the embedded issuer of a small office. */
export interface Accounts {
  /** Whether nobody has an account yet, so that the first one may be made. */
  empty(): boolean;
  /** Makes the first account; undefined when somebody was quicker. */
  createFirst(login: string, password: string): Promise<string | undefined>;
  /** The subject of the account, or undefined when name or password are wrong, or were too often. */
  check(login: string, password: string): Promise<string | undefined>;
}

/** Failures in a row after which an account rests, and for how long in wall milliseconds. */
const MOST_FAILURES = 5;
const REST_MS = 60_000;
const HASH_BYTES = 32;

/** Opens the accounts of a data directory. */
export async function openAccounts(dataDir: string, wallNow: () => number = Date.now): Promise<Accounts> {
  const path = join(dataDir, 'accounts.json');
  const accounts = await readAccounts(path);
  const failures = new Map<string, { count: number; until: number }>();

  return {
    empty: () => accounts.length === 0,
    async createFirst(login, password) {
      const salt = randomBytes(16);
      const hash = await derive(password, salt, HASH_BYTES);
      // Looked at after the only wait before the write, so that two at once make one account.
      if (accounts.length > 0) return undefined;
      const account = {
        subject: `local:${randomUUID()}`,
        login,
        salt: salt.toString('base64'),
        hash: hash.toString('base64'),
      };
      accounts.push(account);
      await writePrivately(path, JSON.stringify(accounts));
      return account.subject;
    },
    async check(login, password) {
      const failed = failures.get(login);
      if (failed && failed.count >= MOST_FAILURES && failed.until > wallNow()) return undefined;
      const account = accounts.find((known) => known.login === login);
      // An unknown name costs as much time as a known one: it must not be told apart.
      const hash = await derive(password, Buffer.from(account?.salt ?? '', 'base64'), HASH_BYTES);
      if (account && timingSafeEqual(hash, Buffer.from(account.hash, 'base64'))) {
        failures.delete(login);
        return account.subject;
      }
      if (account) failures.set(login, { count: (failed?.count ?? 0) + 1, until: wallNow() + REST_MS });
      return undefined;
    },
  };
}

async function readAccounts(path: string): Promise<Account[]> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Account[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
