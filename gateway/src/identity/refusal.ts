import type { Language } from '@concord/contracts/identity';

/** What the gateway itself refuses or reports, as data: a code for programs, a sentence for people. */
const SENTENCES = {
  AUTH_TOKEN_INVALID: {
    'zh-CN': '登录凭证无效或已过期，请重新登录。',
    en: 'The access token is invalid or has expired. Please sign in again.',
  },
  AUTH_SUBJECT_UNKNOWN: {
    'zh-CN': '该账号未在本系统登记或已停用。',
    en: 'This account is not registered here or has been disabled.',
  },
  AS_OF_FORBIDDEN: {
    'zh-CN': '只有示例数据装载程序可以使用补记日期。',
    en: 'Only the loader of sample data may act at an earlier date.',
  },
  SANDBOX_ONLY: {
    'zh-CN': '只有演练环境可以推进时钟。',
    en: 'The clock can be moved in the sandbox only.',
  },
  CLOCK_FORBIDDEN: {
    'zh-CN': '请先登录，再推进演练时钟；在控制台上可使用启动时给出的密钥。',
    en: 'Please sign in to move the clock of the sandbox; from the console, use the key that was given at the start.',
  },
  CODEC_FORBIDDEN: {
    'zh-CN': '只有已登录的全系统管理员可以查看 Temporal 中的内容。',
    en: 'Only a signed-in administrator of the whole installation may read what is told to Temporal.',
  },
  CLOCK_BACKWARDS: {
    'zh-CN': '演练时钟只能向前推进。',
    en: 'The clock of the sandbox can only be moved forward.',
  },
  CLOCK_TARGET_REQUIRED: {
    'zh-CN': '请指定推进到的时间，或推进到下一个日期。',
    en: 'Say to which instant the clock shall go, or to the next date.',
  },
  CLOCK_NOTHING_AWAITED: {
    'zh-CN': '当前没有等待到期的事项。',
    en: 'Nothing waits for a date at present.',
  },
  CLOCK_STUCK: {
    'zh-CN': '时钟未能推进：有工作未完成。',
    en: 'The clock could not go on: some work does not finish.',
  },
  SERVICE_UNAVAILABLE: {
    'zh-CN': '部分服务暂时不可用，请稍后再试。',
    en: 'A part of the system is away at the moment. Please try again later.',
  },
  GRAPHQL_PARSE_FAILED: {
    'zh-CN': '查询语句有语法错误。',
    en: 'The query cannot be read.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    'zh-CN': '查询语句与接口定义不符。',
    en: 'The query does not fit the schema.',
  },
  DOCUMENT_UNKNOWN: {
    'zh-CN': '页面已更新，请刷新后重试。',
    en: 'This page is of another version. Please reload it.',
  },
  QUERY_TOO_DEEP: {
    'zh-CN': '查询嵌套过深：{count} 层，上限 {limit} 层。请减少层数，或分成几次查询。',
    en: 'The query is nested too deeply: {count} levels, at most {limit}. Please ask for fewer levels, or in several queries.',
  },
  QUERY_TOO_COSTLY: {
    'zh-CN':
      '查询过于庞大：{measure} {count}，上限 {limit}。请缩短每页（first）、减少列表中的列表，或分成几次查询。',
    en: 'The query is too large: {measure} {count}, at most {limit}. Please ask for shorter pages (first), fewer lists within lists, or in several queries.',
  },
  BODY_TOO_LARGE: {
    'zh-CN': '提交的内容过大，请换用较小的文件或缩短文字后重试。',
    en: 'The request is too large. Use a smaller file or a shorter text.',
  },
  TOO_MANY_REQUESTS: {
    'zh-CN': '请求过于频繁，请稍后再试。',
    en: 'Too many requests. Please try again later.',
  },
  TOO_MANY_ON_THING: {
    'zh-CN':
      '从同一网络就这件事提交的内容，今天已达上限（同一网络的多人合并计算）。请改用手机流量等其他网络提交，或联系当地工作人员代为登记；工作人员请先登录。',
    en: 'What may be sent about this matter from one network in a day has been sent (all who share the network are counted together). Please use another network, such as mobile data, or ask the local staff to enter it; staff please sign in first.',
  },
  TOO_MANY_TOPICS: {
    'zh-CN': '您今天提交（或代录）的议题已达上限，请明天再提交；内容相同的请合并为一件。',
    en: 'You have submitted, or entered for others, as many topics as one person may in a day. Please go on tomorrow, and send as one what says the same.',
  },
  CHALLENGE_REQUIRED: {
    'zh-CN': '此处提交较多，请稍候，页面将自动完成一次验证后重新提交。',
    en: 'Much has been sent from here. Please wait a moment: the page does a short check by itself and sends it again.',
  },
  ONE_ACT_A_REQUEST: {
    'zh-CN': '未登录或未担任职务时一次只能提交一件事，请分开提交。',
    en: 'Without signing in, or without a post, one thing is sent at a time. Please send them one by one.',
  },
  JSON_REQUIRED: {
    'zh-CN': '请以 application/json 格式发送请求。',
    en: 'Send the request as application/json.',
  },
  BAD_REQUEST: { 'zh-CN': '请求格式不正确。', en: 'The request is malformed.' },
  NOT_FOUND: { 'zh-CN': '没有找到。', en: 'Not found.' },
  BAD_USER_INPUT: {
    'zh-CN': '输入内容不正确。',
    en: 'The input is not valid.',
  },
  INTERNAL: {
    'zh-CN': '系统出现意外错误，请提供错误编号以便查找。',
    en: 'Something unexpected went wrong. Please quote the error id.',
  },
} as const satisfies Record<string, Record<Language, string>>;

export type RefusalCode = keyof typeof SENTENCES;

/** What is measured of a GraphQL request, as people know it. */
const MEASURES = {
  cost: { 'zh-CN': '开销', en: 'cost' },
  depth: { 'zh-CN': '层数', en: 'levels' },
  selections: { 'zh-CN': '片段展开后的字段数', en: 'fields, with fragments written out,' },
  aliases: { 'zh-CN': '别名数', en: 'aliases' },
  directives: { 'zh-CN': '指令数', en: 'directives' },
  tokens: { 'zh-CN': '语法单元数', en: 'tokens' },
  operations: { 'zh-CN': '操作数', en: 'operations' },
  comparisons: { 'zh-CN': '同名字段的比较次数', en: 'comparisons of fields of one name' },
  introspection: { 'zh-CN': '读取接口定义的开销', en: 'cost of reading the schema' },
  variables: { 'zh-CN': '变量中的值数', en: 'values of variables' },
  variableDepth: { 'zh-CN': '变量的层数', en: 'levels of variables' },
} as const satisfies Record<string, Record<Language, string>>;

export type Measure = keyof typeof MEASURES;

/** The sentence for a code in the reader's language; `params` fill its places. */
export function sentence(
  code: RefusalCode,
  language: Language,
  params: Readonly<Record<string, unknown>> = {},
): string {
  return SENTENCES[code][language].replace(/\{(\w+)\}/g, (_place, name: string) => {
    const value = params[name];
    return name === 'measure' ? MEASURES[value as Measure][language] : String(value);
  });
}

/** A refusal by the gateway before the graph is reached; carries the HTTP status to answer with. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly status: number,
    readonly details: Record<string, unknown> = {},
  ) {
    super(code);
  }
}

/** The refusal as a GraphQL answer without data. */
export function refusalBody(
  code: RefusalCode,
  language: Language,
  details: Record<string, unknown> = {},
): { errors: { message: string; extensions: Record<string, unknown> }[] } {
  return {
    errors: [{ message: sentence(code, language), extensions: { code, ...details } }],
  };
}
