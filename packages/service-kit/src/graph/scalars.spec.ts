import { DateTime, LocalDate } from './scalars.js';

describe('DateTime', () => {
  it('takes any offset and leaves in UTC', () => {
    const noon = DateTime.parseValue('2026-03-02T12:00:00+08:00');
    expect(DateTime.serialize(noon)).toBe('2026-03-02T04:00:00.000Z');
  });

  it.each([
    '2026-03-02',
    '2026-03-02T12:00:00',
    'tomorrow',
    '0000-06-01T00:00:00Z',
    '0001-01-01T00:00:00+08:00',
    '2026-01-01T25:00:00Z',
    '2026-02-30T12:00:00Z',
    '+275760-09-13T00:00:00Z',
    1_772_000_000_000,
    null,
  ])('refuses %p', (value) => {
    expect(() => DateTime.parseValue(value)).toThrow('ISO instant');
  });
});

describe('LocalDate', () => {
  it('stays the text that it is', () => {
    expect(LocalDate.parseValue('2028-02-29')).toBe('2028-02-29');
  });

  it.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-01-01T00:00:00Z', '0000-01-01', '2026-01-01+08:00'])(
    'refuses %p',
    (value) => {
      expect(() => LocalDate.parseValue(value)).toThrow('day of the calendar');
    },
  );
});
