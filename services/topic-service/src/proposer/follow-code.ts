import { randomBytes } from 'node:crypto';

/** 32 signs that are not taken for one another when read aloud or copied by hand (Crockford). */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** A new code of 50 random bits, written `7K3QF-29XWD`. */
export function newFollowCode(): string {
  const signs = [...randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return `${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}`;
}

/** A code as somebody typed it, in the form in which it is kept; null where it can be none. */
export function readFollowCode(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const sound = signs.length === LENGTH && [...signs].every((sign) => SIGNS.includes(sign));
  return sound ? `${signs.slice(0, LENGTH / 2)}-${signs.slice(LENGTH / 2)}` : null;
}
