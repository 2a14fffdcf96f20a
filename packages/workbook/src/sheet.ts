import type { Archive } from './archive.js';
import { LAST_LINE, placeOf, type Place } from './cells.js';
import { unread } from './fault.js';
import type { WorkbookLimits } from './limits.js';
import { Rows, type SheetRow } from './rows.js';
import { TextRuns } from './strings.js';
import { dayOf, unescaped } from './values.js';
import { readXml, type XmlReader } from './xml.js';

/** What cells refer to. */
export interface References {
  strings: readonly string[];
  dateStyles: ReadonlySet<number>;
  from1904: boolean;
}

/** Reads a sheet's cells and merged ranges in one pass. */
export async function readSheet(
  archive: Archive,
  part: string,
  references: References,
  limits: WorkbookLimits,
): Promise<SheetRow[]> {
  const rows = new Rows(limits);
  await readXml(archive, part, new SheetReader(rows, references));
  return rows.finish();
}

class SheetReader implements XmlReader {
  private at: Place = { line: 0, column: 0 };
  private type = 'n';
  private style = 0;
  private value: string[] = [];
  private inValue = false;
  private readonly inline = new TextRuns();

  constructor(
    private readonly rows: Rows,
    private readonly references: References,
  ) {}

  open(name: string, attribute: (name: string) => string | undefined): void {
    switch (name) {
      case 'row':
        return this.openRow(attribute('r'));
      case 'c':
        return this.openCell(attribute);
      case 'v':
        this.inValue = true;
        return;
      case 'mergeCell':
        return this.rows.merge(attribute('ref') ?? '');
      default:
        this.inline.open(name);
    }
  }

  text(text: string): void {
    if (this.inValue) this.value.push(text);
    else this.inline.text(text);
  }

  close(name: string): void {
    if (name === 'v') this.inValue = false;
    else if (name === 'c') this.rows.put(this.at, this.shown(this.value.join(''), this.inline.take()));
    else this.inline.close(name);
  }

  /** Some writers number neither rows nor cells: each follows the one before. */
  private openRow(number: string | undefined): void {
    const line = number === undefined ? this.at.line + 1 : Number(number);
    if (!Number.isInteger(line) || line < 1 || line > LAST_LINE) unread('WORKBOOK_UNREADABLE');
    this.at = { line, column: 0 };
  }

  private openCell(attribute: (name: string) => string | undefined): void {
    const name = attribute('r');
    const { line, column } = this.at;
    this.at = { line, column: name === undefined ? column + 1 : placeOf(name).column };
    this.type = attribute('t') ?? 'n';
    this.style = Number(attribute('s') ?? 0);
    this.value = [];
    this.inline.take();
  }

  /** What a reader sees in the cell; a formula by its result, a day as `YYYY-MM-DD` whatever its form. */
  private shown(value: string, inline: string): string {
    const { strings, dateStyles, from1904 } = this.references;
    switch (this.type) {
      case 's':
        return value.trim() === '' ? '' : (strings[Number(value)] ?? unread('WORKBOOK_UNREADABLE'));
      case 'inlineStr':
        return inline;
      case 'b':
        return value.trim() === '' ? '' : String(['1', 'true'].includes(value.trim()));
      case 'd':
        return value.slice(0, 10);
      case 'str':
      case 'e':
        return unescaped(value);
      default:
        return numberShown(value.trim(), dateStyles.has(this.style), from1904);
    }
  }
}

function numberShown(value: string, isDate: boolean, from1904: boolean): string {
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return value;
  return (isDate ? dayOf(number, from1904) : null) ?? String(number);
}
