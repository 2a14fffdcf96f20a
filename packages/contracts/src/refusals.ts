/** A refusal is data, never an exception: what was not allowed, why, and which rule says so. */
export interface RefusalData {
  /** Stable upper-case code, e.g. `RESEARCH_NOT_ACCEPTED`. */
  code: string;
  /** Values for the sentence; never personal data. */
  params: Record<string, string | number>;
  /** The rule in domain.md, e.g. `T8`, `PT2`, `MX1`. */
  rule?: string;
  /** Where the rule comes from: `S0`…`S4`, `P..`, `INF` (shown as 产品默认). */
  source?: string;
}

/** Allowed, or refused with the reason. */
export type Decision = { allowed: true } | { allowed: false; refusal: RefusalData };

export const ALLOWED: Decision = { allowed: true };

/** Builds a refusing decision. */
export function refuse(
  code: string,
  params: Record<string, string | number> = {},
  rule?: string,
  source?: string,
): { allowed: false; refusal: RefusalData } {
  const refusal: RefusalData = { code, params };
  if (rule) refusal.rule = rule;
  if (source) refusal.source = source;
  return { allowed: false, refusal };
}
