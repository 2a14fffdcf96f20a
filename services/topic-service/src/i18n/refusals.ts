import { refusalsOf } from '@concord/service-kit/acts/define';
import { addCatalogue, type Catalogue } from '@concord/service-kit/i18n/catalogue';
import { ACTS } from '../topic/topic.acts.js';

/** Sentences of refusals that several acts share; an act's own are its own, the common ones are the kit's. */
const SHARED = {
  UNIT_TAKES_NO_TOPICS: {
    'zh-CN': '该单位不征集议题，请选择乡镇（街道）、村（社区）或企事业单位。',
    en: 'This unit takes no topics. Choose a township, a village or community, or an enterprise.',
  },
  SOURCE_NOT_PERMITTED: {
    'zh-CN': '您不能以“{source}”名义提交议题。',
    en: 'You cannot submit a topic as “{source}”.',
  },
  ASKS_COUNT: { 'zh-CN': '诉求须为 1 至 {max} 条。', en: 'A topic has between 1 and {max} asks.' },
  PHONE_INVALID: { 'zh-CN': '联系电话格式不正确。', en: 'The telephone number is not well formed.' },
  FOLLOW_CODE_UNKNOWN: { 'zh-CN': '查询码不正确。', en: 'This follow code is not known.' },
  NOT_MATRIX_AUTHORITY: {
    'zh-CN': '该议题须由{unit}的{authority}审定，他人无权审定。',
    en: 'Only the {authority} of {unit} approves this topic.',
  },
  FILING_NOT_SENT: { 'zh-CN': '该议题尚未送备案。', en: 'The filing has not been sent yet.' },
  FILING_WRONG_STATE: {
    'zh-CN': '备案当前状态（{filing}）下不能办理此事项。',
    en: 'Not possible while the filing is {filing}.',
  },
  NOT_FILING_RECEIVER: {
    'zh-CN': '只有备案接收方（{receiver}）可以办理。',
    en: 'Only the receiver of the filing ({receiver}) may do this.',
  },
  APPROVER_CANNOT_RECEIVE: {
    'zh-CN': '审定人与备案接收人不能为同一人。',
    en: 'Who approved the topic cannot also receive its filing.',
  },
  NOT_ENTRUSTED: { 'zh-CN': '该议题不是委托协商的议题。', en: 'Nobody entrusted this topic.' },
  NOT_FILED: { 'zh-CN': '该议题尚未备案，不能办结。', en: 'It cannot be closed before it is filed.' },
  STATUS_NOT_REPORTED: {
    'zh-CN': '落实情况尚未向下次会议通报，不能办结。',
    en: 'It cannot be closed before its implementation was reported to the next session.',
  },
  NO_FEEDBACK_GIVEN: {
    'zh-CN': '尚未向提出人反馈，不能办结。',
    en: 'It cannot be closed before the proposer was given feedback.',
  },
  REDELIBERATION_UNDECIDED: {
    'zh-CN': '召集人尚未决定是否再次协商，不能办结。',
    en: 'It cannot be closed before the convenor decided whether to deliberate again.',
  },
  ENTRUSTER_NOT_TOLD: {
    'zh-CN': '尚未将结果报告委托单位。',
    en: 'The result was not yet reported to the unit that entrusted it.',
  },
  ENTRUSTER_NOT_ANSWERED: {
    'zh-CN': '委托单位尚未反馈意见。',
    en: 'The unit that entrusted it has not given its feedback yet.',
  },
} as const satisfies Catalogue;

export const REFUSALS: Catalogue = { ...SHARED, ...refusalsOf(ACTS) };

/** Labels of parameters' values. */
const LABELS = {
  'field:source': { 'zh-CN': '议题来源', en: 'source' },
  'field:title': { 'zh-CN': '标题', en: 'title' },
  'field:description': { 'zh-CN': '情况说明', en: 'description' },
  'field:asks': { 'zh-CN': '诉求', en: 'asks' },
  'field:proposerName': { 'zh-CN': '姓名', en: 'name' },
  'field:proposerPhone': { 'zh-CN': '联系电话', en: 'telephone' },
  'field:organization': { 'zh-CN': '单位名称', en: 'organisation' },
  'field:reason': { 'zh-CN': '理由', en: 'reason' },
  'field:text': { 'zh-CN': '内容', en: 'text' },
  'field:opinion': { 'zh-CN': '意见', en: 'opinion' },
  'field:note': { 'zh-CN': '说明', en: 'note' },
  'field:to': { 'zh-CN': '转交单位', en: 'referred to' },
  'field:scopeClass': { 'zh-CN': '议题范围', en: 'class of scope' },
  'field:urgency': { 'zh-CN': '紧急程度', en: 'urgency' },
  'field:difficulty': { 'zh-CN': '难易程度', en: 'difficulty' },
  'field:reasonCode': { 'zh-CN': '理由类别', en: 'kind of reason' },
  'source:PARTY_GOVERNMENT': { 'zh-CN': '党政点题', en: 'Party and government' },
  'source:PUBLIC': { 'zh-CN': '群众出题', en: 'public' },
  'source:MEMBER': { 'zh-CN': '委员荐题', en: 'CPPCC member' },
  'source:OPEN_CALL': { 'zh-CN': '社会征题', en: 'open call' },
  'authority:VILLAGE_PARTY_APPROVER': { 'zh-CN': '村（社区）党组织', en: 'village Party organisation' },
  'authority:TOWNSHIP_PARTY_APPROVER': { 'zh-CN': '乡镇（街道）党委', en: 'township Party committee' },
  'authority:ENTERPRISE_APPROVER': {
    'zh-CN': '企事业单位党组织或行政班子',
    en: 'Party organisation or administrative team of the enterprise',
  },
  'receiver:STATION_STAFF': { 'zh-CN': '政协工作联络站', en: 'liaison station' },
  'receiver:COUNTY_CPPCC_OFFICER': { 'zh-CN': '县（区）政协', en: 'county CPPCC' },
  'type:escalationRaised': { 'zh-CN': '拟转提案', en: 'drafted as a proposal' },
  'type:escalationSponsored': { 'zh-CN': '提案已有提案人', en: 'the proposal has a sponsor' },
  'type:escalationSponsorshipWithdrawn': {
    'zh-CN': '提案人已撤回领衔',
    en: 'the sponsor took the name back',
  },
  'type:escalationSubmitted': { 'zh-CN': '提案已提交审查', en: 'the proposal was submitted' },
  'type:escalationFiled': { 'zh-CN': '提案已立案', en: 'the proposal was filed' },
  'type:escalationNotFiled': { 'zh-CN': '提案未立案', en: 'the proposal was not filed' },
  'type:escalationWithdrawn': { 'zh-CN': '提案已撤回', en: 'the proposal was withdrawn' },
  'filing:SENT': { 'zh-CN': '已送备案', en: 'sent' },
  'filing:RETURNED': { 'zh-CN': '退回补充', en: 'returned for completion' },
  'filing:ACKNOWLEDGED': { 'zh-CN': '已备案', en: 'acknowledged' },
  'outcome:CONSENSUS': { 'zh-CN': '共识', en: 'consensus' },
  'outcome:BASIC_CONSENSUS': { 'zh-CN': '基本共识', en: 'basic consensus' },
  'outcome:NO_CONSENSUS': { 'zh-CN': '未达成共识', en: 'no consensus' },
  'outcome:HARD_TO_REACH': { 'zh-CN': '难以达成共识', en: 'consensus hard to reach' },
  'state:SUBMITTED': { 'zh-CN': '已征集', en: 'submitted' },
  'state:RETURNED': { 'zh-CN': '已退回', en: 'returned' },
  'state:MERGED': { 'zh-CN': '已并案', en: 'joined with another' },
  'state:REFERRED': { 'zh-CN': '已转办', en: 'referred' },
  'state:DECLINED': { 'zh-CN': '不予列入', en: 'not taken up' },
  'state:PENDING_APPROVAL': { 'zh-CN': '待审定', en: 'awaiting approval' },
  'state:APPROVED': { 'zh-CN': '已审定', en: 'approved' },
  'state:FILED': { 'zh-CN': '已备案', en: 'filed' },
  'state:RESEARCHING': { 'zh-CN': '调研中', en: 'in research' },
  'state:READY': { 'zh-CN': '可协商', en: 'ready for deliberation' },
  'state:IN_DELIBERATION': { 'zh-CN': '协商中', en: 'in deliberation' },
  'state:OUTCOME_RECORDED': { 'zh-CN': '已有结果', en: 'outcome recorded' },
  'state:PUBLICIZING': { 'zh-CN': '公示中', en: 'being publicised' },
  'state:IMPLEMENTING': { 'zh-CN': '落实中', en: 'being implemented' },
  'state:SUPERVISING': { 'zh-CN': '监督评议中', en: 'being supervised' },
  'state:REPORTED': { 'zh-CN': '已向下次会议通报', en: 'reported to the next session' },
  'state:EXPLAINED': { 'zh-CN': '已解释', en: 'explained' },
  'state:REDELIBERATE': { 'zh-CN': '再协商', en: 'to be deliberated again' },
  'state:SUBMITTED_FOR_DECISION': { 'zh-CN': '已提交决策参考', en: 'submitted for decision' },
  'state:CLOSED': { 'zh-CN': '办结', en: 'closed' },
  'state:ARCHIVED': { 'zh-CN': '已归档', en: 'archived' },
} as const satisfies Catalogue;

addCatalogue(REFUSALS);
addCatalogue(LABELS);
