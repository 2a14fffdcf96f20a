import { append, openLedger } from '@concord/business-time/deadline';
import type { Ledger } from '@concord/business-time/ledger';
import type { CalendarSheetRecord } from '@concord/contracts/directory';
import { smallSnapshot } from '@concord/testkit/snapshot';
import { OrgTree } from '../replica/org-tree.js';
import { ClockRow } from './clock.entity.js';
import { underCalendar } from './new-calendar.js';

const BEFORE = new OrgTree(smallSnapshot()).calendar('CN');
const ARMED = '2026-03-02T01:00:00.000Z';
const NOW = new Date('2026-03-03T01:00:00.000Z');

/** The notice of a sitting on Friday 13 March, five working days before it: Friday 6 March. */
function noticeClock(dueOn = '2026-03-06'): ClockRow {
  let ledger: Ledger = openLedger(
    { at: ARMED, anchor: 'sessionScheduled', budget: { unit: 'wd', n: 5 }, calendarId: 'CN' },
    BEFORE,
  );
  ledger = append(ledger, { type: 'agreed-date', at: ARMED, date: dueOn }, BEFORE);
  return Object.assign(new ClockRow(), {
    kind: 'SESSION_NOTICE',
    calendarId: 'CN',
    calendarVersion: BEFORE.version,
    ledger,
  });
}

function under(row: ClockRow, change: Partial<CalendarSheetRecord>) {
  const sheet = {
    year: 2026,
    notice: 'n1',
    issuedOn: '2026-03-03',
    amends: true,
    off: [],
    work: [],
    ...change,
  };
  const notice = {
    noticeId: 'n',
    layerId: 'CN',
    state: 'PUBLISHED' as const,
    publishedAt: NOW.toISOString(),
    sheet,
  };
  const tree = new OrgTree({ ...smallSnapshot(), calendars: [notice] });
  return underCalendar(row, tree.calendar('CN'), tree, NOW);
}

test('a holiday before the sitting makes its notice due earlier, not later', () => {
  const { moved, after, ledger, notice } = under(noticeClock(), {
    off: [['2026-03-11', '2026-03-11', 'snow']],
  });
  expect([moved, after.dueDate, notice]).toEqual([true, '2026-03-05', 'n1']);
  expect(ledger.slice(2)).toMatchObject([
    { type: 'recalculated', reason: 'calendar-changed', notice: 'n1', supersedes: { dueDate: '2026-03-06' } },
    { type: 'agreed-date', date: '2026-03-05' },
  ]);
});

test('where the last day itself becomes free, it is the working day before it', () => {
  expect(under(noticeClock(), { off: [['2026-03-06', '2026-03-06', 'snow']] }).after.dueDate).toBe(
    '2026-03-05',
  );
});

test('a make-up day gives a day more; one before today is never asked for', () => {
  expect(under(noticeClock(), { work: [['2026-03-07', 'snow']] }).after.dueDate).toBe('2026-03-07');
  const long = under(noticeClock(), { off: [['2026-03-04', '2026-03-12', 'snow']] });
  expect(long.after.dueDate).toBe('2026-03-03');
});

test('a holiday elsewhere, and a day that was the earliest possible, leave it where it is', () => {
  expect(under(noticeClock(), { off: [['2026-06-03', '2026-06-03', 'heat']] }).moved).toBe(false);
  expect(under(noticeClock('2026-03-02'), { off: [['2026-03-11', '2026-03-11', 'snow']] }).moved).toBe(false);
});
