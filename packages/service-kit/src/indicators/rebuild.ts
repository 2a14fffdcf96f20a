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
    await em.query(`create temporary table counted_figure on commit drop as ${counted}`);
    const differences: FigureDifference[] = await em.query(
      `select org_unit_id as "orgUnitId", day::text, name, dimension,
              coalesce(i.value, 0) as kept, coalesce(c.value, 0) as counted
       from indicator i full join counted_figure c using (org_unit_id, day, name, dimension)
       where coalesce(i.value, 0) <> coalesce(c.value, 0) order by 1, 2, 3, 4`,
    );
    if (write) {
      await em.query('delete from indicator');
      await em.query(
        `insert into indicator (org_unit_id, day, name, dimension, value)
         select org_unit_id, day, name, dimension, value from counted_figure order by 1, 2, 3, 4`,
      );
    }
    return differences;
  });
}
