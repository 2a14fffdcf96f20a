import { expect, it } from '@jest/globals';
import { formatDay, formatInstant } from './dates';

it('shows an instant on the clock of the offices', () => {
  expect(formatInstant('2026-02-01T16:30:00Z', 'zh-CN')).toBe('2026-02-02 周一 00:30');
  expect(formatInstant('2026-02-01T16:30:00Z', 'en')).toBe('2026-02-02 Mon 00:30');
});

it('leaves a day that day', () => {
  expect(formatDay('2026-02-02', 'zh-CN')).toBe('2026-02-02 周一');
});
