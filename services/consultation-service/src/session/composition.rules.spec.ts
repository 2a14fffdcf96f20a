import fc from 'fast-check';
import { people } from '../testing/rows.js';
import { composition, compositionGate } from './composition.rules.js';
import { CAPACITIES } from './session.states.js';

const THIRD = { num: 1, den: 3, source: 'S0' };
const of = (reps: number, others: number) =>
  composition([...people('PUBLIC_REP', reps), ...people('STAKEHOLDER', others)], THIRD, false);

describe('the one-third rule', () => {
  it('is met by 5 of 15 and not by 4 of 13 [S0]', () => {
    expect(of(5, 10)).toEqual({ total: 15, publicReps: 5, required: 5, ok: true, missing: 0 });
    expect(of(4, 9)).toEqual({ total: 13, publicReps: 4, required: 5, ok: false, missing: 1 });
  });

  it('refuses with the number present, missing, and the ways out', () => {
    expect(compositionGate(of(4, 9), THIRD)).toEqual({
      allowed: false,
      refusal: {
        code: 'PUBLIC_REPS_TOO_FEW',
        rule: 'PT2',
        source: 'S0',
        params: {
          have: 4,
          total: 13,
          required: 5,
          missing: 1,
          waysOut: 'callAlternate, registerAtDoor, postponeSession, openWithoutCounting',
        },
      },
    });
    expect(compositionGate(of(0, 0), THIRD)).toMatchObject({
      allowed: false,
      refusal: { code: 'NO_PARTICIPANTS' },
    });
  });

  it('names the fewest further representatives with whom it would be met', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (reps, others) => {
        const { ok, missing } = of(reps, others);
        if (reps + others === 0) return !ok;
        const met = (more: number): boolean => 3 * (reps + more) >= reps + others + more;
        return ok === met(0) && met(missing) && (missing === 0 || !met(missing - 1));
      }),
    );
  });

  it('counts department heads, and neither staff, recorders, interpreters nor media', () => {
    const counted = CAPACITIES.filter(
      (capacity) => composition(people(capacity, 1), THIRD, false).total === 1,
    );
    expect(counted).toEqual([
      'ROOM_MEMBER',
      'MEMBER',
      'PUBLIC_REP',
      'STAKEHOLDER',
      'DISPUTE_PARTY',
      'DEPARTMENT_HEAD',
      'EXPERT',
      'NOTABLE',
      'JUDICIAL',
    ]);
  });

  it('takes a party to a dispute for a public representative only where the profile says so', () => {
    const parties = people('DISPUTE_PARTY', 3);
    expect(composition(parties, THIRD, false).publicReps).toBe(0);
    expect(composition(parties, THIRD, true).publicReps).toBe(3);
  });

  it('follows the share of the profile', () => {
    const half = { num: 1, den: 2, source: 'X' };
    const mixed = [...people('PUBLIC_REP', 4), ...people('STAKEHOLDER', 6)];
    expect(composition(mixed, half, false)).toMatchObject({ ok: false, required: 5, missing: 2 });
  });
});
