import { Injectable } from '@nestjs/common';
import ExcelJS from 'exceljs';
import { LANGUAGES } from '@concord/contracts/identity';
import { refuse, type RefusalData } from '@concord/contracts/refusals';
import { KIND_WORDS, NOTICE_COLUMNS } from '../i18n/calendars.js';
import { parseCsv } from './csv.js';

/** Largest file, bytes: a year is some kilobytes, and the gateway takes a request of one megabyte. */
export const MAX_BYTES = 500_000;
/** Lines that one notice may hold: every day of its year and of the days before it, once each and twice over. */
export const MAX_LINES = 800;

export const COLUMNS = ['date', 'name', 'kind'] as const;
export type NoticeColumn = (typeof COLUMNS)[number];
export const FORMATS = ['CSV', 'XLSX', 'JSON'] as const;

/** One line of a notice's file, as text. */
export interface NoticeLine {
  /** Line in the file, from 1, with its heading; in JSON the entry's place in the list, from 1. */
  line: number;
  cells: Record<NoticeColumn, string>;
}

/** Something wrong in one line of the file. */
export interface LineError {
  line: number;
  /** Key of the column, or the heading that is not known. */
  column: string;
  code: string;
  params: Record<string, string | number>;
}

export interface FileRead {
  lines: NoticeLine[];
  /** Unknown and missing columns. */
  errors: LineError[];
  /** Why nothing of the file could be read. */
  refusal: RefusalData | null;
}

interface Grid {
  line: number;
  texts: string[];
}

/** Files of notices; what opens one stands here alone, behind the decision who may. */
@Injectable()
export class NoticeFiles {
  read(base64: string, format: string): Promise<FileRead> {
    return readNoticeFile(base64, format);
  }
}

/** Reads a notice's file: CSV (UTF-8 or GB18030), the first sheet of an XLSX workbook, or a JSON list of objects. */
export async function readNoticeFile(base64: string, format: string): Promise<FileRead> {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 0) return unread('CALENDAR_FILE_EMPTY');
  if (bytes.length > MAX_BYTES) return unread('CALENDAR_FILE_TOO_LARGE', { max: MAX_BYTES / 1_000 });
  try {
    switch (format) {
      case 'CSV':
        return fromGrid(parseCsv(textOf(bytes)));
      case 'XLSX':
        return fromGrid(await gridOf(bytes));
      case 'JSON':
        return fromJson(JSON.parse(textOf(bytes)) as unknown);
      default:
        return unread('CALENDAR_FORMAT_UNKNOWN', {
          format: format.slice(0, 20),
          offered: FORMATS.join(', '),
        });
    }
  } catch {
    // Whatever a library finds wrong with a file is said in our own words: its text may quote the file.
    return unread('CALENDAR_FILE_UNREADABLE', { format });
  }
}

function unread(code: string, params: RefusalData['params'] = {}): FileRead {
  return { lines: [], errors: [], refusal: refuse(code, params).refusal };
}

/** Spreadsheets of Chinese offices are often saved in GB18030; valid UTF-8 is never mistaken for it. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

async function gridOf(bytes: Buffer): Promise<Grid[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  const grid: Grid[] = [];
  workbook.worksheets[0]?.eachRow({ includeEmpty: false }, (row, line) => {
    const texts: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, place) => (texts[place - 1] = cellText(cell)));
    grid.push({ line, texts: Array.from(texts, (text) => text ?? '') });
  });
  return grid;
}

/** A day of a spreadsheet is a number of days under its form: it is read as the day, not as it is shown. */
function cellText({ value, text }: ExcelJS.Cell): string {
  const plain = value !== null && typeof value === 'object' && 'result' in value ? value.result : value;
  if (plain instanceof Date) return plain.toISOString().slice(0, 10);
  if (plain !== null && typeof plain === 'object' && 'error' in plain) return plain.error;
  return (text ?? '').trim();
}

function fromGrid(grid: readonly Grid[]): FileRead {
  const [heading, ...rows] = grid.filter(({ texts }) => texts.some((text) => text.trim() !== ''));
  if (!heading || rows.length === 0) return unread('CALENDAR_FILE_EMPTY');
  if (rows.length > MAX_LINES) return unread('CALENDAR_FILE_TOO_LONG', { max: MAX_LINES });
  const columns = heading.texts.map(columnOf);
  const errors = columnErrors(
    heading.texts.filter((text) => text.trim() !== ''),
    heading.line,
  );
  const lines = rows.map(({ line, texts }) => {
    const cells: NoticeLine['cells'] = { date: '', name: '', kind: '' };
    texts.forEach((text, at) => {
      const [column, value] = [columns[at], text.trim()];
      if (column) cells[column] = meant(column, value);
      // Under a heading that is not known stands what its own error has named already.
      else if (value && !heading.texts[at]?.trim()) {
        errors.push({
          line,
          column: '',
          code: 'DAY_CELL_WITHOUT_COLUMN',
          params: { value: value.slice(0, 40) },
        });
      }
    });
    return { line, cells };
  });
  return { lines, errors, refusal: null };
}

function fromJson(document: unknown): FileRead {
  if (!Array.isArray(document)) return unread('CALENDAR_FILE_UNREADABLE', { format: 'JSON' });
  if (document.length === 0) return unread('CALENDAR_FILE_EMPTY');
  if (document.length > MAX_LINES) return unread('CALENDAR_FILE_TOO_LONG', { max: MAX_LINES });
  const errors: LineError[] = [];
  const lines: NoticeLine[] = [];
  document.forEach((entry: unknown, at) => {
    if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) {
      errors.push({ line: at + 1, column: '', code: 'DAY_NOT_AN_OBJECT', params: {} });
      return;
    }
    errors.push(...columnErrors(Object.keys(entry), at + 1));
    const cells: NoticeLine['cells'] = { date: '', name: '', kind: '' };
    for (const [key, value] of Object.entries(entry)) {
      const column = columnOf(key);
      if (column && (typeof value === 'string' || typeof value === 'number')) {
        cells[column] = meant(column, `${value}`.trim());
      }
    }
    lines.push({ line: at + 1, cells });
  });
  return { lines, errors, refusal: null };
}

/** A kind of day by its code, whichever word stands for it; any other text as it is. */
function meant(column: NoticeColumn, text: string): string {
  if (column !== 'kind') return text;
  const word = text.toLowerCase();
  const kinds = Object.entries<readonly string[]>(KIND_WORDS);
  return kinds.find(([code, words]) => code === word || words.includes(word))?.[0] ?? text;
}

/** Headings in Chinese, in English, or as the columns' keys. */
function columnOf(heading: string): NoticeColumn | undefined {
  const text = heading.trim().toLowerCase();
  return COLUMNS.find(
    (key) =>
      key === text || LANGUAGES.some((language) => NOTICE_COLUMNS[key][language].toLowerCase() === text),
  );
}

function columnErrors(headings: readonly string[], line: number): LineError[] {
  const errors: LineError[] = [];
  const seen = new Set<NoticeColumn>();
  for (const heading of headings) {
    const column = columnOf(heading);
    const value = heading.trim().slice(0, 40);
    if (!column) errors.push({ line, column: value, code: 'DAY_COLUMN_UNKNOWN', params: { value } });
    else if (seen.has(column)) errors.push({ line, column, code: 'DAY_COLUMN_TWICE', params: { value } });
    else seen.add(column);
  }
  for (const column of COLUMNS.filter((key) => !seen.has(key))) {
    errors.push({ line, column, code: 'DAY_COLUMN_MISSING', params: {} });
  }
  return errors;
}
