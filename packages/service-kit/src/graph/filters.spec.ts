import { insistOnPeriod, knownCodes, knownId } from './filters.js';

const UUID = '01a20a84-1d4a-767c-b150-c78a5704d8d1';

describe('a filter of a list', () => {
  it('takes what is offered', () => {
    expect(knownCodes('states', ['A'], ['A', 'B'])).toEqual(['A']);
    expect(knownCodes('states', [], ['A'])).toEqual([]);
    expect(knownCodes('states', null, ['A'])).toBeNull();
    expect(knownId(`item:${UUID}`, 'item')).toBe(UUID);
    for (const nothing of [null, undefined, '']) expect(knownId(nothing, 'item')).toBeNull();
    expect(() => insistOnPeriod('2026-03-01', '2026-03-01')).not.toThrow();
    expect(() => insistOnPeriod('2026-03-01', null)).not.toThrow();
  });

  it('refuses what could only match nothing', () => {
    expect(() => knownCodes('states', ['A', 'a'], ['A', 'B'])).toThrow('CHOICE_UNKNOWN');
    for (const id of [`topic:${UUID}`, UUID, 'item:7', '😀']) {
      expect(() => knownId(id, 'item')).toThrow('UNKNOWN_ID');
    }
    expect(() => insistOnPeriod('2026-03-02', '2026-03-01')).toThrow('PERIOD_REVERSED');
  });
});
