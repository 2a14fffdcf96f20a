import { addCatalogue, type Catalogue } from '@concord/service-kit/i18n/catalogue';

/** Sentences of this service's own refusals; the common ones are the kit's. */
const REFUSALS = {
  RETURN_TOO_LATE: {
    'zh-CN': '退办期限已过（{until}），由本单位办理。',
    en: 'The time to return it has passed ({until}); it stays with the unit.',
  },
  RETURN_REFUSED_BEFORE: {
    'zh-CN': '退办申请已有答复，不再重复受理，由本单位办理。',
    en: 'A return was asked for and refused before; it stays with the unit.',
  },
  RETURN_TO_SAME_UNIT: {
    'zh-CN': '同意退办后须交给其他单位；如仍由原单位办理，请选择不同意退办。',
    en: 'A return that is accepted goes to another unit. To leave it where it is, do not accept the return.',
  },
  NOT_IN_ASSIGNMENT_CHAIN: {
    'zh-CN': '该职务不在本地区的交办链中。',
    en: 'This post is not in the region’s chain of assignment.',
  },
  ASSIGNMENT_NEEDS_HIGHER: {
    'zh-CN': '跨层级事项不能由您直接交办，请报由{role}交办。',
    en: 'You cannot assign across levels. Ask the {role} to assign it.',
  },
  UNIT_CANNOT_HANDLE: {
    'zh-CN': '“{unit}”没有承办人员，请交给职能部门，或设有召集人、联络站的地方。',
    en: 'Nobody of {unit} can sign for it. Hand it to a department, or to a place with a convenor or station.',
  },
  VISITOR_HAS_NO_POST: {
    'zh-CN':
      '走访人员须为该地的政协委员、召集人、联络站或县（区）政协工作人员，有 {count} 人不是，请从名单中选择。',
    en: 'Visitors are members, convenors, station staff or county CPPCC officers of the place; {count} of those named are not. Choose them from the list.',
  },
  VISITOR_IS_HANDLER: {
    'zh-CN': '报告完成的人不能核实自己的办理结果。',
    en: 'Whoever reported it done does not verify it.',
  },
  ASK_LEFT_OUT: {
    'zh-CN': '须逐条答复，尚缺诉求 {asks}。',
    en: 'Every ask is answered; these are missing: {asks}.',
  },
  ASK_UNKNOWN: {
    'zh-CN': '本事项没有诉求 {asks}，或重复答复。',
    en: 'This item has no ask {asks}, or it was answered twice.',
  },
  REASON_REQUIRED: {
    'zh-CN': '诉求 {ask} 未完全采纳，请说明理由。',
    en: 'Ask {ask} is not fully adopted; give the reason.',
  },
  NOT_COMPLETED: {
    'zh-CN': '承办单位尚未报告完成，不能核实为已落实。',
    en: 'The unit has not reported completion, so it cannot be found done yet.',
  },
  SATISFACTION_MISSING: {
    'zh-CN': '请先记录满意度，再办结。',
    en: 'Record the satisfaction first, then close it.',
  },
  SPONSOR_NOT_ELIGIBLE: {
    'zh-CN': '提案须由政协委员（个人或联名）等法定提案主体提出，协商议事室不能作为提案人。',
    en: 'A proposal needs an eligible sponsor, such as a CPPCC member alone or jointly; a deliberation room cannot sponsor one.',
  },
  REVIEWER_IS_SPONSOR: {
    'zh-CN': '提出人或领衔人不能审查本件。',
    en: 'Whoever raised or sponsored it does not review it.',
  },
  TRACEABLE_TEXT: {
    'zh-CN': '文中含有电话号码或身份证号，请删除群众个人信息后再提交。',
    en: 'The text holds a telephone or identity number. Remove what leads to a resident, then submit again.',
  },
  NAMES_NOT_CONFIRMED: {
    'zh-CN': '请确认已隐去群众姓名。',
    en: 'Confirm that residents’ names are removed.',
  },
  ESCALATION_KIND_UNAVAILABLE: {
    'zh-CN': '目前只能转为提案（收到：{kind}）。',
    en: 'Only a proposal can be raised at present (got: {kind}).',
  },
  FINDING_TYPE_REQUIRED: {
    'zh-CN': '请选择情况类型（可选：{offered}）。',
    en: 'Choose the type of finding ({offered}).',
  },
  NOT_YOUR_ESCALATION: {
    'zh-CN': '委员只能提交或撤回自己提出的建议；领衔人只能撤回自己的领衔。',
    en: 'A member submits or withdraws only what he raised himself; a sponsor can take his own sponsorship back.',
  },
  SIGNER_IS_REVIEWER: {
    'zh-CN': '核稿人不能签发同一文稿。',
    en: 'Whoever reviewed it does not sign it.',
  },
  PAPER_OVERTAKEN: {
    'zh-CN': '该单位已办理，或期限已变更，本文稿不再适用，请撤回。',
    en: 'The unit has done its part meanwhile, or its date was moved: this paper no longer applies. Withdraw it.',
  },
  PAPER_AWAITS_EXTENSION: {
    'zh-CN': '该单位在期限内申请了延期，尚未答复；请先答复其申请，再办理本文稿。',
    en: 'The unit asked for more time before the day was over and has no answer yet. Decide on its request first.',
  },
  ADDRESSEE_VACANT: {
    'zh-CN': '收文岗位目前无人，文书暂不能发出。',
    en: 'Nobody holds the post to which it is referred, so it cannot be issued yet.',
  },
  NOTHING_CHANGED: { 'zh-CN': '内容没有变化。', en: 'Nothing was changed.' },
  APPEALED_BEFORE: {
    'zh-CN': '该文书已申诉过，不重复受理。',
    en: 'An objection to it was made before; it is made once.',
  },
  APPEAL_TOO_LATE: {
    'zh-CN': '申诉期限已过（{until}）。',
    en: 'The time to object has passed ({until}).',
  },
  NO_OPEN_APPEAL: { 'zh-CN': '没有待答复的申诉。', en: 'There is no open objection.' },
  'field:body': { 'zh-CN': '正文', en: 'text' },
  'field:requirement': { 'zh-CN': '办理要求', en: 'requirement' },
  'field:newLimit': { 'zh-CN': '新期限', en: 'new limit' },
  'field:scanReference': { 'zh-CN': '扫描件', en: 'scan' },
  'field:decision': { 'zh-CN': '申诉答复', en: 'decision' },
  'state:RETURNED': { 'zh-CN': '已退回修改', en: 'returned' },
  'state:REVIEWED': { 'zh-CN': '已核稿', en: 'reviewed' },
  'state:SIGNED': { 'zh-CN': '已签发', en: 'signed' },
  'state:SEALED': { 'zh-CN': '已发出', en: 'issued' },
  'state:VOIDED': { 'zh-CN': '已作废', en: 'voided' },
  'field:title': { 'zh-CN': '标题', en: 'title' },
  'field:situation': { 'zh-CN': '情况', en: 'situation' },
  'field:analysis': { 'zh-CN': '分析', en: 'analysis' },
  'field:suggestion': { 'zh-CN': '建议', en: 'suggestion' },
  'field:reason': { 'zh-CN': '理由', en: 'reason' },
  'field:measures': { 'zh-CN': '措施', en: 'measures' },
  'field:text': { 'zh-CN': '内容', en: 'text' },
  'field:finding': { 'zh-CN': '走访情况', en: 'finding' },
  'field:verdict': { 'zh-CN': '走访结论', en: 'verdict' },
  'field:rating': { 'zh-CN': '满意度', en: 'rating' },
  'field:comment': { 'zh-CN': '说明', en: 'comment' },
  'field:result': { 'zh-CN': '答复结果', en: 'result' },
  'field:alertIds': { 'zh-CN': '消息', en: 'messages' },
  'field:coUnitIds': { 'zh-CN': '协办单位', en: 'co-handling units' },
  'field:coOpinions': { 'zh-CN': '协办意见', en: 'co-handlers’ opinions' },
  'field:visits': { 'zh-CN': '走访记录', en: 'visits' },
  'role:COUNTY_CPPCC_OFFICER': { 'zh-CN': '县（区）政协', en: 'county CPPCC' },
  'role:CITY_LEADING_OFFICE': { 'zh-CN': '市领导小组办公室', en: 'city leading-group office' },
  'role:SUPERVISION_OFFICE': { 'zh-CN': '两办督查室', en: 'supervision office' },
  'role:LEADER': { 'zh-CN': '党政领导', en: 'leader' },
  'role:CONVENOR': { 'zh-CN': '召集人', en: 'convenor' },
  'role:STATION_STAFF': { 'zh-CN': '政协工作联络站', en: 'liaison station' },
  'role:COUNTY_LEADING_OFFICE': { 'zh-CN': '县（区）领导小组办公室', en: 'county leading-group office' },
  'state:CREATED': { 'zh-CN': '待交办', en: 'to be assigned' },
  'state:ASSIGNED': { 'zh-CN': '已交办', en: 'assigned' },
  'state:SIGNED_FOR': { 'zh-CN': '已签收', en: 'signed for' },
  'state:RETURN_REQUESTED': { 'zh-CN': '申请退办', en: 'return requested' },
  'state:COMPLETION_REPORTED': { 'zh-CN': '已报完成', en: 'completion reported' },
  'state:REWORK': { 'zh-CN': '重办', en: 'rework' },
  'state:VERIFIED': { 'zh-CN': '已核实', en: 'verified' },
  'state:IMPLEMENTING': { 'zh-CN': '落实中', en: 'being implemented' },
  'state:DRAFT': { 'zh-CN': '草稿', en: 'draft' },
  'state:CLOSED': { 'zh-CN': '已办结', en: 'closed' },
  'rating:SATISFIED': { 'zh-CN': '满意', en: 'satisfied' },
  'rating:BASICALLY_SATISFIED': { 'zh-CN': '基本满意', en: 'basically satisfied' },
  'rating:UNSATISFIED': { 'zh-CN': '不满意', en: 'not satisfied' },
  'state:SPONSORED': { 'zh-CN': '已领衔', en: 'sponsored' },
  'state:SUBMITTED': { 'zh-CN': '已提交', en: 'submitted' },
} satisfies Catalogue;

addCatalogue(REFUSALS);
