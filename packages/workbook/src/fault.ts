/** Why a workbook is not read; the parameters name the limit and, where there is one, the place. */
export const WORKBOOK_CODES = [
  'WORKBOOK_TOO_LARGE',
  'WORKBOOK_UNREADABLE',
  'WORKBOOK_NESTED',
  'WORKBOOK_LOCKED',
  'WORKBOOK_ENTRIES',
  'WORKBOOK_INFLATES',
  'WORKBOOK_ROWS',
  'WORKBOOK_COLUMNS',
  'WORKBOOK_MERGES',
  'WORKBOOK_MERGE_TOO_LARGE',
  'WORKBOOK_CELL_TOO_LONG',
  'WORKBOOK_TEXT_TOO_LONG',
  'WORKBOOK_STOPPED',
  'WORKBOOK_BUSY',
] as const;
export type WorkbookCode = (typeof WORKBOOK_CODES)[number];

export interface WorkbookFault {
  code: WorkbookCode;
  params: Record<string, string | number>;
}

/** Ends the reading of a workbook. */
export class Unread extends Error {
  constructor(readonly fault: WorkbookFault) {
    super(fault.code);
  }
}

export function unread(code: WorkbookCode, params: WorkbookFault['params'] = {}): never {
  throw new Unread({ code, params });
}
