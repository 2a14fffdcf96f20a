import { SMALL_PROFILE } from '@concord/testkit/snapshot';
import { people } from '../testing/rows.js';
import { checkOutcome, positionSums, proposeOutcome } from './outcome.rules.js';
import type { Position } from './session.states.js';

const stated = (
  agree: number,
  reserve: number,
  oppose: number,
  abstain: number,
  capacity: 'PUBLIC_REP' | 'STAKEHOLDER' = 'PUBLIC_REP',
) =>
  (
    [
      ['AGREE', agree],
      ['RESERVE', reserve],
      ['OPPOSE', oppose],
      ['ABSTAIN', abstain],
    ] as [Position, number][]
  ).flatMap(([position, n]) => people(capacity, n, { position }));
const propose = (all: ReturnType<typeof stated>) => proposeOutcome(all, SMALL_PROFILE.outcomeThresholds);

describe('the proposed outcome', () => {
  it.each([
    [8, 2, 0, 0, 'CONSENSUS'],
    [8, 1, 1, 0, 'BASIC_CONSENSUS'],
    [7, 3, 0, 0, 'BASIC_CONSENSUS'],
    [2, 1, 0, 0, 'BASIC_CONSENSUS'],
    [6, 4, 0, 0, 'NO_CONSENSUS'],
    [0, 0, 5, 0, 'NO_CONSENSUS'],
    [0, 0, 0, 0, null],
  ])('of %i agree, %i reserve, %i oppose, %i abstain is %s', (agree, reserve, oppose, abstain, outcome) => {
    expect(propose(stated(agree, reserve, oppose, abstain))).toBe(outcome);
  });

  it('is no basic consensus against a key stakeholder', () => {
    expect(propose([...stated(9, 0, 0, 0), ...stated(0, 0, 1, 0, 'STAKEHOLDER')])).toBe('NO_CONSENSUS');
    expect(propose([...stated(7, 2, 0, 0), ...stated(0, 1, 0, 0, 'STAKEHOLDER')])).toBe('BASIC_CONSENSUS');
  });

  it('takes a share written with few decimals for its fraction', () => {
    expect(
      proposeOutcome(stated(2, 1, 0, 0), { ...SMALL_PROFILE.outcomeThresholds, basicAgree: 0.667 }),
    ).toBe('BASIC_CONSENSUS');
  });

  it('leaves out those who are not counted', () => {
    expect(positionSums([...stated(1, 1, 1, 1), ...people('STAFF', 3, { position: 'OPPOSE' })])).toEqual({
      agree: 1,
      reserve: 1,
      oppose: 1,
      abstain: 1,
    });
  });
});

describe('the convenor decides', () => {
  const decide = (
    outcome: string,
    proposed: string | null,
    reason: string | null = null,
    announcedInOpenSession = true,
  ) => {
    const decision = checkOutcome({ outcome, announcedInOpenSession, reason }, proposed, SMALL_PROFILE);
    return decision.allowed ? 'allowed' : decision.refusal.code;
  };

  it('one of the outcomes of the region: Hechi knows no HARD_TO_REACH', () => {
    expect(decide('HARD_TO_REACH', 'NO_CONSENSUS', 'why')).toBe('OUTCOME_NOT_IN_PROFILE');
  });
  it('announced in open session', () => {
    expect(decide('CONSENSUS', 'CONSENSUS', null, false)).toBe('OUTCOME_NOT_ANNOUNCED');
  });
  it('with a reason where it differs from the proposal, or where there was none', () => {
    expect(decide('CONSENSUS', 'CONSENSUS')).toBe('allowed');
    expect(decide('BASIC_CONSENSUS', 'CONSENSUS')).toBe('OUTCOME_REASON_REQUIRED');
    expect(decide('BASIC_CONSENSUS', 'CONSENSUS', 'one side left')).toBe('allowed');
    expect(decide('NO_CONSENSUS', null)).toBe('OUTCOME_REASON_REQUIRED');
  });
});
