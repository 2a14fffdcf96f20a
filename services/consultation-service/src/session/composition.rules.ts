import type { ProfileDocument } from '@concord/contracts/profile';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { isCounted } from './session.states.js';

/** The share of public representatives (PT2) among some people. */
export interface Composition {
  /** Everybody who is counted. */
  total: number;
  publicReps: number;
  /** Public representatives that `total` asks for. */
  required: number;
  ok: boolean;
  /** Further public representatives with whom it would be met; each of them raises the total as well. */
  missing: number;
}

type Share = ProfileDocument['publicReps'];

/** What of a participant the rule reads. */
export interface Counted {
  capacity: string;
}

/** A party to a dispute is no public representative unless the profile says so (decision 1). */
export function isPublicRep(capacity: string, disputePartiesCount: boolean): boolean {
  return capacity === 'PUBLIC_REP' || (disputePartiesCount && capacity === 'DISPUTE_PARTY');
}

/** `den * publicReps >= num * total`, in integers: 5 of 15 is met, 4 of 13 is not [S0]. */
export function composition(
  people: readonly Counted[],
  share: Share,
  disputePartiesCount: boolean,
): Composition {
  const counted = people.filter((person) => isCounted(person.capacity));
  const total = counted.length;
  const publicReps = counted.filter((person) => isPublicRep(person.capacity, disputePartiesCount)).length;
  const lack = share.num * total - share.den * publicReps;
  // With k more: den * (reps + k) >= num * (total + k), so k >= lack / (den - num).
  const missing =
    lack <= 0 ? 0 : share.den > share.num ? Math.ceil(lack / (share.den - share.num)) : total - publicReps;
  return {
    total,
    publicReps,
    required: Math.ceil((share.num * total) / share.den),
    ok: total > 0 && lack <= 0,
    missing,
  };
}

/** The gate at sign-in; its refusal names the ways out, so that nobody is left with a bare refusal (decision 9). */
export function compositionGate(found: Composition, share: Share): Decision {
  if (found.total === 0) return refuse('NO_PARTICIPANTS', {}, 'PT1', 'S0');
  if (found.ok) return ALLOWED;
  const params = {
    have: found.publicReps,
    total: found.total,
    required: found.required,
    missing: found.missing,
    waysOut: 'callAlternate, registerAtDoor, postponeSession, openWithoutCounting',
  };
  return refuse('PUBLIC_REPS_TOO_FEW', params, 'PT2', share.source);
}
