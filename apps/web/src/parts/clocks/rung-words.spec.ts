import { describe, expect, it } from '@jest/globals';
import { concerns, isAsked, rungWords } from './rung-words';

const t = (key: string, options: Record<string, unknown> = {}): string =>
  [key, ...Object.values(options)].join(' ');

describe('the words of a reminder', () => {
  it('say when it comes, whoever runs the clock', () => {
    expect(
      ['T-3', 'T-1.room', 'DUE.approval', 'T+6.office', '70%', '90%.room'].map((key) => rungWords(key, t)),
    ).toEqual([
      'clocks.rungBefore 3',
      'clocks.rungBefore 1',
      'clocks.rungDue',
      'clocks.rungAfter 6',
      'clocks.rungShare 70',
      'clocks.rungShare 90',
    ]);
  });

  it('say what it asks about', () => {
    expect(['NO-REPLY', 'UNSIGNED'].map((key) => rungWords(key, t))).toEqual([
      'clocks.rungNoReply',
      'clocks.rungUnsigned',
    ]);
  });

  it('are none for a key of a profile’s own', () => {
    expect(rungWords('half-way', t)).toBeNull();
  });
});

describe('a reminder that asks about something', () => {
  it('is known, for it may have passed with nothing to say', () => {
    expect(['NO-REPLY', 'UNSIGNED', 'DUE', 'T+1'].filter((key) => isAsked(key))).toEqual([
      'NO-REPLY',
      'UNSIGNED',
    ]);
  });

  it('asks for a reply on the clock of the reply alone', () => {
    expect(concerns('NO-REPLY', 'ITEM_REPLY')).toBe(true);
    expect(concerns('NO-REPLY', 'ITEM_COMPLETION')).toBe(false);
    expect(concerns('DUE', 'ITEM_COMPLETION')).toBe(true);
  });
});
