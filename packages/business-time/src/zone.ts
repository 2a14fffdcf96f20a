import { Temporal } from 'temporal-polyfill';
import { dateOf, dayFromDate, type Day } from './dates.js';
import { BusinessTimeError } from './errors.js';

const MS_PER_DAY = 86_400_000;
const LOCAL = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::([0-5]\d)(?:\.\d+)?)?$/;

/** A wall-clock position in a zone. */
export interface LocalTime {
  day: Day;
  /** Minutes since local midnight, with fractions for seconds. */
  minutes: number;
}

// Looking a zone up costs far more than the arithmetic. A day whose neighbours have one
// offset has that offset throughout; days near a change are asked for exactly, every time.
const steadyOffsets = new Map<string, Map<Day, number | null>>();

function offsetAt(epochMs: number, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}

function steadyOffset(day: Day, zone: string): number | null {
  // Stryker disable ConditionalExpression: what is kept could be looked up anew each time
  let days = steadyOffsets.get(zone);
  if (!days) steadyOffsets.set(zone, (days = new Map()));
  let offset = days.get(day);
  if (offset === undefined) {
    const before = offsetAt((day - 1) * MS_PER_DAY, zone);
    const after = offsetAt((day + 2) * MS_PER_DAY, zone);
    offset = before === after ? before : null;
    days.set(day, offset);
  }
  // Stryker restore ConditionalExpression
  return offset;
}

/** Minutes of `HH:mm`; `24:00` is the end of the day. */
export function minutesOf(clock: string): number {
  const parts = /^(\d{2}):([0-5]\d)$/.exec(clock);
  const minutes = parts ? Number(parts[1]) * 60 + Number(parts[2]) : NaN;
  if (!(minutes <= 1440)) throw new BusinessTimeError('bad-date', { clock });
  return minutes;
}

/** The instant (ms since the epoch) of a wall-clock position; 1440 minutes is the next midnight. */
export function instantOf(day: Day, minutes: number, zone: string): number {
  const wholeDay = minutes >= 1440 ? day + 1 : day;
  const rest = minutes >= 1440 ? minutes - 1440 : minutes;
  const offset = steadyOffset(wholeDay, zone);
  const local = wholeDay * MS_PER_DAY + rest * 60_000;
  // Stryker disable next-line ConditionalExpression: the long way below gives the same instant, only slower
  if (offset !== null) return local - offset;
  const text = new Date(local).toISOString().slice(0, -1);
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
}

/** The wall-clock position of an instant. */
export function localOf(epochMs: number, zone: string): LocalTime {
  const utcDay = Math.floor(epochMs / MS_PER_DAY);
  const offset = steadyOffset(utcDay, zone) ?? offsetAt(epochMs, zone);
  const local = epochMs + offset;
  const day = Math.floor(local / MS_PER_DAY);
  return { day, minutes: (local - day * MS_PER_DAY) / 60_000 };
}

/** ISO 8601 in UTC. */
export function isoOf(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** Milliseconds of an ISO instant (with `Z` or an offset); anything else is refused. */
export function epochOf(instant: string): number {
  // Stryker disable next-line Regex: this engine's Date.parse takes nothing after a zone, but another may
  const ms = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(instant) ? Date.parse(instant) : NaN;
  if (Number.isNaN(ms)) throw new BusinessTimeError('bad-date', { instant });
  dayFromDate(instant.slice(0, 10));
  return ms;
}

/**
 * Reads a date, a local date-time (`2026-02-12T16:30`, in `zone`) or an instant.
 * `minutes` is null where only a date was given.
 */
export function readMoment(text: string, zone: string): { day: Day; minutes: number | null } {
  if (!text.includes('T')) return { day: dayFromDate(text), minutes: null };
  const local = LOCAL.exec(text);
  if (!local) return localOf(epochOf(text), zone);
  const minutes = minutesOf(`${local[2]}:${local[3]}`) + Number(local[4] ?? 0) / 60;
  return { day: dayFromDate(local[1]!), minutes };
}

/** Local date of an instant. */
export function dateAt(instant: string, zone: string): string {
  return dateOf(localOf(epochOf(instant), zone).day);
}

/** Whether the platform knows the zone. */
export function isZone(zone: string): boolean {
  try {
    offsetAt(0, zone);
    return true;
  } catch {
    return false;
  }
}
