import type { Day } from './dates.js';
import { BusinessTimeError } from './errors.js';
import { instantOf, isoOf, readMoment } from './zone.js';

/** A stretch during which a clock stands still. */
export interface TermPause {
  /** Date (the whole day) or instant at which it begins. */
  from: string;
  /** Date (the whole day, inclusive) or instant at which it ends. */
  to: string;
  /** Why: never empty. Ledgers accept only the lawful reasons of E.2. */
  reason: string;
}

/** A pause placed on the calendar. */
export interface PlacedPause {
  firstDay: Day;
  /** Inclusive: neither the day of the pause nor that of resuming is counted, as the start day is not (D.2). */
  lastDay: Day;
  fromMs: number;
  toMs: number;
  reason: string;
}

/** Reads pauses in any order; one that ends before it begins or overlaps another is refused. */
export function placePauses(pauses: readonly TermPause[], zone: string): PlacedPause[] {
  const placed = pauses.map(({ from, to, reason }): PlacedPause => {
    if (!reason) throw new BusinessTimeError('reason-missing', { from, to });
    const first = readMoment(from, zone);
    const last = readMoment(to, zone);
    const fromMs = instantOf(first.day, first.minutes ?? 0, zone);
    const toMs = instantOf(last.day, last.minutes ?? 1440, zone);
    if (toMs < fromMs || last.day < first.day) {
      throw new BusinessTimeError('pause-ends-before-it-begins', { from, to });
    }
    return { firstDay: first.day, lastDay: last.day, fromMs, toMs, reason };
  });
  placed.sort((a, b) => a.fromMs - b.fromMs);
  placed.forEach((pause, at) => {
    const before = placed[at - 1];
    if (before && pause.fromMs < before.toMs) {
      throw new BusinessTimeError('pauses-overlap', {
        first: isoOf(before.fromMs),
        second: isoOf(pause.fromMs),
      });
    }
  });
  return placed;
}

/** The pause that covers a day, if any. */
export function pauseOn(pauses: readonly PlacedPause[], day: Day): PlacedPause | undefined {
  return pauses.find((pause) => pause.firstDay <= day && day <= pause.lastDay);
}

/** What is left of a stretch of time (ms) outside all pauses, in order. */
export function withoutPauses(
  fromMs: number,
  toMs: number,
  pauses: readonly PlacedPause[],
): Array<[number, number]> {
  const left: Array<[number, number]> = [];
  let at = fromMs;
  for (const pause of pauses) {
    left.push([at, Math.min(pause.fromMs, toMs)]);
    at = Math.max(at, pause.toMs);
  }
  left.push([at, toMs]);
  return left.filter(([start, end]) => start < end);
}
