import { Inject, Injectable } from '@nestjs/common';
import { LANGUAGES, type Language } from '@concord/contracts/identity';
import { refuse, type RefusalData } from '@concord/contracts/refusals';
import type { WorkbookFault } from '@concord/workbook/fault';
import { LIMITS } from '@concord/workbook/limits';
import { WorkbookReader } from '@concord/workbook/reader';
import { writeWorkbook } from '@concord/workbook/write';
import { bytesOf } from '../directory/file-act.js';
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

  constructor(@Inject(WorkbookReader) private readonly workbooks: WorkbookReader) {}

  /** Reads the first sheet of an XLSX workbook; its heading may be in Chinese, in English or in column keys. */
  async read(base64: string): Promise<SheetRead> {
    const bytes = bytesOf(base64, LIMITS.bytes);
    if (!bytes) return failed('WORKBOOK_TOO_LARGE', { max: LIMITS.bytes / 1_000 });
    const { rows, fault } = await this.workbooks.read(bytes, { rows: MAX_ROWS + 1 });
    if (fault) return unread(fault);
    const places = headings(rows.find(({ line }) => line === 1)?.texts ?? []);
    const missing = REQUIRED.find((column) => !places.has(column));
    if (missing) return failed('SHEET_COLUMN_MISSING', { column: SHEET_COLUMNS[missing]['zh-CN'] });
    const units = rows.filter(({ line }) => line > 1).map(({ line, texts }) => rowOf(line, texts, places));
    const written = units.filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''));
    return written.length === 0 ? failed('SHEET_EMPTY') : { rows: written, refusal: null };
  }

  /** An empty sheet with the headings of the language and three example lines, base64; made once. */
  template(language: Language): Promise<string> {
    const made = this.templates.get(language) ?? templateSheet(language);
    this.templates.set(language, made);
    return made;
  }
}

function unread({ code, params }: WorkbookFault): SheetRead {
  if (code === 'WORKBOOK_UNREADABLE') return failed('SHEET_UNREADABLE');
  return code === 'WORKBOOK_ROWS' ? failed('SHEET_TOO_LONG', { max: MAX_ROWS }) : failed(code, params);
}

/** Column key -> its place in the sheet. */
function headings(texts: readonly string[]): Map<SheetColumn, number> {
  const places = new Map<SheetColumn, number>();
  texts.forEach((text, place) => {
    const heading = text.toLowerCase();
    const column = COLUMNS.find((key) => namesOf(key).includes(heading));
    if (column && !places.has(column)) places.set(column, place);
  });
  return places;
}

function rowOf(line: number, texts: readonly string[], places: ReadonlyMap<SheetColumn, number>): SheetRow {
  const cells = Object.fromEntries(
    COLUMNS.map((column) => [column, texts[places.get(column) ?? -1] ?? '']),
  ) as SheetRow['cells'];
  return { line, cells: { ...cells, kind: codeOf(cells.kind), level: codeOf(cells.level) } };
}

function namesOf(column: SheetColumn): string[] {
  return [column, ...LANGUAGES.map((language) => SHEET_COLUMNS[column][language])].map((name) =>
    name.toLowerCase(),
  );
}

/** The code of a kind or level that was written as code or as label. */
function codeOf(text: string): string {
  const kinds = Object.keys(KIND_LABELS) as UnitKind[];
  const found = kinds.find((kind) => LANGUAGES.some((language) => KIND_LABELS[kind][language] === text));
  return found ?? text.toUpperCase();
}

async function templateSheet(language: Language): Promise<string> {
  const label = (kind: UnitKind): string => KIND_LABELS[kind][language];
  const examples = EXAMPLE.map(([code, parentCode, kind]): Partial<Record<SheetColumn, string | number>> => ({
    code,
    parentCode,
    kind: label(kind),
    nameZh: KIND_LABELS[kind]['zh-CN'],
    nameEn: KIND_LABELS[kind].en,
    order: 10,
  }));
  const workbook = await writeWorkbook('tree', [
    COLUMNS.map((key) => SHEET_COLUMNS[key][language]),
    ...examples.map((cells) => COLUMNS.map((key) => cells[key] ?? '')),
  ]);
  return workbook.toString('base64');
}
