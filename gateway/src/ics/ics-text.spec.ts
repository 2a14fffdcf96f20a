import { expect, it } from '@jest/globals';
import { icsOf } from './calendar.js';
import { personCalendar } from './person-calendar.js';

const TEXT = '减速带, 学校; 门口\\ “𠮷𠮷𠮷”\r\nX-OWN:1\n'.repeat(6);
const DAY = { date: '2026-02-15', kind: 'holiday', name: '春节', notice: TEXT };
const feed = icsOf({ id: 'CN', name: '全国', version: '2026-11-10+1', noticedDays: [DAY] }, 'zh-CN');
const own = personCalendar({
  deadlines: [
    {
      id: 'deadline:1',
      kind: 'REPLY',
      title: TEXT,
      caseId: 'item:1',
      dueDate: '2026-02-26',
      provisional: false,
      explanation: { text: TEXT },
      reckonings: [{ at: '2026-02-01T00:00:00.000Z' }, { at: '2026-02-02T00:00:00.000Z' }],
    },
  ],
  sessions: [
    {
      id: 'session:1',
      version: 2,
      title: TEXT,
      number: '1',
      state: 'NOTICED',
      scheduledAt: '2026-02-26T01:00:00.000Z',
      place: TEXT,
    },
  ],
  clocks: new Map(),
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  publicUrl: 'http://localhost:4000',
});
const empty = icsOf({ id: 'CN', name: '全国', version: '2026-11-10', noticedDays: [] }, 'en');

/** RFC 5545, 3.1 and 3.4 to 3.6, as far as a reader demands them. */
it.each([
  ['a calendar', feed, 1],
  ['a person’s calendar', own, 2],
  ['one without an entry', empty, 0],
])('%s is what a strict reader takes', (_what, text, events) => {
  expect(text.endsWith('\r\nEND:VCALENDAR\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n\u0000]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(Buffer.from(text).toString()).toBe(text);

  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');
  expect(lines.filter((line) => line && !/^[A-Z-]+(;[A-Z-]+=[^:;]+)*:/.test(line))).toEqual([]);
  expect(lines.some((line) => line.startsWith('X-OWN'))).toBe(false);
  const [, ...parts] = lines.join('\r\n').split('BEGIN:VEVENT\r\n');
  expect(parts).toHaveLength(events);
  expect(
    parts.map((part) => part.split('END:VEVENT\r\n')[1]!.replace('END:VCALENDAR\r\n', '')).join(''),
  ).toBe('');
  for (const part of parts) {
    for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY']) {
      expect(part.split('\r\n').filter((line) => new RegExp(`^${name}[:;]`).test(line))).toHaveLength(1);
    }
  }
});

it('a date that moved is a newer revision of the same event', () => {
  expect(own).toContain('UID:deadline:1@localhost\r\nSEQUENCE:2\r\n');
  expect(own).toMatch(/X-WR-TIMEZONE:Asia\/Shanghai\r\nBEGIN:VEVENT/);
});
