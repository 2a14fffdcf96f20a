import { addEvents, type EventCatalogue } from '@concord/service-kit/i18n/events';

/** What can happen to a topic, as its timeline says it. The type is also that of the fact told to its story. */
export const TOPIC_EVENTS = {
  submitted: {
    'zh-CN': '提出议题，来源：{source}，编号 {number}',
    en: 'Submitted as number {number}; source: {source}',
  },
  resubmitted: { 'zh-CN': '提出人补充后重新提交', en: 'Completed and submitted again by the proposer' },
  screened: {
    'zh-CN': '研判完成，列入协商范围，提请审定',
    en: 'Screened: in scope, put forward for approval',
  },
  returned: { 'zh-CN': '退回提出人补充', en: 'Returned to the proposer' },
  merged: { 'zh-CN': '并入议题 {number}', en: 'Joined with topic {number}' },
  absorbed: { 'zh-CN': '议题 {number} 并入本议题', en: 'Topic {number} was joined with this one' },
  referred: { 'zh-CN': '转交{to}办理', en: 'Referred to {to}' },
  declined: { 'zh-CN': '不予列入协商', en: 'Not taken up' },
  approved: { 'zh-CN': '审定通过', en: 'Approved' },
  filingSent: { 'zh-CN': '报送备案', en: 'Sent to be filed' },
  filingReturned: { 'zh-CN': '备案材料退回补充', en: 'Filing returned for completion' },
  filingCompleted: { 'zh-CN': '补充后重新报送备案', en: 'Filing completed and sent again' },
  filingAcknowledged: { 'zh-CN': '已备案', en: 'Filed' },
  progressRecorded: { 'zh-CN': '协商进展：{state}', en: 'The consultation went on: {state}' },
  noted: { 'zh-CN': '相关情况记录：{type}', en: 'Noted: {type}' },
  feedbackGiven: { 'zh-CN': '向提出人反馈', en: 'Feedback given to the proposer' },
  reportedToEntruster: { 'zh-CN': '向委托单位报告结果', en: 'Result reported to the entrusting unit' },
  entrusterAnswered: { 'zh-CN': '委托单位反馈意见', en: 'Feedback received from the entrusting unit' },
  closed: { 'zh-CN': '办结', en: 'Closed' },
  archived: { 'zh-CN': '归档', en: 'Archived' },
  proposerRevealed: { 'zh-CN': '查看提出人信息', en: "The proposer's name and telephone were shown" },
} as const satisfies EventCatalogue;

declare module '@concord/service-kit/i18n/events' {
  interface CaseEvents {
    topic: keyof typeof TOPIC_EVENTS;
  }
}

addEvents('topic', TOPIC_EVENTS);
