import { LIMITS } from './limits.js';
import { readWorkbook } from './read.js';
import { rawWorkbook, zipped, type RawWorkbook } from './testing/raw.js';
import { writeWorkbook } from './write.js';

/** The rows of a raw workbook, `line: text|text`; or the fault's code and parameters. */
async function read(raw: RawWorkbook | Buffer, limits: object = {}) {
  const bytes = Buffer.isBuffer(raw) ? raw : rawWorkbook(raw);
  const { rows, fault } = await readWorkbook(bytes, { ...LIMITS, ...limits });
  return fault ? [fault.code, fault.params] : rows.map(({ line, texts }) => `${line}: ${texts.join('|')}`);
}

const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (...texts: string[]): string => `<row>${texts.map(inline).join('')}</row>`;

describe('a workbook of an office reads as it is seen', () => {
  it('texts: shared, inline, in runs, without how they are pronounced, with escapes', async () => {
    const strings =
      '<si><t>编码</t></si><si><r><t xml:space="preserve">元 </t></r><r><rPr><b/></rPr><t>旦</t></r><rPh sb="0" eb="1"><t>yuan</t></rPh></si><si/><si><t>a_x000D_b &amp; &#20013;</t></si>';
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="s"><v>3</v></c><c r="C3" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c></row>`;
    expect(await read({ rows, strings })).toEqual(['1: 编码||元 旦', '3: |a\rb & 中|甲乙']);
  });

  it('numbers, truths, errors, and formulas by their results', async () => {
    const rows = `<row r="1"><c r="A1"><v>10.0</v></c><c r="B1"><v>1E-3</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#REF!</v></c></row>
      <row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>"元"&amp;"旦"</f><v>元旦</v></c><c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D2"><f>A9</f></c></row>`;
    expect(await read({ rows })).toEqual(['1: 10|0.001|true|#REF!', '2: 2|元旦|#DIV/0!']);
  });

  it('days in every form in which spreadsheets keep them', async () => {
    const styles = `<numFmts count="3"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
      <numFmt numFmtId="177" formatCode="[Red]0.00&quot; days&quot;\\d"/><numFmt numFmtId="178" formatCode="[$-804]AM/PM h:mm;@"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/></cellXfs>`;
    const cell = (name: string, style: number, value: string): string =>
      `<c r="${name}" s="${style}"><v>${value}</v></c>`;
    const rows = `<row r="1">${cell('A1', 0, '46388')}${cell('B1', 1, '46388')}${cell('C1', 2, '46388.99')}${cell('D1', 3, '46388')}</row>
      <row r="2">${cell('A2', 4, '46388')}${cell('B2', 5, '46388.5')}<c r="C2" t="d"><v>2027-01-01T00:00:00</v></c>${cell('D2', 1, '1e300')}</row>`;
    expect(await read({ rows, styles })).toEqual([
      '1: 46388|2027-01-01|2027-01-01|2027-01-01',
      '2: 46388|2027-01-01|2027-01-01|1e+300',
    ]);
    const book = '<workbookPr date1904="1"/>';
    expect(await read({ rows: `<row r="1">${cell('A1', 1, '44926')}</row>`, styles, book })).toEqual([
      '1: 2027-01-01',
    ]);
  });

  it('merged cells: each shows the text of the first', async () => {
    const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>县</t></is></c><c r="B1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>`;
    const after = '<mergeCells count="2"><mergeCell ref="A1:A3"/><mergeCell ref="D1:E9"/></mergeCells>';
    expect(await read({ rows, after })).toEqual(['1: 县|1', '2: 县|2', '3: 县']);
  });

  it('cells and rows without numbers follow one another; prefixes and empty rows mean nothing', async () => {
    expect(
      await read({ rows: `${row('a', 'b')}<row r="5" ht="20"/><row><c r="B6"><v>7</v></c></row>` }),
    ).toEqual(['1: a|b', '6: |7']);
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData><x:row r="2"><x:c r="A2"><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    expect(await read({ rows: '', files: { 'xl/worksheets/sheet1.xml': sheet } })).toEqual(['2: 4']);
  });

  it('the first sheet that is shown, wherever it lies', async () => {
    const relation = (id: string, type: string, target: string): string =>
      `<Relationship Id="${id}" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/${type}" Target="${target}"/>`;
    const sheet = (text: string): string => `<worksheet><sheetData>${row(text)}</sheetData></worksheet>`;
    const files = {
      'xl/workbook.xml':
        '<workbook xmlns:r="r"><sheets><sheet name="c" r:id="a"/><sheet name="h" state="hidden" r:id="b"/><sheet name="s" r:id="c"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': `<Relationships>${relation('a', 'chartsheet', 'c.xml')}${relation('b', 'worksheet', 'h.xml')}${relation('c', 'worksheet', '/Sheets/S.xml')}</Relationships>`,
      'xl/h.xml': sheet('hidden'),
      'sheets/s.xml': sheet('seen'),
    };
    expect(await read({ rows: '', files })).toEqual(['1: seen']);
  });

  it('what it writes itself', async () => {
    const written = await writeWorkbook('tree', [
      ['编码', '序号'],
      ['01', 10],
      ['=1+1', ''],
      ['<&>', 0.5],
    ]);
    expect(await read(written)).toEqual(['1: 编码|序号', '2: 01|10', '3: =1+1', '4: <&>|0.5']);
  });
});

describe('a workbook beyond a bound is refused with the bound and the place', () => {
  const merged = (...ranges: string[]): RawWorkbook => ({
    rows: row('a'),
    after: `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`,
  });
  const bomb = new Uint8Array(40_000_000).fill(32);

  it.each<[string, RawWorkbook | Buffer, object, unknown[]]>([
    ['its size', { rows: row('a') }, { bytes: 100 }, ['WORKBOOK_TOO_LARGE', { max: 0.1 }]],
    [
      'the whole grid in one merged cell',
      merged('A1:XFD1048576'),
      {},
      ['WORKBOOK_MERGE_TOO_LARGE', { max: 50_000, range: 'A1:XFD1048576' }],
    ],
    [
      'many merged cells',
      merged(...Array.from({ length: 2_001 }, (_, at) => `A${at + 1}`)),
      {},
      ['WORKBOOK_MERGES', { max: 2_000, range: 'A2001' }],
    ],
    [
      'a bomb in its sheet',
      { rows: '', files: { 'xl/worksheets/sheet1.xml': bomb } },
      {},
      ['WORKBOOK_INFLATES', { max: 32 }],
    ],
    [
      'a bomb in its texts',
      { rows: '', files: { 'xl/sharedStrings.xml': bomb } },
      {},
      ['WORKBOOK_INFLATES', { max: 32 }],
    ],
    [
      'one text in every cell',
      {
        rows: Array.from({ length: 130 }, () => `<row><c t="s"><v>0</v></c></row>`).join(''),
        strings: `<si><t>${'x'.repeat(32_000)}</t></si>`,
      },
      {},
      ['WORKBOOK_TEXT_TOO_LONG', { max: 4_000_000, cell: 'A126' }],
    ],
    [
      'a text in one cell',
      { rows: row('a', 'x'.repeat(40_000)) },
      {},
      ['WORKBOOK_CELL_TOO_LONG', { max: 32_767, cell: 'B1' }],
    ],
    ['its rows', { rows: row('a').repeat(4) }, { rows: 3 }, ['WORKBOOK_ROWS', { max: 3, line: 4 }]],
    [
      'its columns',
      { rows: '<row r="2"><c r="XFD2"><v>1</v></c></row>' },
      {},
      ['WORKBOOK_COLUMNS', { max: 200, cell: 'XFD2' }],
    ],
    [
      'its entries',
      { rows: '', files: Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`x${at}`, ''])) },
      {},
      ['WORKBOOK_ENTRIES', { max: 500 }],
    ],
    ['an archive of workbooks', zipped({ '一/二.xlsx': 'x' }), {}, ['WORKBOOK_NESTED', {}]],
    [
      'an older one, or one with a password',
      Buffer.from('d0cf11e0a1b11ae100', 'hex'),
      {},
      ['WORKBOOK_LOCKED', {}],
    ],
  ])('%s', async (_what, raw, limits, expected) => {
    expect(await read(raw, limits)).toEqual(expected);
  });

  it('a bomb beside what is read is not unpacked at all', async () => {
    expect(await read({ rows: row('a'), files: { 'xl/media/image1.png': bomb } })).toEqual(['1: a']);
  });

  it('sizes are believed of nobody: a file that says it is small is counted as it comes out', async () => {
    const lying = rawWorkbook({ rows: '', files: { 'xl/worksheets/sheet1.xml': bomb } });
    const size = Buffer.alloc(4);
    size.writeUInt32LE(bomb.length);
    const small = Buffer.alloc(4);
    small.writeUInt32LE(10);
    for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size)) small.copy(lying, at);
    expect(await read(lying)).toEqual(['WORKBOOK_UNREADABLE', {}]);
  });

  it.each<[string, RawWorkbook | Buffer]>([
    ['no archive', Buffer.from('no workbook')],
    ['nothing', Buffer.alloc(0)],
    ['an archive of something else', zipped({ 'a.txt': 'a' })],
    ['a workbook that ends in the middle', rawWorkbook({ rows: row('a') }).subarray(0, 500)],
    [
      'a sheet that is not there',
      {
        rows: '',
        files: { 'xl/workbook.xml': '<workbook><sheets><sheet r:id="none"/></sheets></workbook>' },
      },
    ],
    ['elements that do not close', { rows: '<row>' }],
    ['levels without end', { rows: '<a>'.repeat(100_000) }],
    ['a text that no number has', { rows: '<row><c t="s"><v>9</v></c></row>', strings: '<si><t>a</t></si>' }],
    ['a place that no sheet has', { rows: '<row r="1048577"><c><v>1</v></c></row>' }],
    ['a column that no sheet has', { rows: '<row><c r="ZZZ1"><v>1</v></c></row>' }],
    ['a range the wrong way round', { rows: row('a'), after: '<mergeCell ref="B2:A1"/>' }],
    [
      'a document type with entities',
      {
        rows: '',
        files: {
          'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData>${row('&b;')}</sheetData></worksheet>`,
        },
      },
    ],
  ])('%s is no workbook', async (_what, raw) => {
    expect(await read(raw)).toEqual(['WORKBOOK_UNREADABLE', {}]);
  });
});
