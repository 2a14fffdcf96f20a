import { typedId } from '@concord/contracts/ids';
import type { ProfileDocument } from '@concord/contracts/profile';
import type { ActTransaction } from '@concord/service-kit/acts/act-transaction';
import type { ProfileVersion } from '@concord/service-kit/replica/org-tree';
import type { ItemRow } from './item.entity.js';

/** Codes of an item's clocks (contracts/clocks). */
export type ItemClockKind =
  | 'ITEM_SIGN_FOR'
  | 'ITEM_RETURN'
  | 'ITEM_REPLY'
  | 'ITEM_PLAN'
  | 'ITEM_COMPLETION'
  | 'ITEM_CO_OPINION'
  | 'FIRST_VISIT';

/** What arms a clock of an item: after what it runs, and who must act. */
interface ItemClock {
  /** Key of the profile's budget. */
  profileClock: string;
  anchorEvent: 'assigned' | 'replied' | 'reworkRequested';
  responsibleUnitId: string;
  /** The date agreed in the minutes governs (decision 7). */
  agreedDate?: string | null;
  /** Each unit has its own. */
  perUnit?: boolean;
}

/** Starts a clock of the item; one that the profile does not declare is not armed (contracts/profile). */
export async function arm(
  tx: ActTransaction,
  row: ItemRow,
  kind: ItemClockKind,
  profile: ProfileVersion,
  clock: ItemClock,
): Promise<void> {
  if (!profile.document.clocks[clock.profileClock]) return;
  const { title, orgUnitId } = row;
  await tx.clocks.arm({ caseId: typedId('item', row.id), title, orgUnitId, kind, profile, ...clock });
}

/** What a street or a community takes on itself has its own budget (D17), where the profile names one. */
export function completionClock(clocks: ProfileDocument['clocks'], leadKind: string | undefined): string {
  return leadKind !== 'DEPARTMENT' && clocks['D17'] ? 'D17' : 'D16';
}

/**
 * The clocks of an item that was just handed over: to sign for it (D11), to say that it is not one's own (D12), to
 * reply (D16; a street's or community's reply is its dated plan, D17), to have it done, and each co-handler's opinion (D14).
 */
export async function armHandedOver(
  tx: ActTransaction,
  row: ItemRow,
  profile: ProfileVersion,
): Promise<void> {
  const { clocks, calendarId } = profile.document;
  const agreedDate = notBefore(row.agreedDate, tx.clocks.localDate(tx.ctx.now, calendarId));
  const leadKind = tx.tree.unit(row.leadUnitId!)?.kind;
  const plans = leadKind !== 'DEPARTMENT' && clocks['D17_PLAN'] !== undefined;
  const replyClock = plans ? 'D17_PLAN' : 'D16';
  const proposed =
    clocks[replyClock] && tx.clocks.addTerm(clocks[replyClock], tx.ctx.now, calendarId).dueDate;
  // The reply is due by its own budget, but never after the work itself.
  const replyBy = agreedDate && proposed && agreedDate < proposed ? agreedDate : null;
  const by = { anchorEvent: 'assigned', responsibleUnitId: row.leadUnitId! } as const;
  await arm(tx, row, 'ITEM_SIGN_FOR', profile, { ...by, profileClock: 'D11' });
  await arm(tx, row, 'ITEM_RETURN', profile, { ...by, profileClock: 'D12' });
  const reply = { ...by, profileClock: replyClock, agreedDate: replyBy };
  if (plans) await arm(tx, row, 'ITEM_PLAN', profile, reply);
  else await arm(tx, row, 'ITEM_REPLY', profile, reply);
  const done = completionClock(clocks, leadKind);
  await arm(tx, row, 'ITEM_COMPLETION', profile, { ...by, profileClock: done, agreedDate });
  for (const responsibleUnitId of row.coUnitIds) {
    const each = { ...by, responsibleUnitId, profileClock: 'D14', perUnit: true };
    await arm(tx, row, 'ITEM_CO_OPINION', profile, each);
  }
}

/** A date agreed before the matter was handed over has passed already: it is due on the day of handing over. */
function notBefore(date: string | null, today: string): string | null {
  return date && date < today ? today : date;
}
