import { addCatalogue, type Catalogue } from '@concord/service-kit/i18n/catalogue';

/** Codes of this service's refusals. */
export const DIRECTORY_CODES = [
  'ALREADY_SET_UP',
  'UNKNOWN_ROLE',
  'ROLE_NOT_HERE',
  'POST_HELD',
  'POST_NOT_HELD',
  'LAST_ADMINISTRATOR',
  'PERSON_OR_NAME',
  'PHONE_MALFORMED',
  'SUBJECT_TAKEN',
  'UNKNOWN_PROFILE',
  'END_BEFORE_START',
  'SHEET_UNREADABLE',
  'SHEET_EMPTY',
  'SHEET_TOO_LONG',
  'SHEET_COLUMN_MISSING',
  'SHEET_HAS_ERRORS',
  'ROW_REQUIRED',
  'ROW_TOO_LONG',
  'ROW_CODE_TWICE',
  'ROW_KIND_UNKNOWN',
  'ROW_LEVEL_UNKNOWN',
  'ROW_LEVEL_MISMATCH',
  'ROW_PARENT_UNKNOWN',
  'ROW_PARENT_IS_BODY',
  'ROW_PARENT_LEVEL',
  'ROW_PARENT_CYCLE',
  'ROW_ROOT_IS_BODY',
  'ROW_ORDER_NOT_NUMBER',
  'ROW_CALENDAR_UNKNOWN',
  'ROW_PROFILE_UNKNOWN',
] as const;
export type DirectoryCode = (typeof DIRECTORY_CODES)[number];

/** Sentences of this service's refusals; `ROW_…` stand beside a line of a sheet. */
export const REFUSALS = {
  ALREADY_SET_UP: { 'zh-CN': '系统已完成初始设置。', en: 'The first set-up has been done already.' },
  UNKNOWN_ROLE: { 'zh-CN': '没有职务“{role}”。', en: 'There is no role “{role}”.' },
  ROLE_NOT_HERE: {
    'zh-CN': '该职务不能设在此类单位（{kind}）。',
    en: 'This role cannot be held on a unit of this kind ({kind}).',
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
  ROW_ORDER_NOT_NUMBER: {
    'zh-CN': '序号须为整数（{value}）。',
    en: 'The order must be a whole number ({value}).',
  },
  ROW_CALENDAR_UNKNOWN: { 'zh-CN': '没有工作日历“{value}”。', en: 'There is no working calendar “{value}”.' },
  ROW_PROFILE_UNKNOWN: { 'zh-CN': '没有流程方案“{value}”。', en: 'There is no process profile “{value}”.' },
} satisfies Catalogue<DirectoryCode>;

addCatalogue(REFUSALS);
