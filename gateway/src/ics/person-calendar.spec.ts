import { expect, it } from '@jest/globals';
import { personCalendar, type CalendarParts } from './person-calendar.js';

const parts = (change: Partial<CalendarParts> = {}): CalendarParts => ({
  deadlines: [],
  sessions: [],
  clocks: new Map([['ITEM_REPLY', '答复']]),
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  publicUrl: 'https://concord.example.org',
  ...change,
});
const deadline = (change: object = {}) => ({
  id: 'deadline:00000000-0000-7000-8000-000000000001',
  kind: 'ITEM_REPLY',
  title: '减速带; 学校,门口',
  caseId: 'item:00000000-0000-7000-8000-00000000aaaa',
  dueDate: '2026-03-06',
  provisional: false,
  explanation: { text: '自 2026-02-27 起 5 个工作日' },
  reckonings: [],
  ...change,
});
const session = (change: object = {}) => ({
  id: 'session:00000000-0000-7000-8000-000000000002',
  version: 7,
  title: '减速带',
  number: '2026-001',
  state: 'NOTICED',
  scheduledAt: '2026-03-09T06:30:00.000Z',
  place: '会议室',
  ...change,
});
const lines = (text: string): string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n');

it('a deadline is a whole day that says what is due, why, and where', () => {
  const seen = lines(personCalendar(parts({ deadlines: [deadline()] })));
  expect(seen).toContain('UID:deadline:00000000-0000-7000-8000-000000000001@concord.example.org');
  expect(seen).toContain('DTSTART;VALUE=DATE:20260306');
  expect(seen).toContain('SUMMARY:答复到期：减速带\\; 学校\\,门口');
  expect(seen).toContain(
    'DESCRIPTION:自 2026-02-27 起 5 个工作日\\nhttps://concord.example.org/items/00000000-0000-7000-8000-00000000aaaa#deadline-ITEM_REPLY',
  );
  expect(seen).toContain('STATUS:CONFIRMED');
});

it('a provisional one is tentative and says so', () => {
  const text = personCalendar(parts({ deadlines: [deadline({ provisional: true })], language: 'en' }));
  expect(lines(text)).toContain('STATUS:TENTATIVE');
  expect(lines(text).join()).toContain('Provisional: the notice of working days');
});

it('a session is an instant with its version as sequence; cancelled, it stays and says so', () => {
  const seen = lines(personCalendar(parts({ sessions: [session(), session({ state: 'CANCELLED' })] })));
  expect(seen).toContain('DTSTART:20260309T063000Z');
  expect(seen).toContain('DTEND:20260309T083000Z');
  expect(seen).toContain('SEQUENCE:7');
  expect(seen.filter((line) => line.startsWith('STATUS:'))).toEqual(['STATUS:CONFIRMED', 'STATUS:CANCELLED']);
});

it('is valid where it is empty, folds long lines, and does not depend on the order in which it was read', () => {
  expect(lines(personCalendar(parts())).slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
  const two = [deadline(), deadline({ id: 'deadline:2', dueDate: '2026-03-05', title: '长'.repeat(60) })];
  const text = personCalendar(parts({ deadlines: two }));
  expect(text).toBe(personCalendar(parts({ deadlines: [...two].reverse() })));
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});
