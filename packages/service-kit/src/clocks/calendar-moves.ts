import { dayFromDate } from '@concord/business-time/dates';
import { parseId } from '@concord/contracts/ids';
import type { ActContext } from '../context.js';
import type { Database } from '../database/database.js';
import type { CalendarMove, CalendarMovesPage } from '../graph/calendar-moves.types.js';
import { pageSize } from '../graph/connection.js';
import { decodeDeadlineCursor } from '../graph/deadline.types.js';
import { keeperOf } from '../replica/calendar-layers.js';
import type { OrgTree } from '../replica/org-tree.js';
import type { Replica } from '../replica/replica.js';
import { ClockRow } from './clock.entity.js';
import { clockHead } from './deadline-view.js';
import { openAt, STILL_OPEN, underCalendar } from './new-calendar.js';

/** Clocks read at once: ledgers are not all held in memory. */
const BATCH = 500;

/**
 * What publishing a notice would do to this service's open deadlines: reckoned by the very function that the
 * publication uses, and nothing is written. For those who keep the notice's layer only.
 */
export class CalendarMoves {
  constructor(
    private readonly database: Database,
    private readonly replica: Replica,
  ) {}

  /** A page in the order of today's due instant, then id. */
  async page(
    noticeId: string,
    args: { first?: number | null; after?: string | null },
    ctx: ActContext,
  ): Promise<CalendarMovesPage> {
    const first = pageSize(args.first);
    const after = decodeDeadlineCursor(args.after);
    const tree = await this.replica.tree();
    const uuid = parseId(noticeId, 'calendarNotice')?.uuid;
    const notice = uuid === undefined ? undefined : tree.calendarNotice(uuid);
    if (!notice || !keeperOf(ctx.identity, tree, notice.layerId)) return UNKNOWN;
    const { moves, openCount } = await this.all(notice.noticeId, tree, ctx.now);
    const behind = after ? moves.filter((move) => compare(move, after) > 0) : moves;
    const now = ctx.now.getTime();
    const count = (is: (move: CalendarMove) => boolean): number => moves.filter(is).length;
    return {
      known: true,
      nodes: behind.slice(0, first),
      hasMore: behind.length > first,
      totalCount: moves.length,
      openCount,
      laterCount: count((move) => move.toAt > move.dueAt),
      earlierCount: count((move) => move.toAt < move.dueAt),
      settledCount: count((move) => move.wasProvisional && !move.provisional),
      overdueCount: count((move) => move.toAt.getTime() <= now && move.dueAt.getTime() > now),
    };
  }

  private async all(
    noticeId: string,
    tree: OrgTree,
    now: Date,
  ): Promise<{ moves: CalendarMove[]; openCount: number }> {
    const moves: CalendarMove[] = [];
    let openCount = 0;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.database.em
        .createQueryBuilder(ClockRow, 'c')
        .where(STILL_OPEN, openAt(now))
        .andWhere('c.id > :after', { after })
        .orderBy('c.id')
        .limit(BATCH)
        .getMany();
      openCount += rows.length;
      moves.push(...rows.flatMap((row) => moveOf(row, noticeId, tree, now) ?? []));
      if (rows.length < BATCH) return { moves: moves.sort(compare), openCount };
      after = rows.at(-1)!.id;
    }
  }
}

const UNKNOWN: CalendarMovesPage = {
  known: false,
  nodes: [],
  hasMore: false,
  totalCount: 0,
  openCount: 0,
  laterCount: 0,
  earlierCount: 0,
  settledCount: 0,
  overdueCount: 0,
};

function moveOf(row: ClockRow, noticeId: string, tree: OrgTree, now: Date): CalendarMove | null {
  const calendar = tree.calendarWith(row.calendarId, noticeId);
  const { before, after, moved } = underCalendar(row, calendar, tree, now);
  if (!moved) return null;
  return {
    ...clockHead(row),
    dueAt: new Date(before.dueAt),
    dueDate: before.dueDate,
    wasProvisional: before.provisional,
    toAt: new Date(after.dueAt),
    toDate: after.dueDate,
    provisional: after.provisional,
    days: dayFromDate(after.dueDate) - dayFromDate(before.dueDate),
  };
}

/** By instant, then by id in byte order: as the gateway merges the owners' pages. */
function compare(a: { dueAt: Date; id: string }, b: { dueAt: Date; id: string }): number {
  return a.dueAt.getTime() - b.dueAt.getTime() || Buffer.compare(Buffer.from(a.id), Buffer.from(b.id));
}
