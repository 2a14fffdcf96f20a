import { nextPhase, phasesOf } from './phase.rules.js';

const FOUR = { phases: ['RAISE_OPINIONS', 'INTERACTIVE_DELIBERATION', 'REVISE_OPINIONS', 'CONFIRM'] };
const step = (from: string, to: string | null = null, reason: string | null = null, profile = FOUR) => {
  const found = nextPhase(from, to, reason, profile);
  return 'refusal' in found ? found.refusal.code : [found.to, found.merged];
};

describe('the phases', () => {
  it('follow each other in order [S0]', () => {
    expect(step('RAISE_OPINIONS')).toEqual(['INTERACTIVE', []]);
    expect(step('INTERACTIVE')).toEqual(['REVISE', []]);
    expect(step('REVISE')).toEqual(['CONFIRM', []]);
    expect(step('CONFIRM')).toBe('PHASE_ORDER');
    expect(step('SIGN_IN')).toBe('PHASE_ORDER');
  });
  it('may be merged, with a reason (decision 8)', () => {
    expect(step('RAISE_OPINIONS', 'CONFIRM')).toBe('PHASE_MERGE_NEEDS_REASON');
    expect(step('RAISE_OPINIONS', 'CONFIRM', 'a small matter')).toEqual([
      'CONFIRM',
      ['INTERACTIVE', 'REVISE'],
    ]);
  });
  it('never go back this way, nor to what is no phase', () => {
    expect(step('REVISE', 'RAISE_OPINIONS', 'why')).toBe('PHASE_ORDER');
    expect(step('REVISE', 'REVISE', 'why')).toBe('PHASE_ORDER');
    expect(step('REVISE', 'VOTE', 'why')).toBe('PHASE_ORDER');
  });
  it('are the profile’s, and always end in the confirmation', () => {
    expect(phasesOf({ phases: ['RAISE_OPINIONS'] })).toEqual(['RAISE_OPINIONS', 'CONFIRM']);
    expect(phasesOf({ phases: [] })).toEqual(['RAISE_OPINIONS', 'INTERACTIVE', 'REVISE', 'CONFIRM']);
    expect(step('RAISE_OPINIONS', null, null, { phases: ['RAISE_OPINIONS', 'CONFIRM'] })).toEqual([
      'CONFIRM',
      [],
    ]);
  });
});
