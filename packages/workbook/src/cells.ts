import { unread } from './fault.js';

/** Rows of any spreadsheet. */
export const LAST_LINE = 1_048_576;
/** Columns of any spreadsheet (XFD). */
const LAST_COLUMN = 16_384;

/** A place in a sheet, from 1. */
export interface Place {
  line: number;
  column: number;
}

/** Reads `B3`; anything else is no workbook's. */
export function placeOf(name: string): Place {
  const found = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(name);
  if (!found) return unread('WORKBOOK_UNREADABLE');
  const letters = [...found[1]!.toUpperCase()];
  const column = letters.reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const line = Number(found[2]);
  if (column > LAST_COLUMN || line < 1 || line > LAST_LINE) unread('WORKBOOK_UNREADABLE');
  return { line, column };
}

/** `B3` of a place. */
export function nameOf({ line, column }: Place): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${line}`;
}
