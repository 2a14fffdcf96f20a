import ExcelJS from 'exceljs';
import { readNoticeFile } from './notice-file.js';
import { checkDays, readDate } from './notice.rules.js';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** What a file of 2027 says: its days, or its faults by line. */
async function read(fileBase64: string, format = 'CSV') {
  const file = await readNoticeFile(fileBase64, format);
  const { off, work, errors } = checkDays(file.lines, 2027);
  const faults = [...file.errors, ...errors].map(({ line, code, params }) => [line, code, params['value']]);
  return { refusal: file.refusal?.code ?? null, faults, days: faults.length > 0 ? null : { off, work } };
}

const csv = (...lines: string[]) => read(base64(['date,name,kind', ...lines].join('\r\n')));

async function workbook(...rows: ExcelJS.CellValue[][]): Promise<string> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('days');
  for (const row of [['日期', '名称', '类型'], ...rows]) sheet.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer()).toString('base64');
}

const NEW_YEAR = { off: [['2027-01-01', '2027-01-01', '元旦']], work: [] };

describe('nothing that stands in a file is passed over', () => {
  it('a cell beside the columns is named with its line', async () => {
    expect((await csv('2027-01-01,元旦,off,see below')).faults).toEqual([
      [2, 'DAY_CELL_WITHOUT_COLUMN', 'see below'],
    ]);
    const beside = await workbook(['2027-01-01', '元旦', '放假'], ['2027-01-02', '元旦', '放假', '注']);
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
    const good = await workbook([
      { formula: 'DATE(2027,1,1)', result: new Date(Date.UTC(2027, 0, 1)) },
      { formula: '"元"&"旦"', result: '元旦' },
      '放假',
    ]);
    expect((await read(good, 'XLSX')).days).toEqual(NEW_YEAR);
    const wrong = await workbook([{ formula: '1/0', result: { error: '#DIV/0!' } }, '元旦', '放假']);
    expect((await read(wrong, 'XLSX')).faults).toEqual([[2, 'DAY_DATE_UNREADABLE', '#DIV/0!']]);
    const alone = await workbook([{ error: '#REF!' }, '元旦', '放假']);
    expect((await read(alone, 'XLSX')).faults).toEqual([[2, 'DAY_DATE_UNREADABLE', '#REF!']]);
  });

  it('takes a day that is formatted as one, and no bare number', async () => {
    const day = await workbook([new Date(Date.UTC(2027, 0, 1, 23, 59)), '元旦', '放假']);
    expect((await read(day, 'XLSX')).days).toEqual(NEW_YEAR);
    expect((await read(await workbook([46_388, '元旦', '放假']), 'XLSX')).faults).toEqual([
      [2, 'DAY_DATE_UNREADABLE', '46388'],
    ]);
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
