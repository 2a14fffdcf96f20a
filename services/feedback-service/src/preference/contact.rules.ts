import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import type { ContactRow } from './contact.entity.js';

/** Wall minutes for which a code holds. */
export const CODE_MINUTES = 30;
/** Wrong tries with one code; six digits then leave a chance of 1 in 200,000. */
const MOST_TRIES = 5;
/** Codes that one person may ask for within a day of wall time: nobody else's mailbox can be flooded. */
const MOST_CODES = 5;
const DAY_MS = 86_400_000;
/** RFC 5321 4.5.3.1. */
const LONGEST_EMAIL = 254;
const EMAIL = /^[^\s@<>()[\]\\,;:"]+@[a-z0-9\u0080-\uffff-]+(\.[a-z0-9\u0080-\uffff-]+)+$/i;

/** An address as it is kept; null where it is none. Whether it is his, only the code can tell. */
export function readEmail(text: string): string | null {
  const trimmed = text.trim();
  return trimmed.length <= LONGEST_EMAIL && EMAIL.test(trimmed) ? trimmed : null;
}

/** `z***@example.org`: enough to recognise one's own. */
export function maskEmail(email: string | null): string | null {
  if (!email) return null;
  return `${[...email][0]}***${email.slice(email.lastIndexOf('@'))}`;
}

/** Whether one more code may be mailed; `wall` is wall time. */
export function mayAskCode(row: Pick<ContactRow, 'codesSince' | 'codesAsked'>, wall: Date): Decision {
  return inDay(row, wall) && row.codesAsked >= MOST_CODES
    ? refuse('TOO_MANY_CODES', { max: MOST_CODES }, undefined, 'INF')
    : ALLOWED;
}

/** The count after one more code was asked for. */
export function countCode(
  row: Pick<ContactRow, 'codesSince' | 'codesAsked'>,
  wall: Date,
): Pick<ContactRow, 'codesSince' | 'codesAsked'> {
  return inDay(row, wall)
    ? { codesSince: row.codesSince, codesAsked: row.codesAsked + 1 }
    : { codesSince: wall, codesAsked: 1 };
}

/** Whether the code confirms the waiting address. */
export function judgeCode(
  row: Pick<ContactRow, 'pendingEmail' | 'codeHash' | 'codeUntil' | 'codeTries'>,
  hash: string,
  wall: Date,
): Decision {
  const ended = !row.codeUntil || row.codeUntil <= wall || row.codeTries > MOST_TRIES;
  if (!row.pendingEmail || !row.codeHash || ended) return refuse('CODE_EXPIRED', {}, undefined, 'INF');
  return row.codeHash === hash ? ALLOWED : refuse('CODE_WRONG', {}, undefined, 'INF');
}

function inDay({ codesSince }: Pick<ContactRow, 'codesSince'>, wall: Date): boolean {
  return codesSince !== null && wall.getTime() - codesSince.getTime() < DAY_MS;
}
