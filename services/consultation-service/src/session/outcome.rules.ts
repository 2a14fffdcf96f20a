import type { ProfileDocument } from '@concord/contracts/profile';
import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { isCounted, type Position } from './session.states.js';

/** What of a participant the thresholds read. */
export interface Positioned {
  capacity: string;
  position: Position | null;
}

export interface PositionSums {
  agree: number;
  reserve: number;
  oppose: number;
  abstain: number;
}

/** Recorded positions by kind; only those who are counted. */
export function positionSums(people: readonly Positioned[]): PositionSums {
  const stated = people.filter((person) => isCounted(person.capacity));
  const of = (position: Position): number => stated.filter((person) => person.position === position).length;
  return { agree: of('AGREE'), reserve: of('RESERVE'), oppose: of('OPPOSE'), abstain: of('ABSTAIN') };
}

/** A share written with few decimals (0.667) stands for its fraction (2/3). */
const TOLERANCE = 0.0005;
const KEY_STAKEHOLDERS: ReadonlySet<string> = new Set(['STAKEHOLDER', 'DISPUTE_PARTY']);

/**
 * The outcome that the recorded positions propose; the convenor decides (decision 4). Null while nobody has stated one.
 * Thresholds are the product's default (B.7), shares of those who stated a position.
 */
export function proposeOutcome(
  people: readonly Positioned[],
  thresholds: ProfileDocument['outcomeThresholds'],
): string | null {
  const sums = positionSums(people);
  const stated = sums.agree + sums.reserve + sums.oppose + sums.abstain;
  if (stated === 0) return null;
  const share = sums.agree / stated + TOLERANCE;
  if (sums.oppose === 0 && share >= thresholds.consensusAgree) return 'CONSENSUS';
  const keyPeople = people.filter(
    (person) => KEY_STAKEHOLDERS.has(person.capacity) && person.position !== null,
  );
  const accepted = keyPeople.every((person) => person.position === 'AGREE' || person.position === 'RESERVE');
  return share >= thresholds.basicAgree && accepted ? 'BASIC_CONSENSUS' : 'NO_CONSENSUS';
}

export interface OutcomeInput {
  outcome: string;
  announcedInOpenSession: boolean;
  reason: string | null;
}

/** What the convenor decides: one of the profile's outcomes, announced in open session, with a reason where it differs. */
export function checkOutcome(
  input: OutcomeInput,
  proposed: string | null,
  profile: ProfileDocument,
): Decision {
  if (!profile.outcomes.includes(input.outcome)) {
    return refuse(
      'OUTCOME_NOT_IN_PROFILE',
      { outcome: input.outcome, allowed: profile.outcomes.join(', ') },
      'B.7',
      profile.outcomeThresholds.source,
    );
  }
  if (!input.announcedInOpenSession) return refuse('OUTCOME_NOT_ANNOUNCED', {}, 'M2', 'S0');
  if (input.outcome !== proposed && !input.reason) {
    return refuse(
      'OUTCOME_REASON_REQUIRED',
      { outcome: input.outcome, proposed: proposed ?? '-' },
      'decision 4',
      'INF',
    );
  }
  return ALLOWED;
}
