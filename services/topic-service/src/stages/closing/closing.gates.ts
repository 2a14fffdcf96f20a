import { refuse, type Decision, ALLOWED } from '@concord/contracts/refusals';
import type { TopicRow } from '../../topic/topic.entity.js';

/**
 * What must be so before a topic may be closed. A gate is open while its code is missing in `row.gates`; another
 * service's fact is stored there when its story reports it, so that nothing is asked at the moment of closing.
 */
export const GATES = {
  FILED: { code: 'NOT_FILED', rule: 'B.14.2', source: 'INF' },
  STATUS_REPORTED: { code: 'STATUS_NOT_REPORTED', rule: 'T16', source: 'S0' },
  FEEDBACK_GIVEN: { code: 'NO_FEEDBACK_GIVEN', rule: 'T17', source: 'S3' },
  NOT_REDELIBERATED: { code: 'REDELIBERATION_UNDECIDED', rule: 'T19', source: 'S0' },
  ENTRUSTER_TOLD: { code: 'ENTRUSTER_NOT_TOLD', rule: 'T14', source: 'S0' },
  ENTRUSTER_ANSWERED: { code: 'ENTRUSTER_NOT_ANSWERED', rule: 'T14', source: 'S0' },
} as const;
export type Gate = keyof typeof GATES;

/** Gates of the topic as it stands: which ones there are depends on how its consultation ended. */
function gatesOf(row: TopicRow): Gate[] {
  const ending: Gate[] =
    row.state === 'EXPLAINED' || row.state === 'SUBMITTED_FOR_DECISION'
      ? ['NOT_REDELIBERATED']
      : ['STATUS_REPORTED', 'FEEDBACK_GIVEN'];
  return [
    'FILED',
    ...ending,
    ...(row.entrustingUnitId ? (['ENTRUSTER_TOLD', 'ENTRUSTER_ANSWERED'] as const) : []),
  ];
}

/** Gates that are not passed yet. */
export function openGates(row: TopicRow): Gate[] {
  return gatesOf(row).filter((gate) => !row.gates[gate]);
}

/** Refuses by the first gate; `missing` names all, so that nobody mends them one refusal at a time. */
export function decideClosing(row: TopicRow): Decision {
  const [first, ...others] = openGates(row).map((gate) => GATES[gate]);
  if (!first) return ALLOWED;
  const missing = [first, ...others].map((gate) => gate.code).join(', ');
  return refuse(first.code, { missing }, first.rule, first.source);
}

/** Only an entrusted topic has somebody to report to (T14). */
export function decideEntrusted(row: Pick<TopicRow, 'entrustingUnitId'>): Decision {
  return row.entrustingUnitId ? ALLOWED : refuse('NOT_ENTRUSTED', {}, 'T14', 'S0');
}
