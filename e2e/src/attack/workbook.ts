import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a ZIP archive; `claimed` lies about its size unpacked. */
interface Entry {
  name: string;
  content: Buffer;
  claimed?: number;
}

/** A ZIP archive of these files, deflated: the least of the format that a reader of workbooks needs. */
export function zip(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed } of entries) {
    const packed = deflateRawSync(content, { level: 9 });
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimed ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    centrals.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, rest, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEADINGS = ['code', 'parentCode', 'kind', 'nameZh'];

/** A workbook whose one sheet holds these rows and whatever else. */
export function workbook(rows: string, after = '', more: readonly Entry[] = [], claimed?: number): string {
  const heading = `<row r="1">${HEADINGS.map((text, at) => `<c r="${'ABCD'[at]}1" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
  const file = (name: string, text: string): Entry => ({ name, content: Buffer.from(`${XML}${text}`) });
  const sheet = file(
    'xl/worksheets/sheet1.xml',
    `<worksheet xmlns="${MAIN}"><sheetData>${heading}${rows}</sheetData>${after}</worksheet>`,
  );
  return zip([
    file(
      '[Content_Types].xml',
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    ),
    file(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    file(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="tree" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    file(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    { ...sheet, ...(claimed !== undefined && { claimed }) },
    ...more,
  ]).toString('base64');
}

// Of a kind that is none, so that what is read in spite of all changes no tree.
const row = (n: number): string =>
  `<row r="${n}"><c r="A${n}" t="inlineStr"><is><t>${n}</t></is></c><c r="C${n}" t="inlineStr"><is><t>NOWHERE</t></is></c><c r="D${n}" t="inlineStr"><is><t>名${n}</t></is></c></row>`;

/** Workbooks that are small to send and large to open. */
export const HOSTILE_WORKBOOKS: Record<string, () => string> = {
  'one merged cell A1:XFD1048576': () =>
    workbook(row(2), '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
  'a zip bomb of 330 kB': () => workbook(`${row(2)}${' '.repeat(330_000_000)}`),
  'a bomb that says it is small': () => workbook(`${row(2)}${' '.repeat(60_000_000)}`, '', [], 1_000),
  'a bomb in a file that is not read': () =>
    workbook(row(2), '', [{ name: 'xl/media/image1.png', content: Buffer.alloc(150_000_000) }]),
  'a cell in the last row': () => workbook(`${row(2)}${row(1_048_576)}`),
  'a cell in the last column': () =>
    workbook(`${row(2)}<row r="3"><c r="XFD3" t="inlineStr"><is><t>x</t></is></c></row>`),
  'twenty thousand rows': () => workbook(Array.from({ length: 20_000 }, (_, n) => row(n + 2)).join('')),
  'thirty thousand merged cells': () =>
    workbook(
      row(2),
      `<mergeCells>${Array.from({ length: 30_000 }, (_, n) => `<mergeCell ref="A${n + 3}:B${n + 3}"/>`).join('')}</mergeCells>`,
    ),
  'ten thousand files': () =>
    workbook(
      row(2),
      '',
      Array.from({ length: 8_000 }, (_, n) => ({ name: `x/${n}`, content: Buffer.from('x') })),
    ),
  'a hundred laughs': () =>
    workbook(row(2), '', [
      {
        name: 'xl/sharedStrings.xml',
        content: Buffer.from(
          `<!DOCTYPE a [<!ENTITY b0 "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY b${n + 1} "&b${n};&b${n};">`).join('')}]><sst xmlns="${MAIN}"><si><t>&b30;</t></si></sst>`,
        ),
      },
    ]),
  'no workbook at all': () => Buffer.alloc(300_000, 7).toString('base64'),
};
