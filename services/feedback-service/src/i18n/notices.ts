import type { Sentence } from '@concord/service-kit/i18n/catalogue';

/** Messages that facts owe to people, by template; the owners list theirs in their NOTICES.md. */
export const CASE_NOTICES: Record<string, Sentence> = {
  somethingHappened: { 'zh-CN': '“{title}”有新进展。', en: 'Something happened in “{title}”.' },
  itemAwaitsAssignment: { 'zh-CN': '“{title}”的落实事项 {no} 待交办。', en: 'Commitment {no} of “{title}” waits to be assigned.' },
  itemAssigned: { 'zh-CN': '“{title}”的落实事项 {no} 已交由贵单位办理，请签收。约定时限：{date}', en: 'Commitment {no} of “{title}” was handed to your unit; please sign for it. Agreed date: {date}' },
  itemReturnRequested: { 'zh-CN': '承办单位申请退办“{title}”的落实事项 {no}，请处理。', en: 'The unit asks to return commitment {no} of “{title}”; please decide.' },
  itemReturnRefused: { 'zh-CN': '“{title}”的落实事项 {no} 未同意退办：{reason}', en: 'The return of commitment {no} of “{title}” was not accepted: {reason}' },
  itemReplied: { 'zh-CN': '承办单位已逐条答复“{title}”的落实事项 {no}。', en: 'Commitment {no} of “{title}” was replied to, ask by ask.' },
  itemCompleted: { 'zh-CN': '“{title}”的落实事项 {no} 已报告办结，请安排走访核实。', en: 'Commitment {no} of “{title}” is reported done; please arrange a visit.' },
  itemRework: { 'zh-CN': '走访发现“{title}”的落实事项 {no} 尚未落实，请继续办理。', en: 'A visit found commitment {no} of “{title}” not yet done; please go on with it.' },
  itemUrged: { 'zh-CN': '请回复“{title}”落实事项 {no} 的办理进展：{words}', en: 'Please reply how commitment {no} of “{title}” stands: {words}' },
  escalationAwaitsReview: { 'zh-CN': '“{title}”已提交提案审查。', en: '“{title}” was submitted as a proposal and waits for review.' },
  escalationFiled: { 'zh-CN': '“{title}”已立案。', en: '“{title}” was filed as a proposal.' },
  escalationNotFiled: { 'zh-CN': '“{title}”未予立案，理由见详情。', en: '“{title}” was not filed; see the reason there.' },
};
