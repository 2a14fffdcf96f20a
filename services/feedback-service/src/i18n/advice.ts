import type { Language } from '@concord/contracts/identity';
import type { Sentence } from '@concord/service-kit/i18n/catalogue';
import { NOTICE_KINDS, noticeKindOf, type NoticeKindCode } from '../preference/notice.kinds.js';

/** What can be done about a message of each kind: no message leaves its reader with the news alone. */
const BY_KIND: Readonly<Record<NoticeKindCode, Sentence>> = {
  ASSIGNMENT: {
    'zh-CN': '请签收并办理；不属于本单位职责的，请在退办期限内说明理由申请退办。',
    en: 'Sign for it and handle it; if it is not your unit’s, ask to return it, with the reason, within the time for returns.',
  },
  MEETING: {
    'zh-CN': '请按时参加；不能参加的，请尽早告知召集人，以便安排候补。',
    en: 'Please attend; if you cannot, tell the convenor early, so that an alternate can be called.',
  },
  MEETING_CHANGED: {
    'zh-CN': '请据此调整安排；有疑问请联系召集人。',
    en: 'Please change your plans accordingly; ask the convenor if anything is unclear.',
  },
  TASK: {
    'zh-CN': '请打开事项，办理页面上标明的下一步。',
    en: 'Open the case and do the next step shown there.',
  },
  REMINDER: {
    'zh-CN': '请在期限前办理；确需延期的，须在到期前说明理由提出申请。',
    en: 'Please do it before that day; if more time is needed, ask for it, with the reason, before the day has passed.',
  },
  WARNING: {
    'zh-CN': '请今天办结；确需延期的，请在今天到期前提出申请。',
    en: 'Please finish it today; if more time is needed, ask for it before the day ends.',
  },
  OVERDUE: {
    'zh-CN': '请尽快办理并说明情况；认为期限计算有误的，可查看计算说明，请交办方更正。',
    en: 'Please do it soon and say how it stands; if you think the date is wrong, look at how it was reckoned and ask whoever assigned it for a correction.',
  },
  URGING: {
    'zh-CN': '请打开事项，回复办理进展和预计完成时间。',
    en: 'Open the case and reply how it stands and when it is expected to be done.',
  },
  DOCUMENT: {
    'zh-CN': '请打开文书，按要求办理；有异议的，可以申诉或申请更正。',
    en: 'Open the document and do what it asks; if you disagree, you can appeal or ask for a correction.',
  },
  DRAFT: {
    'zh-CN': '请打开文稿核阅；是否签发由您决定，未经签发不会送出。',
    en: 'Open the draft and read it; whether it is issued is yours to decide, and nothing goes out unless it is.',
  },
  NEWS: {
    'zh-CN': '详情可打开事项查看；需要您办理的，页面上会标明下一步。',
    en: 'Open the case to read more; where something is asked of you, the page says what.',
  },
  ADMIN: {
    'zh-CN': '请在管理页面补充或更正岗位人员。',
    en: 'Please fill or correct the post on the administration page.',
  },
};

/** Messages about which something else can be done than about others of their kind. */
const BY_TEMPLATE: Readonly<Record<string, Sentence>> = {
  deadlineNear: BY_KIND.REMINDER,
  deputyNamed: {
    'zh-CN': '代理期间您会收到该岗位的消息，并可代为办理；首页标明您代理的岗位。',
    en: 'In that time you are told what the post is told and act in its place; your first page says for whom.',
  },
  deputyEnded: { 'zh-CN': '此后无需代为办理。', en: 'From then on nothing is yours to do in its place.' },
  paperToSeal: {
    'zh-CN': '请打开文书，核对编号和内容后用印。',
    en: 'Open the document, check its number and its text, then seal it.',
  },
  paperReturned: {
    'zh-CN': '请打开文稿，按退回理由修改后重新提交。',
    en: 'Open the draft, change it as the reason asks, and send it on again.',
  },
  paperAppealed: {
    'zh-CN': '请打开文书，复核后维持、更正或撤回，并说明理由。',
    en: 'Open the document, look at it again, and uphold, correct or withdraw it, with the reason.',
  },
  paperBasisGone: {
    'zh-CN': '请打开文书，复核是否仍有依据；没有依据的，请撤回。',
    en: 'Open the document and see whether it still has its grounds; where it has none, withdraw it.',
  },
  paperAppealDecided: {
    'zh-CN': '请打开文书，查看答复和理由。',
    en: 'Open the document to read the answer and its reason.',
  },
  paperWithdrawn: {
    'zh-CN': '无需办理；撤回理由见文书。',
    en: 'Nothing is left to do; the reason is in the document.',
  },
};

/** One sentence: what its reader can do about the message. */
export function adviceOf(alert: { kind: string; template: string }, language: Language): string {
  const own = Object.hasOwn(BY_TEMPLATE, alert.template) ? BY_TEMPLATE[alert.template] : undefined;
  return (own ?? BY_KIND[noticeKindOf(alert)])[language];
}

/** The kind's name as it is read. */
export function kindLabel(alert: { kind: string; template: string }, language: Language): string {
  return NOTICE_KINDS[noticeKindOf(alert)].label[language];
}
