import { ALLOWED, refuse, type Decision } from '@concord/contracts/refusals';
import { CHANNELS } from '../delivery/delivery.states.js';
import { NOTICE_KINDS, type NoticeKindCode } from './notice.kinds.js';

/** Whether somebody may wish this: a 必达通知 can be added to, and neither put off nor switched off (decision 14). */
export function decidePreference(
  kind: NoticeKindCode,
  wish: { channels: readonly string[]; digest: boolean },
): Decision {
  const unknown = wish.channels.find((channel) => !CHANNELS.some((known) => known === channel));
  if (unknown !== undefined) {
    const params = { field: 'channels', value: unknown.slice(0, 40), offered: CHANNELS.join(', ') };
    return refuse('CHOICE_UNKNOWN', params);
  }
  const { mandatory } = NOTICE_KINDS[kind];
  if (mandatory && !wish.channels.includes('EMAIL')) {
    return refuse('NOTICE_MANDATORY', { notice: kind }, 'decision 14', 'INF');
  }
  if (mandatory && wish.digest) return refuse('NOTICE_NOT_IN_DIGEST', { notice: kind }, 'decision 14', 'INF');
  if (wish.digest && !wish.channels.includes('EMAIL')) {
    return refuse('DIGEST_NEEDS_EMAIL', {}, undefined, 'INF');
  }
  return ALLOWED;
}

/** Whether it is an hour of the day. */
export function decideHour(hour: number): Decision {
  return Number.isInteger(hour) && hour >= 0 && hour <= 23
    ? ALLOWED
    : refuse('HOUR_OUT_OF_RANGE', {}, undefined, 'INF');
}
