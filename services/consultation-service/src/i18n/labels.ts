import { addCatalogue, type Catalogue, type Sentence } from '@concord/service-kit/i18n/catalogue';
import type { ConsultationState } from '../consultation/consultation.states.js';
import type { Capacity, SessionState } from '../session/session.states.js';

const STATES = {
  RESEARCHING: { 'zh-CN': '调研中', en: 'in research' },
  READY: { 'zh-CN': '可协商', en: 'ready for deliberation' },
  IN_DELIBERATION: { 'zh-CN': '协商中', en: 'in deliberation' },
  OUTCOME_RECORDED: { 'zh-CN': '已有结果', en: 'outcome recorded' },
  PUBLICIZING: { 'zh-CN': '公示中', en: 'being publicised' },
  IMPLEMENTING: { 'zh-CN': '落实中', en: 'being implemented' },
  SUPERVISING: { 'zh-CN': '监督评议中', en: 'being supervised' },
  REPORTED: { 'zh-CN': '已向下次会议通报', en: 'reported to the next session' },
  EXPLAINED: { 'zh-CN': '已解释', en: 'explained' },
  CLOSED: { 'zh-CN': '已结束', en: 'closed' },
  PLANNED: { 'zh-CN': '筹备中', en: 'planned' },
  NOTICED: { 'zh-CN': '已通知', en: 'noticed' },
  SIGN_IN: { 'zh-CN': '签到中', en: 'signing in' },
  RAISE_OPINIONS: { 'zh-CN': '提出意见', en: 'raising opinions' },
  INTERACTIVE: { 'zh-CN': '互动协商', en: 'interactive deliberation' },
  REVISE: { 'zh-CN': '意见修订', en: 'revising opinions' },
  CONFIRM: { 'zh-CN': '提请确认', en: 'confirmation' },
  CONCLUDED: { 'zh-CN': '已散会', en: 'concluded' },
  MINUTES_DRAFT: { 'zh-CN': '纪要起草', en: 'minutes drafted' },
  MINUTES_SIGNED: { 'zh-CN': '纪要已签发', en: 'minutes signed' },
  POSTPONED: { 'zh-CN': '已延期', en: 'postponed' },
  CANCELLED: { 'zh-CN': '已取消', en: 'cancelled' },
  SUSPENDED: { 'zh-CN': '已停用', en: 'suspended' },
} satisfies Record<ConsultationState | SessionState | 'SUSPENDED', Sentence>;

const CAPACITIES = {
  ROOM_MEMBER: { 'zh-CN': '议事室成员', en: 'room member' },
  MEMBER: { 'zh-CN': '政协委员', en: 'CPPCC member' },
  PUBLIC_REP: { 'zh-CN': '群众代表', en: 'public representative' },
  STAKEHOLDER: { 'zh-CN': '利益相关方', en: 'stakeholder' },
  DISPUTE_PARTY: { 'zh-CN': '当事方', en: 'party to the dispute' },
  DEPARTMENT_HEAD: { 'zh-CN': '部门负责人', en: 'head of department' },
  EXPERT: { 'zh-CN': '专家', en: 'expert' },
  NOTABLE: { 'zh-CN': '乡贤', en: 'community notable' },
  JUDICIAL: { 'zh-CN': '司法工作者', en: 'judicial officer' },
  STAFF: { 'zh-CN': '工作人员', en: 'staff' },
  RECORDER: { 'zh-CN': '记录员', en: 'recorder' },
  INTERPRETER: { 'zh-CN': '翻译', en: 'interpreter' },
  MEDIA: { 'zh-CN': '媒体', en: 'media' },
} satisfies Record<Capacity, Sentence>;

const OUTCOMES = {
  CONSENSUS: { 'zh-CN': '共识', en: 'consensus' },
  BASIC_CONSENSUS: { 'zh-CN': '基本共识', en: 'basic consensus' },
  NO_CONSENSUS: { 'zh-CN': '未达成共识', en: 'no consensus' },
  HARD_TO_REACH: { 'zh-CN': '难以达成共识', en: 'hard to reach' },
  '-': { 'zh-CN': '（无）', en: '(none)' },
} satisfies Record<string, Sentence>;

const RESEARCH = {
  PLANNED: { 'zh-CN': '待安排', en: 'to be assigned' },
  ASSIGNED: { 'zh-CN': '进行中', en: 'under way' },
  SUBMITTED: { 'zh-CN': '待审核', en: 'awaiting acceptance' },
  RETURNED: { 'zh-CN': '已退回', en: 'returned' },
  ACCEPTED: { 'zh-CN': '已通过', en: 'accepted' },
} satisfies Record<string, Sentence>;

const FIELDS = {
  title: { 'zh-CN': '标题', en: 'title' },
  place: { 'zh-CN': '地点', en: 'place' },
  form: { 'zh-CN': '协商形式', en: 'form' },
  name: { 'zh-CN': '姓名', en: 'name' },
  text: { 'zh-CN': '内容', en: 'text' },
  reason: { 'zh-CN': '理由', en: 'reason' },
  handling: { 'zh-CN': '处理意见', en: 'handling' },
  facts: { 'zh-CN': '事实', en: 'facts' },
  problems: { 'zh-CN': '问题', en: 'problems' },
  options: { 'zh-CN': '建议方案', en: 'options' },
  side: { 'zh-CN': '方面', en: 'side' },
  view: { 'zh-CN': '意见', en: 'view' },
  plan: { 'zh-CN': '调研方案', en: 'plan' },
  methods: { 'zh-CN': '调研方式', en: 'methods' },
  channels: { 'zh-CN': '公示渠道', en: 'channels' },
  scheduledAt: { 'zh-CN': '会议时间', en: 'date of the session' },
  agreedDate: { 'zh-CN': '承诺时限', en: 'agreed date' },
  capacity: { 'zh-CN': '身份', en: 'capacity' },
  position: { 'zh-CN': '表态', en: 'position' },
  buildMode: { 'zh-CN': '建设模式', en: 'building mode' },
  participants: { 'zh-CN': '参加人员', en: 'participants' },
  commitments: { 'zh-CN': '承诺事项', en: 'commitments' },
  objections: { 'zh-CN': '异议', en: 'objections' },
  sides: { 'zh-CN': '各方意见', en: 'sides heard' },
  shortNoticeReason: { 'zh-CN': '缩短通知期的理由', en: 'reason for the short notice' },
  oneSideReason: { 'zh-CN': '仅有一方的理由', en: 'reason why there is only one side' },
} satisfies Record<string, Sentence>;

function labels(params: readonly string[], of: Record<string, Sentence>): Catalogue {
  return Object.fromEntries(
    params.flatMap((param) => Object.entries(of).map(([value, label]) => [`${param}:${value}`, label])),
  );
}

/** How far a commitment is, as the consultation keeps it. */
const ITEM_STATUSES = {
  OPEN: { 'zh-CN': '办理中', en: 'under way' },
  COMPLETED: { 'zh-CN': '已报完成', en: 'reported complete' },
  VERIFIED: { 'zh-CN': '已核实', en: 'verified' },
  CLOSED: { 'zh-CN': '已办结', en: 'closed' },
};

addCatalogue(labels(['state', 'phase', 'from', 'to'], STATES));
addCatalogue(labels(['status'], ITEM_STATUSES));
addCatalogue(labels(['capacity'], CAPACITIES));
addCatalogue(labels(['outcome', 'proposed'], OUTCOMES));
addCatalogue(labels(['researchState'], RESEARCH));
addCatalogue(labels(['field'], FIELDS));
