import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDerivation } from './derivation.js';
import type { Derive } from './derivation.js';
import { writePrivately } from './keys.js';
import type { Lockout, SignInTry } from './lockout.js';

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
  /** Whether a subject is an account's. */
  has(subject: string): boolean;
  /** Makes the first account; undefined when somebody was quicker. */
  createFirst(login: string, password: string, address: string): Promise<string | undefined>;
  /**
   * The subject of the account; undefined alike, after the same work, where the name is unknown, the password wrong or
   * the account locked for this place. Throws `TooBusy`, and `TooManyTries` from one address.
   */
  check(signIn: SignInTry, password: string): Promise<string | undefined>;
}

/** Too many failures from one address, whatever the account. */
export class TooManyTries extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super('too many tries');
  }
}

/** Opens the accounts of a data directory. */
export async function openAccounts(
  dataDir: string,
  lockout: Lockout,
  derive: Derive = createDerivation(),
): Promise<Accounts> {
  const path = join(dataDir, 'accounts.json');
  const accounts = await readAccounts(path);
  const noSalt = randomBytes(16);

  return {
    empty: () => accounts.length === 0,
    has: (subject) => accounts.some((account) => account.subject === subject),
    async createFirst(login, password, address) {
      const salt = randomBytes(16);
      const hash = await derive(password, salt, { address, known: false });
      // Looked at after the only wait before the write, so that two at once make one account.
      if (accounts.length > 0) return undefined;
      const account = {
        subject: `local:${randomUUID()}`,
        login,
        salt: salt.toString('base64'),
        hash: hash.toString('base64'),
      };
      accounts.push(account);
      try {
        await writePrivately(path, JSON.stringify(accounts));
      } catch (error) {
        // What was not kept would be gone with the process, and nobody could be the first any more.
        accounts.length = 0;
        throw error;
      }
      return account.subject;
    },
    async check(signIn, password) {
      const standing = await lockout.begin(signIn);
      if (!standing.open && standing.retryAfterSeconds !== undefined) {
        throw new TooManyTries(standing.retryAfterSeconds);
      }
      const account = accounts.find((known) => known.login === signIn.login);
      // Unknown and locked cost the same work as wrong: they must not be told apart.
      const salt = account ? Buffer.from(account.salt, 'base64') : noSalt;
      const applicant = { address: signIn.address, known: signIn.device !== undefined };
      const hash = await derive(password, salt, applicant);
      const right = account !== undefined && timingSafeEqual(hash, Buffer.from(account.hash, 'base64'));
      if (!right || !standing.open) return undefined;
      await lockout.succeeded(signIn);
      return account.subject;
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
