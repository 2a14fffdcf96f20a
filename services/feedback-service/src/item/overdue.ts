/** Clocks for which a department must act: these make an item late, and only for these a 督办函 is drafted. */
export const OVERDUE_KINDS: readonly string[] = ['ITEM_SIGN_FOR', 'ITEM_REPLY', 'ITEM_COMPLETION'];
