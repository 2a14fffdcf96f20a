import type { Decision, RefusalData } from '@concord/contracts/refusals';

/** Thrown inside an act's transaction so that it rolls back; leaves the pipeline as data, never as an error. */
export class Refused extends Error {
  constructor(readonly refusal: RefusalData) {
    super(refusal.code);
  }
}

/** Rolls the act back where the decision is a refusal. */
export function insist(decision: Decision): void {
  if (!decision.allowed) throw new Refused(decision.refusal);
}

/** Rolls the act back with this refusal. */
export function refuseAct(
  code: string,
  params: Record<string, string | number> = {},
  rule?: string,
  source?: string,
): never {
  const refusal: RefusalData = { code, params };
  if (rule) refusal.rule = rule;
  if (source) refusal.source = source;
  throw new Refused(refusal);
}
