import type { Sentence } from '@concord/service-kit/i18n/catalogue';

/** One kind of message that people have preferences about. */
export interface NoticeKind {
  label: Sentence;
  /** 必达通知 (decision 14): by e-mail wherever an address is confirmed, never in a digest, never switched off. */
  mandatory: boolean;
  /** Goes out outside office hours too: waiting for the next opening would make it useless. */
  urgent: boolean;
}

const plain = (zh: string, en: string): NoticeKind => ({
  label: { 'zh-CN': zh, en },
  mandatory: false,
  urgent: false,
});
const mandatory = (zh: string, en: string): NoticeKind => ({ ...plain(zh, en), mandatory: true });
const urgent = (zh: string, en: string): NoticeKind => ({ ...mandatory(zh, en), urgent: true });

/** Kinds in the order in which they are shown; which of them are 必达 is the product's default (INF). */
export const NOTICE_KINDS = {
  ASSIGNMENT: mandatory('交办通知', 'Handed to your unit'),
  MEETING: mandatory('会议通知', 'Invitation to a session'),
  MEETING_CHANGED: urgent('会议改期或取消', 'Session postponed or cancelled'),
  TASK: plain('待办事项', 'Something to do'),
  REMINDER: plain('期限提醒', 'Reminder of a date'),
  WARNING: mandatory('到期预警', 'Due today'),
  OVERDUE: urgent('超期告知', 'A date has passed'),
  URGING: urgent('催办', 'Asked how it stands'),
  DOCUMENT: mandatory('督办文书', 'Cards and letters of supervision'),
  DRAFT: plain('文稿待签', 'Drafts to be signed'),
  NEWS: plain('进展告知', 'News of a case'),
  ADMIN: plain('管理提示', 'For administrators'),
} as const satisfies Record<string, NoticeKind>;
export type NoticeKindCode = keyof typeof NOTICE_KINDS;

export const NOTICE_KIND_CODES = Object.keys(NOTICE_KINDS) as NoticeKindCode[];

/** Plain notices of facts, by their template; what stands in none of these is news. */
const BY_TEMPLATE: Readonly<Record<string, NoticeKindCode>> = {
  itemAssigned: 'ASSIGNMENT',
  itemAssignedUntil: 'ASSIGNMENT',
  itemRework: 'ASSIGNMENT',
  itemReturnRefused: 'ASSIGNMENT',
  researchAssigned: 'ASSIGNMENT',
  sessionNoticed: 'MEETING',
  sessionPostponed: 'MEETING_CHANGED',
  sessionCancelled: 'MEETING_CHANGED',
  itemUrged: 'URGING',
  topicAwaitsScreening: 'TASK',
  topicAwaitsApproval: 'TASK',
  topicApproved: 'TASK',
  topicFilingArrived: 'TASK',
  topicFilingReturned: 'TASK',
  topicMayBeClosed: 'TASK',
  roomMissing: 'TASK',
  researchToAssign: 'TASK',
  researchToAccept: 'TASK',
  researchReturned: 'TASK',
  minutesToDraft: 'TASK',
  minutesToSign: 'TASK',
  publicityDue: 'TASK',
  publicityHeld: 'TASK',
  objectionRaised: 'TASK',
  redeliberationToDecide: 'TASK',
  explanationDue: 'TASK',
  statusReportDue: 'TASK',
  itemAwaitsAssignment: 'TASK',
  itemReturnRequested: 'TASK',
  itemCompleted: 'TASK',
  escalationAwaitsReview: 'TASK',
  extensionRequested: 'TASK',
};

/** Kinds of messages (`Alert.kind`) that are no plain notice and are not named as their preference is. */
const BY_ALERT_KIND: Readonly<Record<string, NoticeKindCode>> = { CARD: 'DOCUMENT', LETTER: 'DOCUMENT' };

/** The kind under which a message stands in people's preferences. */
export function noticeKindOf(alert: { kind: string; template: string }): NoticeKindCode {
  if (alert.kind === 'NOTICE') {
    return Object.hasOwn(BY_TEMPLATE, alert.template) ? BY_TEMPLATE[alert.template]! : 'NEWS';
  }
  if (Object.hasOwn(NOTICE_KINDS, alert.kind)) return alert.kind as NoticeKindCode;
  return Object.hasOwn(BY_ALERT_KIND, alert.kind) ? BY_ALERT_KIND[alert.kind]! : 'TASK';
}
