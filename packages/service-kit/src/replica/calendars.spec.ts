import { getCalendar } from '@concord/business-time/calendar';
import { refusalOf } from '@concord/business-time/errors';
import type { CalendarNoticeRecord } from '@concord/contracts/directory';
import { smallSnapshot } from '@concord/testkit/snapshot';
import { OrgTree } from './org-tree.js';

const NEXT_YEAR: CalendarNoticeRecord = {
  noticeId: '00000000-0000-7000-8000-00000000ca01',
  layerId: 'CN',
  state: 'PUBLISHED',
  publishedAt: '2026-11-10T01:00:00.000Z',
  sheet: {
    year: 2027,
    notice: 'test notice of 2027',
    issuedOn: '2026-11-10',
    off: [['2027-01-01', '2027-01-03', '元旦']],
    work: [['2027-01-09', '元旦']],
  },
};
const DRAFT: CalendarNoticeRecord = {
  ...NEXT_YEAR,
  noticeId: '00000000-0000-7000-8000-00000000ca02',
  state: 'DRAFT',
  publishedAt: null,
  sheet: {
    year: 2027,
    notice: 'amendment',
    issuedOn: '2027-01-02',
    amends: true,
    off: [['2027-01-04', '2027-01-04', '元旦']],
    work: [],
  },
};
const treeOf = (...calendars: CalendarNoticeRecord[]): OrgTree =>
  new OrgTree({ ...smallSnapshot(), calendars });

test('a directory without imported notices has the calendars of the product', () => {
  expect(new OrgTree(smallSnapshot()).calendar('CN')).toBe(getCalendar('CN'));
  expect(refusalOf(() => treeOf().calendar('CN-99'))).toEqual({
    code: 'unknown-calendar',
    params: { calendar: 'CN-99' },
  });
});

test('a published notice is in force in every calendar over its layer, under a version of its own', () => {
  const tree = treeOf(NEXT_YEAR, DRAFT);
  const shipped = getCalendar('CN-45');
  expect(shipped.isPublished('2027-01-04')).toBe(false);
  expect(tree.calendar('CN-45')).toMatchObject({ version: '2026-11-10+1' });
  expect(tree.calendar('CN-45').isPublished('2027-01-04')).toBe(true);
  expect(tree.calendar('CN').dayOf('2027-01-09')).toMatchObject({ kind: 'make-up', worked: true });
  expect(tree.calendar('CN').dayOf('2027-01-04').worked).toBe(true);
  expect(tree.calendar('CN')).toBe(tree.calendar('CN'));
});

test('a draft is reckoned with only where it is asked for, and changes no other layer', () => {
  const tree = treeOf(NEXT_YEAR, DRAFT);
  const preview = tree.calendarWith('CN', DRAFT.noticeId);
  expect(preview.dayOf('2027-01-04')).toMatchObject({ worked: false, notice: 'amendment' });
  expect(preview.version).not.toBe(tree.calendar('CN').version);
  expect(tree.calendarWith('CN', NEXT_YEAR.noticeId)).toBe(tree.calendar('CN'));
  const provincial = treeOf({ ...DRAFT, layerId: 'CN-45' });
  expect(provincial.calendarWith('CN', DRAFT.noticeId)).toBe(provincial.calendar('CN'));
  expect(refusalOf(() => tree.calendarWith('CN', 'nobody'))?.code).toBe('bad-calendar');
});

test('each further notice has another version; one that has come with the product since counts once', () => {
  const both = treeOf(NEXT_YEAR, { ...DRAFT, state: 'PUBLISHED' });
  expect(both.calendar('CN').version).toBe('2027-01-02+2');
  const known = getCalendar('CN').definition.layers[0]!.sheets.at(-1)!;
  const again = treeOf({
    ...NEXT_YEAR,
    sheet: { ...NEXT_YEAR.sheet, year: known.year, notice: known.notice, off: [], work: [] },
  });
  expect(again.calendar('CN').dayOf('2026-10-01').worked).toBe(false);
  expect(again.calendar('CN').definition.layers[0]!.sheets).toHaveLength(
    getCalendar('CN').definition.layers[0]!.sheets.length,
  );
});

test('an earlier version knows only the notices of its time', () => {
  const tree = treeOf(NEXT_YEAR, { ...DRAFT, state: 'PUBLISHED' });
  const shipped = getCalendar('CN');
  const before = tree.calendarIn('CN', shipped.version);
  expect(before).toMatchObject({ version: shipped.version });
  expect(before.isPublished('2027-01-04')).toBe(false);
  const first = tree.calendarIn('CN', '2026-11-10+1');
  expect([first.version, first.dayOf('2027-01-04').worked]).toEqual(['2026-11-10+1', true]);
  expect(tree.calendarIn('CN', '2026-11-10+1')).toBe(first);
  expect(tree.calendarIn('CN', '2027-01-02+2')).toBe(tree.calendar('CN'));
  expect(tree.calendarIn('CN', null)).toBe(tree.calendar('CN'));
});
