import { CASE_NOTICES } from '../i18n/notices.js';
import { countCode, judgeCode, maskEmail, mayAskCode, readEmail } from './contact.rules.js';
import { NOTICE_KIND_CODES, NOTICE_KINDS, noticeKindOf } from './notice.kinds.js';
import { decideHour, decidePreference } from './preference.rules.js';

const codeOf = (decision: ReturnType<typeof decidePreference>): string =>
  decision.allowed ? 'ALLOWED' : decision.refusal.code;

describe('what may be wished', () => {
  it.each(NOTICE_KIND_CODES)('of %s', (kind) => {
    const { mandatory } = NOTICE_KINDS[kind];
    const wish = (channels: string[], digest: boolean): string =>
      codeOf(decidePreference(kind, { channels, digest }));
    expect(wish(['EMAIL', 'SMS'], false)).toBe('ALLOWED');
    expect(wish([], false)).toBe(mandatory ? 'NOTICE_MANDATORY' : 'ALLOWED');
    expect(wish(['SMS'], false)).toBe(mandatory ? 'NOTICE_MANDATORY' : 'ALLOWED');
    expect(wish(['EMAIL'], true)).toBe(mandatory ? 'NOTICE_NOT_IN_DIGEST' : 'ALLOWED');
    expect(wish(['SMS'], true)).toBe(mandatory ? 'NOTICE_MANDATORY' : 'DIGEST_NEEDS_EMAIL');
    expect(wish(['PIGEON'], false)).toBe('CHOICE_UNKNOWN');
    expect(wish(['WEBHOOK'], false)).toBe('CHOICE_UNKNOWN');
  });

  it('is an hour of the day', () => {
    expect([0, 23].map((hour) => codeOf(decideHour(hour)))).toEqual(['ALLOWED', 'ALLOWED']);
    expect([-1, 24, 9.5].map((hour) => codeOf(decideHour(hour)))).toEqual(
      Array.from({ length: 3 }, () => 'HOUR_OUT_OF_RANGE'),
    );
  });
});

describe('the kind of a message', () => {
  it.each([
    ['NOTICE', 'sessionNoticed', 'MEETING'],
    ['NOTICE', 'sessionCancelled', 'MEETING_CHANGED'],
    ['NOTICE', 'itemAssigned', 'ASSIGNMENT'],
    ['NOTICE', 'itemVerified', 'NEWS'],
    ['NOTICE', 'unheardOf', 'NEWS'],
    ['NOTICE', 'constructor', 'NEWS'],
    ['OVERDUE', 'deadlineOverdue', 'OVERDUE'],
    ['CARD', 'paperIssued', 'DOCUMENT'],
    ['LETTER', 'paperReferred', 'DOCUMENT'],
    ['NOTICE', 'extensionRequested', 'TASK'],
    ['UNHEARD_OF', 'unheardOf', 'TASK'],
    ['toString', 'unheardOf', 'TASK'],
  ])('%s %s is %s', (kind, template, expected) => {
    expect(noticeKindOf({ kind, template })).toBe(expected);
  });

  it('“please” asks for something: no such notice is mere news', () => {
    const asking = Object.keys(CASE_NOTICES).filter((template) =>
      /请/.test(CASE_NOTICES[template]!['zh-CN']),
    );
    expect(asking.length).toBeGreaterThan(15);
    for (const template of asking) {
      expect([template, noticeKindOf({ kind: 'NOTICE', template })]).not.toContain('NEWS');
    }
  });
});

describe('an address', () => {
  it.each(['a@example.org', ' a.b+c@mail.example.org ', '张@例子.中国'])('%s can be one', (text) => {
    expect(readEmail(text)).toBe(text.trim());
  });

  it.each([
    '',
    'a',
    'a@b',
    '@example.org',
    'a@example.org, b@example.org',
    'a b@example.org',
    'a@exa mple.org',
  ])('“%s” is none', (text) => expect(readEmail(text)).toBeNull());

  it('with a line break or over-long is none', () => {
    expect(readEmail('a@example.org\r\nBcc: b@example.org')).toBeNull();
    expect(readEmail(`${'a'.repeat(250)}@example.org`)).toBeNull();
  });

  it('is shown masked', () => {
    expect(maskEmail('zhang@example.org')).toBe('z***@example.org');
    expect(maskEmail(null)).toBeNull();
  });
});

describe('a code', () => {
  const wall = new Date('2026-03-02T02:00:00.000Z');
  const waiting = {
    pendingEmail: 'a@example.org',
    codeHash: 'right',
    codeUntil: new Date('2026-03-02T02:30:00.000Z'),
    codeTries: 0,
  };

  it('holds while its time and its tries last', () => {
    expect(codeOf(judgeCode(waiting, 'right', wall))).toBe('ALLOWED');
    expect(codeOf(judgeCode(waiting, 'wrong', wall))).toBe('CODE_WRONG');
    expect(codeOf(judgeCode({ ...waiting, codeTries: 5 }, 'right', wall))).toBe('ALLOWED');
    expect(codeOf(judgeCode({ ...waiting, codeTries: 6 }, 'right', wall))).toBe('CODE_EXPIRED');
    expect(codeOf(judgeCode(waiting, 'right', waiting.codeUntil))).toBe('CODE_EXPIRED');
    expect(codeOf(judgeCode({ ...waiting, codeHash: null }, 'right', wall))).toBe('CODE_EXPIRED');
    expect(codeOf(judgeCode({ ...waiting, pendingEmail: null }, 'right', wall))).toBe('CODE_EXPIRED');
  });

  it('is mailed five times a day at most', () => {
    let count: Parameters<typeof countCode>[0] = { codesSince: null, codesAsked: 0 };
    for (let n = 0; n < 5; n += 1) {
      expect(codeOf(mayAskCode(count, wall))).toBe('ALLOWED');
      count = countCode(count, wall);
    }
    expect(codeOf(mayAskCode(count, wall))).toBe('TOO_MANY_CODES');
    const tomorrow = new Date(wall.getTime() + 86_400_000);
    expect(codeOf(mayAskCode(count, tomorrow))).toBe('ALLOWED');
    expect(countCode(count, tomorrow).codesAsked).toBe(1);
  });
});
