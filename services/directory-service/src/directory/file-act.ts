import type { IdentityClaims } from '@concord/contracts/identity';
import type { ActAnswer } from '@concord/service-kit/acts/acts';

/** Leaves a transaction whose decision has fallen, so that the file is read outside it. */
class FileWanted extends Error {}

/**
 * An act with a file: it decides first and asks for the file after. The file is read between two transactions, so
 * that nothing is unpacked for anybody who may not, and the directory's lock is not held meanwhile. The second
 * transaction decides anew.
 */
export async function fileAct<File>(
  read: () => Promise<File>,
  act: (file: () => File) => Promise<ActAnswer>,
): Promise<ActAnswer> {
  try {
    return await act(() => {
      throw new FileWanted();
    });
  } catch (error) {
    if (!(error instanceof FileWanted)) throw error;
  }
  const file = await read();
  return act(() => file);
}

/** An import is an office-holder's: whoever holds no post is refused before a transaction is opened. */
export function refusedImport(identity: IdentityClaims): ActAnswer | null {
  if (identity.roles.length > 0) return null;
  return { id: null, refusal: { code: 'NOT_PERMITTED', params: {} }, replayed: false };
}

/** Bytes of a file in base64; null, before it is decoded, where it is larger than that. */
export function bytesOf(base64: string, max: number): Buffer | null {
  if (base64.length > Math.ceil(max / 3) * 4 + 4) return null;
  const bytes = Buffer.from(base64, 'base64');
  return bytes.length > max ? null : bytes;
}

/** Faults of a file that are told; a file of other things has as many as cells. */
const MOST_ERRORS = 500;

/** The faults of a file that are told; a refusal says how many there are. */
export function toldErrors<Fault>(errors: readonly Fault[]): Fault[] {
  return errors.slice(0, MOST_ERRORS);
}
