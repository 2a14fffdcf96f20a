import type { Language } from '@concord/contracts/identity';
import { fill, type Sentence } from './catalogue.js';

/** What is said of a deadline: why it stands, why it moved, how it is counted. */
const WORDS: Readonly<Record<string, Sentence>> = {
  'pause:awaiting-higher-authority': {
    'zh-CN': '等待上级决定，暂停计时',
    en: 'It waits for a higher authority.',
  },
  'pause:publicity-objection': {
    'zh-CN': '公示期有异议，暂停计时',
    en: 'There is an objection to the result.',
  },
  'pause:force-majeure': { 'zh-CN': '因不可抗力，暂停计时', en: 'Force majeure.' },
  'reckoning:calendar-changed': {
    'zh-CN': '工作日历变更，重新计算（{notice}）',
    en: 'The working calendar changed ({notice}).',
  },
  'reckoning:corrected': { 'zh-CN': '更正后重新计算', en: 'It was corrected.' },
  'reckoning:extended': { 'zh-CN': '同意延期', en: 'An extension was granted.' },
  'reckoning:agreed-date': {
    'zh-CN': '以纪要中的承诺时限为准',
    en: 'The date agreed in the minutes governs.',
  },
  'reckoning:resumed': { 'zh-CN': '恢复计时，期限顺延', en: 'The clock ran again after a stop.' },
  'explanation:before': {
    'zh-CN': '须在会议召开前至少 {days} 个工作日发出，最迟 {date}。',
    en: 'It is sent at least {days} working days before the session: on {date} at the latest.',
  },
};

/** The words in the reader's language; the bare code where nobody wrote any. */
export function deadlineWords(
  code: string,
  params: Record<string, string | number>,
  language: Language,
): string {
  const words = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  return words ? fill(words[language], params, language) : code;
}
