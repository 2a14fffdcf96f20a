/** One record of a CSV text, with the line at which it begins, from 1. */
export interface CsvRecord {
  line: number;
  texts: string[];
}

/** What a CSV text may hold. */
export interface CsvBounds {
  /** Records that are not blank. */
  records: number;
  /** Fields of a record. */
  fields: number;
  /** Characters of a field. */
  characters: number;
}

/** A text beyond a bound, with the line where it is passed. */
export class CsvTooLarge extends Error {
  constructor(
    readonly bound: keyof CsvBounds,
    readonly line: number,
  ) {
    super(`${bound} in line ${line}`);
  }
}

const SEPARATORS = [',', '\t', ';'];

/**
 * Reads CSV as spreadsheets write it (RFC 4180): quoted texts with doubled quotes and breaks within, any line end,
 * comma, tab or semicolon (whichever the heading has most of), a byte-order mark or none. Blank records are left out. An open quote is an error.
 */
export function parseCsv(text: string, bounds: CsvBounds): CsvRecord[] {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const heading = source.slice(0, source.search(/[\r\n]|$/));
  const count = (separator: string): number => heading.split(separator).length;
  const separator = [...SEPARATORS].sort((a, b) => count(b) - count(a))[0]!;
  const records: CsvRecord[] = [];
  let [line, startedAt, quoted, field] = [1, 1, false, ''];
  let texts: string[] = [];
  const endField = (): void => {
    if (field.length > bounds.characters) throw new CsvTooLarge('characters', startedAt);
    if (texts.length >= bounds.fields) throw new CsvTooLarge('fields', startedAt);
    texts.push(field);
    field = '';
  };
  const endRecord = (): void => {
    endField();
    if (texts.some((value) => value.trim() !== '')) {
      if (records.length >= bounds.records) throw new CsvTooLarge('records', startedAt);
      records.push({ line: startedAt, texts });
    }
    texts = [];
    startedAt = line;
  };
  for (let at = 0; at < source.length; at++) {
    const char = source[at]!;
    if (quoted) {
      if (char === '\n') line++;
      if (char !== '"') field += char;
      else if (source[at + 1] === '"') field += source[at++];
      else quoted = false;
    } else if (char === '"' && field === '') quoted = true;
    else if (char === separator) endField();
    else if (char === '\n' || (char === '\r' && source[at + 1] !== '\n')) {
      line++;
      endRecord();
    } else if (char !== '\r') field += char;
  }
  if (quoted) throw new Error('a quote is left open');
  if (field !== '' || texts.length > 0) endRecord();
  return records;
}
