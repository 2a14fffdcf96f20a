import type { Sentence } from '@concord/service-kit/i18n/catalogue';

/**
 * Messages that facts owe to people, by template; the owners' sources name them (`template: '…'`, type `Template`),
 * and a test asks that none is without its sentence. `{no}` is a commitment's number, `{number}` a case's.
 */
export const CASE_NOTICES: Readonly<Record<string, Sentence>> = {
  somethingHappened: { 'zh-CN': '“{title}”有新进展。', en: 'Something happened in “{title}”.' },
  // clocks of any case (service-kit/clocks)
  extensionRequested: {
    'zh-CN': '“{title}”的{clock}申请延期至 {date}，请决定。',
    en: 'More time was asked for {clock} of “{title}”, until {date}; please decide.',
  },
  extensionGranted: {
    'zh-CN': '“{title}”的{clock}已同意延期，期限为 {date}。',
    en: 'More time was granted for {clock} of “{title}”; it is due on {date}.',
  },
  extensionRefused: {
    'zh-CN': '“{title}”的{clock}未同意延期，期限仍为 {date}。',
    en: 'No more time was granted for {clock} of “{title}”; it is still due on {date}.',
  },
  deadlinePaused: {
    'zh-CN': '“{title}”的{clock}已暂停计时（{reason}）。',
    en: 'The clock of {clock} of “{title}” was stopped ({reason}).',
  },
  deadlineResumed: {
    'zh-CN': '“{title}”的{clock}已恢复计时，期限为 {date}。',
    en: 'The clock of {clock} of “{title}” runs again; it is due on {date}.',
  },
  // directory-service
  deputyNamed: {
    'zh-CN': '您被指定为{unit}岗位的代理人（AB角），自 {from} 起至 {until} 止。',
    en: 'You were named deputy for a post at {unit}, from {from} until {until}.',
  },
  deputyEnded: {
    'zh-CN': '您在{unit}岗位的代理（AB角）至 {until} 止。',
    en: 'Your time as deputy for a post at {unit} ends on {until}.',
  },
  // topic-service
  topicAwaitsScreening: {
    'zh-CN': '议题“{title}”（{number}）已提交，请研判。',
    en: 'Topic “{title}” ({number}) has come in; please screen it.',
  },
  topicAwaitsApproval: {
    'zh-CN': '议题“{title}”（{number}）已研判，请审定。',
    en: 'Topic “{title}” ({number}) was screened; please decide on its approval.',
  },
  topicApproved: {
    'zh-CN': '议题“{title}”（{number}）已审定，请报送备案并安排调研。',
    en: 'Topic “{title}” ({number}) was approved; please send its filing and arrange research.',
  },
  topicDisapproved: {
    'zh-CN': '议题“{title}”（{number}）未通过审定，理由见详情。',
    en: 'Topic “{title}” ({number}) was not approved; see the reason there.',
  },
  topicFilingArrived: {
    'zh-CN': '议题“{title}”（{number}）已报送备案，请查收。',
    en: 'The filing of topic “{title}” ({number}) has arrived; please look at it.',
  },
  topicFilingReturned: {
    'zh-CN': '议题“{title}”（{number}）的备案材料已退回，请补充后重新报送。',
    en: 'The filing of topic “{title}” ({number}) was returned; please complete it and send it again.',
  },
  topicFiled: { 'zh-CN': '议题“{title}”（{number}）已备案。', en: 'Topic “{title}” ({number}) is on file.' },
  topicMayBeClosed: {
    'zh-CN': '议题“{title}”（{number}）可以办结，请核对反馈和备案。',
    en: 'Topic “{title}” ({number}) can be closed; please check its feedback and filing.',
  },
  topicNewsForProposer: {
    'zh-CN': '您提出的议题“{title}”（{number}）：{news}。',
    en: 'Your topic “{title}” ({number}): {news}.',
  },
  // consultation-service
  roomMissing: {
    'zh-CN': '“{title}”所在地尚未设立协商议事室，请先设立。',
    en: 'There is no deliberation room where “{title}” belongs; please set one up first.',
  },
  researchToAssign: { 'zh-CN': '“{title}”待安排调研。', en: 'Research on “{title}” waits to be assigned.' },
  researchAssigned: {
    'zh-CN': '请您参加“{title}”的调研。',
    en: 'You are asked to take part in the research on “{title}”.',
  },
  researchToAccept: {
    'zh-CN': '“{title}”的调研报告已提交，请审核。',
    en: 'The research report on “{title}” was submitted; please look at it.',
  },
  researchAccepted: {
    'zh-CN': '“{title}”的调研报告已通过。',
    en: 'The research report on “{title}” was accepted.',
  },
  researchReturned: {
    'zh-CN': '“{title}”的调研报告已退回：{reason}',
    en: 'The research report on “{title}” was returned: {reason}',
  },
  sessionNoticed: {
    'zh-CN': '请参加“{title}”的协商议事会议：{at}，{place}。',
    en: 'You are invited to the deliberation on “{title}”: {at}, {place}.',
  },
  sessionPostponed: {
    'zh-CN': '“{title}”的会议改期至 {at}：{reason}',
    en: 'The session on “{title}” was postponed to {at}: {reason}',
  },
  sessionCancelled: {
    'zh-CN': '“{title}”的会议已取消：{reason}',
    en: 'The session on “{title}” was cancelled: {reason}',
  },
  minutesToDraft: {
    'zh-CN': '“{title}”的会议（{number}）已结束，请起草协商纪要。',
    en: 'The session on “{title}” ({number}) has ended; please draft its minutes.',
  },
  minutesToSign: {
    'zh-CN': '“{title}”的协商纪要（{number}）已起草，请签发。',
    en: 'The minutes of “{title}” ({number}) were drafted; please sign them.',
  },
  publicityDue: {
    'zh-CN': '“{title}”的协商纪要已签发，请开始公示。',
    en: 'The minutes of “{title}” are signed; please start publicity.',
  },
  publicityHeld: {
    'zh-CN': '“{title}”公示期已满，尚有 {count} 条异议待处理。',
    en: 'The publicity period of “{title}” is over; objections still to be handled: {count}.',
  },
  objectionRaised: {
    'zh-CN': '“{title}”公示期间收到异议，请处理。',
    en: 'An objection was raised to “{title}”; please handle it.',
  },
  redeliberationToDecide: {
    'zh-CN': '“{title}”已作解释说明，请决定是否再次协商。',
    en: 'The outcome of “{title}” was explained; please decide whether to deliberate again.',
  },
  explanationDue: {
    'zh-CN': '“{title}”未达成共识，请及时向提出人解释说明。',
    en: 'No consensus was reached on “{title}”; please explain it to the proposer.',
  },
  statusReportDue: {
    'zh-CN': '会议“{title}”上须通报 {count} 项前次议题的落实情况。',
    en: 'The session “{title}” must report on earlier consultations: {count}.',
  },
  // feedback-service
  itemAwaitsAssignment: {
    'zh-CN': '“{title}”的承诺事项 {no} 待交办。',
    en: 'Commitment {no} of “{title}” waits to be assigned.',
  },
  itemAssigned: {
    'zh-CN': '“{title}”的承诺事项 {no} 已交由贵单位办理，请签收。',
    en: 'Commitment {no} of “{title}” was handed to your unit; please sign for it.',
  },
  itemAssignedUntil: {
    'zh-CN': '“{title}”的承诺事项 {no} 已交由贵单位办理，请签收。承诺时限：{date}。',
    en: 'Commitment {no} of “{title}” was handed to your unit; please sign for it. Agreed date: {date}.',
  },
  itemReturnRequested: {
    'zh-CN': '承办单位申请退办“{title}”的承诺事项 {no}，请处理。',
    en: 'The unit asks to return commitment {no} of “{title}”; please decide.',
  },
  itemReturnRefused: {
    'zh-CN': '“{title}”的承诺事项 {no} 未同意退办：{reason}',
    en: 'The return of commitment {no} of “{title}” was not accepted: {reason}',
  },
  itemReplied: {
    'zh-CN': '承办单位已逐条答复“{title}”的承诺事项 {no}。',
    en: 'Commitment {no} of “{title}” was replied to, ask by ask.',
  },
  itemCoOpinion: {
    'zh-CN': '协办单位已就“{title}”的承诺事项 {no} 提出意见。',
    en: 'A co-handling unit gave its opinion on commitment {no} of “{title}”.',
  },
  itemCompleted: {
    'zh-CN': '“{title}”的承诺事项 {no} 已报告完成，请安排走访核实。',
    en: 'Commitment {no} of “{title}” is reported done; please arrange a visit.',
  },
  itemRework: {
    'zh-CN': '走访发现“{title}”的承诺事项 {no} 尚未落实，请继续办理。',
    en: 'A visit found commitment {no} of “{title}” not yet done; please go on with it.',
  },
  itemVerified: {
    'zh-CN': '经走访核实，“{title}”的承诺事项 {no} 已落实。',
    en: 'A visit found commitment {no} of “{title}” done.',
  },
  itemVisitedWith: {
    'zh-CN': '“{title}”承诺事项 {no} 的走访记录将您列为走访人员；如未参加，可告知召集人更正。',
    en: 'The record of a visit to commitment {no} of “{title}” names you as a visitor. If you were not there, the convenor can put it right.',
  },
  itemUrged: {
    'zh-CN': '请回复“{title}”承诺事项 {no} 的办理进展：{words}',
    en: 'Please reply how commitment {no} of “{title}” stands: {words}',
  },
  escalationAwaitsReview: {
    'zh-CN': '“{title}”已提交提案审查。',
    en: '“{title}” was submitted as a proposal and waits for review.',
  },
  escalationFiled: {
    'zh-CN': '“{title}”已立案，编号 {number}。',
    en: '“{title}” was filed as proposal {number}.',
  },
  escalationNotFiled: { 'zh-CN': '“{title}”未予立案：{reason}', en: '“{title}” was not filed: {reason}' },
};
