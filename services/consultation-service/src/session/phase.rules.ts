import type { ProfileDocument } from '@concord/contracts/profile';
import { refuse, type RefusalData } from '@concord/contracts/refusals';
import { isPhase, PHASES, type Phase } from './session.states.js';

/** Names under which profiles may give the phases of M1. */
const PHASE_OF_CODE: Readonly<Record<string, Phase>> = {
  RAISE_OPINIONS: 'RAISE_OPINIONS',
  INTERACTIVE: 'INTERACTIVE',
  INTERACTIVE_DELIBERATION: 'INTERACTIVE',
  REVISE: 'REVISE',
  REVISE_OPINIONS: 'REVISE',
  CONFIRM: 'CONFIRM',
};

/** The profile's phases in the order of M1; CONFIRM always, because an outcome is recorded nowhere else. */
export function phasesOf(profile: Pick<ProfileDocument, 'phases'>): Phase[] {
  const named = new Set(profile.phases.map((code) => PHASE_OF_CODE[code]));
  const phases = PHASES.filter((phase) => phase === 'CONFIRM' || named.has(phase));
  return phases.length === 1 ? [...PHASES] : phases;
}

export interface PhaseStep {
  to: Phase;
  /** Phases passed over: merged into one, with a reason (decision 8). */
  merged: Phase[];
}

/** Where the session goes next: the following phase, or a later one with a reason; never back. */
export function nextPhase(
  state: string,
  to: string | null,
  reason: string | null,
  profile: Pick<ProfileDocument, 'phases'>,
): PhaseStep | { refusal: RefusalData } {
  const phases = phasesOf(profile);
  const at = isPhase(state) ? phases.indexOf(state) : -1;
  const target = to === null ? at + 1 : phases.indexOf(PHASE_OF_CODE[to] as Phase);
  const phase = phases[target];
  if (at < 0 || target <= at || !phase) {
    return { refusal: refuse('PHASE_ORDER', { from: state, to: to ?? '-' }, 'M1', 'S0').refusal };
  }
  const merged = phases.slice(at + 1, target);
  if (merged.length > 0 && !reason) {
    return {
      refusal: refuse('PHASE_MERGE_NEEDS_REASON', { skipped: merged.join(', ') }, 'decision 8', 'S0').refusal,
    };
  }
  return { to: phase, merged };
}
