import type { Language } from '@concord/contracts/identity';
import type { Sentence } from '@concord/service-kit/i18n/catalogue';

/** What each clock of the three services waits for, as a noun within a sentence. */
const CLOCKS: Readonly<Record<string, Sentence>> = {
  TOPIC_SCREENING: { 'zh-CN': '议题研判', en: 'screening' },
  TOPIC_APPROVAL: { 'zh-CN': '议题审定', en: 'approval' },
  TOPIC_FILING: { 'zh-CN': '报送备案', en: 'filing' },
  RESEARCH: { 'zh-CN': '调研', en: 'research' },
  MINUTES: { 'zh-CN': '签发协商纪要', en: 'signing the minutes' },
  PUBLICITY_START: { 'zh-CN': '开始公示', en: 'starting publicity' },
  EXPLANATION: { 'zh-CN': '解释说明', en: 'the explanation to the proposer' },
  REDELIBERATION: { 'zh-CN': '再次协商', en: 'the new round' },
  STATUS_REPORT: { 'zh-CN': '下次会议通报', en: 'the status report to the next session' },
  ITEM_SIGN_FOR: { 'zh-CN': '签收', en: 'signing for it' },
  ITEM_REPLY: { 'zh-CN': '答复', en: 'the reply' },
  ITEM_COMPLETION: { 'zh-CN': '办结', en: 'completion' },
  FIRST_VISIT: { 'zh-CN': '首次监督走访', en: 'the first supervision visit' },
};

/** The clock's noun; its code where nobody wrote one. */
export function clockName(kind: string, language: Language): string {
  return CLOCKS[kind]?.[language] ?? kind;
}

/** Whether a clock has a noun. */
export function knowsClock(kind: string): boolean {
  return Object.hasOwn(CLOCKS, kind);
}
