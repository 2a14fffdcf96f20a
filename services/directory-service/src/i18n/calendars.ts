import type { Language } from '@concord/contracts/identity';
import type { Sentence } from '@concord/service-kit/i18n/catalogue';

/** Columns of a notice's file, with the headings by which they are found. */
export const NOTICE_COLUMNS = {
  date: { 'zh-CN': '日期', en: 'Date' },
  name: { 'zh-CN': '名称', en: 'Name' },
  kind: { 'zh-CN': '类型', en: 'Kind' },
} satisfies Record<'date' | 'name' | 'kind', Sentence>;

/** Words for a free day and for a rest day that is worked; the codes `off` and `work` are understood too. */
export const KIND_WORDS = {
  off: ['休', '放假', '休息', '假', 'holiday', 'rest'],
  work: ['班', '上班', '补班', '调休上班', 'workday', 'make-up'],
} as const;

/** Names of calendars and of their layers; one without a name shows its id. */
const NAMES: Readonly<Record<string, Sentence>> = {
  CN: { 'zh-CN': '全国', en: 'National' },
  'CN-45': { 'zh-CN': '广西壮族自治区', en: 'Guangxi' },
  'CN-330102': { 'zh-CN': '杭州市上城区', en: 'Shangcheng, Hangzhou' },
};

export function calendarName(id: string, language: Language): string {
  return NAMES[id]?.[language] ?? id;
}
