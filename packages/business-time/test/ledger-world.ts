import { getCalendar } from '../src/calendar.js';
import { append, openLedger, reckon } from '../src/deadline.js';
import { refusalOf } from '../src/errors.js';
import type { Ledger, LedgerEntry } from '../src/ledger.js';
import { parseTerm } from '../src/term.js';

/** Ledgers in a few words: local Shanghai times, the national calendar, ten working days from 2 March 2026. */
export const china = getCalendar('CN');
export const at = (local: string): string => new Date(`${local}+08:00`).toISOString();
export const code = (act: () => unknown): string | undefined => refusalOf(act)?.code;
export const open = (
  budget = '10wd',
  on = '2026-03-02T10:00',
  extra: { maxExtension?: string; from?: string } = {},
): Ledger =>
  openLedger(
    {
      at: at(on),
      anchor: 'minutes-signed',
      budget: parseTerm(budget),
      calendarId: 'CN',
      ...(extra.from ? { from: extra.from } : {}),
      ...(extra.maxExtension ? { maxExtension: parseTerm(extra.maxExtension) } : {}),
    },
    china,
  );
export const pause = (on: string): LedgerEntry => ({ type: 'paused', at: at(on), reason: 'force-majeure' });
export const resume = (on: string): LedgerEntry => ({ type: 'resumed', at: at(on) });
export const extend = (
  on: string,
  by: { until?: string; term?: string; requestedAt?: string },
): LedgerEntry => ({
  type: 'extended',
  at: at(on),
  by: 'person:1',
  reason: 'needs a site survey',
  ...(by.until ? { until: by.until } : {}),
  ...(by.term ? { term: parseTerm(by.term) } : {}),
  ...(by.requestedAt ? { requestedAt: at(by.requestedAt) } : {}),
});
export const done = (on: string): LedgerEntry => ({ type: 'completed', at: at(on) });
export const after = (ledger: Ledger, ...entries: LedgerEntry[]): Ledger =>
  entries.reduce((sum, entry) => append(sum, entry, china), ledger);
export const dueOf = (ledger: Ledger): string => reckon(ledger, china).dueDate;
