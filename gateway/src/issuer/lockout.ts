import { createHash } from 'node:crypto';
import { RateLimiterRes } from 'rate-limiter-flexible';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { MakeCounter } from '../rates/counters.js';

/** Who tries to sign in, and from where. */
export interface SignInTry {
  login: string;
  /** As `addressOf` has it. */
  address: string;
  /** Id of the browser, where this account signed in from it before (`knownDevice`); else undefined. */
  device: string | undefined;
}

/** Failures of one account from one place that cost no pause. */
const FREE_FAILURES = 5;
const FIRST_PAUSE_SECONDS = 30;
const LONGEST_PAUSE_SECONDS = 3_600;
/** Failures of one account from all unknown browsers within an hour. */
const FAILURES_OF_ACCOUNT = 100;
/** Failures from one address, whatever the account, within an hour: an office of people who mistype. */
const FAILURES_OF_ADDRESS = 100;
const HOUR = 3_600;

/** How one try stands before the password is looked at. */
export type Standing =
  | { open: true }
  /** Not now; the answer must be the one that a wrong password gets. */
  | { open: false; retryAfterSeconds?: undefined }
  /** Too many tries from this address, whatever the account: may be said. */
  | { open: false; retryAfterSeconds: number };

/**
 * Locks an account for a place, not for everybody: a place is a browser from which the account signed in before, or
 * else an address. Whoever guesses from elsewhere cannot lock out the rightful one (OWASP, device cookies).
 */
export interface Lockout {
  /** Counts the try as failed, before it is decided: tries at the same time cannot slip through together. */
  begin(signIn: SignInTry): Promise<Standing>;
  /** The password was right: this place starts anew. */
  succeeded(signIn: SignInTry): Promise<void>;
}

/** The lock-out over counters of their own. */
export function createLockout(counter: MakeCounter): Lockout {
  const failures = counter('sign-in-failures', { points: FREE_FAILURES, seconds: 24 * HOUR });
  const gate = counter('sign-in-gate', { points: 1, seconds: HOUR });
  const ofAccount = counter('sign-in-account', { points: FAILURES_OF_ACCOUNT, seconds: HOUR });
  const ofAddress = counter('sign-in-address', { points: FAILURES_OF_ADDRESS, seconds: HOUR });

  const openAt = async (place: string): Promise<boolean> => {
    const before = (await failures.get(place))?.consumedPoints ?? 0;
    if (before >= FREE_FAILURES && !(await taken(gate, place)).open) return false;
    const { consumedPoints } = await failures.penalty(place, 1);
    if (before < FREE_FAILURES && consumedPoints > FREE_FAILURES) return false;
    if (consumedPoints >= FREE_FAILURES) await gate.block(place, pauseAfter(consumedPoints));
    return true;
  };

  return {
    async begin(signIn) {
      if (signIn.device === undefined) {
        const fromHere = await taken(ofAddress, signIn.address);
        if (!fromHere.open) return fromHere;
        if (!(await taken(ofAccount, digest(signIn.login))).open) return { open: false };
      }
      return (await openAt(placeOf(signIn))) ? { open: true } : { open: false };
    },
    async succeeded(signIn) {
      const place = placeOf(signIn);
      await Promise.all([failures.delete(place), gate.delete(place)]);
      if (signIn.device !== undefined) return;
      await Promise.all([ofAddress.reward(signIn.address, 1), ofAccount.reward(digest(signIn.login), 1)]);
    },
  };
}

/** Doubles with every failure past the free ones. */
export function pauseAfter(failures: number): number {
  return Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.max(failures - FREE_FAILURES, 0), LONGEST_PAUSE_SECONDS);
}

function placeOf({ login, address, device }: SignInTry): string {
  return device === undefined ? `${digest(login)} ${address}` : `device ${device}`;
}

/** What somebody typed may be a password in the wrong field. */
function digest(login: string): string {
  return createHash('sha256').update(login).digest('base64url').slice(0, 22);
}

async function taken(
  limiter: RateLimiterAbstract,
  key: string,
): Promise<{ open: true } | { open: false; retryAfterSeconds: number }> {
  try {
    await limiter.consume(key);
    return { open: true };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return { open: false, retryAfterSeconds: Math.ceil(refused.msBeforeNext / 1000) };
  }
}
