import type { Calendar } from '@concord/business-time/calendar';
import { nextOfficeInstant } from '@concord/business-time/office-hours';
import { instantOf, isoOf, localOf } from '@concord/business-time/zone';
import type { NoticeKind } from '../preference/notice.kinds.js';
import { BY_HAND, type Channel } from './delivery.states.js';

/** By which channels somebody wants a kind; the inbox is always there. */
export interface Wish {
  channels: readonly string[];
  digest: boolean;
}
/** Where nobody said otherwise: by e-mail, at once. */
export const DEFAULT_WISH: Wish = { channels: ['EMAIL'], digest: false };

/** One person at the making of a message. */
export interface Reader {
  wish: Wish | undefined;
  /** An address is confirmed. */
  hasEmail: boolean;
  /** Local hour of the digest. */
  digestHour: number;
}

/** A message by one channel: when it may go out (case time), and whether it waits for the digest. */
export interface Planned {
  channel: Channel;
  state: 'PENDING' | 'DIGEST' | 'BY_HAND';
  deliverAt: Date;
}

/** The wish as it is obeyed: a 必达通知 goes by e-mail and at once, whatever was wished before it became one. */
export function effectiveWish(kind: NoticeKind, wish: Wish = DEFAULT_WISH): Wish {
  if (!kind.mandatory) return wish;
  return { channels: [...new Set(['EMAIL', ...wish.channels])], digest: false };
}

/** What leaves by which channel and when; `calendar` is the reader's unit's. */
export function planFor(
  kind: NoticeKind,
  reader: Reader,
  { now, calendar, emailOn }: { now: Date; calendar: Calendar; emailOn: boolean },
): Planned[] {
  const { channels, digest } = effectiveWish(kind, reader.wish);
  const opening = goesOutAt(kind.urgent, now, calendar);
  const planned: Planned[] = [];
  if (channels.includes('EMAIL') && emailOn && reader.hasEmail) {
    planned.push(
      digest
        ? { channel: 'EMAIL', state: 'DIGEST', deliverAt: digestInstant(now, reader.digestHour, calendar) }
        : { channel: 'EMAIL', state: 'PENDING', deliverAt: opening },
    );
  }
  for (const channel of channels) {
    if (BY_HAND.includes(channel)) {
      planned.push({ channel: channel as Channel, state: 'BY_HAND', deliverAt: opening });
    }
  }
  return planned;
}

/** At once where it is urgent or the office is open; else the next opening. */
export function goesOutAt(urgent: boolean, now: Date, calendar: Calendar): Date {
  return urgent ? now : new Date(nextOfficeInstant(now.toISOString(), calendar));
}

/** The next time, after `now`, that it is this local hour of a working day. */
export function digestInstant(now: Date, hour: number, calendar: Calendar): Date {
  for (let { day } = localOf(now.getTime(), calendar.timeZone); ; day += 1) {
    const at = instantOf(day, hour * 60, calendar.timeZone);
    if (at > now.getTime() && calendar.isWorked(day)) return new Date(isoOf(at));
  }
}

const FIRST_PAUSE_MS = 30_000;
const LAST_PAUSE_MS = 3_600_000;

/** Wall milliseconds until the next attempt: doubled each time, bounded, and spread (`chance` in 0…1) by a fifth each way. */
export function pauseAfter(attempts: number, chance: number): number {
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, attempts - 1), LAST_PAUSE_MS);
  return Math.round(pause * (0.8 + 0.4 * chance));
}
