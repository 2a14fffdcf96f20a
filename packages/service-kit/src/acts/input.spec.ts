import { optionalText, text, texts } from './input.js';
import type { Refused } from './refused.js';

const refusalOf = (value: string): unknown => {
  try {
    return text(value, 'title', 5);
  } catch (error) {
    return (error as Refused).refusal.code;
  }
};

describe('a text', () => {
  it('is trimmed, within its length, and kept as it was written', () => {
    expect(text(' 减速带 ', 'title', 5)).toBe('减速带');
    expect(text('a\nb\t𠮷', 'text', 5_000)).toBe('a\nb\t𠮷');
    expect(optionalText('  ', 'title', 5)).toBeNull();
    expect(optionalText('\u200b\u3164', 'title', 5)).toBeNull();
    expect(texts(['一', '\u2800', '二'], 'channels')).toEqual(['一', '二']);
  });

  it.each([
    ['', 'TEXT_REQUIRED'],
    ['一二三四五六', 'TEXT_TOO_LONG'],
    ['\u200b\u3164\u2800', 'TEXT_REQUIRED'],
    ['a\nb', 'TEXT_ONE_LINE'],
    ['a\u202eb', 'TEXT_UNSEEN'],
    ['a\u0000b', 'TEXT_INVALID'],
    ['a\ud842', 'TEXT_INVALID'],
  ])('%j is refused: %s', (value, code) => {
    expect(refusalOf(value)).toBe(code);
  });
});
