import { typedId } from '@concord/contracts/ids';
import type { ProfileDocument } from '@concord/contracts/profile';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import type { ProfileVersion } from '@concord/service-kit/replica/org-tree';
import type { ItemRow } from './item.entity.js';

/** What arms a clock of an item: after what it runs, and who must act. */
interface ItemClock {
  kind: 'ITEM_SIGN_FOR' | 'ITEM_REPLY' | 'ITEM_COMPLETION' | 'FIRST_VISIT';
  /** Key of the profile's budget. */
  profileClock: string;
  anchorEvent: 'assigned' | 'replied' | 'reworkRequested';
  responsibleUnitId: string;
  /** The date agreed in the minutes governs (decision 7). */
  agreedDate?: string | null;
}

/** Starts a clock of the item; one that the profile does not declare is not armed (contracts/profile). */
export async function armClock(
  tx: ActTransaction,
  row: ItemRow,
  profile: ProfileVersion,
  clock: ItemClock,
): Promise<void> {
  if (!profile.document.clocks[clock.profileClock]) return;
  const { title, orgUnitId } = row;
  await tx.clocks.arm({ caseId: typedId('item', row.id), title, orgUnitId, profile, ...clock });
}

/** What a street or a community takes on itself has its own budget (D17), where the profile names one. */
export function completionClock(clocks: ProfileDocument['clocks'], leadKind: string | undefined): string {
  return leadKind !== 'DEPARTMENT' && clocks['D17'] ? 'D17' : 'D16';
}

/** The clocks of an item that was just handed over: to sign for it (D11), to reply (D16), to have it done. */
export async function armHandedOver(
  tx: ActTransaction,
  row: ItemRow,
  profile: ProfileVersion,
): Promise<void> {
  const { clocks, calendarId } = profile.document;
  const agreedDate = notBefore(row.agreedDate, tx.clocks.localDate(tx.ctx.now, calendarId));
  const budget = clocks['D16'];
  const proposed = budget && tx.clocks.addTerm(budget, tx.ctx.now, calendarId).dueDate;
  // The reply is due by its own budget, but never after the work itself.
  const replyBy = agreedDate && proposed && agreedDate < proposed ? agreedDate : null;
  const by = { anchorEvent: 'assigned', responsibleUnitId: row.leadUnitId! } as const;
  const done = completionClock(clocks, tx.tree.unit(row.leadUnitId!)?.kind);
  await armClock(tx, row, profile, { ...by, kind: 'ITEM_SIGN_FOR', profileClock: 'D11' });
  await armClock(tx, row, profile, { ...by, kind: 'ITEM_REPLY', profileClock: 'D16', agreedDate: replyBy });
  await armClock(tx, row, profile, { ...by, kind: 'ITEM_COMPLETION', profileClock: done, agreedDate });
}

/** A date agreed before the matter was handed over has passed already: it is due on the day of handing over. */
function notBefore(date: string | null, today: string): string | null {
  return date && date < today ? today : date;
}
