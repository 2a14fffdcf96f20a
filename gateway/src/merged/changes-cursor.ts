import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** How far each owner has been read; an owner that is not in it is read from its beginning. */
export type Positions = Record<string, string>;

/** Writes and reads the cursors of `Query.changes`. */
export interface ChangesCursors {
  /** Opaque to clients: an owner that was away keeps its place in it, so nothing is passed over. */
  write(positions: Positions): string;
  /** The positions of a cursor that `write` made; null for anything else. */
  read(cursor: string, owners: readonly string[]): Positions | null;
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const MOST_LETTERS = 500;

/**
 * Positions are sealed: they are running numbers of all changes, by which anybody could watch from outside when and how
 * much offices act. `secret` is the same for all gateways of an installation.
 */
export function createChangesCursors(secret: string): ChangesCursors {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'cursor of changes', 32));
  return {
    write(positions) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv);
      const text = Buffer.concat([cipher.update(JSON.stringify(positions)), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url');
    },
    read(cursor, owners) {
      if (cursor.length > MOST_LETTERS) return null;
      const bytes = Buffer.from(cursor, 'base64url');
      if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
      try {
        const opener = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        });
        opener.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const text = Buffer.concat([opener.update(bytes.subarray(IV_BYTES + TAG_BYTES)), opener.final()]);
        const positions = JSON.parse(text.toString()) as Positions;
        // A service may have gone since.
        return Object.keys(positions).every((owner) => owners.includes(owner)) ? positions : null;
      } catch {
        return null;
      }
    },
  };
}
