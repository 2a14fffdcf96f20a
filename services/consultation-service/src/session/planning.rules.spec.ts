import { UNITS } from '@concord/testkit/snapshot';
import { TREE } from '../testing/rows.js';
import { checkCommitment, isWithinReach } from './commitment.rules.js';
import { checkNotice, checkScheduledAt, samePerson } from './planning.rules.js';

const code = (decision: { allowed: boolean; refusal?: { code: string } }) =>
  decision.allowed ? 'allowed' : decision.refusal!.code;

describe('a session', () => {
  it('lies ahead', () => {
    const now = new Date('2026-02-02T01:00:00Z');
    expect(code(checkScheduledAt(new Date('2026-02-02T01:00:01Z'), now))).toBe('allowed');
    expect(code(checkScheduledAt(now, now))).toBe('DATE_IN_PAST');
  });
  it('is noticed in time, or with a reason why not', () => {
    const earliest = { dueDate: '2026-02-09', n: 5, source: 'INF' };
    expect(code(checkNotice('2026-02-09', earliest, null))).toBe('allowed');
    expect(code(checkNotice('2026-02-08', earliest, null))).toBe('NOTICE_TOO_SHORT');
    expect(code(checkNotice('2026-02-08', earliest, 'the ice melts'))).toBe('allowed');
    expect(code(checkNotice('2026-02-03', null, null))).toBe('allowed');
  });
  it('has a person once', () => {
    const mark = (personId: string | null, name: string | null = null, phone: string | null = null) => ({
      personId,
      name,
      phone,
    });
    expect(samePerson(mark('a'), mark('a', 'x'))).toBe(true);
    expect(samePerson(mark('a'), mark(null, 'x'))).toBe(false);
    expect(samePerson(mark(null, 'x', '1'), mark(null, 'x', '1'))).toBe(true);
    expect(samePerson(mark(null, 'x', '1'), mark(null, 'x', '2'))).toBe(false);
  });
});

describe('a commitment', () => {
  const terms = {
    askNos: [1],
    leadUnitId: UNITS.trafficPolice,
    coUnitIds: [UNITS.housing],
    agreedDate: '2026-03-01',
  };
  const check = (change: object) =>
    code(checkCommitment({ ...terms, ...change }, [1, 2], UNITS.community, '2026-02-10', TREE));

  it('names asks that there are, two different units, and a day to come', () => {
    expect(check({})).toBe('allowed');
    expect(check({ agreedDate: null })).toBe('allowed');
    expect(check({ agreedDate: '2026-02-10' })).toBe('allowed');
    expect(check({ agreedDate: '2026-02-09' })).toBe('DATE_IN_PAST');
    expect(check({ askNos: [1, 3] })).toBe('UNKNOWN_ASK');
    expect(check({ coUnitIds: [UNITS.trafficPolice] })).toBe('LEAD_IS_CO_UNIT');
  });
  it('stays in reach of the place', () => {
    for (const unit of [
      UNITS.community,
      UNITS.street,
      UNITS.station,
      UNITS.county,
      UNITS.city,
      UNITS.otherStreet,
    ]) {
      expect(isWithinReach(unit, UNITS.community, TREE)).toBe(true);
    }
    expect(isWithinReach('00000000-0000-7000-8000-0000000000ff', UNITS.community, TREE)).toBe(false);
  });
});
