import { addEvents, type EventCatalogue } from '@concord/service-kit/i18n/events';

/** What can happen to a consultation, as its timeline says it. The type is also that of the fact told to its story. */
export const CONSULTATION_EVENTS = {
  opened: { 'zh-CN': '议题转入协商，开始调研', en: 'The consultation was opened; research begins' },
  roomAssigned: { 'zh-CN': '确定协商议事室', en: 'A deliberation room was assigned' },
  researchAssigned: { 'zh-CN': '安排调研组', en: 'Research assigned' },
  sideHeard: { 'zh-CN': '听取一方意见（累计 {sides} 条）', en: 'A side was heard ({sides} so far)' },
  researchSubmitted: { 'zh-CN': '提交调研报告', en: 'Research report submitted' },
  researchAccepted: {
    'zh-CN': '调研报告通过，可以协商',
    en: 'Research report accepted; ready for deliberation',
  },
  researchReturned: { 'zh-CN': '调研报告退回补充', en: 'Research report returned' },
  sessionScheduled: { 'zh-CN': '筹备会议 {number}', en: 'Session {number} planned' },
  sessionNoticed: { 'zh-CN': '发出会议通知', en: 'Notice of the session given' },
  participantsInvited: { 'zh-CN': '增补参加人员 {added} 人', en: '{added} more participant(s) told' },
  sessionPostponed: { 'zh-CN': '会议延期：{reason}', en: 'Session postponed: {reason}' },
  sessionCancelled: { 'zh-CN': '会议取消：{reason}', en: 'Session cancelled: {reason}' },
  sessionOpened: {
    'zh-CN': '会议开始：到会 {total} 人，其中群众代表 {publicReps} 人',
    en: 'Session opened: {total} present, {publicReps} of them public representatives',
  },
  outcomeRecorded: {
    'zh-CN': '当众宣布协商结果：{outcome}',
    en: 'Outcome announced in open session: {outcome}',
  },
  sessionConcluded: { 'zh-CN': '会议结束', en: 'Session concluded' },
  sessionAdjourned: { 'zh-CN': '会议未形成结果，休会', en: 'Session adjourned without an outcome' },
  minutesDrafted: { 'zh-CN': '协商纪要起草完成', en: 'Minutes drafted' },
  minutesSigned: { 'zh-CN': '协商纪要签发', en: 'Minutes signed' },
  publicityStarted: { 'zh-CN': '结果公示，至 {lastDay}', en: 'Result publicised until {lastDay}' },
  objectionRaised: { 'zh-CN': '收到一条异议', en: 'An objection was raised' },
  objectionHandled: { 'zh-CN': '异议已书面处理', en: 'The objection was handled in writing' },
  objectorRevealed: { 'zh-CN': '查看异议人联系方式：{reason}', en: 'Who objected was looked up: {reason}' },
  publicityHeld: {
    'zh-CN': '公示期满，仍有 {openObjections} 条异议待处理',
    en: 'The period is over; {openObjections} objection(s) still to be handled',
  },
  publicityEnded: { 'zh-CN': '公示结束，转入落实', en: 'Publicity ended; implementation begins' },
  itemProgressed: { 'zh-CN': '承诺事项进展：{status}', en: 'A commitment moved on: {status}' },
  supervising: {
    'zh-CN': '承诺事项均已报完成，进入监督评议',
    en: 'All commitments reported complete; under supervision',
  },
  statusReported: { 'zh-CN': '在会议 {number} 上通报落实情况', en: 'Status reported at session {number}' },
  reported: { 'zh-CN': '落实完毕并已通报', en: 'Implemented and reported' },
  explained: {
    'zh-CN': '向提出人解释未达成共识的原因',
    en: 'Explained to the proposer why there is no consensus',
  },
  redeliberationDecided: {
    'zh-CN': '决定是否再次协商（第 {round} 轮）',
    en: 'Decided whether to consult again (round {round})',
  },
  closed: { 'zh-CN': '本次协商结束', en: 'The consultation is closed' },
} satisfies EventCatalogue;

export const SESSION_EVENTS = {
  scheduled: { 'zh-CN': '筹备会议 {number}', en: 'Session {number} planned' },
  invited: { 'zh-CN': '邀请 {added} 人', en: '{added} invited' },
  participantRemoved: { 'zh-CN': '移出一名{capacity}', en: 'A {capacity} was taken off the list' },
  participantRevealed: {
    'zh-CN': '查看一名参加人员的联系方式：{reason}',
    en: 'A participant was looked up: {reason}',
  },
  noticed: { 'zh-CN': '发出会议通知，会期 {date}', en: 'Notice given for {date}' },
  postponed: { 'zh-CN': '会议延期：{reason}', en: 'Postponed: {reason}' },
  cancelled: { 'zh-CN': '会议取消：{reason}', en: 'Cancelled: {reason}' },
  signInOpened: { 'zh-CN': '开始签到', en: 'Sign-in opened' },
  signedIn: { 'zh-CN': '{count} 人签到', en: '{count} signed in' },
  registeredAtDoor: { 'zh-CN': '现场登记一名{capacity}', en: 'A {capacity} was registered at the door' },
  alternateCalled: { 'zh-CN': '通知一名候补（{capacity}）到会', en: 'An alternate ({capacity}) was called' },
  opened: {
    'zh-CN': '会议开始：到会 {total} 人，群众代表 {publicReps} 人',
    en: 'Opened: {total} present, {publicReps} public representatives',
  },
  openedWithoutCounting: {
    'zh-CN': '召开不计入次数的会议：{reason}',
    en: 'A meeting that does not count: {reason}',
  },
  phaseAdvanced: { 'zh-CN': '进入“{phase}”', en: 'Phase: {phase}' },
  returnedToInteractive: { 'zh-CN': '退回“互动协商”：{reason}', en: 'Back to the discussion: {reason}' },
  statementRecorded: { 'zh-CN': '第 {no} 条发言（{capacity}）', en: 'Statement {no} ({capacity})' },
  positionRecorded: { 'zh-CN': '记录一人表态', en: 'A position was recorded' },
  outcomeRecorded: { 'zh-CN': '当众宣布协商结果：{outcome}', en: 'Outcome announced: {outcome}' },
  commitmentRecorded: { 'zh-CN': '记录第 {no} 项承诺事项', en: 'Commitment {no} recorded' },
  commitmentRemoved: { 'zh-CN': '删去第 {no} 项承诺事项', en: 'Commitment {no} removed' },
  nothingToImplement: { 'zh-CN': '无须落实：{reason}', en: 'Nothing to implement: {reason}' },
  statusReported: { 'zh-CN': '通报一项前次议题的落实情况', en: 'Reported on an earlier consultation' },
  concluded: { 'zh-CN': '会议结束', en: 'Concluded' },
  adjourned: { 'zh-CN': '未形成结果，休会：{reason}', en: 'Adjourned without an outcome: {reason}' },
  minutesDrafted: { 'zh-CN': '起草协商纪要', en: 'Minutes drafted' },
  minutesSigned: { 'zh-CN': '签发协商纪要', en: 'Minutes signed' },
} satisfies EventCatalogue;

export const ROOM_EVENTS = {
  created: { 'zh-CN': '建立协商议事室', en: 'The room was created' },
  memberAdded: { 'zh-CN': '增加成员', en: 'A member was added' },
  memberRemoved: { 'zh-CN': '减少成员', en: 'A member was removed' },
} satisfies EventCatalogue;

declare module '@concord/service-kit/i18n/events' {
  interface CaseEvents {
    consultation: keyof typeof CONSULTATION_EVENTS;
    session: keyof typeof SESSION_EVENTS;
    room: keyof typeof ROOM_EVENTS;
  }
}

addEvents('consultation', CONSULTATION_EVENTS);
addEvents('session', SESSION_EVENTS);
addEvents('room', ROOM_EVENTS);
