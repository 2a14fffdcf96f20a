import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import pLimit from 'p-limit';

const HASH_BYTES = 32;
/** Derivations at once; each takes 16 MB and some 50 ms of one core. */
const AT_ONCE = 2;
const MOST_WAITING = 16;
const MOST_WAITING_OF_ADDRESS = 4;

/** Too many want a password checked at this moment; nothing was checked. */
export class TooBusy extends Error {}

/** Who waits for a derivation: browsers that are known do not queue behind strangers. */
export interface Applicant {
  address: string;
  known: boolean;
}

/** Derives the hash of a password in its turn; throws `TooBusy` where too many wait. */
export type Derive = (password: string, salt: Buffer, applicant: Applicant) => Promise<Buffer>;

const scryptHash = promisify<string, Buffer, number, Buffer>(scrypt);

/** Derivations in two short queues: however many try at once, so much time and memory and no more is spent. */
export function createDerivation(
  derive: (password: string, salt: Buffer) => Promise<Buffer> = (password, salt) =>
    scryptHash(password, salt, HASH_BYTES),
): Derive {
  const lanes = { strangers: pLimit(AT_ONCE), known: pLimit(1) };
  const waiting = new Map<string, number>();

  return async (password, salt, { address, known }) => {
    const lane = known ? lanes.known : lanes.strangers;
    const ofAddress = waiting.get(address) ?? 0;
    if (lane.pendingCount >= MOST_WAITING || (!known && ofAddress >= MOST_WAITING_OF_ADDRESS)) {
      throw new TooBusy();
    }
    waiting.set(address, ofAddress + 1);
    try {
      return await lane(() => derive(password, salt));
    } finally {
      const left = waiting.get(address)! - 1;
      if (left > 0) waiting.set(address, left);
      else waiting.delete(address);
    }
  };
}
