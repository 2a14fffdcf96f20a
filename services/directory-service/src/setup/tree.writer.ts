import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { UnitRow } from '../unit/unit.entity.js';
import type { KnownUnit, SheetUnit } from './tree.rules.js';

/** What a checked sheet changed; uuids are bare. */
export interface Written {
  added: number;
  changed: number;
  /** Units without a parent, in the official order. */
  roots: string[];
  touched: string[];
}

/** Rows that one statement writes. */
const CHUNK = 500;

/** The units that stand in the tree, by their codes. */
export async function knownUnits(em: EntityManager): Promise<Map<string, KnownUnit>> {
  const rows = await em.find(UnitRow);
  const codes = new Map(rows.map((row) => [row.id, row.code]));
  return new Map(
    rows.map(({ id: _id, parentId, ...unit }) => [
      unit.code,
      { ...unit, parentCode: parentId && (codes.get(parentId) ?? null) },
    ]),
  );
}

/** Writes checked units: the code finds the unit again, whatever else changed. */
export async function writeTree(em: EntityManager, units: readonly SheetUnit[]): Promise<Written> {
  const before = new Map((await em.find(UnitRow)).map((row) => [row.code, row]));
  const ids = new Map([...before.values()].map((row) => [row.code, row.id]));
  for (const { code } of units) if (!ids.has(code)) ids.set(code, uuid());
  const rows = units.map((unit) => toRow(unit, ids));
  const added = rows.filter((row) => !before.has(row.code));
  const changed = rows.filter((row) => before.has(row.code) && !same(row, before.get(row.code)!));
  const touched = [...added, ...changed];
  for (let at = 0; at < touched.length; at += CHUNK) {
    await em.upsert(UnitRow, touched.slice(at, at + CHUNK), ['id']);
  }
  const after = await em.find(UnitRow, { order: { officialOrder: 'ASC', id: 'ASC' } });
  return {
    added: added.length,
    changed: changed.length,
    roots: after.filter((row) => row.parentId === null).map((row) => row.id),
    touched: touched.map((row) => row.id),
  };
}

function toRow({ line: _line, parentCode, ...unit }: SheetUnit, ids: ReadonlyMap<string, string>): UnitRow {
  return { ...unit, id: ids.get(unit.code)!, parentId: parentCode === null ? null : ids.get(parentCode)! };
}

function same(a: UnitRow, b: UnitRow): boolean {
  return (Object.keys(a) as (keyof UnitRow)[]).every((name) => a[name] === b[name]);
}
