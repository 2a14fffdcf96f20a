import type { Language } from '@concord/contracts/identity';
import { fill, type Sentence } from '@concord/service-kit/i18n/catalogue';
import { CASE_NOTICES } from './notices.js';

const CLOCKS: Record<string, Sentence> = {
  TOPIC_SCREENING: { 'zh-CN': '议题研判', en: 'screening' },
  TOPIC_APPROVAL: { 'zh-CN': '议题审定', en: 'approval' },
  TOPIC_FILING: { 'zh-CN': '报送备案', en: 'filing' },
  RESEARCH: { 'zh-CN': '调研', en: 'research' },
  MINUTES: { 'zh-CN': '签发协商纪要', en: 'signing the minutes' },
  PUBLICITY_START: { 'zh-CN': '开始公示', en: 'starting publicity' },
  EXPLANATION: { 'zh-CN': '解释说明', en: 'explanation to the proposer' },
  REDELIBERATION: { 'zh-CN': '再次协商', en: 'the new round' },
  STATUS_REPORT: { 'zh-CN': '下次会议通报', en: 'status report to the next session' },
  ITEM_SIGN_FOR: { 'zh-CN': '签收', en: 'signing for it' },
  ITEM_REPLY: { 'zh-CN': '答复', en: 'the reply' },
  ITEM_COMPLETION: { 'zh-CN': '办结', en: 'completion' },
  FIRST_VISIT: { 'zh-CN': '首次监督走访', en: 'the first supervision visit' },
};

const DEADLINE_MESSAGES: Record<string, Sentence> = {
  deadlineReminder: { 'zh-CN': '提醒：“{title}”的{clock}将于 {date} 到期。', en: 'Reminder: {clock} of “{title}” is due on {date}.' },
  deadlineToday: { 'zh-CN': '“{title}”的{clock}今天（{date}）到期。', en: '{clock} of “{title}” is due today ({date}).' },
  deadlineOverdue: { 'zh-CN': '“{title}”的{clock}已超期，期限为 {date}。', en: 'The date of {clock} of “{title}” has passed; it was {date}.' },
  deadlineUrging: { 'zh-CN': '请关注“{title}”：{clock}期限 {date} 已过，请回复办理进展。', en: 'Please look at “{title}”: {clock} was due on {date}. Please reply how it stands.' },
  postVacant: { 'zh-CN': '{unit}目前无人担任“{role}”，“{title}”的提醒已发给上一级。', en: 'Nobody holds the post {role} of {unit}; the message about “{title}” went to the next above.' },
  letterDraftReady: { 'zh-CN': '“{title}”期限 {date} 已过，已备督办函稿，是否签发由您决定。', en: 'The date {date} of “{title}” has passed; a supervision letter was drafted. Whether to issue it is yours to decide.' },
};

/** The message in the reader's language; a template that nobody wrote a sentence for still names its case. */
export function renderAlert(template: string, params: Record<string, string | number>, language: Language): string {
  const sentence = DEADLINE_MESSAGES[template] ?? CASE_NOTICES[template] ?? CASE_NOTICES.somethingHappened!;
  const clock = typeof params.clock === 'string' ? (CLOCKS[params.clock]?.[language] ?? params.clock) : '';
  const text = fill(sentence[language], { ...params, clock }, language);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether a template has a sentence. */
export function knowsTemplate(template: string): boolean {
  return template in DEADLINE_MESSAGES || template in CASE_NOTICES;
}
