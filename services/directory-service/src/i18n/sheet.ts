import type { Sentence } from '@concord/service-kit/i18n/catalogue';
import type { SheetColumn } from '../setup/tree.rules.js';
import type { UnitKind } from '../unit/unit.kinds.js';

/** Columns of the sheet of an organisation tree, with the headings by which they are found. */
export const SHEET_COLUMNS = {
  code: { 'zh-CN': '编码', en: 'Code' },
  parentCode: { 'zh-CN': '上级编码', en: 'Parent code' },
  kind: { 'zh-CN': '类别', en: 'Kind' },
  level: { 'zh-CN': '层级', en: 'Level' },
  nameZh: { 'zh-CN': '中文名称', en: 'Name (Chinese)' },
  nameEn: { 'zh-CN': '英文名称', en: 'Name (English)' },
  order: { 'zh-CN': '序号', en: 'Order' },
  calendar: { 'zh-CN': '工作日历', en: 'Calendar' },
  profile: { 'zh-CN': '流程方案', en: 'Profile' },
} satisfies Record<SheetColumn, Sentence>;

/** Words for kinds and levels of units; a sheet may use them instead of the codes. */
export const KIND_LABELS = {
  CITY: { 'zh-CN': '市', en: 'City' },
  COUNTY: { 'zh-CN': '县（市、区）', en: 'County' },
  TOWNSHIP: { 'zh-CN': '乡镇（街道）', en: 'Township' },
  VILLAGE: { 'zh-CN': '村屯（社区）', en: 'Village' },
  ENTERPRISE_INSTITUTION: { 'zh-CN': '企事业单位', en: 'Enterprise or institution' },
  DEPARTMENT: { 'zh-CN': '职能部门', en: 'Department' },
  PARTY_BODY: { 'zh-CN': '党组织', en: 'Party body' },
  CPPCC: { 'zh-CN': '政协', en: 'CPPCC' },
  STATION: { 'zh-CN': '政协工作联络站', en: 'Liaison station' },
  OFFICE: { 'zh-CN': '办公室', en: 'Office' },
} satisfies Record<UnitKind, Sentence>;
