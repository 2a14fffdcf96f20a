/** One record of a CSV text, with the line at which it begins, from 1. */
export interface CsvRecord {
  line: number;
  texts: string[];
}

const SEPARATORS = [',', '\t', ';'];

/**
 * Reads CSV as spreadsheets write it (RFC 4180): quoted texts with doubled quotes and breaks within, any line end,
 * comma, tab or semicolon (whichever the heading has most of), a byte-order mark or none. An open quote is an error.
 */
export function parseCsv(text: string): CsvRecord[] {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const heading = source.slice(0, source.search(/[\r\n]|$/));
  const count = (separator: string): number => heading.split(separator).length;
  const separator = [...SEPARATORS].sort((a, b) => count(b) - count(a))[0]!;
  const records: CsvRecord[] = [];
  let [line, startedAt, quoted, field] = [1, 1, false, ''];
  let texts: string[] = [];
  const endRecord = (): void => {
    records.push({ line: startedAt, texts: [...texts, field] });
    [texts, field] = [[], ''];
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
    else if (char === separator) {
      texts.push(field);
      field = '';
    } else if (char === '\n' || (char === '\r' && source[at + 1] !== '\n')) {
      line++;
      endRecord();
    } else if (char !== '\r') field += char;
  }
  if (quoted) throw new Error('a quote is left open');
  if (field !== '' || texts.length > 0) endRecord();
  return records;
}
