// Made by `npm run generate` of services/*/acts.json: change the act, not this file.
export const acts = {
  screenTopic: "研判通过",
  mergeTopic: "并案",
  returnTopic: "退回补充",
  referTopic: "转办",
  declineTopic: "不予列入",
  resubmitTopic: "补充后重新提交",
  approveTopic: "审定通过",
  disapproveTopic: "审定不通过",
  fileTopic: "送备案",
  acknowledgeFiling: "确认备案",
  returnFiling: "退回补正",
  completeFiling: "补正备案材料",
  giveFeedback: "向提出人反馈",
  reportToEntruster: "向交办单位报告",
  recordEntrusterFeedback: "记录交办单位意见",
  closeTopic: "办结",
  archiveTopic: "归档",
  revealProposer: "查看提出人联系方式",
};

export const actHints = {
  screenTopic: "通过后进入审定。",
  returnTopic: "理由将告知提出人，提出人可补充后重新提交。",
  referTopic: "去向与理由将告知提出人。",
  declineTopic: "理由将告知提出人。",
  approveTopic: "审定权限以该地区的审定备案规则为准。",
  disapproveTopic: "理由将告知提出人。",
  revealProposer: "查看理由将记入日志。",
};

export const fields = {
  scopeClass: "所属范围",
  urgency: "轻重缓急",
  difficulty: "难易程度",
  opinion: "意见",
  intoId: "并入议题",
  reason: "理由",
  reasonCode: "理由类别",
  to: "转往",
  note: "说明",
  number: "备案编号",
  text: "内容",
};
