/** States of a session (B.7); the four phases of M1 are states of their own. */
export const SESSION_STATES = [
  'PLANNED',
  'NOTICED',
  'SIGN_IN',
  'RAISE_OPINIONS',
  'INTERACTIVE',
  'REVISE',
  'CONFIRM',
  'CONCLUDED',
  'MINUTES_DRAFT',
  'MINUTES_SIGNED',
  'POSTPONED',
  'CANCELLED',
] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** 提出意见 → 互动协商 → 意见修订 → 提请确认, in this order [S0]. */
export const PHASES = ['RAISE_OPINIONS', 'INTERACTIVE', 'REVISE', 'CONFIRM'] as const;
export type Phase = (typeof PHASES)[number];

export function isPhase(state: string): state is Phase {
  return (PHASES as readonly string[]).includes(state);
}

/** The capacities in which a person takes part; a person has exactly one (decision 1). */
export const CAPACITIES = [
  'ROOM_MEMBER',
  'MEMBER',
  'PUBLIC_REP',
  'STAKEHOLDER',
  'DISPUTE_PARTY',
  'DEPARTMENT_HEAD',
  'EXPERT',
  'NOTABLE',
  'JUDICIAL',
  'STAFF',
  'RECORDER',
  'INTERPRETER',
  'MEDIA',
] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** Present for the work and not for the matter: outside the count of the one-third rule (decision 1). */
const NOT_COUNTED: ReadonlySet<string> = new Set(['STAFF', 'RECORDER', 'INTERPRETER', 'MEDIA']);

export function isCounted(capacity: string): boolean {
  return !NOT_COUNTED.has(capacity);
}

/** 表态: never called a vote. */
export const POSITIONS = ['AGREE', 'RESERVE', 'OPPOSE', 'ABSTAIN'] as const;
export type Position = (typeof POSITIONS)[number];

/** INVITED, CALLED (an alternate), SIGNED_IN, REMOVED. */
export type ParticipantStatus = 'INVITED' | 'CALLED' | 'SIGNED_IN' | 'REMOVED';
