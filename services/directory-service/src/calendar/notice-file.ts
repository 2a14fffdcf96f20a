import { Inject, Injectable } from '@nestjs/common';
import { LANGUAGES } from '@concord/contracts/identity';
import { refuse, type RefusalData } from '@concord/contracts/refusals';
import { WorkbookReader } from '@concord/workbook/reader';
import type { WorkbookFault } from '@concord/workbook/fault';
import { bytesOf } from '../directory/file-act.js';
import { KIND_WORDS, NOTICE_COLUMNS } from '../i18n/calendars.js';
import { CsvTooLarge, parseCsv } from './csv.js';

/** Largest file, bytes: a year is some kilobytes, and the gateway takes a request of one megabyte. */
const MAX_BYTES = 500_000;
/** Lines that one notice may hold: every day of its year and of the days before it, once each and twice over. */
const MAX_LINES = 800;

/** Columns of one line, or keys of one object. */
const MAX_COLUMNS = 100;
/** Characters of one cell. */
const MAX_CHARACTERS = 2_000;

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

/** A line that is not blank. */
interface Grid {
  line: number;
  texts: string[];
}

/** Files of notices; what opens one stands here alone, behind the decision who may. */
@Injectable()
export class NoticeFiles {
  constructor(@Inject(WorkbookReader) private readonly workbooks: WorkbookReader) {}

  /** Reads CSV (UTF-8 or GB18030), the first sheet of an XLSX workbook, or a JSON list of objects. */
  async read(base64: string, format: string): Promise<FileRead> {
    const bytes = bytesOf(base64, MAX_BYTES);
    if (!bytes) return unread('CALENDAR_FILE_TOO_LARGE', { max: MAX_BYTES / 1_000 });
    if (bytes.length === 0) return unread('CALENDAR_FILE_EMPTY');
    try {
      switch (format) {
        case 'CSV':
          return fromGrid(parseCsv(textOf(bytes), CSV_BOUNDS));
        case 'XLSX':
          return await this.fromWorkbook(bytes);
        case 'JSON':
          return fromJson(JSON.parse(textOf(bytes)) as unknown);
        default:
          return unread('CALENDAR_FORMAT_UNKNOWN', {
            format: format.slice(0, 20),
            offered: FORMATS.join(', '),
          });
      }
    } catch (error) {
      if (error instanceof CsvTooLarge) return tooLarge(error);
      // Whatever a library finds wrong with a file is said in our own words: its text may quote the file.
      return unread('CALENDAR_FILE_UNREADABLE', { format });
    }
  }

  private async fromWorkbook(bytes: Buffer): Promise<FileRead> {
    const limits = { rows: MAX_LINES + 1, columns: MAX_COLUMNS, cellCharacters: MAX_CHARACTERS };
    const { rows, fault } = await this.workbooks.read(bytes, limits);
    return fault ? unreadWorkbook(fault) : fromGrid(rows);
  }
}

const CSV_BOUNDS = { records: MAX_LINES + 1, fields: MAX_COLUMNS, characters: MAX_CHARACTERS };

function tooLarge({ bound, line }: { bound: CsvTooLarge['bound']; line: number }): FileRead {
  switch (bound) {
    case 'records':
      return unread('CALENDAR_FILE_TOO_LONG', { max: MAX_LINES });
    case 'fields':
      return unread('CALENDAR_LINE_TOO_WIDE', { max: MAX_COLUMNS, line });
    case 'characters':
      return unread('CALENDAR_TEXT_TOO_LONG', { max: MAX_CHARACTERS, line });
  }
}

function unreadWorkbook({ code, params }: WorkbookFault): FileRead {
  if (code === 'WORKBOOK_UNREADABLE') return unread('CALENDAR_FILE_UNREADABLE', { format: 'XLSX' });
  return code === 'WORKBOOK_ROWS'
    ? unread('CALENDAR_FILE_TOO_LONG', { max: MAX_LINES })
    : unread(code, params);
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

function fromGrid(grid: readonly Grid[]): FileRead {
  const [heading, ...rows] = grid;
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
  const beyond = beyondBounds(document);
  if (beyond) return tooLarge(beyond);
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

/** The bounds of a line hold for an object too. */
function beyondBounds(entries: readonly unknown[]): { bound: CsvTooLarge['bound']; line: number } | null {
  for (const [at, entry] of entries.entries()) {
    const texts = Object.entries(Object(entry) as object).flat();
    if (texts.length > MAX_COLUMNS * 2) return { bound: 'fields', line: at + 1 };
    const long = texts.some((text) => typeof text === 'string' && text.length > MAX_CHARACTERS);
    if (long) return { bound: 'characters', line: at + 1 };
  }
  return null;
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
