import type { Catalogue } from '@concord/service-kit/i18n/catalogue';
import type { WorkbookCode } from '@concord/workbook/fault';

/** Why a workbook is not read: the bound, the place, and what to do. */
export const WORKBOOK_REFUSALS = {
  WORKBOOK_TOO_LARGE: {
    'zh-CN': '表格文件不得超过 {max} KB，请删去图片和不需要的工作表后重新上传。',
    en: 'The workbook must not exceed {max} kB. Remove pictures and sheets that are not needed.',
  },
  WORKBOOK_UNREADABLE: {
    'zh-CN': '文件无法作为表格读取，请另存为 XLSX 后重新上传。',
    en: 'The file cannot be read as a workbook. Save it as XLSX and upload it again.',
  },
  WORKBOOK_NESTED: {
    'zh-CN': '这是压缩包，请先解压，再上传其中的 XLSX 表格。',
    en: 'This is an archive of files. Unpack it and upload the XLSX workbook within.',
  },
  WORKBOOK_LOCKED: {
    'zh-CN': '这是旧版 XLS 文件或加密文件，请去掉密码并另存为 XLSX 后重新上传。',
    en: 'This is an older XLS file or one with a password. Save it as XLSX without a password.',
  },
  WORKBOOK_ENTRIES: {
    'zh-CN': '表格内部文件超过 {max} 个，请只保留需要的工作表，另存后重新上传。',
    en: 'The workbook consists of more than {max} files. Keep the sheet that is needed only, and save it anew.',
  },
  WORKBOOK_INFLATES: {
    'zh-CN': '表格展开后超过 {max} MB，请把需要的行复制到新表格后重新上传。',
    en: 'Unpacked, the workbook exceeds {max} MB. Copy the rows that are needed into a new workbook.',
  },
  WORKBOOK_ROWS: {
    'zh-CN': '表格超过 {max} 行（第 {line} 行起），请分成几个文件。',
    en: 'The sheet has more than {max} rows (from line {line} on). Divide it into several files.',
  },
  WORKBOOK_COLUMNS: {
    'zh-CN': '单元格 {cell} 在第 {max} 列之后，请删去多余的列。',
    en: 'Cell {cell} stands beyond column {max}. Delete the columns that are not needed.',
  },
  WORKBOOK_MERGES: {
    'zh-CN': '合并单元格超过 {max} 处（{range} 起），请取消合并。',
    en: 'There are more than {max} merged ranges (from {range} on). Unmerge them.',
  },
  WORKBOOK_MERGE_TOO_LARGE: {
    'zh-CN': '合并单元格 {range} 过大（合计最多 {max} 格），请取消合并。',
    en: 'The merged range {range} is too large (at most {max} cells together). Unmerge it.',
  },
  WORKBOOK_CELL_TOO_LONG: {
    'zh-CN': '单元格 {cell} 超过 {max} 字，请缩短。',
    en: 'Cell {cell} exceeds {max} characters. Shorten it.',
  },
  WORKBOOK_TEXT_TOO_LONG: {
    'zh-CN': '表格文字合计超过 {max} 字（到单元格 {cell} 为止），请分成几个文件。',
    en: 'The texts of the sheet exceed {max} characters together (at cell {cell}). Divide it into several files.',
  },
  WORKBOOK_STOPPED: {
    'zh-CN': '表格读取所需的时间或内存过多，已停止；请把需要的行复制到新表格后重新上传。',
    en: 'Reading the workbook took too much time or memory and was stopped. Copy the rows that are needed into a new workbook.',
  },
  WORKBOOK_BUSY: {
    'zh-CN': '正在读取其他表格，请稍后重新上传。',
    en: 'Other workbooks are being read. Please upload it again in a moment.',
  },
} satisfies Catalogue<WorkbookCode>;
