export const topics = {
  title: '议题',
  number: '编号',
  topic: '议题',
  state: '状态',
  unit: '所在地',
  source: '来源',
  submitted: '提交时间',
  updated: '最近办理',
  none: '没有符合条件的议题。',
  enter: '代为录入',
  receipt: '已录入，查询码 {{code}}',
  level: '层级',
};
