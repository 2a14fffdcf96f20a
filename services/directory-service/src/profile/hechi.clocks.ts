import type { ProfileDocument } from '@concord/contracts/profile';

const budget = (unit: 'wd' | 'cd' | 'm', n: number, source: string): ProfileDocument['clocks'][string] => ({
  unit,
  n,
  source,
});

/**
 * Table D.1 of domain.md. Hechi's text states no number of days, so all are defaults of the product (`INF`) or
 * practices found elsewhere (`P..`); none is shown as Hechi's rule.
 */
export const hechiClocks: ProfileDocument['clocks'] = {
  /** Screen a submitted topic. */
  D1: budget('wd', 5, 'INF'),
  /** Decide on its approval. */
  D2: budget('wd', 10, 'INF'),
  /** Send the filing after approval. */
  D3: budget('wd', 5, 'INF'),
  /** The receiver may return the filing for completion. */
  D4: budget('wd', 5, 'INF'),
  /** Research, and research of an urgent topic. */
  D5: budget('wd', 20, 'INF'),
  D5_URGENT: budget('wd', 5, 'INF'),
  /** Notice of a session: at the grass roots, and of a formal consultation. */
  D6: budget('wd', 5, 'INF'),
  D6_FORMAL: budget('wd', 15, 'P15'),
  /** Materials to the participants. */
  D7: budget('wd', 3, 'INF'),
  D7_FORMAL: budget('wd', 10, 'P15'),
  /** Minutes signed and sent. */
  D8: budget('wd', 7, 'P15'),
  /** Start publicity after the minutes. */
  D9: budget('wd', 3, 'INF'),
  /** The publicity period itself. */
  D10: budget('wd', 5, 'INF'),
  /** The unit signs for an item. */
  D11: budget('wd', 1, 'P44'),
  /** The unit may say that the item is not its own. */
  D12: budget('wd', 5, 'P25'),
  /** First contact with the proposer. */
  D13: budget('wd', 15, 'P26'),
  /** A co-handler's opinion to the lead. */
  D14: budget('m', 1, 'P13'),
  /** A department's reply on a proposal; a hard case takes six months in all. */
  D15: { ...budget('m', 3, 'P20'), maxExtension: { unit: 'm', n: 3, source: 'P20' } },
  /** A department's reply on an ordinary item of a room. */
  D16: { ...budget('wd', 15, 'P29'), maxExtension: { unit: 'wd', n: 10, source: 'P42' } },
  /** A street's or community's item: its plan, and its end. */
  D17_PLAN: budget('wd', 5, 'INF'),
  D17: budget('m', 1, 'INF'),
  /** Residents settle among themselves, then the convenor follows up. */
  D18: budget('cd', 15, 'INF'),
  /** A member's opinion on a reply. */
  D19: budget('wd', 15, 'P26'),
  /** Explanation where there was no consensus: 及时 in the text, the number is ours. */
  D20: budget('wd', 5, 'INF'),
  /** A further round, where one is decided. */
  D21: budget('cd', 30, 'INF'),
  /** First supervision visit, and the look back after closing. */
  D22: budget('cd', 30, 'INF'),
  D22_LOOKBACK: budget('cd', 90, 'INF'),
  /** Report to the room's next session, at the latest. */
  D23: budget('m', 6, 'INF'),
  /** Judicial confirmation of a mediated agreement. */
  D24: budget('cd', 30, 'P47'),
};
