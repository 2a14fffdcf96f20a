import { getCalendar, type Calendar } from '@concord/business-time/calendar';
import { recalculate, type Recalculation } from '@concord/business-time/deadline';
import type { Ledger } from '@concord/business-time/ledger';
import { clockOfKind, WINDOW_KINDS } from '@concord/contracts/clocks';
import type { OrgTree } from '../replica/org-tree.js';
import type { ClockRow } from './clock.entity.js';
import { countedBack, withCountedBack } from './counted-back.js';

/**
 * Clocks that a new calendar moves: the open ones. A window that has run out is over, though nobody has written so
 * yet. `:now` and `:windows` are parameters.
 */
export const STILL_OPEN =
  "c.state in ('RUNNING', 'PAUSED') and not (c.state = 'RUNNING' and c.kind = any(:windows) and c.dueAt <= :now)";

export const openAt = (now: Date): { now: Date; windows: string[] } => ({ now, windows: [...WINDOW_KINDS] });

/** The version by which a clock was last reckoned; before versions were kept, that of the product. */
export function calendarOf(row: ClockRow, tree: OrgTree): Calendar {
  return tree.calendarIn(row.calendarId, row.calendarVersion ?? getCalendar(row.calendarId).version);
}

/** Numbers of the notices that one version knows and the earlier does not. */
export function newNotices(previous: Calendar, calendar: Calendar): string[] {
  const numbers = (of: Calendar): string[] =>
    of.definition.layers.flatMap((layer) => layer.sheets.map(({ notice }) => `${layer.id}|${notice}`));
  const known = new Set(numbers(previous));
  return numbers(calendar)
    .filter((notice) => !known.has(notice))
    .map((notice) => notice.slice(notice.indexOf('|') + 1));
}

/** What another version does to a clock: the same for the preview and for the reckoning itself. */
export function underCalendar(
  row: ClockRow,
  calendar: Calendar,
  tree: OrgTree,
  now: Date,
): Recalculation & { notice: string } {
  const previous = calendarOf(row, tree);
  const ledger = row.ledger as Ledger;
  // Entries never go back in time, and a story may have been told of an act that is later than this.
  const last = ledger.at(-1)?.at ?? '';
  const at = [now.toISOString(), last].sort().at(-1)!;
  const notice = newNotices(previous, calendar).join('、');
  const change = { at, ...(notice && { notice }) };
  const done = recalculate(ledger, change, previous, calendar);
  const back = clockOfKind(row.kind)?.mode === 'before' && previous.version !== calendar.version;
  const date = back ? countedBack(ledger, at, previous, calendar) : null;
  return { ...(date === null ? done : withCountedBack(done, change, date, calendar)), notice };
}
