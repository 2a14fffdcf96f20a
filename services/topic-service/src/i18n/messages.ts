import type { Language } from '@concord/contracts/identity';
import { fill, type Catalogue } from '@concord/service-kit/i18n/catalogue';

const MESSAGES = {
  RECEIVED: {
    'zh-CN': '您的议题已收到，编号 {number}。',
    en: 'Your topic has been received under number {number}.',
  },
  RETURNED: {
    'zh-CN': '您的议题已退回，请补充后重新提交。',
    en: 'Your topic was returned to you: please complete it and submit it again.',
  },
  RESUBMITTED: { 'zh-CN': '您补充后的议题已收到。', en: 'Your completed topic has been received.' },
  MERGED: {
    'zh-CN': '您的议题与议题“{title}”（编号 {number}）内容相近，已并案办理；后续进展将在此告知。',
    en: 'Your topic was joined with “{title}” (number {number}), which is about the same matter. You will read here how it goes on.',
  },
  REFERRED: { 'zh-CN': '您的议题已转交{to}办理。', en: 'Your topic was referred to {to}.' },
  DECLINED: { 'zh-CN': '您的议题未列入协商。', en: 'Your topic was not taken up for consultation.' },
  SCREENED: {
    'zh-CN': '您的议题已列入研判，提请审定。',
    en: 'Your topic was found to be in scope and was put forward for approval.',
  },
  APPROVED: { 'zh-CN': '您的议题已审定。', en: 'Your topic was approved.' },
  RESEARCHING: { 'zh-CN': '您的议题已进入调研。', en: 'Research on your topic has begun.' },
  IN_DELIBERATION: { 'zh-CN': '您的议题正在协商。', en: 'Your topic is being deliberated.' },
  OUTCOME_RECORDED: {
    'zh-CN': '您的议题协商结果：{outcome}。',
    en: 'Outcome of the deliberation on your topic: {outcome}.',
  },
  PUBLICIZING: { 'zh-CN': '协商结果正在公示。', en: 'The result is being publicised.' },
  IMPLEMENTING: { 'zh-CN': '协商成果正在落实。', en: 'The result is being put into practice.' },
  SUPERVISING: { 'zh-CN': '落实情况正在监督评议。', en: 'The implementation is being supervised.' },
  REPORTED: {
    'zh-CN': '落实情况已向协商议事会议通报。',
    en: 'The implementation was reported to the next session.',
  },
  EXPLAINED: {
    'zh-CN': '协商未达成共识，现向您说明情况。',
    en: 'No consensus was reached. This is the explanation owed to you.',
  },
  REDELIBERATE: { 'zh-CN': '您的议题将再次协商。', en: 'Your topic will be deliberated again.' },
  SUBMITTED_FOR_DECISION: {
    'zh-CN': '您的议题已提交作为决策参考。',
    en: 'Your topic was submitted as a reference for decision.',
  },
  NEWS: { 'zh-CN': '您的议题有新的进展。', en: 'There is news of your topic.' },
  FEEDBACK: { 'zh-CN': '办理情况反馈。', en: 'Feedback on how your topic was handled.' },
  CLOSED: { 'zh-CN': '您的议题已办结。', en: 'Your topic has been closed.' },
} as const satisfies Catalogue;

/** Kinds of messages to a proposer. */
export type MessageKind = keyof typeof MESSAGES;

/** True for a state whose coming is told to the proposer. */
export function isMessageKind(code: string): code is MessageKind {
  return Object.hasOwn(MESSAGES, code);
}

/** The message as the proposer reads it: the sentence, then the writer's own words. */
export function renderMessage(
  message: { kind: string; params: Record<string, string>; words: string | null },
  language: Language,
): string {
  const sentence = isMessageKind(message.kind) ? MESSAGES[message.kind] : MESSAGES.NEWS;
  const text = fill(sentence[language], message.params, language);
  return message.words ? `${text}${language === 'en' ? ' ' : ''}${message.words}` : text;
}
