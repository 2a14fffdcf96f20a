/** States of a consultation; the topic's own state follows them (T7–T19). */
export const CONSULTATION_STATES = [
  'RESEARCHING',
  'READY',
  'IN_DELIBERATION',
  'OUTCOME_RECORDED',
  'PUBLICIZING',
  'IMPLEMENTING',
  'SUPERVISING',
  'REPORTED',
  'EXPLAINED',
  'CLOSED',
] as const;
export type ConsultationState = (typeof CONSULTATION_STATES)[number];

/** States after which the consultation's own story has nothing left to tell. */
export const FINAL_STATES: readonly ConsultationState[] = ['REPORTED', 'CLOSED'];

/** Outcomes that are publicised and put into effect; the others are explained. */
export function isConsensus(outcome: string | null): boolean {
  return outcome === 'CONSENSUS' || outcome === 'BASIC_CONSENSUS';
}
