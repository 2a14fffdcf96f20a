import { WINDOW_KINDS } from '@concord/contracts/clocks';
import { parseId } from '@concord/contracts/ids';
import type { SelectQueryBuilder } from 'typeorm';
import type { ActContext } from '../context.js';
import type { Database } from '../database/database.js';
import { pageSize } from '../graph/connection.js';
import {
  decodeDeadlineCursor,
  newestFirst,
  type Deadline,
  type DeadlineFilter,
  type DeadlinePage,
} from '../graph/deadline.types.js';
import type { Replica } from '../replica/replica.js';
import { ClockExtensionRow, ClockPauseRow } from './clock-request.entity.js';
import { ClockRow, RungRow } from './clock.entity.js';
import { checkedFilter } from './deadline-filter.js';
import { toDeadline } from './deadline-view.js';

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

  /** One keyset page in the order (dueAt, id), or the other way round; the cursor may name another owner's row. */
  async page(
    scope: DeadlineScope,
    args: {
      filter?: DeadlineFilter | null;
      orderBy?: string | null;
      first?: number | null;
      after?: string | null;
    },
    ctx: ActContext,
  ): Promise<DeadlinePage> {
    const first = pageSize(args.first);
    const down = newestFirst(args.orderBy);
    const [direction, beyond] = down ? (['DESC', '<'] as const) : (['ASC', '>'] as const);
    const base = this.filtered(scope, checkedFilter(args.filter), ctx.now);
    const totalCount = await base.clone().getCount();
    const after = decodeDeadlineCursor(args.after);
    if (after) {
      base.andWhere(
        `(c.dueAt ${beyond} :dueAt or (c.dueAt = :dueAt and ('deadline:' || c.id::text) collate "C" ${beyond} :afterId))`,
        {
          dueAt: after.dueAt,
          afterId: after.id,
        },
      );
    }
    const rows = await base
      .orderBy('c.dueAt', direction)
      .addOrderBy('c.id', direction)
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
    const { em } = this.database;
    const ids = rows.map((row) => row.id);
    const [rungs, extensions, pauses] = await Promise.all([
      em.createQueryBuilder(RungRow, 'r').where('r.clockId = any(:ids)', { ids }).orderBy('r.at').getMany(),
      em
        .createQueryBuilder(ClockExtensionRow, 'e')
        .where('e.clockId = any(:ids)', { ids })
        .orderBy('e.askedAt')
        .addOrderBy('e.id')
        .getMany(),
      em.createQueryBuilder(ClockPauseRow, 'p').where('p.clockId = any(:ids)', { ids }).getMany(),
    ]);
    const tree = await this.replica.tree();
    // Looked through once, not once for each clock: a request may ask for thousands.
    const rungsOf = byClock(rungs);
    const extensionsOf = byClock(extensions);
    const pausesOf = byClock(pauses);
    return rows.map((row) => {
      const parts = {
        row,
        rungs: (rungsOf.get(row.id) ?? []).filter((rung) => rung.reckoning === row.reckoning),
        extensions: extensionsOf.get(row.id) ?? [],
        pauses: pausesOf.get(row.id) ?? [],
        calendar: tree.calendarIn(row.calendarId, row.calendarVersion),
        extensionSource:
          tree.profile(row.profileKey, row.profileVersion)?.document.clocks[row.profileClock]?.maxExtension
            ?.source ?? row.budgetSource,
      };
      return toDeadline(parts, ctx);
    });
  }
}

function byClock<Row extends { clockId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const held = found.get(row.clockId);
    if (held) held.push(row);
    else found.set(row.clockId, [row]);
  }
  return found;
}
