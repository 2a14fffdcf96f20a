import type { DeadlineFilter } from '../graph/deadline.types.js';
import { CodedError } from '../log.js';
import { checkedFilter } from './deadline-filter.js';

const UUID = '01a20a84-1d4a-767c-b150-c78a5704d8d1';

describe('a filter of deadlines', () => {
  it.each<[DeadlineFilter, string]>([
    [{ states: ['RUNNING', 'Paused'] }, 'CHOICE_UNKNOWN'],
    [{ states: [''] }, 'CHOICE_UNKNOWN'],
    [{ kinds: ['ITEM_REPLY', 'ITEM_REPLI'] }, 'CHOICE_UNKNOWN'],
    [{ responsibleId: `item:${UUID}` }, 'UNKNOWN_ID'],
    [{ responsibleId: UUID }, 'UNKNOWN_ID'],
    [{ caseId: 'topic:7' }, 'UNKNOWN_ID'],
    [{ caseId: '😀' }, 'UNKNOWN_ID'],
    [{ dueFrom: '2026-03-02', dueTo: '2026-03-01' }, 'PERIOD_REVERSED'],
  ])('%j would match nothing and is refused: %s', (filter, code) => {
    expect(() => checkedFilter(filter)).toThrow(CodedError);
    expect(() => checkedFilter(filter)).toThrow(code);
  });

  it('names the value and what there is', () => {
    try {
      checkedFilter({ states: ['running'] });
    } catch (error) {
      expect((error as CodedError).refusal.params).toEqual({
        field: 'states',
        value: 'running',
        offered: 'RUNNING, PAUSED, MET, CANCELLED',
      });
    }
    expect.assertions(1);
  });

  it('that is sound goes on; nulls and empty texts do not restrict', () => {
    const sound = {
      states: ['MET', 'CANCELLED'],
      kinds: ['ITEM_REPLY', 'PUBLICITY'],
      responsibleId: `orgUnit:${UUID}`,
      caseId: `item:${UUID}`,
      dueFrom: '2026-03-01',
      dueTo: '2026-03-01',
      text: 'bumps',
      overdue: false,
    };
    expect(checkedFilter({ ...sound, text: '  bumps ' })).toEqual(sound);
    const empty = { states: null, kinds: null, responsibleId: '', caseId: '', text: '   ', overdue: null };
    expect(checkedFilter(empty)).toEqual(checkedFilter(null));
    expect(Object.values(checkedFilter(null)).every((value) => value === null)).toBe(true);
  });
});
