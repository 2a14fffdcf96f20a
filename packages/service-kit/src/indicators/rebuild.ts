import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database.js';

/** The time zone of kept days, as `ActTransaction.count` has it (the calendar `CN`). */
export const FIGURE_ZONE = 'Asia/Shanghai';

/** A kept figure that is not what the rows say; an absent one counts 0. */
export interface FigureDifference {
  orgUnitId: string;
  /** Local day, ISO date. */
  day: string;
  name: string;
  dimension: string;
  kept: number;
  counted: number;
}

/** What of a figure stands in a table: SQL that answers (org_unit_id, day, name, dimension, value). */
export type FigureSource = string;

/** The local day of an instant, in SQL; `column` is an expression of type timestamptz. */
export function localDay(column: string): string {
  return `(${column} at time zone '${FIGURE_ZONE}')::date`;
}

/** Codes as a list of SQL literals. */
export function sqlList(codes: readonly string[]): string {
  return codes.map((code) => `'${code}'`).join(', ');
}

/**
 * Counts every kept figure anew from the rows, in one transaction, and answers where the kept ones differed
 * (architecture.md 18). Acts go on meanwhile: those that count wait for the end, and add to the new figures.
 * With `write` false only the differences are answered.
 */
export async function rebuildIndicators(
  database: Database,
  sources: readonly FigureSource[],
  { write = true } = {},
): Promise<FigureDifference[]> {
  const counted = `select org_unit_id, day, name, dimension, sum(value)::int as value
    from (${sources.join(' union all ')}) source group by 1, 2, 3, 4 having sum(value) <> 0`;
  return database.transaction(async (em) => {
    // Acts hold their figures' lock until they commit: whoever counted is seen by the statements below.
    await em.query('lock table indicator in share row exclusive mode');
    // One statement, one look at the rows. No temporary table: a service's role may not make one.
    const differences: FigureDifference[] = await em.query(
      `select org_unit_id as "orgUnitId", day::text, name, dimension,
              coalesce(i.value, 0) as kept, coalesce(c.value, 0) as counted
       from indicator i full join (${counted}) c using (org_unit_id, day, name, dimension)
       where coalesce(i.value, 0) <> coalesce(c.value, 0) order by 1, 2, 3, 4`,
    );
    if (write && differences.length > 0) await correct(em, differences);
    return differences;
  });
}

/** Writes what was counted; a figure of nothing is no row. */
async function correct(em: EntityManager, differences: readonly FigureDifference[]): Promise<void> {
  const wrong = [JSON.stringify(differences)];
  const rows = `jsonb_to_recordset($1::jsonb)
    as d("orgUnitId" uuid, day date, name text, dimension text, counted integer)`;
  await em.query(
    `delete from indicator i using ${rows}
     where d.counted = 0 and i.org_unit_id = d."orgUnitId" and i.day = d.day
       and i.name = d.name and i.dimension = d.dimension`,
    wrong,
  );
  await em.query(
    `insert into indicator (org_unit_id, day, name, dimension, value)
     select "orgUnitId", day, name, dimension, counted from ${rows} where counted <> 0
     on conflict (org_unit_id, day, name, dimension) do update set value = excluded.value`,
    wrong,
  );
}
