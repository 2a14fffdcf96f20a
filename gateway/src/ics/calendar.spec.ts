import { icsOf, spansOf } from './calendar.js';

const day = (date: string, kind = 'holiday', name = '元旦', notice = 'paper 9') => ({
  date,
  kind,
  name,
  notice,
});
const DAYS = [
  day('2026-12-31'),
  day('2027-01-01'),
  day('2027-01-02', 'holiday', '元旦', 'another'),
  day('2027-01-09', 'make-up'),
  day('2027-02-28', 'holiday', '春节'),
  day('2027-03-01', 'holiday', '春节'),
];
const CALENDAR = { id: 'CN', name: '全国', version: '2026-11-10+1', noticedDays: DAYS };

test('days in a row by one paper are one entry, over the ends of months and years', () => {
  expect(spansOf(DAYS).map(({ first, last }) => `${first}/${last}`)).toEqual([
    '2026-12-31/2027-01-01',
    '2027-01-02/2027-01-02',
    '2027-01-09/2027-01-09',
    '2027-02-28/2027-03-01',
  ]);
});

test('each is an event of whole days that keeps its identity and its text', () => {
  const text = icsOf(CALENDAR, 'zh-CN');
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r?\n?$/);
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(4);
  expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\n');
  expect(text).toContain('DTEND;VALUE=DATE:20270102\r\n');
  expect(text).toContain('UID:CN-2027-01-09-make-up@concord');
  expect(text).toContain('SUMMARY:元旦（上班）');
  expect(icsOf(CALENDAR, 'zh-CN')).toBe(text);
  expect(icsOf(CALENDAR, 'en')).toContain('SUMMARY:春节 (day off)');
});
