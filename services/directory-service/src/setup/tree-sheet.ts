import { Injectable } from '@nestjs/common';
import ExcelJS from 'exceljs';
import { LANGUAGES, type Language } from '@concord/contracts/identity';
import { refuse, type RefusalData } from '@concord/contracts/refusals';
import { KIND_LABELS, SHEET_COLUMNS } from '../i18n/sheet.js';
import type { UnitKind } from '../unit/unit.kinds.js';
import { COLUMNS, type SheetColumn, type SheetRow } from './tree.rules.js';

/** Rows that one sheet may hold. */
const MAX_ROWS = 5_000;
const EXAMPLE = [
  ['01', '', 'CITY'],
  ['0101', '01', 'COUNTY'],
  ['0101-A', '0101', 'DEPARTMENT'],
] as const;
const REQUIRED: readonly SheetColumn[] = ['code', 'parentCode', 'kind', 'nameZh'];

export type SheetRead = { rows: SheetRow[]; refusal: null } | { rows: null; refusal: RefusalData };

const failed = (code: string, params: RefusalData['params'] = {}): SheetRead => ({
  rows: null,
  refusal: refuse(code, params).refusal,
});

/** Sheets of the organisation tree; what opens a workbook stands here alone, behind the decision who may. */
@Injectable()
export class TreeSheets {
  private readonly templates = new Map<Language, Promise<string>>();

  /** Reads the first sheet of an XLSX workbook; its heading may be in Chinese, in English or in column keys. */
  read(base64: string): Promise<SheetRead> {
    return readTreeSheet(base64);
  }

  /** An empty sheet with the headings of the language and three example lines, base64; made once. */
  template(language: Language): Promise<string> {
    const made = this.templates.get(language) ?? templateSheet(language);
    this.templates.set(language, made);
    return made;
  }
}

async function readTreeSheet(base64: string): Promise<SheetRead> {
  const sheet = await firstSheet(base64);
  if (!sheet) return failed('SHEET_UNREADABLE');
  if (sheet.rowCount > MAX_ROWS + 1) return failed('SHEET_TOO_LONG', { max: MAX_ROWS });
  const places = headings(sheet);
  const missing = REQUIRED.find((column) => !places.has(column));
  if (missing) return failed('SHEET_COLUMN_MISSING', { column: SHEET_COLUMNS[missing]['zh-CN'] });
  const rows: SheetRow[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    const cells = {} as Record<SheetColumn, string>;
    for (const column of COLUMNS) {
      const place = places.get(column);
      cells[column] = place === undefined ? '' : textOf(row.getCell(place));
    }
    cells.kind = codeOf(cells.kind);
    cells.level = codeOf(cells.level);
    if (line > 1 && Object.values(cells).some((cell) => cell !== '')) rows.push({ line, cells });
  });
  return rows.length === 0 ? failed('SHEET_EMPTY') : { rows, refusal: null };
}

async function firstSheet(base64: string): Promise<ExcelJS.Worksheet | undefined> {
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(Buffer.from(base64, 'base64') as unknown as ArrayBuffer);
  } catch {
    // Not a workbook: any text can stand in the argument.
    return undefined;
  }
  return workbook.worksheets[0];
}

/** Column key -> its place in the sheet. */
function headings(sheet: ExcelJS.Worksheet): Map<SheetColumn, number> {
  const places = new Map<SheetColumn, number>();
  sheet.getRow(1).eachCell((cell, place) => {
    const heading = textOf(cell).toLowerCase();
    const column = COLUMNS.find((key) => namesOf(key).includes(heading));
    if (column && !places.has(column)) places.set(column, place);
  });
  return places;
}

function namesOf(column: SheetColumn): string[] {
  return [column, ...LANGUAGES.map((language) => SHEET_COLUMNS[column][language])].map((name) =>
    name.toLowerCase(),
  );
}

/** What a reader sees in the cell: formulas by their result, rich text without its form. */
function textOf(cell: ExcelJS.Cell): string {
  const value =
    cell.value !== null && typeof cell.value === 'object' && 'result' in cell.value
      ? cell.value.result
      : null;
  return (value === null || value === undefined ? cell.text : String(value as string | number)).trim();
}

/** The code of a kind or level that was written as code or as label. */
function codeOf(text: string): string {
  const kinds = Object.keys(KIND_LABELS) as UnitKind[];
  const found = kinds.find((kind) => LANGUAGES.some((language) => KIND_LABELS[kind][language] === text));
  return found ?? text.toUpperCase();
}

async function templateSheet(language: Language): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('tree');
  sheet.columns = COLUMNS.map((key) => ({ key, header: SHEET_COLUMNS[key][language], width: 18 }));
  const label = (kind: UnitKind): string => KIND_LABELS[kind][language];
  for (const [code, parentCode, kind] of EXAMPLE) {
    sheet.addRow({
      code,
      parentCode,
      kind: label(kind),
      nameZh: KIND_LABELS[kind]['zh-CN'],
      nameEn: KIND_LABELS[kind].en,
      order: 10,
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer()).toString('base64');
}
