import { daysLate, isDueToday, isOverdue, reckon } from '@concord/business-time/deadline';
import { explain } from '@concord/business-time/explanation';
import type { Ledger } from '@concord/business-time/ledger';
import { workingDaysBetween } from '@concord/business-time/term';
import { dateAt } from '@concord/business-time/zone';
import { WINDOW_KINDS } from '@concord/contracts/clocks';
import { parseId, TYPENAME, typedId, type Kind } from '@concord/contracts/ids';
import type { SelectQueryBuilder } from 'typeorm';
import type { ActContext } from '../context.js';
import type { Database } from '../database/database.js';
import { pageSize } from '../graph/connection.js';
import {
  decodeDeadlineCursor,
  type Deadline,
  type DeadlineFilter,
  type DeadlinePage,
} from '../graph/deadline.types.js';
import type { OrgTree } from '../replica/org-tree.js';
import type { Replica } from '../replica/replica.js';
import { ClockRow, RungRow } from './clock.entity.js';

/** A window that has run out is over, though no job has written so yet. */
const RAN_OUT = "c.state = 'RUNNING' and c.kind = any(:windows) and c.dueAt <= :now";
const LATE = "c.state = 'RUNNING' and c.kind <> all(:windows) and c.dueAt <= :now";

/** Where a reader may look: clocks of cases of these units, or for which one of these units must act. */
export interface DeadlineScope {
  units: string[];
}

/** Reads clocks as deadlines. Overdue is derived here, at the reader's case time, so it is right with every job off. */
export class ClockReader {
  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
  ) {}

  /** Deadlines of some cases (typed ids), all states, soonest first. */
  async ofCases(caseIds: readonly string[], ctx: ActContext): Promise<ReadonlyMap<string, Deadline[]>> {
    const rows = await this.database.em
      .createQueryBuilder(ClockRow, 'c')
      .where('c.caseId = any(:caseIds)', { caseIds: [...caseIds] })
      .orderBy('c.dueAt')
      .addOrderBy('c.id')
      .getMany();
    const deadlines = await this.toDeadlines(rows, ctx);
    const found = new Map<string, Deadline[]>(caseIds.map((id) => [id, []]));
    for (const deadline of deadlines) found.get(deadline.caseId)?.push(deadline);
    return found;
  }

  /** One keyset page in the order (dueAt, id); the cursor may name another owner's row. */
  async page(
    scope: DeadlineScope,
    args: { filter?: DeadlineFilter | null; first?: number | null; after?: string | null },
    ctx: ActContext,
  ): Promise<DeadlinePage> {
    const first = pageSize(args.first);
    const base = this.filtered(scope, args.filter ?? {}, ctx.now);
    const totalCount = await base.clone().getCount();
    const after = decodeDeadlineCursor(args.after);
    if (after) {
      base.andWhere(
        `(c.dueAt > :dueAt or (c.dueAt = :dueAt and ('deadline:' || c.id::text) collate "C" > :afterId))`,
        {
          dueAt: after.dueAt,
          afterId: after.id,
        },
      );
    }
    const rows = await base
      .orderBy('c.dueAt')
      .addOrderBy('c.id')
      .limit(first + 1)
      .getMany();
    return {
      nodes: await this.toDeadlines(rows.slice(0, first), ctx),
      hasMore: rows.length > first,
      totalCount,
    };
  }

  private filtered(scope: DeadlineScope, filter: DeadlineFilter, now: Date): SelectQueryBuilder<ClockRow> {
    const query = this.database.em
      .createQueryBuilder(ClockRow, 'c')
      .where('(c.orgUnitId = any(:units) or c.responsibleUnitId = any(:units))', { units: scope.units })
      .andWhere(`(case when ${RAN_OUT} then 'MET' else c.state end) = any(:states)`, {
        states: filter.states ?? ['RUNNING', 'PAUSED'],
      });
    query.setParameters({ windows: WINDOW_KINDS, now });
    if (filter.kinds) query.andWhere('c.kind = any(:kinds)', { kinds: filter.kinds });
    if (filter.overdue === true) query.andWhere(LATE);
    if (filter.overdue === false) query.andWhere(`not (${LATE})`);
    if (filter.dueFrom) query.andWhere('c.dueDate >= :dueFrom', { dueFrom: filter.dueFrom });
    if (filter.dueTo) query.andWhere('c.dueDate <= :dueTo', { dueTo: filter.dueTo });
    if (filter.text) query.andWhere('strpos(c.title, :words) > 0', { words: filter.text });
    if (filter.caseId) query.andWhere('c.caseId = :caseId', { caseId: filter.caseId });
    if (filter.responsibleId) {
      const unit = parseId(filter.responsibleId, 'orgUnit')?.uuid ?? null;
      query.andWhere('c.responsibleUnitId = :unit', { unit });
    }
    return query;
  }

  private async toDeadlines(rows: readonly ClockRow[], ctx: ActContext): Promise<Deadline[]> {
    const rungs = await this.database.em
      .createQueryBuilder(RungRow, 'r')
      .where('r.clockId = any(:ids)', { ids: rows.map((row) => row.id) })
      .orderBy('r.at')
      .getMany();
    const tree = await this.replica.tree();
    return rows.map((row) =>
      toDeadline(
        row,
        rungs.filter((r) => r.clockId === row.id && r.reckoning === row.reckoning),
        tree,
        ctx,
      ),
    );
  }
}

function toDeadline(row: ClockRow, rungs: readonly RungRow[], tree: OrgTree, ctx: ActContext): Deadline {
  const calendar = tree.calendarIn(row.calendarId, row.calendarVersion);
  const now = ctx.now.toISOString();
  const reckoned = reckon(row.ledger as Ledger, calendar, now);
  const isWindow = WINDOW_KINDS.includes(row.kind);
  const overdue = !isWindow && isOverdue(reckoned, now);
  const ranOut = isWindow && isOverdue(reckoned, now);
  const today = dateAt(now, reckoned.timeZone);
  const explanation = explain(reckoned, ctx.language);
  return {
    id: typedId('deadline', row.id),
    kind: row.kind,
    title: row.title,
    caseId: row.caseId,
    caseType: TYPENAME[row.caseId.slice(0, row.caseId.indexOf(':')) as Kind],
    orgUnit: { id: typedId('orgUnit', row.orgUnitId) },
    responsible: { id: typedId('orgUnit', row.responsibleUnitId) },
    dueAt: row.dueAt,
    dueDate: row.dueDate,
    provisional: row.provisional,
    state: ranOut ? 'MET' : row.state,
    overdue,
    dueToday: isDueToday(reckoned, now),
    daysLate: isWindow ? 0 : daysLate(reckoned, calendar, now),
    workingDaysLeft:
      row.state === 'RUNNING' && today < row.dueDate ? workingDaysBetween(calendar, today, row.dueDate) : 0,
    breachedAt: reckoned.breachedAt && !isWindow ? new Date(reckoned.breachedAt) : null,
    anchorEvent: reckoned.anchor.event,
    anchorAt: new Date(reckoned.anchor.openedAt),
    budget: { unit: reckoned.budget.unit, n: reckoned.budget.n, source: row.budgetSource },
    agreedDate: reckoned.agreedDate,
    rungs: rungs.map(({ key, at, status }) => ({ key, at, status })),
    explanation: {
      text: explanation.text,
      days: explanation.days.map((day) => ({
        date: day.date,
        kind: day.kind,
        name: day.text,
        counted: day.counted,
      })),
    },
  };
}
