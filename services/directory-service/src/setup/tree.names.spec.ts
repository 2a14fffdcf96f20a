import { checkRows, COLUMNS, type SheetRow } from './tree.rules.js';

const rowOf = (cells: Partial<SheetRow['cells']>): SheetRow => ({
  line: 2,
  cells: {
    ...(Object.fromEntries(COLUMNS.map((column) => [column, ''])) as SheetRow['cells']),
    code: '01',
    kind: 'CITY',
    nameZh: '河池市',
    ...cells,
  },
});
const read = (cells: Partial<SheetRow['cells']>) =>
  checkRows([rowOf(cells)], {
    known: new Map(),
    calendarIds: ['CN'],
    profileKeys: ['hechi'],
    defaults: { calendarId: 'CN', profileKey: 'hechi' },
  });
const faultsOf = (cells: Partial<SheetRow['cells']>) =>
  read(cells).errors.map(({ column, code }) => [column, code]);

it.each([
  '河\n池',
  '河\r池',
  '河\u2028池',
  '河\u202e池',
  '河\u2066池',
  '河\u200f池',
  '河\u0007池',
  '河\u0000池',
  '河\t池',
])('a unit is not named %j', (nameZh) => {
  expect(faultsOf({ nameZh })).toEqual([['nameZh', 'ROW_UNPRINTABLE']]);
  expect(faultsOf({ nameEn: nameZh })).toEqual([['nameEn', 'ROW_UNPRINTABLE']]);
  expect(faultsOf({ code: nameZh })).toEqual([['code', 'ROW_UNPRINTABLE']]);
});

it.each(['\u200b', '\u3164\u3164', '\u2800', '\u00a0', '\u0301'])('a name of %j is none', (nameZh) => {
  expect(faultsOf({ nameZh })).toEqual([['nameZh', 'ROW_REQUIRED']]);
  expect(read({ nameEn: nameZh }).units[0]!.nameEn).toBe('河池市');
});

it('a name of a rare character is one', () => {
  expect(faultsOf({ nameZh: '𠮷\ue000镇' })).toEqual([]);
});
