import type { Viewer } from '../identity/viewer.js';

/** What whoever has no account may send as well. */
export const OPEN_ACTS: readonly string[] = ['submitTopic', 'resubmitTopic', 'submitObjection'];
/** A topic that somebody brings, and one that is entered for him (代录). */
export const SUBMITS = 'submitTopic';
export const ENTERS = 'enterTopicFor';

/**
 * Whether somebody who is signed in sends what strangers send, and holds no post: an account that was left over lifts
 * none of their bounds. Being a resident of a place is no post.
 */
export function isStranger({ claims }: Pick<Viewer, 'claims'>, acts: readonly string[]): boolean {
  return claims.roles.every(({ role }) => role === 'RESIDENT') && acts.some((act) => OPEN_ACTS.includes(act));
}

/** How many topics the acts would make. */
export function topicsAmong(acts: readonly string[]): { submitted: number; entered: number } {
  const count = (name: string): number => acts.filter((act) => act === name).length;
  return { submitted: count(SUBMITS), entered: count(ENTERS) };
}
