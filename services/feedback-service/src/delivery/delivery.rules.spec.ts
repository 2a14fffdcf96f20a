import { getCalendar } from '@concord/business-time/calendar';
import { NOTICE_KIND_CODES, NOTICE_KINDS } from '../preference/notice.kinds.js';
import { settle } from './delivery.queue.js';
import { digestInstant, goesOutAt, pauseAfter, planFor, type Reader } from './delivery.rules.js';

const calendar = getCalendar('CN');
/** Monday, ten in the morning in the calendar's zone; and the same evening at ten. */
const MORNING = new Date('2026-03-02T02:00:00.000Z');
const NIGHT = new Date('2026-03-02T14:00:00.000Z');
const reader = (change: Partial<Reader> = {}): Reader => ({
  wish: undefined,
  hasEmail: true,
  digestHour: 9,
  ...change,
});
const plan = (kind: keyof typeof NOTICE_KINDS, who: Reader, now = MORNING, emailOn = true): string[] =>
  planFor(NOTICE_KINDS[kind], who, { now, calendar, emailOn }).map(
    ({ channel, state, deliverAt }) => `${channel} ${state} ${deliverAt.toISOString()}`,
  );

describe('what leaves by which channel', () => {
  it('is e-mail at once where nobody said otherwise', () => {
    expect(plan('REMINDER', reader())).toEqual(['EMAIL PENDING 2026-03-02T02:00:00.000Z']);
  });

  it('is nothing without an address, or without a mail server', () => {
    expect(plan('REMINDER', reader({ hasEmail: false }))).toEqual([]);
    expect(plan('REMINDER', reader(), MORNING, false)).toEqual([]);
  });

  it('is what was chosen: nothing, or by hand', () => {
    expect(plan('NEWS', reader({ wish: { channels: [], digest: false } }))).toEqual([]);
    expect(plan('NEWS', reader({ wish: { channels: ['SMS'], digest: false } }))).toEqual([
      'SMS BY_HAND 2026-03-02T02:00:00.000Z',
    ]);
  });

  it.each(NOTICE_KIND_CODES.filter((code) => NOTICE_KINDS[code].mandatory))(
    '%s is a 必达通知: by e-mail at once whatever was wished',
    (code) => {
      for (const wish of [
        { channels: [], digest: false },
        { channels: ['EMAIL'], digest: true },
      ]) {
        expect(plan(code, reader({ wish }))).toEqual(['EMAIL PENDING 2026-03-02T02:00:00.000Z']);
      }
    },
  );

  it.each(NOTICE_KIND_CODES)('%s goes out at night only where it is urgent', (code) => {
    const [at] = plan(code, reader(), NIGHT);
    const opening = goesOutAt(false, NIGHT, calendar);
    expect(at).toBe(`EMAIL PENDING ${(NOTICE_KINDS[code].urgent ? NIGHT : opening).toISOString()}`);
    expect(opening > NIGHT).toBe(true);
  });
});

describe('the digest', () => {
  it.each([
    ['later the same day', '2026-03-02T02:00:00.000Z', 16, '2026-03-02T08:00:00.000Z'],
    [
      'the next day, where the hour is this very instant',
      '2026-03-02T08:00:00.000Z',
      16,
      '2026-03-03T08:00:00.000Z',
    ],
    ['on Monday, after a Friday', '2026-03-06T10:00:00.000Z', 9, '2026-03-09T01:00:00.000Z'],
    ['after the Spring Festival', '2026-02-14T10:00:00.000Z', 9, '2026-02-24T01:00:00.000Z'],
    ['on a Saturday that is worked', '2026-02-13T10:00:00.000Z', 9, '2026-02-14T01:00:00.000Z'],
    ['at midnight', '2026-03-02T02:00:00.000Z', 0, '2026-03-02T16:00:00.000Z'],
  ])('comes %s', (_when, now, hour, expected) => {
    expect(digestInstant(new Date(now), hour, calendar).toISOString()).toBe(expected);
  });
});

describe('after an attempt', () => {
  const row = { attempts: 3, errorCode: 'SMTP_451' };

  it('the pauses double, are bounded, and are spread', () => {
    expect([1, 2, 3].map((n) => pauseAfter(n, 0.5))).toEqual([30_000, 60_000, 120_000]);
    expect(pauseAfter(30, 1)).toBe(4_320_000);
    expect(pauseAfter(1, 0)).toBe(24_000);
  });

  it('a failure is tried again until the last, a refusal is final', () => {
    expect(settle(row, { kind: 'failed', code: 'HTTP_503' }, 4, 0.5)).toMatchObject({
      state: 'PENDING',
      errorCode: 'HTTP_503',
      pauseMs: 120_000,
    });
    expect(settle(row, { kind: 'failed', code: 'HTTP_503' }, 3)).toMatchObject({ state: 'DEAD' });
    expect(settle(row, { kind: 'refused', code: 'SMTP_550' }, 9)).toMatchObject({ state: 'DEAD' });
  });

  it('a closed office is no attempt', () => {
    const at = new Date('2026-03-03T01:00:00.000Z');
    expect(settle(row, { kind: 'later', at }, 3)).toEqual({
      state: 'PENDING',
      errorCode: 'SMTP_451',
      attempts: 2,
      deliverAt: at,
    });
  });
});
