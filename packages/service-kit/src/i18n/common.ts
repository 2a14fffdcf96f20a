import { addCatalogue, type Catalogue } from './catalogue.js';

/** Codes that any service may answer. */
export const COMMON_CODES = [
  'NOT_FOUND',
  'NOT_PERMITTED',
  'DEPUTY_NOT_FOR_ACT',
  'MACHINE_MAY_NOT',
  'STALE_VERSION',
  'IDEMPOTENCY_KEY_REUSED',
  'IDEMPOTENCY_KEY_REQUIRED',
  'TEXT_TOO_LONG',
  'TEXT_REQUIRED',
  'TEXT_INVALID',
  'TEXT_UNSEEN',
  'TEXT_ONE_LINE',
  'DATE_IN_PAST',
  'DATE_NOT_OFFERED',
  'UNKNOWN_ID',
  'WRONG_STATE',
  'CASE_CLOSED',
  'UNKNOWN_UNIT',
  'CHOICE_UNKNOWN',
  'PERIOD_REVERSED',
  'TOO_MANY',
  'FIRST_OUT_OF_RANGE',
  'CURSOR_INVALID',
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'IDENTITY_REQUIRED',
  'GATEWAY_ONLY',
  'QUERY_TOO_COSTLY',
  'REQUEST_TOO_SLOW',
  'CLIENT_GONE',
  'SERVICE_BUSY',
  'CASE_CLOCK_UNAVAILABLE',
  'DATABASE_UNAVAILABLE',
  'STORAGE_FULL',
  'INTERNAL',
] as const;
export type CommonCode = (typeof COMMON_CODES)[number];

/** Sentences of the common codes; parameters: field, max, state, id, version. */
export const COMMON = {
  NOT_FOUND: { 'zh-CN': '未找到，或您无权查看。', en: 'Not found, or not open to you.' },
  NOT_PERMITTED: { 'zh-CN': '您的职务无权办理此事项。', en: 'Your post does not permit this.' },
  DEPUTY_NOT_FOR_ACT: {
    'zh-CN': '您是代理人，委托的范围不含此事项；请由本人办理，或请其扩大委托范围。',
    en: 'You stand in for somebody, and were not named for this. He can do it himself, or name you for it.',
  },
  MACHINE_MAY_NOT: {
    'zh-CN': '程序账户不能办理此事项，也不能查看人员信息和人员所写的内容；请由有关人员登录后办理。',
    en: 'A program may not do this, nor read who people are or what they wrote. Somebody with the post can sign in and do it.',
  },
  STALE_VERSION: {
    'zh-CN': '内容已被他人更新，请刷新后再办理。',
    en: 'It was changed by somebody else meanwhile. Reload, then try again.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    'zh-CN': '该请求编号已用于其他内容，请重新提交。',
    en: 'This request key was already used with other content. Submit again with a new key.',
  },
  IDEMPOTENCY_KEY_REQUIRED: { 'zh-CN': '缺少请求编号。', en: 'A request key is required.' },
  TEXT_TOO_LONG: {
    'zh-CN': '“{field}”不得超过 {max} 字。',
    en: '“{field}” must not exceed {max} characters.',
  },
  TEXT_REQUIRED: { 'zh-CN': '请填写“{field}”。', en: '“{field}” is required.' },
  TEXT_INVALID: {
    'zh-CN': '输入中含有无法保存的字符，请删除后重试。',
    en: 'The input holds a character that cannot be kept. Take it out and try again.',
  },
  TEXT_UNSEEN: {
    'zh-CN': '“{field}”中含有看不见的控制字符或改变文字方向的字符，请删除后重试（可重新手工输入）。',
    en: '“{field}” holds a control character that cannot be seen or turns the direction of writing. Take it out, or type the text anew.',
  },
  TEXT_ONE_LINE: {
    'zh-CN': '“{field}”只能写一行，请删除换行和制表符。',
    en: '“{field}” is a single line. Take out line breaks and tabs.',
  },
  DATE_IN_PAST: { 'zh-CN': '“{field}”不能早于今天。', en: '“{field}” must not lie in the past.' },
  DATE_NOT_OFFERED: {
    'zh-CN': '“{field}”须在 {from} 至 {to} 之间。',
    en: '“{field}” must lie between {from} and {to}.',
  },
  UNKNOWN_ID: {
    'zh-CN': '编号 {id} 不存在或类型不符。',
    en: 'The id {id} does not exist or is of another kind.',
  },
  WRONG_STATE: {
    'zh-CN': '当前状态（{state}）下不能办理此事项。',
    en: 'Not possible in the present state ({state}).',
  },
  CASE_CLOSED: {
    'zh-CN': '该事项已办结，不能再更改。',
    en: 'This case is closed and can no longer be changed.',
  },
  UNKNOWN_UNIT: { 'zh-CN': '该单位不存在。', en: 'This unit does not exist.' },
  CHOICE_UNKNOWN: {
    'zh-CN': '“{field}”的取值无效（可选：{offered}）。',
    en: 'No such value of “{field}” (there are: {offered}).',
  },
  PERIOD_REVERSED: {
    'zh-CN': '起始日期（{from}）晚于截止日期（{to}）。',
    en: 'The first day ({from}) lies after the last ({to}).',
  },
  TOO_MANY: { 'zh-CN': '“{field}”最多 {max} 项。', en: '“{field}” holds at most {max} entries.' },
  FIRST_OUT_OF_RANGE: {
    'zh-CN': '每页条数须在 1 至 {max} 之间。',
    en: 'A page holds between 1 and {max} entries.',
  },
  CURSOR_INVALID: {
    'zh-CN': '翻页标记无效，请从第一页重新开始。',
    en: 'This page marker is not valid. Start from the first page.',
  },
  BAD_USER_INPUT: { 'zh-CN': '输入内容不正确。', en: 'The input is not valid.' },
  GRAPHQL_VALIDATION_FAILED: {
    'zh-CN': '查询语句与接口定义不符。',
    en: 'The query does not fit the schema.',
  },
  IDENTITY_REQUIRED: {
    'zh-CN': '请求须经网关签名的身份。',
    en: 'A signed identity from the gateway is required.',
  },
  GATEWAY_ONLY: { 'zh-CN': '此接口仅供网关使用。', en: 'Only the gateway itself may ask this.' },
  QUERY_TOO_COSTLY: {
    'zh-CN': '一次查询涉及的内容过多（超过 {max} 项）。请减少每页条数、嵌套层级或列表字段，分几次查询。',
    en: 'One request reached more than {max} objects. Ask for smaller pages, fewer nested lists or fewer fields, in several requests.',
  },
  REQUEST_TOO_SLOW: {
    'zh-CN': '处理时间过长，已停止。请缩小范围（如减少每页条数）后重试。',
    en: 'This took too long and was stopped. Ask for less at once (a smaller page), then try again.',
  },
  CLIENT_GONE: {
    'zh-CN': '请求方已断开连接，处理已停止。',
    en: 'The asker has left; the work was stopped.',
  },
  SERVICE_BUSY: {
    'zh-CN': '系统繁忙，本次处理已停止，未作任何更改。请稍后重试。',
    en: 'The system is busy; this was stopped and nothing was changed. Try again shortly.',
  },
  CASE_CLOCK_UNAVAILABLE: {
    'zh-CN': '演练时钟暂不可用，请稍后再试。',
    en: 'The sandbox clock is away. Try again shortly.',
  },
  DATABASE_UNAVAILABLE: {
    'zh-CN': '数据库暂不可用，请稍后再试。',
    en: 'The database is away. Try again shortly.',
  },
  STORAGE_FULL: {
    'zh-CN': '服务器存储空间已满，本次没有保存任何内容。请联系系统管理员清理后重试。',
    en: 'The disk of the server is full, and nothing was saved. Ask your administrator to make room, then try again.',
  },
  INTERNAL: { 'zh-CN': '系统内部错误，编号 {errorId}。', en: 'Internal error, reference {errorId}.' },
} satisfies Catalogue<CommonCode>;

addCatalogue(COMMON);
