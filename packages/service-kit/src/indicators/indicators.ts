import { insistOnPeriod } from '../graph/filters.js';
import type { Database } from '../database/database.js';

/** A kept figure summed over units and days. */
export interface FigureSum {
  name: string;
  dimension: string;
  value: number;
}

/** Reads kept figures, summed over a subtree and a period on reading (architecture.md 18). */
export class Indicators {
  constructor(private readonly database: Database) {}

  /** `from` and `to` are local days, both included; null = open. */
  async sums(units: string[], names: string[], from: string | null, to: string | null): Promise<FigureSum[]> {
    insistOnPeriod(from, to);
    return this.database.em.query(
      `select name, dimension, sum(value)::int as value from indicator
       where org_unit_id = any($1) and name = any($2)
         and ($3::date is null or day >= $3) and ($4::date is null or day <= $4)
       group by name, dimension order by name, dimension`,
      [units, names, from, to],
    );
  }
}
