import type { ClockedKind } from '@concord/service-kit/clocks/recalculation';
import { ItemRow } from './item.entity.js';

/** Cases of this service that have clocks. */
export const ITEM_CLOCKED: ClockedKind[] = [
  {
    kind: 'item',
    entity: ItemRow,
    // No timer of the story waits for it: the row says until when it may be returned (D12).
    stages: { ITEM_RETURN: (row: ItemRow, dueAt) => void (row.returnUntil = dueAt) },
  },
];
