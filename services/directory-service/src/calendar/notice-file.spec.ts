import { WorkbookReader } from '@concord/workbook/reader';
import { rawWorkbook } from '@concord/workbook/testing/raw';
import { NoticeFiles } from './notice-file.js';
import { checkDays, readDate } from './notice.rules.js';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** What a file of 2027 says: its days, or its faults by line. */
async function read(fileBase64: string, format = 'CSV') {
  const file = await new NoticeFiles(new WorkbookReader()).read(fileBase64, format);
  const { off, work, errors } = checkDays(file.lines, 2027);
  const faults = [...file.errors, ...errors].map(({ line, code, params }) => [line, code, params['value']]);
  return { refusal: file.refusal?.code ?? null, faults, days: faults.length > 0 ? null : { off, work } };
}

const csv = (...lines: string[]) => read(base64(['date,name,kind', ...lines].join('\r\n')));

/** A cell as a spreadsheet writes it; style 1 is a day. */
const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const day = (serial: number, formula = ''): string => `<c s="1">${formula}<v>${serial}</v></c>`;

function workbook(...rows: string[][]): string {
  const all = [['日期', '名称', '类型'], ...rows];
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  const cell = (text: string): string => (text.startsWith('<') ? text : inline(text));
  const written = all.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('');
  return rawWorkbook({ rows: written, styles }).toString('base64');
}

const NEW_YEAR = { off: [['2027-01-01', '2027-01-01', '元旦']], work: [] };

describe('nothing that stands in a file is passed over', () => {
  it('a cell beside the columns is named with its line', async () => {
    expect((await csv('2027-01-01,元旦,off,see below')).faults).toEqual([
      [2, 'DAY_CELL_WITHOUT_COLUMN', 'see below'],
    ]);
    const beside = workbook(['2027-01-01', '元旦', '放假'], ['2027-01-02', '元旦', '放假', '注']);
    expect((await read(beside, 'XLSX')).faults).toEqual([[3, 'DAY_CELL_WITHOUT_COLUMN', '注']]);
    expect((await csv('2027-01-01,元旦,off,,')).days).toEqual(NEW_YEAR);
  });

  it('a date is one date: figures apart are not drawn together', async () => {
    expect((await csv('2027/1/1 0,元旦,off')).faults).toEqual([[2, 'DAY_DATE_UNREADABLE', '2027/1/1 0']]);
    expect(readDate('2027 年 1 月 1 日')).toBe('2027-01-01');
    expect(readDate(' 2027 - 1 - 1 ')).toBe('2027-01-01');
    expect(readDate('2027-0 1-01')).toBeNull();
  });

  it('a name that cannot be shown or kept is refused', async () => {
    for (const hidden of ['\u0000', '\u0007', '\u202e', '\ufeff']) {
      expect((await csv(`2027-01-01,元${hidden}旦,off`)).faults).toEqual([[2, 'ROW_UNPRINTABLE', undefined]]);
    }
    expect((await csv('2027-01-01,New Year·元旦（一）,off')).faults).toEqual([]);
  });
});

describe('a workbook', () => {
  it('is read by the results of its formulas; an error in one is said as it is shown', async () => {
    const name = '<c t="str"><f>"元"&amp;"旦"</f><v>元旦</v></c>';
    const good = workbook([day(46_388, '<f>DATE(2027,1,1)</f>'), name, '放假']);
    expect((await read(good, 'XLSX')).days).toEqual(NEW_YEAR);
    const wrong = workbook(['<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', '元旦', '放假']);
    expect((await read(wrong, 'XLSX')).faults).toEqual([[2, 'DAY_DATE_UNREADABLE', '#DIV/0!']]);
    const alone = workbook(['<c t="e"><v>#REF!</v></c>', '元旦', '放假']);
    expect((await read(alone, 'XLSX')).faults).toEqual([[2, 'DAY_DATE_UNREADABLE', '#REF!']]);
  });

  it('takes a day that is formatted as one, and no bare number', async () => {
    expect((await read(workbook([day(46_388.999), '元旦', '放假']), 'XLSX')).days).toEqual(NEW_YEAR);
    expect((await read(workbook(['<c><v>46388</v></c>', '元旦', '放假']), 'XLSX')).faults).toEqual([
      [2, 'DAY_DATE_UNREADABLE', '46388'],
    ]);
  });

  it('beyond a bound is refused by the bound', async () => {
    const grid = rawWorkbook({ rows: '<row/>', after: '<mergeCell ref="A1:XFD1048576"/>' });
    expect(await read(grid.toString('base64'), 'XLSX')).toMatchObject({
      refusal: 'WORKBOOK_MERGE_TOO_LARGE',
    });
    const long = workbook(...Array.from({ length: 801 }, () => ['2027-01-01', '元旦', '放假']));
    expect(await read(long, 'XLSX')).toMatchObject({ refusal: 'CALENDAR_FILE_TOO_LONG' });
  });
});

describe('a file beyond a bound is refused with the bound and the line', () => {
  const wide = Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`k${at}`, '']));
  const object = { date: '2027-01-01', name: '元旦', kind: 'off' };

  it.each<[string, string, string, string, object]>([
    ['bytes', 'CSV', 'x'.repeat(500_001), 'CALENDAR_FILE_TOO_LARGE', { max: 500 }],
    [
      'lines',
      'CSV',
      `date,name,kind\n${'2027-01-01,元旦,off\n'.repeat(801)}`,
      'CALENDAR_FILE_TOO_LONG',
      { max: 800 },
    ],
    [
      'columns',
      'CSV',
      `date,name,kind\n${','.repeat(400_000)}`,
      'CALENDAR_LINE_TOO_WIDE',
      { max: 100, line: 2 },
    ],
    [
      'a text',
      'CSV',
      `date,name,kind\n\n"${'x\n'.repeat(1_001)}"`,
      'CALENDAR_TEXT_TOO_LONG',
      { max: 2_000, line: 3 },
    ],
    [
      'entries',
      'JSON',
      JSON.stringify(Array.from({ length: 801 }, () => object)),
      'CALENDAR_FILE_TOO_LONG',
      { max: 800 },
    ],
    ['keys', 'JSON', JSON.stringify([object, wide]), 'CALENDAR_LINE_TOO_WIDE', { max: 100, line: 2 }],
    [
      'a value',
      'JSON',
      JSON.stringify([{ ...object, name: 'x'.repeat(2_001) }]),
      'CALENDAR_TEXT_TOO_LONG',
      { max: 2_000, line: 1 },
    ],
    ['depth', 'JSON', '['.repeat(400_000), 'CALENDAR_FILE_UNREADABLE', { format: 'JSON' }],
  ])('%s of %s', async (_what, format, text, code, params) => {
    const file = await new NoticeFiles(new WorkbookReader()).read(base64(text), format);
    expect(file).toMatchObject({ lines: [], refusal: { code, params } });
  });

  it('blank lines are not counted, and depth within a value is passed over', async () => {
    expect((await csv('\n'.repeat(5_000), '2027-01-01,元旦,off')).days).toEqual(NEW_YEAR);
    const deep = `[{"date":"2027-01-01","name":"元旦","kind":${'['.repeat(50_000)}${']'.repeat(50_000)}}]`;
    expect((await read(base64(deep), 'JSON')).faults).toEqual([[1, 'DAY_KIND_UNKNOWN', '']]);
  });

  it('a key that objects inherit from is a key like any other', async () => {
    const text = '[{"__proto__":{"date":"2027-01-01"},"name":"元旦","kind":"off","constructor":1}]';
    expect((await read(base64(text), 'JSON')).faults).toEqual([
      [1, 'DAY_COLUMN_UNKNOWN', '__proto__'],
      [1, 'DAY_COLUMN_UNKNOWN', 'constructor'],
      [1, 'DAY_COLUMN_MISSING', undefined],
      [1, 'DAY_DATE_UNREADABLE', ''],
    ]);
    expect(({} as { date?: string }).date).toBeUndefined();
  });
});

describe('JSON', () => {
  it.each([
    ['an object', { days: [] }, 'CALENDAR_FILE_UNREADABLE', []],
    ['nothing', null, 'CALENDAR_FILE_UNREADABLE', []],
    ['a list in the list', [[1]], null, [[1, 'DAY_NOT_AN_OBJECT', undefined]]],
    [
      'values of other types',
      [{ date: 20270101, name: ['x'], kind: true }],
      null,
      [
        [1, 'DAY_DATE_UNREADABLE', '20270101'],
        [1, 'DAY_KIND_UNKNOWN', ''],
        [1, 'ROW_REQUIRED', undefined],
      ],
    ],
  ])('%s is refused', async (_what, document, refusal, faults) => {
    expect(await read(base64(JSON.stringify(document)), 'JSON')).toMatchObject({ refusal, faults });
  });
});
