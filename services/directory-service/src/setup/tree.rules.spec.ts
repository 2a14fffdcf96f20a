import { checkRows, COLUMNS, findCircles, type SheetColumn, type SheetRow } from './tree.rules.js';

const CONTEXT = {
  known: new Map(),
  calendarIds: ['CN'],
  profileKeys: ['p'],
  defaults: { calendarId: 'CN', profileKey: 'p' },
};

function row(line: number, code: string, parentCode: string): SheetRow {
  const cells = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Record<SheetColumn, string>;
  return { line, cells: { ...cells, code, parentCode, kind: 'VILLAGE', nameZh: code } };
}

/** Codes of the units whose parents are said to form a circle. */
function circles(rows: SheetRow[]): string[] {
  const { errors } = checkRows(rows, CONTEXT);
  return errors
    .filter(({ code }) => code === 'ROW_PARENT_CYCLE')
    .map(({ line }) => rows[line - 1]!.cells.code);
}

describe('parents that form a circle', () => {
  it('are named with all that hang below them, and nobody else', () => {
    const rows = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'b'],
      ['d', ''],
      ['e', 'd'],
      ['f', 'f'],
      ['g', 'a'],
      ['h', 'e'],
    ];
    expect(circles(rows.map(([code, parent], at) => row(at + 1, code!, parent!)))).toEqual([
      'a',
      'b',
      'c',
      'f',
      'g',
    ]);
  });

  it('are looked for once at each unit, however deep the sheet', () => {
    const units = Array.from({ length: 5_000 }, (_, at) => ({
      code: `u${at}`,
      parentCode: at === 0 ? null : `u${at - 1}`,
    }));
    let looks = 0;
    class Counted extends Map<string, (typeof units)[number]> {
      override get(key: string) {
        looks += 1;
        return super.get(key);
      }
    }
    expect(findCircles(units, new Counted(units.map((unit) => [unit.code, unit])))).toEqual(new Set());
    expect(looks).toBe(units.length);
  });
});
