import { parseId, typedId } from '@concord/contracts/ids';
import type { ActContext } from '@concord/service-kit/context';
import { Database } from '@concord/service-kit/database/database';
import { toRef } from '@concord/service-kit/graph/shared.types';
import { Indicators } from '@concord/service-kit/indicators/indicators';
import { Replica } from '@concord/service-kit/replica/replica';
import { Injectable } from '@nestjs/common';
import { DraftRepository } from '../draft/draft.repository.js';
import { placesReadBy } from '../item/item.permissions.js';
import { HANDLING_CLOCKS, UNDER_WAY } from '../item/item.states.js';
import type { FeedbackFigures } from './org-unit.graphql.js';

/** Kept figures of results, and open commitments as of now, over what the asker may read of a unit's subtree. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly database: Database,
    private readonly indicators: Indicators,
    private readonly replica: Replica,
    private readonly drafts: DraftRepository,
  ) {}

  /** Null where the asker reads nothing of it: a figure must open to its cases. */
  async of(
    ctx: ActContext,
    typedUnit: string,
    from: string | null,
    to: string | null,
  ): Promise<FeedbackFigures | null> {
    const tree = await this.replica.tree();
    const id = parseId(typedUnit, 'orgUnit')?.uuid;
    const readable = new Set(placesReadBy(ctx.identity, tree));
    const units = id ? tree.subtree(id).filter((unit) => readable.has(unit)) : [];
    if (units.length === 0) return null;
    const sums = await this.indicators.sums(units, ['problemsSolved', 'escalationsSubmitted'], from, to);
    const departments = await this.openByDepartment(units, ctx.now);
    const reds = await this.drafts.redCardsByUnit(ctx, units, { issuedFrom: from, issuedTo: to });
    const order = (unit: string): number => tree.unit(unit)?.officialOrder ?? Number.MAX_SAFE_INTEGER;
    return {
      problemsSolved: sums
        .filter((sum) => sum.name === 'problemsSolved')
        .reduce((all, sum) => all + sum.value, 0),
      escalations: sums
        .filter((sum) => sum.name === 'escalationsSubmitted')
        .map(({ dimension, value }) => ({ code: dimension, count: value })),
      commitmentsOpen: departments.reduce((all, row) => all + row.open, 0),
      commitmentsLate: departments.reduce((all, row) => all + row.late, 0),
      byDepartment: departments
        .sort((a, b) => order(a.unit) - order(b.unit))
        .map(({ unit, open, late }) => ({ department: toRef(typedId('orgUnit', unit)), open, late })),
      redCardsByDepartment: reds
        .sort((a, b) => order(a.unit) - order(b.unit))
        .map(({ unit, count }) => ({ department: toRef(typedId('orgUnit', unit)), count })),
    };
  }

  /** Overdue is looked at on reading, so it is right with every job off (architecture.md 8). */
  private async openByDepartment(
    units: string[],
    now: Date,
  ): Promise<{ unit: string; open: number; late: number }[]> {
    return this.database.em.query(
      `select i.lead_unit_id as unit, count(*)::int as open,
              count(*) filter (where exists (select 1 from clock c where c.case_id = 'item:' || cast(i.id as text)
                and c.kind = any($4) and c.state = 'RUNNING' and c.due_at <= $3))::int as late
       from resolution_item i where i.org_unit_id = any($1) and i.state = any($2) group by i.lead_unit_id`,
      [units, UNDER_WAY, now, HANDLING_CLOCKS],
    );
  }
}
