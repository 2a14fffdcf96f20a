import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import type { DeliveryRow } from './delivery.entity.js';
import { RESENDABLE } from './delivery.states.js';

export const DELIVERY_ACTS = ['resendDelivery', 'markHandDelivered'] as const;
export type DeliveryAct = (typeof DELIVERY_ACTS)[number];

/** Who stands before the row. */
export interface DeliveryStanding {
  /** It is the asker's own. */
  own: boolean;
  /** The asker administers its unit. */
  administers: boolean;
}

/** One decision for the buttons and for the act under its lock. */
export function decideDelivery(
  row: Pick<DeliveryRow, 'state' | 'channel' | 'kind' | 'digestId'>,
  act: DeliveryAct,
  standing: DeliveryStanding,
): Decision {
  const may = act === 'resendDelivery' ? standing.own || standing.administers : standing.administers;
  if (!may) return refuse('NOT_PERMITTED');
  if (act === 'markHandDelivered') {
    const waits = row.state === 'BY_HAND' || (row.state === 'DEAD' && row.kind !== 'CODE');
    return waits && row.channel !== 'WEBHOOK' ? ALLOWED : refuse('WRONG_STATE', { state: row.state });
  }
  // A code is asked for anew, and that is counted: nobody's mailbox can be flooded.
  if (row.kind === 'CODE') return refuse('CODE_EXPIRED', {}, undefined, 'INF');
  if (row.digestId) return refuse('DELIVERY_IN_DIGEST', {}, undefined, 'INF');
  return RESENDABLE.includes(row.state) ? ALLOWED : refuse('WRONG_STATE', { state: row.state });
}
