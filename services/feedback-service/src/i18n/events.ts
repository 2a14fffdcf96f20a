import { addEvents, type EventCatalogue } from '@concord/service-kit/i18n/events';

export const ITEM_EVENTS = {
  opened: { 'zh-CN': '协商成果转为承诺事项 {no}', en: 'Commitment {no} of the minutes was opened' },
  assigned: { 'zh-CN': '已交办', en: 'Handed to its departments' },
  reassigned: { 'zh-CN': '已重新交办', en: 'Handed to another unit' },
  signedFor: { 'zh-CN': '承办单位签收', en: 'Signed for by the lead unit' },
  returnRequested: { 'zh-CN': '承办单位申请退办：{reason}', en: 'The unit asked to return it: {reason}' },
  returnRefused: { 'zh-CN': '未同意退办：{reason}', en: 'The return was not accepted: {reason}' },
  replied: { 'zh-CN': '承办单位逐条答复', en: 'Replied to, ask by ask' },
  coOpinionGiven: { 'zh-CN': '协办单位提出意见', en: 'A co-handling unit gave its opinion' },
  completed: { 'zh-CN': '承办单位报告完成', en: 'Completion reported' },
  reworkRequested: { 'zh-CN': '走访后要求重办', en: 'A visit asked for rework' },
  verified: { 'zh-CN': '走访核实已落实', en: 'A visit found it done' },
  satisfactionRecorded: { 'zh-CN': '记录满意度：{rating}', en: 'Satisfaction recorded: {rating}' },
  urged: { 'zh-CN': '催办：{words}', en: 'Asked how it stands: {words}' },
  closed: { 'zh-CN': '事项办结', en: 'Closed' },
} satisfies EventCatalogue;

export const ESCALATION_EVENTS = {
  raised: { 'zh-CN': '拟转为提案：{title}', en: 'Raised as a proposal: {title}' },
  sponsored: { 'zh-CN': '委员领衔提出', en: 'Sponsored by a member' },
  sponsorshipWithdrawn: { 'zh-CN': '撤回领衔', en: 'Sponsorship taken back' },
  submitted: { 'zh-CN': '提交审查', en: 'Submitted for review' },
  filed: { 'zh-CN': '立案，编号 {number}', en: 'Filed as number {number}' },
  notFiled: { 'zh-CN': '不立案：{reason}', en: 'Not filed: {reason}' },
  withdrawn: { 'zh-CN': '撤回：{reason}', en: 'Withdrawn: {reason}' },
} satisfies EventCatalogue;

declare module '@concord/service-kit/i18n/events' {
  interface CaseEvents {
    item: keyof typeof ITEM_EVENTS;
    escalation: keyof typeof ESCALATION_EVENTS;
  }
}

addEvents('item', ITEM_EVENTS);
addEvents('escalation', ESCALATION_EVENTS);
