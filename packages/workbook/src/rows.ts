import { nameOf, placeOf, type Place } from './cells.js';
import { unread } from './fault.js';
import type { WorkbookLimits } from './limits.js';

/** One row with a text in it. */
export interface SheetRow {
  /** Its number in the sheet, from 1. */
  line: number;
  /** Its texts by column, from the first; empty cells are empty texts. */
  texts: string[];
}

/** The texts of a sheet, bounded as they come; cells without one take no room. */
export class Rows {
  private readonly lines = new Map<number, string[]>();
  private readonly merges: { first: Place; last: Place }[] = [];
  private characters = 0;
  private mergedCells = 0;

  constructor(private readonly limits: WorkbookLimits) {}

  put(at: Place, written: string): void {
    const text = written.trim();
    if (text === '') return;
    const { rows, columns, cellCharacters, characters } = this.limits;
    if (at.column > columns) unread('WORKBOOK_COLUMNS', { max: columns, cell: nameOf(at) });
    if (text.length > cellCharacters) {
      unread('WORKBOOK_CELL_TOO_LONG', { max: cellCharacters, cell: nameOf(at) });
    }
    if ((this.characters += text.length) > characters) {
      unread('WORKBOOK_TEXT_TOO_LONG', { max: characters, cell: nameOf(at) });
    }
    let texts = this.lines.get(at.line);
    if (!texts) {
      if (this.lines.size >= rows) unread('WORKBOOK_ROWS', { max: rows, line: at.line });
      this.lines.set(at.line, (texts = []));
    }
    while (texts.length < at.column) texts.push('');
    texts[at.column - 1] = text;
  }

  /** Notes a merged range `A1:B2`; bounded here, written when all texts are known. */
  merge(range: string): void {
    const { merges, mergedCells } = this.limits;
    const [from = '', to = from] = range.split(':');
    const [first, last] = [placeOf(from), placeOf(to)];
    if (last.line < first.line || last.column < first.column) unread('WORKBOOK_UNREADABLE');
    this.mergedCells += (last.line - first.line + 1) * (last.column - first.column + 1);
    if (this.mergedCells > mergedCells) unread('WORKBOOK_MERGE_TOO_LARGE', { max: mergedCells, range });
    if (this.merges.length >= merges) unread('WORKBOOK_MERGES', { max: merges, range });
    this.merges.push({ first, last });
  }

  /** All rows in order. Every cell of a merged range shows the text of its first. */
  finish(): SheetRow[] {
    for (const { first, last } of this.merges) {
      const text = this.lines.get(first.line)?.[first.column - 1] ?? '';
      if (text === '') continue;
      for (let { line } = first; line <= last.line; line++) {
        for (let { column } = first; column <= last.column; column++) this.put({ line, column }, text);
      }
    }
    return [...this.lines].sort(([a], [b]) => a - b).map(([line, texts]) => ({ line, texts }));
  }
}
