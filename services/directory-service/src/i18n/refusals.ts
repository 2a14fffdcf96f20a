import { addCatalogue, type Catalogue } from '@concord/service-kit/i18n/catalogue';
import { WORKBOOK_CODES } from '@concord/workbook/fault';
import { WORKBOOK_REFUSALS } from './workbook.js';

/** Codes of this service's refusals. */
export const DIRECTORY_CODES = [
  'ALREADY_SET_UP',
  'SETUP_KEY_WRONG',
  'UNKNOWN_ROLE',
  'ROLE_NOT_HERE',
  'APPOINT_SELF',
  'POST_HELD',
  'POST_NOT_HELD',
  'LAST_ADMINISTRATOR',
  'PERSON_OR_NAME',
  'PHONE_MALFORMED',
  'SUBJECT_TAKEN',
  'UNKNOWN_PROFILE',
  'END_BEFORE_START',
  'DEPUTY_SELF',
  'DEPUTY_OVERLAPS',
  'DEPUTY_OUTSIDE',
  'DEPUTY_ACT_UNKNOWN',
  'DEPUTY_UNKNOWN',
  'SHEET_UNREADABLE',
  'SHEET_EMPTY',
  'SHEET_TOO_LONG',
  'SHEET_COLUMN_MISSING',
  'SHEET_HAS_ERRORS',
  'ROW_REQUIRED',
  'ROW_TOO_LONG',
  'ROW_UNPRINTABLE',
  'ROW_CODE_TWICE',
  'ROW_KIND_UNKNOWN',
  'ROW_LEVEL_UNKNOWN',
  'ROW_LEVEL_MISMATCH',
  'ROW_PARENT_UNKNOWN',
  'ROW_PARENT_IS_BODY',
  'ROW_PARENT_LEVEL',
  'ROW_PARENT_CYCLE',
  'ROW_ROOT_IS_BODY',
  'ROW_OUT_OF_REACH',
  'ROW_ORDER_NOT_NUMBER',
  'ROW_CALENDAR_UNKNOWN',
  'ROW_PROFILE_UNKNOWN',
  'CALENDAR_FILE_EMPTY',
  'CALENDAR_FILE_TOO_LARGE',
  'CALENDAR_FILE_TOO_LONG',
  'CALENDAR_FILE_UNREADABLE',
  'CALENDAR_LINE_TOO_WIDE',
  'CALENDAR_TEXT_TOO_LONG',
  'CALENDAR_FORMAT_UNKNOWN',
  'CALENDAR_LAYER_UNKNOWN',
  'CALENDAR_MONTH_RANGE',
  'CALENDAR_YEAR_RANGE',
  'CALENDAR_YEAR_SETTLED',
  'CALENDAR_YEAR_UNSETTLED',
  'AMENDMENT_TOO_EARLY',
  'NOTICE_KNOWN',
  'NOTICE_NOT_ISSUED_YET',
  'NOTICE_PUBLISHED',
  'DAY_COLUMN_UNKNOWN',
  'DAY_COLUMN_MISSING',
  'DAY_COLUMN_TWICE',
  'DAY_CELL_WITHOUT_COLUMN',
  'DAY_NOT_AN_OBJECT',
  'DAY_DATE_UNREADABLE',
  'DAY_OTHER_YEAR',
  'DAY_KIND_UNKNOWN',
  'DAY_TWICE',
  'DAY_OFF_AND_WORK',
  ...WORKBOOK_CODES,
] as const;
export type DirectoryCode = (typeof DIRECTORY_CODES)[number];

/** Sentences of this service's refusals; `ROW_…` and `DAY_…` stand beside a line of a sheet. */
export const REFUSALS = {
  ALREADY_SET_UP: { 'zh-CN': '系统已完成初始设置。', en: 'The first set-up has been done already.' },
  SETUP_KEY_WRONG: {
    'zh-CN': '首次设置密钥不正确。密钥显示在协商通的启动窗口中，也保存在数据目录的 setup-key.txt。',
    en: 'The key of the first set-up is wrong. It stands on the console where Concord was started, and in setup-key.txt of its data directory.',
  },
  UNKNOWN_ROLE: { 'zh-CN': '没有职务“{role}”。', en: 'There is no role “{role}”.' },
  ROLE_NOT_HERE: {
    'zh-CN': '该职务不能设在此类单位（{kind}）。',
    en: 'This role cannot be held on a unit of this kind ({kind}).',
  },
  APPOINT_SELF: {
    'zh-CN': '不能为本人任职、指定本人为代理人或延长本人任期，请另一位管理员（或上级单位的管理员）办理。',
    en: 'Nobody appoints himself, names himself as a deputy or prolongs his own time. Ask another administrator, or one of the unit above.',
  },
  POST_HELD: {
    'zh-CN': '此人已在该单位担任该职务。',
    en: 'This person already holds that role on this unit.',
  },
  POST_NOT_HELD: {
    'zh-CN': '此人未在该单位担任该职务。',
    en: 'This person does not hold that role on this unit.',
  },
  LAST_ADMINISTRATOR: {
    'zh-CN': '至少须保留一名系统管理员。',
    en: 'At least one administrator must remain.',
  },
  PERSON_OR_NAME: {
    'zh-CN': '请选择人员，或填写新人员姓名，二者选一。',
    en: 'Give either a person or the name of a new one.',
  },
  PHONE_MALFORMED: { 'zh-CN': '电话号码格式不正确。', en: 'This does not look like a telephone number.' },
  SUBJECT_TAKEN: {
    'zh-CN': '该登录标识已属于其他人员。',
    en: 'This sign-in subject belongs to somebody else.',
  },
  UNKNOWN_PROFILE: { 'zh-CN': '没有流程方案“{profile}”。', en: 'There is no process profile “{profile}”.' },
  END_BEFORE_START: { 'zh-CN': '离任日期不能早于任职日期。', en: 'A post cannot end before it begins.' },
  DEPUTY_SELF: { 'zh-CN': '不能指定本人为自己的代理人。', en: 'Nobody is his own deputy.' },
  DEPUTY_ACT_UNKNOWN: {
    'zh-CN': '没有“{act}”这一事项，请从列表中选择。',
    en: 'There is no act “{act}”; please choose from the list.',
  },
  DEPUTY_OVERLAPS: {
    'zh-CN': '该职务在此期间已有代理人，其范围与本次委托重叠。',
    en: 'The post has a deputy in this time already, for some of the same acts.',
  },
  DEPUTY_OUTSIDE: {
    'zh-CN': '代理人须在本单位或其下属单位任职。',
    en: 'A deputy holds a post on the same unit or below it.',
  },
  DEPUTY_UNKNOWN: {
    'zh-CN': '没有这项尚未结束的代理。',
    en: 'There is no such deputy whose time is not over.',
  },
  SHEET_UNREADABLE: {
    'zh-CN': '文件无法读取，请上传 XLSX 表格。',
    en: 'The file cannot be read. Upload an XLSX workbook.',
  },
  SHEET_EMPTY: { 'zh-CN': '表格中没有单位。', en: 'The sheet holds no units.' },
  SHEET_TOO_LONG: { 'zh-CN': '表格不得超过 {max} 行。', en: 'A sheet holds at most {max} rows.' },
  SHEET_COLUMN_MISSING: { 'zh-CN': '表格缺少“{column}”一列。', en: 'The sheet lacks the column “{column}”.' },
  SHEET_HAS_ERRORS: {
    'zh-CN': '表格有 {count} 处错误，未导入任何内容。',
    en: 'The sheet has {count} errors; nothing was imported.',
  },
  ROW_REQUIRED: { 'zh-CN': '请填写“{column}”。', en: '“{column}” is required.' },
  ROW_TOO_LONG: {
    'zh-CN': '“{column}”不得超过 {max} 字。',
    en: '“{column}” must not exceed {max} characters.',
  },
  ROW_UNPRINTABLE: {
    'zh-CN': '“{column}”含有无法显示的字符。',
    en: '“{column}” holds a character that cannot be shown.',
  },
  ROW_CODE_TWICE: {
    'zh-CN': '编码“{value}”与第 {line} 行重复。',
    en: 'The code “{value}” already stands in line {line}.',
  },
  ROW_KIND_UNKNOWN: { 'zh-CN': '没有类别“{value}”。', en: 'There is no kind “{value}”.' },
  ROW_LEVEL_UNKNOWN: { 'zh-CN': '没有层级“{value}”。', en: 'There is no level “{value}”.' },
  ROW_LEVEL_MISMATCH: { 'zh-CN': '类别与层级不符（{value}）。', en: 'Kind and level do not fit ({value}).' },
  ROW_PARENT_UNKNOWN: {
    'zh-CN': '上级编码“{value}”不存在。',
    en: 'There is no unit with the code “{value}”.',
  },
  ROW_PARENT_IS_BODY: {
    'zh-CN': '上级“{value}”是机构，不是地方。',
    en: 'The parent “{value}” is a body, not a place.',
  },
  ROW_PARENT_LEVEL: {
    'zh-CN': '层级与上级“{value}”不符。',
    en: 'The level does not fit that of the parent “{value}”.',
  },
  ROW_PARENT_CYCLE: { 'zh-CN': '上级关系循环（{value}）。', en: 'The parents form a circle ({value}).' },
  ROW_ROOT_IS_BODY: { 'zh-CN': '机构须有上级地方。', en: 'A body needs a place above it.' },
  ROW_OUT_OF_REACH: {
    'zh-CN':
      '单位“{value}”不在您管理的机构树内；新的根单位由首次设置时所建机构树的管理员添加。请删去此行后重新上传。',
    en: 'The unit “{value}” is not in your tree; a new root is added by the administrator of the tree of the first set-up. Delete this line and upload the sheet again.',
  },
  ROW_ORDER_NOT_NUMBER: {
    'zh-CN': '序号须为整数（{value}）。',
    en: 'The order must be a whole number ({value}).',
  },
  ROW_CALENDAR_UNKNOWN: { 'zh-CN': '没有工作日历“{value}”。', en: 'There is no working calendar “{value}”.' },
  ROW_PROFILE_UNKNOWN: { 'zh-CN': '没有流程方案“{value}”。', en: 'There is no process profile “{value}”.' },
  CALENDAR_FILE_EMPTY: { 'zh-CN': '文件中没有日期。', en: 'The file holds no days.' },
  CALENDAR_FILE_TOO_LARGE: {
    'zh-CN': '文件不得超过 {max} KB。',
    en: 'The file must not exceed {max} kB.',
  },
  CALENDAR_FILE_TOO_LONG: { 'zh-CN': '文件不得超过 {max} 行。', en: 'The file holds at most {max} lines.' },
  CALENDAR_FILE_UNREADABLE: {
    'zh-CN': '文件无法按 {format} 格式读取。',
    en: 'The file cannot be read as {format}.',
  },
  CALENDAR_LINE_TOO_WIDE: {
    'zh-CN': '第 {line} 行超过 {max} 列，请只保留日期、名称、类型三列。',
    en: 'Line {line} has more than {max} columns. Keep date, name and kind only.',
  },
  CALENDAR_TEXT_TOO_LONG: {
    'zh-CN': '第 {line} 行有一格超过 {max} 字，请缩短。',
    en: 'A cell in line {line} exceeds {max} characters. Shorten it.',
  },
  CALENDAR_FORMAT_UNKNOWN: {
    'zh-CN': '不支持格式“{format}”（可选：{offered}）。',
    en: 'There is no format “{format}” (there are: {offered}).',
  },
  CALENDAR_LAYER_UNKNOWN: { 'zh-CN': '没有日历层“{layer}”。', en: 'There is no calendar layer “{layer}”.' },
  CALENDAR_MONTH_RANGE: {
    'zh-CN': '只能查看 {first} 至 {last} 年的月份。',
    en: 'Only months of {first} to {last} can be seen.',
  },
  CALENDAR_YEAR_RANGE: {
    'zh-CN': '年份须在 {first} 至 {last} 之间（{year}）。',
    en: 'The year must lie between {first} and {last} ({year}).',
  },
  CALENDAR_YEAR_SETTLED: {
    'zh-CN': '{year} 年已有通知“{notice}”。如有调整，请按“调整通知”导入。',
    en: '{year} is settled by “{notice}” already. Import this one as an amendment if it changes days.',
  },
  CALENDAR_YEAR_UNSETTLED: {
    'zh-CN': '{year} 年尚无通知，调整通知没有可调整的内容。',
    en: 'No notice has settled {year} yet, so there is nothing to amend.',
  },
  AMENDMENT_TOO_EARLY: {
    'zh-CN': '印发日期 {issuedOn} 早于现行通知（{newest}），不会产生效力。',
    en: 'Issued on {issuedOn}, before the notice in force ({newest}): it would change nothing.',
  },
  NOTICE_KNOWN: { 'zh-CN': '通知“{notice}”已导入。', en: 'The notice “{notice}” is known already.' },
  NOTICE_NOT_ISSUED_YET: {
    'zh-CN': '印发日期 {issuedOn} 尚未到来。',
    en: 'The date of issue {issuedOn} lies in the future.',
  },
  NOTICE_PUBLISHED: {
    'zh-CN': '通知“{notice}”已发布，不能撤回；如有错误，请以调整通知更正。',
    en: '“{notice}” is published and stays; a mistake is corrected by an amending notice.',
  },
  DAY_COLUMN_UNKNOWN: { 'zh-CN': '没有名为“{value}”的列。', en: 'There is no column “{value}”.' },
  DAY_COLUMN_MISSING: { 'zh-CN': '缺少“{column}”一列。', en: 'The column “{column}” is missing.' },
  DAY_COLUMN_TWICE: { 'zh-CN': '“{value}”一列出现两次。', en: 'The column “{value}” stands there twice.' },
  DAY_CELL_WITHOUT_COLUMN: {
    'zh-CN': '“{value}”不在任何一列之下。',
    en: '“{value}” stands under no column.',
  },
  DAY_NOT_AN_OBJECT: {
    'zh-CN': '每一项须含日期、名称、类型。',
    en: 'Each entry must be an object with date, name and kind.',
  },
  DAY_DATE_UNREADABLE: { 'zh-CN': '日期“{value}”无法识别。', en: '“{value}” is no date.' },
  DAY_OTHER_YEAR: {
    'zh-CN': '{value} 不属于 {year} 年的通知（{first} 至 {last}）。',
    en: '{value} is no day of a notice of {year} ({first} to {last}).',
  },
  DAY_KIND_UNKNOWN: {
    'zh-CN': '类型“{value}”无法识别，请填“放假”或“上班”。',
    en: '“{value}” is neither off nor work.',
  },
  DAY_TWICE: { 'zh-CN': '{value} 与第 {line} 行重复。', en: '{value} already stands in line {line}.' },
  DAY_OFF_AND_WORK: {
    'zh-CN': '{value} 既放假又上班（见第 {line} 行）。',
    en: '{value} is both off and worked (see line {line}).',
  },
  ...WORKBOOK_REFUSALS,
} satisfies Catalogue<DirectoryCode>;

addCatalogue(REFUSALS);
