import { BusinessTimeError } from './errors.js';
import { isClosed, pauseReasons } from './ledger.js';
import type {
  AgreedDateEntry,
  CancelledEntry,
  ClockState,
  CompletedEntry,
  ExtendedEntry,
  LedgerEntry,
  OpenedEntry,
  PauseReason,
} from './ledger.js';
import { checkTerm } from './term.js';
import type { Term } from './term.js';
import { epochOf } from './zone.js';

/** A stop of the clock; `to` is null while it stands. */
export interface ClockPause {
  from: string;
  to: string | null;
  reason: PauseReason;
}

/** What a ledger says, before any calendar is asked. */
export interface FoldedLedger {
  state: ClockState;
  opened: OpenedEntry;
  /** Date or instant from which the budget runs. */
  from: string;
  budget: Term;
  calendarId: string;
  maxExtension: Term | null;
  agreed: AgreedDateEntry | null;
  extended: ExtendedEntry | null;
  /** The extension, unless a date agreed after it took its place. */
  counting: ExtendedEntry | null;
  pauses: ClockPause[];
  closed: CompletedEntry | CancelledEntry | null;
  lastAt: string;
}

const refuse = (code: ConstructorParameters<typeof BusinessTimeError>[0], entry: LedgerEntry): never => {
  throw new BusinessTimeError(code, { entry: entry.type, at: entry.at });
};

/** Starts from the opening entry. */
export function foldOpening(entry: LedgerEntry | undefined): FoldedLedger {
  if (entry?.type !== 'opened') throw new BusinessTimeError('bad-ledger', { expected: 'opened' });
  epochOf(entry.at);
  if (!entry.anchor) refuse('bad-ledger', entry);
  return {
    state: 'running',
    opened: entry,
    from: entry.from ?? entry.at,
    budget: checkTerm(entry.budget),
    calendarId: entry.calendarId,
    maxExtension: entry.maxExtension ? checkTerm(entry.maxExtension) : null,
    agreed: null,
    extended: null,
    counting: null,
    pauses: [],
    closed: null,
    lastAt: entry.at,
  };
}

/** Takes in one more entry; refuses what can never follow, whatever the calendar. The input is not changed. */
export function foldEntry(folded: FoldedLedger, entry: LedgerEntry): FoldedLedger {
  if (epochOf(entry.at) < epochOf(folded.lastAt)) refuse('entry-out-of-order', entry);
  if (isClosed(folded.state)) refuse('clock-closed', entry);
  const next = { ...folded, lastAt: entry.at };
  switch (entry.type) {
    case 'opened':
      return refuse('bad-ledger', entry);
    case 'agreed-date':
      // The new date takes the whole place of the old reckoning, a granted extension within it.
      return { ...next, agreed: entry, counting: null };
    case 'paused':
      if (folded.state !== 'running') refuse('clock-not-running', entry);
      if (!pauseReasons.includes(entry.reason)) refuse('unlawful-pause-reason', entry);
      return {
        ...next,
        state: 'paused',
        pauses: [...folded.pauses, { from: entry.at, to: null, reason: entry.reason }],
      };
    case 'resumed':
      if (folded.state !== 'paused') refuse('clock-not-paused', entry);
      return {
        ...next,
        state: 'running',
        pauses: folded.pauses.map((pause) => ({ ...pause, to: pause.to ?? entry.at })),
      };
    case 'extended':
      if (folded.extended) refuse('second-extension', entry);
      // How long the stop will last is not known, so neither is the date to which this would extend.
      if (folded.state !== 'running') refuse('clock-not-running', entry);
      if (!entry.reason || !entry.by) refuse('reason-missing', entry);
      if ((entry.until === undefined) === (entry.term === undefined)) refuse('bad-ledger', entry);
      if (entry.term) checkTerm(entry.term);
      return { ...next, extended: entry, counting: entry };
    case 'recalculated':
      return {
        ...next,
        from: entry.from ?? folded.from,
        budget: entry.budget ? checkTerm(entry.budget) : folded.budget,
        calendarId: entry.calendarId ?? folded.calendarId,
      };
    case 'completed':
    case 'cancelled':
      if (entry.type === 'cancelled' && !entry.reason) refuse('reason-missing', entry);
      return {
        ...next,
        state: entry.type,
        closed: entry,
        pauses: folded.pauses.map((pause) => ({ ...pause, to: pause.to ?? entry.at })),
      };
  }
}
