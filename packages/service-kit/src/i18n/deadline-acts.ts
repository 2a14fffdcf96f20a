import { addCatalogue, fill, type Catalogue, type Sentence } from './catalogue.js';
import './clocks.js';
import { addCommonEvent } from './events.js';

/** What people did about a clock, as the timeline of its case says it; also the facts' types and notices' templates. */
const EVENTS = {
  extensionRequested: {
    'zh-CN': '申请将“{clock}”延期至 {date}',
    en: 'More time was asked for {clock}: until {date}',
  },
  extensionGranted: { 'zh-CN': '同意“{clock}”延期至 {date}', en: 'Extended until {date}: {clock}' },
  extensionRefused: {
    'zh-CN': '未同意“{clock}”延期，期限仍为 {date}',
    en: 'No more time for {clock}; it is still due on {date}',
  },
  deadlinePaused: {
    'zh-CN': '“{clock}”暂停计时：{reason}',
    en: 'The clock of {clock} was stopped: {reason}',
  },
  deadlineResumed: {
    'zh-CN': '“{clock}”恢复计时，期限为 {date}',
    en: 'The clock of {clock} runs again; it is due on {date}',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type ClockEvent = keyof typeof EVENTS;
/** Each is a notice's template as well; feedback-service has its sentence. */
export const CLOCK_EVENTS = Object.keys(EVENTS) as ClockEvent[];

for (const [type, sentence] of Object.entries(EVENTS)) {
  addCommonEvent(type, (data, language) => {
    const params = Object.fromEntries(
      Object.entries(data).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
    return fill(sentence[language], params, language);
  });
}

/** Refusals of these acts; parameters: clock, date, latest, offered. */
const REFUSALS = {
  DEADLINE_NOT_RESPONSIBLE: {
    'zh-CN': '只有承办该事项的一方可以申请延期。',
    en: 'Only the side that must act asks for more time.',
  },
  DEADLINE_NOT_ISSUER: {
    'zh-CN': '只有交办方可以决定延期、暂停和恢复计时，承办方不能自行决定。',
    en: 'Only the side that set the time decides on it, never the side that must act.',
  },
  DEADLINE_FIXED: {
    'zh-CN': '“{clock}”的期限不能延期或暂停。',
    en: 'The time of {clock} can be neither extended nor stopped.',
  },
  DEADLINE_ENDED: { 'zh-CN': '“{clock}”的计时已结束。', en: 'The clock of {clock} has ended.' },
  DEADLINE_PAUSED: {
    'zh-CN': '该期限已暂停计时，请先恢复计时。',
    en: 'This clock is stopped. Let it run again first.',
  },
  DEADLINE_NOT_PAUSED: { 'zh-CN': '该期限未暂停计时。', en: 'This clock is not stopped.' },
  DEADLINE_CHANGED_SINCE: {
    'zh-CN': '该期限此后已有变动，请刷新后再办理。',
    en: 'This deadline has changed since. Reload, then try again.',
  },
  EXTENSION_UNAVAILABLE: {
    'zh-CN': '“{clock}”不可延期：本地区未规定延期上限。',
    en: '{clock}: the region’s rules give no extension.',
  },
  EXTENSION_SECOND: {
    'zh-CN': '只能延期一次，此前已延期至 {date}。',
    en: 'There is one extension only; it was given, until {date}.',
  },
  EXTENSION_PENDING: { 'zh-CN': '已有延期申请待决定。', en: 'A request for more time waits already.' },
  EXTENSION_NOT_ASKED: { 'zh-CN': '没有待决定的延期申请。', en: 'No request for more time waits.' },
  EXTENSION_OWN_REQUEST: {
    'zh-CN': '不能决定自己提出的延期申请。',
    en: 'Nobody decides on his own request.',
  },
  EXTENSION_AFTER_EXPIRY: {
    'zh-CN': '期限（{date}）已过，延期须在到期前申请。',
    en: 'It was due on {date}; more time is asked for before that.',
  },
  EXTENSION_BEYOND_BOUND: {
    'zh-CN': '超出延期上限，最迟可延至 {latest}。',
    en: 'That is beyond the bound; {latest} is the latest day.',
  },
  EXTENSION_NOT_LATER: {
    'zh-CN': '新期限须晚于现期限 {date}。',
    en: 'The new day must be later than {date}.',
  },
  PAUSE_OVERLAPS: { 'zh-CN': '该期限已在暂停中，不能重复暂停。', en: 'This clock is stopped already.' },
  PAUSE_AFTER_EXPIRY: {
    'zh-CN': '期限（{date}）已过，不能再暂停计时。',
    en: 'It was due on {date}; it can no longer be stopped.',
  },
  PAUSE_REASON_UNLAWFUL: {
    'zh-CN': '暂停计时只限三种理由：等待上级决定、公示期有异议、不可抗力。',
    en: 'A clock stops for three reasons only: a higher authority, an objection to the result, force majeure.',
  },
  CALENDAR_UNKNOWN: { 'zh-CN': '没有这一工作日历。', en: 'There is no such working calendar.' },
  DATE_OUT_OF_RANGE: {
    'zh-CN': '日期无效：须在 2007 年以后，且期限不超过十年。',
    en: 'The date is not valid: from 2007 on, and a term of ten years at most.',
  },
  'field:decision': { 'zh-CN': '决定', en: 'decision' },
  'field:note': { 'zh-CN': '说明', en: 'note' },
  'field:until': { 'zh-CN': '新期限', en: 'new day' },
  'field:orderBy': { 'zh-CN': '排序', en: 'order' },
  'reason:awaiting-higher-authority': { 'zh-CN': '等待上级决定', en: 'waiting on a higher authority' },
  'reason:publicity-objection': { 'zh-CN': '公示期有异议', en: 'an objection to the result' },
  'reason:force-majeure': { 'zh-CN': '不可抗力', en: 'force majeure' },
} satisfies Catalogue;

addCatalogue(REFUSALS);
