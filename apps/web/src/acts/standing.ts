import type { ActionPartsFragment } from '../graph/generated/graphql';

/** How an act stands for the reader: he can do it, something is still missing, or it is not his or its time is over. */
export type Standing = 'possible' | 'lacking' | 'aside';

/** Refusals that speak of who one is, or of what is done or can never be: they point to no next step of one's own. */
const ASIDE = new Set([
  'NOT_PERMITTED',
  'NOT_MATRIX_AUTHORITY',
  'NOT_FILING_RECEIVER',
  'NOT_IN_ASSIGNMENT_CHAIN',
  'NOT_YOUR_ESCALATION',
  'NOT_ENTRUSTED',
  'PROPOSER_ONLY',
  'CASE_CLOSED',
  'SPONSOR_NOT_ELIGIBLE',
  'REVIEWER_IS_SPONSOR',
  'PUBLIC_REPS_SUFFICIENT',
  'OUTCOME_IS_CONSENSUS',
  'OUTCOME_NOT_FOR_PUBLICITY',
  'NO_OPEN_OBJECTION',
  'OBJECTION_HANDLED',
  'OBJECTION_PERIOD_OVER',
  'NO_REPORT_DUE',
  'NO_OPEN_APPEAL',
  'APPEALED_BEFORE',
  'APPEAL_TOO_LATE',
  'NO_ALTERNATE',
  'NO_COMMITMENT',
  'COMMITMENTS_THERE',
  'RETURN_TOO_LATE',
  'RETURN_REFUSED_BEFORE',
  'SESSION_UNDER_WAY',
  'PAPER_OVERTAKEN',
]);

export function standingOf({ allowed, refusal }: Pick<ActionPartsFragment, 'allowed' | 'refusal'>): Standing {
  if (allowed) return 'possible';
  if (!refusal || ASIDE.has(refusal.code) || /WRONG_STATE$|ALREADY/.test(refusal.code)) return 'aside';
  return 'lacking';
}
