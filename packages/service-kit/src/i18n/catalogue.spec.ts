import { LANGUAGES } from '@concord/contracts/identity';
import { renderRefusal, type Catalogue } from './catalogue.js';
import { COMMON, COMMON_CODES } from './common.js';

describe('a refusal as a sentence', () => {
  it.each(COMMON_CODES)('%s is said in every language', (code) => {
    for (const language of LANGUAGES) expect(COMMON[code][language].length).toBeGreaterThan(3);
  });

  it('carries its values', () => {
    const refusal = { code: 'TEXT_TOO_LONG', params: { field: '标题', max: 60 } };
    expect(renderRefusal(refusal, 'zh-CN')).toBe('“标题”不得超过 60 字。');
  });

  it("uses the label of a parameter's value", () => {
    const own = { 'state:DRAFT': { 'zh-CN': '草稿', en: 'draft' } } satisfies Catalogue;
    const refusal = { code: 'WRONG_STATE', params: { state: 'DRAFT' } };
    expect(renderRefusal(refusal, 'en', [own, COMMON])).toBe('Not possible in the present state (draft).');
  });

  it('is the bare code where nobody wrote a sentence, also for names that every object has', () => {
    expect(renderRefusal({ code: 'UNHEARD_OF', params: {} }, 'en')).toBe('UNHEARD_OF');
    expect(renderRefusal({ code: 'constructor', params: {} }, 'en')).toBe('constructor');
  });
});
