import { getCalendar } from '@concord/business-time/calendar';
import type { Language } from '@concord/contracts/identity';
import { addCatalogue, fill, type Catalogue, type Sentence } from '@concord/service-kit/i18n/catalogue';
import { clockName } from './clocks.js';
import { CASE_NOTICES } from './notices.js';
import { PAPER_MESSAGES } from './papers.js';

const DEADLINE_MESSAGES: Readonly<Record<string, Sentence>> = {
  deadlineReminder: {
    'zh-CN': '提醒：“{title}”的{clock}将于 {date} 到期。',
    en: 'Reminder: {clock} of “{title}” is due on {date}.',
  },
  deadlineToday: {
    'zh-CN': '“{title}”的{clock}今天（{date}）到期。',
    en: '{clock} of “{title}” is due today ({date}).',
  },
  deadlineNear: {
    'zh-CN': '“{title}”的{clock}尚未收到，期限为 {date}。',
    en: 'Nothing has come in yet for {clock} of “{title}”; it is due on {date}.',
  },
  deadlineOverdue: {
    'zh-CN': '“{title}”的{clock}已超期，期限为 {date}。',
    en: 'The date of {clock} of “{title}” has passed; it was {date}.',
  },
  deadlineUrging: {
    'zh-CN': '请关注“{title}”：{clock}期限 {date} 已过，请回复办理进展。',
    en: 'Please look at “{title}”: {clock} was due on {date}. Please reply how it stands.',
  },
  postVacant: {
    'zh-CN': '{unit}目前无人在岗接收“{title}”的消息，已转告上一级；请补充人员。',
    en: 'Nobody at {unit} holds the post to be told of “{title}”; the next above was told. Please fill the post.',
  },
  letterDraftReady: {
    'zh-CN': '“{title}”的{clock}期限 {date} 已过，已备督办函稿，是否签发由您决定。',
    en: 'The date of {clock} of “{title}”, {date}, has passed; a supervision letter was drafted. Whether to issue it is yours to decide.',
  },
};

/** What became of a proposer's topic, within `topicNewsForProposer`. */
const NEWS = {
  'news:RECEIVED': { 'zh-CN': '已收到', en: 'received' },
  'news:RESUBMITTED': { 'zh-CN': '补充材料已收到', en: 'completed and received again' },
  'news:SCREENED': { 'zh-CN': '已列入研判，提请审定', en: 'found in scope and put forward for approval' },
  'news:RETURNED': { 'zh-CN': '已退回，请补充', en: 'returned to you to be completed' },
  'news:MERGED': { 'zh-CN': '已并案办理', en: 'joined with another about the same matter' },
  'news:REFERRED': { 'zh-CN': '已转办', en: 'referred to another body' },
  'news:DECLINED': { 'zh-CN': '未列入协商，理由见详情', en: 'not taken up; the reason is given there' },
  'news:APPROVED': { 'zh-CN': '已审定', en: 'approved' },
  'news:RESEARCHING': { 'zh-CN': '已进入调研', en: 'research has begun' },
  'news:IN_DELIBERATION': { 'zh-CN': '正在协商', en: 'being deliberated' },
  'news:OUTCOME_RECORDED': { 'zh-CN': '协商已有结果', en: 'the deliberation has an outcome' },
  'news:PUBLICIZING': { 'zh-CN': '结果正在公示', en: 'the result is being publicised' },
  'news:IMPLEMENTING': { 'zh-CN': '成果正在落实', en: 'the result is being put into practice' },
  'news:SUPERVISING': { 'zh-CN': '落实情况正在监督评议', en: 'the implementation is being supervised' },
  'news:REPORTED': { 'zh-CN': '落实情况已通报', en: 'the implementation was reported to the next session' },
  'news:EXPLAINED': {
    'zh-CN': '未达成共识，说明见详情',
    en: 'no consensus was reached; the explanation is given there',
  },
  'news:REDELIBERATE': { 'zh-CN': '将再次协商', en: 'to be deliberated again' },
  'news:SUBMITTED_FOR_DECISION': {
    'zh-CN': '已提交作为决策参考',
    en: 'submitted as a reference for decision',
  },
  'news:NEWS': { 'zh-CN': '有新的进展', en: 'there is news' },
  'news:FEEDBACK': { 'zh-CN': '已有办理情况反馈', en: 'feedback on how it was handled' },
  'news:CLOSED': { 'zh-CN': '已办结', en: 'closed' },
} satisfies Catalogue;

addCatalogue(NEWS);

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** An instant as people read it, in the working calendar's zone: `2026-02-09 14:30`. */
function localMinute(instant: string): string {
  const { timeZone } = getCalendar('CN');
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return shown.format(new Date(instant));
}

function readable([name, value]: [string, string | number], language: Language): [string, string | number] {
  if (name === 'clock') return [name, clockName(String(value), language)];
  return [name, typeof value === 'string' && INSTANT.test(value) ? localMinute(value) : value];
}

/** The message in the reader's language; a template that nobody wrote a sentence for still names its case. */
export function renderAlert(
  template: string,
  params: Record<string, string | number>,
  language: Language,
): string {
  const sentence = sentenceOf(template) ?? CASE_NOTICES['somethingHappened']!;
  const values = Object.fromEntries(Object.entries(params).map((param) => readable(param, language)));
  const text = fill(sentence[language], values, language);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sentenceOf(template: string): Sentence | undefined {
  for (const known of [DEADLINE_MESSAGES, PAPER_MESSAGES, CASE_NOTICES]) {
    if (Object.hasOwn(known, template)) return known[template];
  }
  return undefined;
}

/** Whether a template has a sentence. */
export function knowsTemplate(template: string): boolean {
  return sentenceOf(template) !== undefined;
}
