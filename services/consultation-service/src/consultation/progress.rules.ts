import type { ConsultationRow, ItemEntry } from './consultation.entity.js';

/** How far a commitment is, from the types of its own facts; any other type leaves it where it is. */
const STATUS_OF: Readonly<Record<string, string>> = {
  opened: 'OPEN',
  assigned: 'OPEN',
  completed: 'COMPLETED',
  reworkRequested: 'OPEN',
  verified: 'VERIFIED',
  closed: 'CLOSED',
};
const COMPLETED: ReadonlySet<string> = new Set(['COMPLETED', 'VERIFIED', 'CLOSED']);
const SETTLED: ReadonlySet<string> = new Set(['VERIFIED', 'CLOSED']);

/** The entry after a report; null where it was overtaken by a later one. */
export function nextItem(held: ItemEntry | undefined, type: string, version: number): ItemEntry | null {
  if (held && held.version >= version) return null;
  return { status: STATUS_OF[type] ?? held?.status ?? 'OPEN', version };
}

type Followed = Pick<ConsultationRow, 'items' | 'itemsExpected' | 'statusReport' | 'reportDueSince'>;

function everyItem(row: Followed, statuses: ReadonlySet<string>): boolean {
  const entries = Object.values(row.items);
  return entries.length >= row.itemsExpected && entries.every((item) => statuses.has(item.status));
}

/** T15: all commitments reported complete; where nothing was to be implemented, at once. */
export function allCompleted(row: Followed): boolean {
  return everyItem(row, COMPLETED);
}

/** T16: everything verified, and reported at the room's next session where that is owed. */
export function isReported(row: Followed): boolean {
  return everyItem(row, SETTLED) && (row.reportDueSince === null || row.statusReport !== null);
}
