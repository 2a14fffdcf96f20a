import { describe, expect, it } from '@jest/globals';
import { businessTimeCodes, refusalOf } from '../errors.js';
import { addTerm, parseTerm } from '../term.js';
import { getCalendar } from '../calendar.js';
import { refusalText } from './refusals.js';

describe('the sentence of a refusal', () => {
  it.each(businessTimeCodes)('%s is said in both languages', (code) => {
    const params = { from: '2026-03-02', to: '2026-03-01' };
    expect(refusalText({ code, params }, 'zh-CN')).toMatch(/\p{Script=Han}.*。$/u);
    expect(refusalText({ code, params }, 'en')).toMatch(/^[^\p{Script=Han}]+\.$/u);
  });

  it('names what was given', () => {
    const add = (from: string, text: string) => () =>
      addTerm({ calendar: getCalendar('CN'), from, term: parseTerm(text) });
    const said = (act: () => unknown): string => refusalText(refusalOf(act)!, 'en');
    expect(said(add('2026-02-30', '5wd'))).toBe('“2026-02-30” is no date or time that exists.');
    expect(said(add('2006-12-31', '5wd'))).toBe(
      '2006-12-31 is before 2007: there is no calendar of working days.',
    );
    expect(said(add('2026-03-02', '121m'))).toBe(
      'The term “121m” from 2026-03-02 ends after more than ten years.',
    );
    expect(refusalText({ code: 'bad-date', params: {} }, 'en')).toBe('“” is no date or time that exists.');
  });
});
