import type { KnownUnit, RowError, SheetUnit } from './tree.rules.js';

/** Whose lines somebody may import: everything, or what stands below the roots with these codes. */
export type Reach = 'whole' | ReadonlySet<string>;

/**
 * Lines that add or change a unit outside the importer's reach: where it stood and where it is to stand both count,
 * and a new root is only for whoever reaches the whole. A line that changes nothing is nobody's, so that one
 * workbook of the whole can be uploaded by each for his own part. Lines are in order (`checkRows`): no circle.
 */
export function checkReach(
  units: readonly SheetUnit[],
  known: ReadonlyMap<string, KnownUnit>,
  reach: Reach,
): RowError[] {
  if (reach === 'whole') return [];
  const all = new Map<string, KnownUnit>(known);
  for (const unit of units) all.set(unit.code, unit);
  return units
    .filter((unit) => {
      const before = known.get(unit.code);
      if (before && isSame(unit, before)) return false;
      return !reach.has(rootOf(unit.code, all)) || (before && !reach.has(rootOf(unit.code, known)));
    })
    .map(({ line, code }) => ({
      line,
      column: 'code' as const,
      code: 'ROW_OUT_OF_REACH',
      params: { value: code.slice(0, 60) },
    }));
}

function isSame({ line: _line, ...unit }: SheetUnit, before: KnownUnit): boolean {
  return (Object.keys(unit) as (keyof KnownUnit)[]).every((name) => unit[name] === before[name]);
}

function rootOf(code: string, units: ReadonlyMap<string, KnownUnit>): string {
  let at = code;
  for (let unit = units.get(at); unit?.parentCode; unit = units.get(at)) at = unit.parentCode;
  return at;
}
