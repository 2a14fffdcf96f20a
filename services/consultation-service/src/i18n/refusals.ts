import { addCatalogue, type Catalogue } from '@concord/service-kit/i18n/catalogue';

/** Codes that only this service answers. */
const CODES = [
  'ROOM_MISSING',
  'SESSION_UNDER_WAY',
  'RESEARCH_WRONG_STATE',
  'RESEARCH_NOT_ACCEPTED',
  'ACCEPTOR_IS_SUBMITTER',
  'SIDES_NOT_HEARD',
  'UNKNOWN_ASK',
  'OUTCOME_NOT_FOR_PUBLICITY',
  'OUTCOME_IS_CONSENSUS',
  'MINUTES_NOT_SIGNED',
  'OBJECTION_PERIOD_OVER',
  'NO_OPEN_OBJECTION',
  'OBJECTION_HANDLED',
  'OBJECTIONS_OF_SENDER',
  'OBJECTIONS_SIGN_IN',
  'NO_PARTICIPANTS',
  'PUBLIC_REPS_TOO_FEW',
  'PUBLIC_REPS_SUFFICIENT',
  'NOTICE_TOO_SHORT',
  'SESSION_DAY_NOT_COME',
  'PERSON_ALREADY_INVITED',
  'NO_ALTERNATE',
  'ALTERNATE_NOT_CALLED',
  'NOT_SIGNED_IN',
  'CAPACITY_HAS_NO_POSITION',
  'PHASE_ORDER',
  'PHASE_MERGE_NEEDS_REASON',
  'OUTCOME_BEFORE_CONFIRM',
  'OUTCOME_ALREADY_RECORDED',
  'OUTCOME_NOT_IN_PROFILE',
  'OUTCOME_NOT_ANNOUNCED',
  'OUTCOME_REASON_REQUIRED',
  'OUTCOME_MISSING',
  'SESSION_DOES_NOT_COUNT',
  'STATUS_REPORT_MISSING',
  'NO_REPORT_DUE',
  'COMMITMENTS_MISSING',
  'COMMITMENTS_THERE',
  'NO_COMMITMENT',
  'LEAD_IS_CO_UNIT',
  'UNIT_OUT_OF_REACH',
  'UNIT_IS_NO_PLACE',
  'ROOM_MEMBER_ALREADY',
  'NO_ROOM_MEMBER',
  'PROFILE_MISSING',
  'PHONE_INVALID',
] as const;
type ConsultationCode = (typeof CODES)[number];

export const REFUSALS = {
  ROOM_MISSING: {
    'zh-CN': '本地及上级尚无协商议事室，请先由县（区）政协建立议事室。',
    en: 'Neither this place nor one above it has a deliberation room. Ask the county CPPCC to create one first.',
  },
  SESSION_UNDER_WAY: {
    'zh-CN': '已有一次会议在筹备或进行中。',
    en: 'A session is already planned or under way.',
  },
  RESEARCH_WRONG_STATE: {
    'zh-CN': '调研当前为“{researchState}”，不能办理此事项。',
    en: 'Not possible while the research is {researchState}.',
  },
  RESEARCH_NOT_ACCEPTED: {
    'zh-CN': '不调研不协商：调研报告（{researchState}）尚未通过，不能开会。',
    en: 'No deliberation without research: the report ({researchState}) has not been accepted yet.',
  },
  ACCEPTOR_IS_SUBMITTER: {
    'zh-CN': '调研报告须由提交人以外的人审核。',
    en: 'The report must be looked at by somebody other than who submitted it.',
  },
  SIDES_NOT_HEARD: {
    'zh-CN': '已听取 {heard} 方意见，至少须听取 {required} 方；确只有一方的，请说明理由。',
    en: '{heard} side(s) heard, at least {required} must be. Where the matter has only one, give the reason.',
  },
  UNKNOWN_ASK: {
    'zh-CN': '没有第 {askNo} 项诉求（现有：{asks}）。',
    en: 'There is no ask number {askNo} (there are: {asks}).',
  },
  OUTCOME_NOT_FOR_PUBLICITY: {
    'zh-CN': '结果为“{outcome}”，不适用此事项。',
    en: 'Not applicable to the outcome “{outcome}”.',
  },
  OUTCOME_IS_CONSENSUS: {
    'zh-CN': '结果为“{outcome}”，应公示而非解释。',
    en: 'The outcome is “{outcome}”: it is publicised, not explained.',
  },
  MINUTES_NOT_SIGNED: {
    'zh-CN': '协商纪要尚未签发，不能公示。',
    en: 'The minutes have not been signed yet.',
  },
  OBJECTION_PERIOD_OVER: { 'zh-CN': '公示期已满，不再受理异议。', en: 'The publicity period is over.' },
  NO_OPEN_OBJECTION: { 'zh-CN': '没有待处理的异议。', en: 'No objection waits to be handled.' },
  OBJECTIONS_OF_SENDER: {
    'zh-CN':
      '您（或与您使用同一网络的人）对该结果已有 {max} 条异议待处理，请待处理后再提；登录后按本人计算。',
    en: 'From you, or from somebody at your address, {max} objections to this result wait to be answered. Send “{field}” again when they are; signed in, you are counted by yourself.',
  },
  OBJECTIONS_SIGN_IN: {
    'zh-CN': '该结果待处理的异议很多，请登录后再提出异议。',
    en: 'Very many objections to this result wait to be answered. Please sign in to raise yours in “{field}”.',
  },
  OBJECTION_HANDLED: { 'zh-CN': '该异议已处理。', en: 'This objection was handled already.' },
  NO_PARTICIPANTS: { 'zh-CN': '没有参加人员。', en: 'There are no participants.' },
  PUBLIC_REPS_TOO_FEW: {
    'zh-CN':
      '群众代表 {have} 人，应到 {total} 人中的三分之一（{required} 人），还差 {missing} 人。可：通知候补代表、现场登记、延期，或召开不计入次数的会议并说明理由。',
    en: '{have} public representatives of {total} present; {required} are required, {missing} more would do. Ways out: call an alternate, register somebody at the door, postpone, or hold a meeting that does not count, with the reason.',
  },
  PUBLIC_REPS_SUFFICIENT: {
    'zh-CN': '群众代表已达比例，可正常开会。',
    en: 'There are enough public representatives: open the session as usual.',
  },
  NOTICE_TOO_SHORT: {
    'zh-CN': '会议须提前 {days} 个工作日通知，最早为 {earliest}；如需提前，请说明理由。',
    en: 'Notice must be given {days} working days before; the earliest day is {earliest}. For a shorter notice give the reason.',
  },
  SESSION_DAY_NOT_COME: {
    'zh-CN': '会议定于 {date}，尚未到期。',
    en: 'The session is on {date}; that day has not come yet.',
  },
  PERSON_ALREADY_INVITED: {
    'zh-CN': '此人已在名单中；每人只以一种身份参加。',
    en: 'This person is on the list already; everybody takes part in one capacity only.',
  },
  NO_ALTERNATE: { 'zh-CN': '没有可通知的候补代表。', en: 'There is no alternate to be called.' },
  ALTERNATE_NOT_CALLED: {
    'zh-CN': '候补代表须先通知到会。',
    en: 'An alternate must be called before signing in.',
  },
  NOT_SIGNED_IN: { 'zh-CN': '此人尚未签到。', en: 'This person has not signed in.' },
  CAPACITY_HAS_NO_POSITION: {
    'zh-CN': '{capacity}不表态。',
    en: 'A person present as {capacity} takes no position.',
  },
  PHASE_ORDER: {
    'zh-CN': '会议阶段须依次进行，不能由“{from}”转到“{to}”。',
    en: 'Phases follow in order: not from “{from}” to “{to}”.',
  },
  PHASE_MERGE_NEEDS_REASON: {
    'zh-CN': '合并阶段（{skipped}）须说明理由。',
    en: 'Merging phases ({skipped}) needs a reason.',
  },
  OUTCOME_BEFORE_CONFIRM: {
    'zh-CN': '须进入“提请确认”阶段后才能记录结果。',
    en: 'An outcome is recorded in the phase of confirmation only.',
  },
  OUTCOME_ALREADY_RECORDED: {
    'zh-CN': '结果已记录：{outcome}。',
    en: 'The outcome was recorded already: {outcome}.',
  },
  OUTCOME_NOT_IN_PROFILE: {
    'zh-CN': '本地规程没有“{outcome}”这一结果（可选：{allowed}）。',
    en: 'This region has no outcome “{outcome}” (it has: {allowed}).',
  },
  OUTCOME_NOT_ANNOUNCED: {
    'zh-CN': '表态结果须当众宣布。',
    en: 'The result must be announced in open session.',
  },
  OUTCOME_REASON_REQUIRED: {
    'zh-CN': '表态情况建议“{proposed}”，决定为“{outcome}”须说明理由。',
    en: 'The positions propose “{proposed}”; deciding “{outcome}” needs a reason.',
  },
  OUTCOME_MISSING: { 'zh-CN': '尚未记录协商结果。', en: 'No outcome has been recorded yet.' },
  SESSION_DOES_NOT_COUNT: {
    'zh-CN': '本次会议不计入次数，不能形成协商结果；请另行召开会议。',
    en: 'This meeting does not count and can reach no outcome. Call another session.',
  },
  STATUS_REPORT_MISSING: {
    'zh-CN': '还有 {count} 项议题落实情况须在本次会议通报。',
    en: '{count} earlier consultation(s) must be reported on in this session first.',
  },
  NO_REPORT_DUE: { 'zh-CN': '没有须在本次会议通报的议题。', en: 'No such report is due in this session.' },
  COMMITMENTS_MISSING: {
    'zh-CN': '达成共识的，须记录承诺事项，或说明无须落实。',
    en: 'A consensus leaves commitments, or a word that there is nothing to implement.',
  },
  COMMITMENTS_THERE: { 'zh-CN': '已有 {count} 项承诺事项。', en: 'There are {count} commitments already.' },
  NO_COMMITMENT: { 'zh-CN': '没有该承诺事项。', en: 'There is no such commitment.' },
  LEAD_IS_CO_UNIT: {
    'zh-CN': '主办单位不能同时为协办单位。',
    en: 'The lead unit cannot be a co-handling unit as well.',
  },
  UNIT_OUT_OF_REACH: {
    'zh-CN': '该单位不在本地管辖关系之内。',
    en: 'This unit is not one of this place’s county or above it.',
  },
  UNIT_IS_NO_PLACE: {
    'zh-CN': '议事室须设在乡镇（街道）、村（社区）或企事业单位等处所。',
    en: 'A room belongs to a place, not to a body.',
  },
  ROOM_MEMBER_ALREADY: {
    'zh-CN': '此人已是议事室成员。',
    en: 'This person is a member of the room already.',
  },
  NO_ROOM_MEMBER: { 'zh-CN': '此人不是议事室成员。', en: 'This person is no member of the room.' },
  PROFILE_MISSING: { 'zh-CN': '该单位没有协商规程。', en: 'This unit has no process profile.' },
  PHONE_INVALID: { 'zh-CN': '联系电话格式不正确。', en: 'The telephone number is not well formed.' },
} satisfies Catalogue<ConsultationCode>;

addCatalogue(REFUSALS);
