import { characterFault, isSeen } from '@concord/service-kit/acts/characters';
import { isPlace, isUnitKind, LEVEL_DEPTH, UNIT_KINDS, type UnitKind } from '../unit/unit.kinds.js';

/** Columns of the sheet of an organisation tree. */
export const COLUMNS = [
  'code',
  'parentCode',
  'kind',
  'level',
  'nameZh',
  'nameEn',
  'order',
  'calendar',
  'profile',
] as const;
export type SheetColumn = (typeof COLUMNS)[number];

/** One line of the sheet, as text; kinds and levels as codes where they were written as known labels. */
export interface SheetRow {
  /** Line in the workbook, from 1; the heading stands above. */
  line: number;
  cells: Record<SheetColumn, string>;
}

/** Something wrong in one line of a sheet. */
export interface RowError {
  line: number;
  column: SheetColumn;
  code: string;
  params: Record<string, string | number>;
}

/** A unit as a sheet says it is. */
export interface SheetUnit {
  line: number;
  code: string;
  parentCode: string | null;
  kind: string;
  level: string;
  nameZh: string;
  nameEn: string;
  officialOrder: number;
  calendarId: string;
  profileKey: string;
}

/** A unit that stands in the tree already, under its code. */
export type KnownUnit = Omit<SheetUnit, 'line'>;

export interface SheetContext {
  known: ReadonlyMap<string, KnownUnit>;
  calendarIds: readonly string[];
  profileKeys: readonly string[];
  /** For lines that name no calendar, no profile. */
  defaults: { calendarId: string; profileKey: string };
}

const CODE_MAX = 60;
const NAME_MAX = 80;

/** Checks all lines; a sheet with one error is not imported at all. */
export function checkRows(
  rows: readonly SheetRow[],
  context: SheetContext,
): { units: SheetUnit[]; errors: RowError[] } {
  const errors: RowError[] = [];
  const units = rows.map((row) => readRow(row, context, errors));
  checkCodes(units, errors);
  const all = new Map<string, KnownUnit>(context.known);
  for (const unit of units) all.set(unit.code, unit);
  const circles = findCircles(units, all);
  for (const unit of units) checkParent(unit, all, circles, errors);
  errors.sort((a, b) => a.line - b.line);
  return { units, errors };
}

function readRow({ line, cells }: SheetRow, context: SheetContext, errors: RowError[]): SheetUnit {
  const wrong = (column: SheetColumn, code: string, params: RowError['params'] = {}): void =>
    void errors.push({ line, column, code, params });
  const bounded = (column: SheetColumn, max: number, required: boolean): string => {
    const seen = isSeen(cells[column]);
    if (required && !seen) wrong(column, 'ROW_REQUIRED', { column });
    if (seen && characterFault(cells[column], 'one line')) wrong(column, 'ROW_UNPRINTABLE', { column });
    if ([...cells[column]].length > max) wrong(column, 'ROW_TOO_LONG', { column, max });
    return seen ? cells[column] : '';
  };
  const { kind } = cells;
  const level = cells.level || levelOf(kind, cells.parentCode, context);
  const unit: SheetUnit = {
    line,
    code: bounded('code', CODE_MAX, true),
    parentCode: bounded('parentCode', CODE_MAX, false) || null,
    kind,
    level,
    nameZh: bounded('nameZh', NAME_MAX, true),
    nameEn: bounded('nameEn', NAME_MAX, false) || cells.nameZh,
    officialOrder: cells.order === '' ? line : Number(cells.order),
    calendarId: cells.calendar || context.defaults.calendarId,
    profileKey: cells.profile || context.defaults.profileKey,
  };
  const value = (text: string): RowError['params'] => ({ value: text.slice(0, 60) });
  if (!Number.isSafeInteger(unit.officialOrder) || Math.abs(unit.officialOrder) > 1e9) {
    wrong('order', 'ROW_ORDER_NOT_NUMBER', value(cells.order));
  }
  if (!context.calendarIds.includes(unit.calendarId)) {
    wrong('calendar', 'ROW_CALENDAR_UNKNOWN', value(unit.calendarId));
  }
  if (!context.profileKeys.includes(unit.profileKey)) {
    wrong('profile', 'ROW_PROFILE_UNKNOWN', value(unit.profileKey));
  }
  if (!isUnitKind(kind)) wrong('kind', 'ROW_KIND_UNKNOWN', value(cells.kind));
  else if (level !== '' && !Object.hasOwn(LEVEL_DEPTH, level)) {
    wrong('level', 'ROW_LEVEL_UNKNOWN', value(cells.level));
  } else if (level !== '' && !levelsOf(kind).includes(level)) {
    wrong('level', 'ROW_LEVEL_MISMATCH', value(level));
  }
  return unit;
}

/** A place stands on its own level; a body whose level is left out is given that of its parent later. */
function levelOf(kind: string, parentCode: string, context: SheetContext): string {
  return isPlace(kind) ? kind : (context.known.get(parentCode)?.level ?? '');
}

function levelsOf(kind: UnitKind): readonly string[] {
  return UNIT_KINDS[kind];
}

function checkCodes(units: readonly SheetUnit[], errors: RowError[]): void {
  const lines = new Map<string, number>();
  for (const { code, line } of units) {
    const earlier = lines.get(code);
    if (code && earlier !== undefined) {
      errors.push({
        line,
        column: 'code',
        code: 'ROW_CODE_TWICE',
        params: { value: code.slice(0, 60), line: earlier },
      });
    } else lines.set(code, line);
  }
}

function checkParent(
  unit: SheetUnit,
  all: ReadonlyMap<string, KnownUnit>,
  circles: ReadonlySet<string>,
  errors: RowError[],
): void {
  if (!isUnitKind(unit.kind)) return;
  const wrong = (code: string, column: SheetColumn = 'parentCode'): void =>
    void errors.push({
      line: unit.line,
      column,
      code,
      params: { value: (unit.parentCode ?? unit.code).slice(0, 60) },
    });
  if (unit.parentCode === null) {
    if (!isPlace(unit.kind)) wrong('ROW_ROOT_IS_BODY');
    return;
  }
  const parent = all.get(unit.parentCode);
  if (!parent) return wrong('ROW_PARENT_UNKNOWN');
  if (circles.has(unit.code)) return wrong('ROW_PARENT_CYCLE');
  if (!isPlace(parent.kind)) return wrong('ROW_PARENT_IS_BODY');
  const derived = unit.level === '';
  unit.level ||= parent.level;
  const above = LEVEL_DEPTH[parent.level] ?? 0;
  const own = LEVEL_DEPTH[unit.level] ?? 0;
  if (isPlace(unit.kind) ? own <= above : unit.level !== parent.level) return wrong('ROW_PARENT_LEVEL');
  if (derived && !levelsOf(unit.kind).includes(unit.level)) wrong('ROW_LEVEL_MISMATCH', 'level');
}

/** Codes of units whose parents lead into a circle; each unit is looked at once, however deep the tree. */
export function findCircles(
  units: readonly Pick<SheetUnit, 'code'>[],
  all: ReadonlyMap<string, Pick<KnownUnit, 'parentCode'>>,
): Set<string> {
  const circles = new Set<string>();
  const settled = new Set<string>();
  for (const { code } of units) {
    const path = new Set<string>();
    let at: string | null = code;
    while (at !== null && !settled.has(at) && !path.has(at)) {
      path.add(at);
      at = all.get(at)?.parentCode ?? null;
    }
    const circle = at !== null && (path.has(at) || circles.has(at));
    for (const passed of path) {
      settled.add(passed);
      if (circle) circles.add(passed);
    }
  }
  return circles;
}
