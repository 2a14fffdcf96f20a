import { strToU8, zipSync } from 'fflate';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What a workbook of tests is made of; the rest is as spreadsheets write it. */
export interface RawWorkbook {
  /** The rows: what stands in `sheetData`. */
  rows: string;
  /** What follows the rows in the sheet, e.g. `mergeCells`. */
  after?: string;
  /** What stands in `sst`. */
  strings?: string;
  /** What stands in `styleSheet`. */
  styles?: string;
  /** What stands in `workbook` before its sheets. */
  book?: string;
  /** Further files, or others in place of the usual ones. */
  files?: Record<string, string | Uint8Array>;
}

/** A zip of files, as they are. */
export function zipped(files: Record<string, string | Uint8Array>): Buffer {
  const entries = Object.entries(files).map(
    ([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content] as const,
  );
  return Buffer.from(zipSync(Object.fromEntries(entries), { level: 9 }));
}

/** A workbook of one sheet, written out in XML. */
export function rawWorkbook({
  rows,
  after = '',
  strings,
  styles,
  book = '',
  files = {},
}: RawWorkbook): Buffer {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return zipped({
    '_rels/.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${book}<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${DECLARATION}<Relationships xmlns="${PACKAGE}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    ...(strings !== undefined && {
      'xl/sharedStrings.xml': `${DECLARATION}<sst xmlns="${MAIN}">${strings}</sst>`,
    }),
    ...(styles !== undefined && {
      'xl/styles.xml': `${DECLARATION}<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
    }),
    ...files,
  });
}
