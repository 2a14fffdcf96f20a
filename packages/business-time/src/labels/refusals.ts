import type { BusinessTimeCode, BusinessTimeRefusal } from '../errors.js';
import type { Locale } from '../explanation.js';

type Params = BusinessTimeRefusal['params'];
type Sentence = (params: Params) => string;

const shown = (params: Params): string => {
  const [value] = Object.values(params);
  return value === undefined ? '' : String(value);
};

/** What each refusal says to a person; values stand as they were given. */
const sentences: Readonly<Record<BusinessTimeCode, Readonly<Record<Locale, Sentence>>>> = {
  'unknown-calendar': {
    'zh-CN': (p) => `没有“${p['calendar']}”这一工作日历。`,
    en: (p) => `There is no working calendar “${p['calendar']}”.`,
  },
  'bad-calendar': {
    'zh-CN': (p) => `工作日历的内容有误：${Object.values(p).join('，')}。`,
    en: (p) => `The working calendar is wrong: ${Object.values(p).join(', ')}.`,
  },
  'empty-budget': {
    'zh-CN': (p) => `期限须长于零：“${p['term']}”。`,
    en: (p) => `A term must be longer than nothing: “${p['term']}”.`,
  },
  'bad-term': {
    'zh-CN': (p) =>
      `期限“${p['term']}”无法识别：须为整数加单位 wd（工作日）、cd（日）、m（月）或 oh（办公小时）。`,
    en: (p) =>
      `“${p['term']}” is no term: a whole number and wd (working days), cd (calendar days), m (months) or oh (office hours).`,
  },
  'bad-date': {
    'zh-CN': (p) => `“${shown(p)}”不是存在的日期或时刻。`,
    en: (p) => `“${shown(p)}” is no date or time that exists.`,
  },
  'bad-pause': {
    'zh-CN': (p) => `暂停“${p['pause']}”无法识别：须为“起日/止日:事由”。`,
    en: (p) => `“${p['pause']}” is no pause: it is first/last:reason.`,
  },
  'pause-ends-before-it-begins': {
    'zh-CN': (p) => `暂停的止日${p['to']}早于起日${p['from']}。`,
    en: (p) => `A pause ends (${p['to']}) before it begins (${p['from']}).`,
  },
  'pauses-overlap': {
    'zh-CN': (p) => `两次暂停重叠：${p['first']}起与${p['second']}起。`,
    en: (p) => `Two pauses overlap: those from ${p['first']} and from ${p['second']}.`,
  },
  'unlawful-pause-reason': {
    'zh-CN': () => '暂停事由不在规定的三种之内。',
    en: () => 'The reason of the pause is none of the three lawful ones.',
  },
  'reason-missing': {
    'zh-CN': () => '须写明事由。',
    en: () => 'A reason must be given.',
  },
  'year-before-2007': {
    'zh-CN': (p) => `${shown(p)}早于2007年，没有工作日历。`,
    en: (p) => `${shown(p)} is before 2007: there is no calendar of working days.`,
  },
  'term-over-ten-years': {
    'zh-CN': (p) => `自${p['from']}起的期限“${p['term']}”超过十年。`,
    en: (p) => `The term “${p['term']}” from ${p['from']} ends after more than ten years.`,
  },
  'bad-ledger': {
    'zh-CN': () => '期限台账的内容有误。',
    en: () => 'The ledger of the deadline is wrong.',
  },
  'entry-out-of-order': {
    'zh-CN': (p) => `台账不能倒写：${p['at']}。`,
    en: (p) => `An entry may not lie before the last one: ${p['at']}.`,
  },
  'clock-closed': { 'zh-CN': () => '期限已经结束。', en: () => 'The clock has ended.' },
  'clock-not-running': { 'zh-CN': () => '计时已经暂停。', en: () => 'The clock does not run.' },
  'clock-not-paused': { 'zh-CN': () => '计时没有暂停。', en: () => 'The clock is not paused.' },
  'pause-after-expiry': {
    'zh-CN': (p) => `期限已于${p['dueAt']}届满，不能暂停。`,
    en: (p) => `The time was over at ${p['dueAt']}: it cannot be paused.`,
  },
  'second-extension': { 'zh-CN': () => '只能延期一次。', en: () => 'There is one extension only.' },
  'extension-after-expiry': {
    'zh-CN': (p) => `期限已于${p['dueAt']}届满，不能延期。`,
    en: (p) => `The time was over at ${p['dueAt']}: it cannot be extended.`,
  },
  'extension-beyond-bound': {
    'zh-CN': (p) => `延期至${p['asked']}超出限度，最迟为${p['latest']}。`,
    en: (p) => `An extension to ${p['asked']} goes beyond its bound, ${p['latest']}.`,
  },
  'extension-not-later': {
    'zh-CN': (p) => `延期后的日期须晚于${p['dueDate']}。`,
    en: (p) => `An extension must end after ${p['dueDate']}.`,
  },
  'agreed-date-before-agreement': {
    'zh-CN': (p) => `承诺时限${p['date']}早于商定之日${p['agreedOn']}。`,
    en: (p) => `The agreed date ${p['date']} lies before the agreement, ${p['agreedOn']}.`,
  },
  'bad-rung': {
    'zh-CN': (p) => `提醒“${p['rung']}”的时点有误。`,
    en: (p) => `The rung “${p['rung']}” has no lawful offset.`,
  },
  'duplicate-rung': {
    'zh-CN': (p) => `提醒“${p['rung']}”重复或没有名称。`,
    en: (p) => `The rung “${p['rung']}” is there twice, or has no name.`,
  },
  'rung-before-start': {
    'zh-CN': (p) => `期限${p['budget']}容不下提醒“${p['rung']}”：会早于起算之日。`,
    en: (p) =>
      `A term of ${p['budget']} has no room for the rung “${p['rung']}”: it would come before the start.`,
  },
};

/** A refusal as a sentence. */
export function refusalText({ code, params }: BusinessTimeRefusal, locale: Locale): string {
  return sentences[code][locale](params);
}
