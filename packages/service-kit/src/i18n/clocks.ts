import type { Language } from '@concord/contracts/identity';
import { addCatalogue, type Catalogue, type Sentence } from './catalogue.js';

/** What each registered clock (contracts/clocks) waits for, as a noun within a sentence. */
export const CLOCK_NAMES: Readonly<Record<string, Sentence>> = {
  TOPIC_SCREENING: { 'zh-CN': '议题研判', en: 'screening' },
  TOPIC_APPROVAL: { 'zh-CN': '议题审定', en: 'approval' },
  TOPIC_FILING: { 'zh-CN': '报送备案', en: 'filing' },
  TOPIC_FILING_RETURN: { 'zh-CN': '备案退回补充', en: 'returning the filing' },
  RESEARCH: { 'zh-CN': '调研', en: 'research' },
  SESSION_NOTICE: { 'zh-CN': '会议通知', en: 'the notice of the session' },
  MINUTES: { 'zh-CN': '签发协商纪要', en: 'signing the minutes' },
  PUBLICITY_START: { 'zh-CN': '开始公示', en: 'starting publicity' },
  PUBLICITY: { 'zh-CN': '公示', en: 'publicity' },
  EXPLANATION: { 'zh-CN': '解释说明', en: 'the explanation to the proposer' },
  REDELIBERATION: { 'zh-CN': '再次协商', en: 'the new round' },
  STATUS_REPORT: { 'zh-CN': '下次会议通报', en: 'the status report to the next session' },
  ITEM_SIGN_FOR: { 'zh-CN': '签收', en: 'signing for it' },
  ITEM_RETURN: { 'zh-CN': '退办', en: 'returning it' },
  ITEM_REPLY: { 'zh-CN': '答复', en: 'the reply' },
  ITEM_PLAN: { 'zh-CN': '排出计划', en: 'the dated plan' },
  ITEM_COMPLETION: { 'zh-CN': '落实', en: 'completion' },
  ITEM_CO_OPINION: { 'zh-CN': '协办意见', en: 'the co-handler’s opinion' },
  FIRST_VISIT: { 'zh-CN': '首次监督走访', en: 'the first supervision visit' },
};

// `{clock}` in a sentence of the timeline or of a refusal is shown by its noun.
addCatalogue(
  Object.fromEntries(
    Object.entries(CLOCK_NAMES).map(([kind, name]) => [`clock:${kind}`, name]),
  ) satisfies Catalogue,
);

/** The clock's noun; its code where nobody wrote one. */
export function clockName(kind: string, language: Language): string {
  return CLOCK_NAMES[kind]?.[language] ?? kind;
}

/** Whether a clock has a noun. */
export function knowsClock(kind: string): boolean {
  return Object.hasOwn(CLOCK_NAMES, kind);
}
