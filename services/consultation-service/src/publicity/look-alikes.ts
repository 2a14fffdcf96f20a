import { createHash } from 'node:crypto';

/** What two objections may differ in and still say the same: how it is set, not what it says. */
const SETTING = /[\p{P}\p{S}\p{Z}\p{C}\uFE00-\uFE0F]/gu;
/** A counter that a program puts behind its text. */
const COUNTER = /\p{N}+$/u;

/**
 * Digest of what an objection says: the same for texts that differ only in white space, punctuation, case, full or
 * half width, or in digits at their end.
 */
export function sameWords(text: string): string {
  const wide = text.normalize('NFKC').toLowerCase();
  const words = wide.replace(SETTING, '');
  // Nothing but digits or signs: compared as it stands.
  const said = words.replace(COUNTER, '') || words || wide;
  return createHash('sha256').update(said).digest('base64url');
}
