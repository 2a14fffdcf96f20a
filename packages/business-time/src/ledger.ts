import type { Term } from './term.js';

/** The only lawful reasons to stop a clock (E.2). */
export const pauseReasons = ['awaiting-higher-authority', 'publicity-objection', 'force-majeure'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** Why a deadline was reckoned anew. */
export type RecalculationReason = 'calendar-changed' | 'corrected';

/** A reckoning that a later entry supersedes: what the deadline was until then. */
export interface Superseded {
  dueDate: string;
  dueAt: string;
  provisional: boolean;
}

interface EntryBase {
  /** Instant (UTC, case time) of the act. Entries never go back in time. */
  at: string;
  /** Opaque id of who acted; never a name. */
  by?: string;
  /** Stamped by append: the reckoning in force just before. What it says about a breach stays true. */
  supersedes?: Superseded;
}

/** The clock starts: which event, with how much time, on which calendar. */
export interface OpenedEntry extends EntryBase {
  type: 'opened';
  /** Code of the event that started it, e.g. `minutes-signed`. */
  anchor: string;
  /** Date or instant of that event where it is not `at`. */
  from?: string;
  budget: Term;
  calendarId: string;
  /** Bound of its one extension; without it the clock cannot be extended. */
  maxExtension?: Term;
}

/** A date agreed in the minutes governs from then on; the budget only proposed one (decision 7). */
export interface AgreedDateEntry extends EntryBase {
  type: 'agreed-date';
  /** The agreed date (local). Where it is a rest day, the term ends on the next working day. */
  date: string;
}

/** The clock stops. */
export interface PausedEntry extends EntryBase {
  type: 'paused';
  reason: PauseReason;
}

/** The clock runs again; the day of resuming is not counted, as no start day is. */
export interface ResumedEntry extends EntryBase {
  type: 'resumed';
}

/** The one extension: asked before expiry, within its bound, to a date or by a term. */
export interface ExtendedEntry extends EntryBase {
  type: 'extended';
  by: string;
  reason: string;
  /** When it was asked, where that was before the decision: this must lie before expiry. */
  requestedAt?: string;
  /** New last date… */
  until?: string;
  /** …or the time added. Exactly one of the two. */
  term?: Term;
}

/** Reckoned anew: another calendar version, or a corrected anchor, budget or calendar. */
export interface RecalculatedEntry extends EntryBase {
  type: 'recalculated';
  reason: RecalculationReason;
  /** Number of the notice, for `calendar-changed`. */
  notice?: string;
  from?: string;
  budget?: Term;
  calendarId?: string;
  /** A correction may find that a breach never was (its anchor was wrong). */
  withdrawsBreach?: boolean;
}

/** The work is done: the clock ends and its due date is frozen. */
export interface CompletedEntry extends EntryBase {
  type: 'completed';
}

/** The clock no longer applies. */
export interface CancelledEntry extends EntryBase {
  type: 'cancelled';
  reason: string;
}

/** One entry of a ledger. Entries are appended, never changed. */
export type LedgerEntry =
  | OpenedEntry
  | AgreedDateEntry
  | PausedEntry
  | ResumedEntry
  | ExtendedEntry
  | RecalculatedEntry
  | CompletedEntry
  | CancelledEntry;

/** A deadline's whole history, `opened` first. Plain JSON: keep it in a jsonb column. */
export type Ledger = readonly LedgerEntry[];

/** Where a clock stands. */
export type ClockState = 'running' | 'paused' | 'completed' | 'cancelled';

/** Whether a clock is over, done or cancelled. */
export function isClosed(state: ClockState): boolean {
  return state === 'completed' || state === 'cancelled';
}
