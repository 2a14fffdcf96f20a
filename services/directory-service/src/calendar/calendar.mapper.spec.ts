import { getCalendar } from '@concord/business-time/calendar';
import { jest } from '@jest/globals';
import { OrgTree } from '@concord/service-kit/replica/org-tree';
import { noticedDays, yearsOf } from './calendar.mapper.js';

const tree = new OrgTree({ version: 1, units: [], posts: [], profiles: [] });

describe('what follows from all days of a calendar', () => {
  /** A calendar of its own, whose days are counted as they are asked for. */
  const counted = () => {
    const calendar = { ...getCalendar('CN') };
    const describe = jest.spyOn(calendar, 'describe');
    return { calendar, days: () => describe.mock.calls.length };
  };

  it('is reckoned once, however often it is asked for', () => {
    const { calendar, days } = counted();
    const first = noticedDays(calendar, 2007, 2199);
    const years = yearsOf(calendar, tree);
    const reckoned = days();
    for (let n = 0; n < 60; n += 1) {
      expect(noticedDays(calendar, 2007, 2199)).toEqual(first);
      expect(yearsOf(calendar, tree)).toEqual(years);
    }
    expect(days()).toBe(reckoned);
  });

  it('is cut to the years asked for, whatever numbers they are', () => {
    const calendar = getCalendar('CN');
    const days = noticedDays(calendar, 2026, 2026);
    expect(new Set(days.map(({ date }) => date.slice(0, 4)))).toEqual(new Set(['2026']));
    expect(noticedDays(calendar, 2 ** 31 - 1, 2 ** 31 - 1)).toEqual([]);
    expect(noticedDays(calendar, 2027, 2026)).toEqual([]);
    expect(noticedDays(calendar, -(2 ** 31), 2026).length).toBeGreaterThan(days.length);
  });
});
