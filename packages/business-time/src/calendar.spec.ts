import { describe, expect, it } from '@jest/globals';
import { calendarIds, composeCalendar, deriveCalendar, getCalendar, withSheet } from './calendar.js';
import type { CalendarLayer, CalendarSheet } from './calendar-sheets.js';
import { refusalOf } from './errors.js';
import { addTerm } from './term.js';

const china = getCalendar('CN');
const guangxi = getCalendar('CN-45');
const shangcheng = getCalendar('CN-330102');

describe('calendars', () => {
  it('are found by id; an unknown one is refused, never replaced', () => {
    expect(calendarIds).toEqual(['CN', 'CN-45', 'CN-330102']);
    expect(china).toMatchObject({
      id: 'CN',
      timeZone: 'Asia/Shanghai',
      closeOfDay: '24:00',
      version: '2025-11-04',
    });
    expect(refusalOf(() => getCalendar('CN-99'))).toEqual({
      code: 'unknown-calendar',
      params: { calendar: 'CN-99' },
    });
    expect(refusalOf(() => getCalendar('cn'))?.code).toBe('unknown-calendar');
    expect(refusalOf(() => getCalendar('CN', 'yesterday'))?.code).toBe('bad-date');
    expect(getCalendar('CN')).toBe(china);
  });

  it('refuse days before 2007 and dates that are none', () => {
    expect(refusalOf(() => china.dayOf('2006-12-31'))).toEqual({
      code: 'year-before-2007',
      params: { date: '2006-12-31' },
    });
    expect(refusalOf(() => china.isPublished('2006-12-31'))?.code).toBe('year-before-2007');
    for (const date of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '', '2026-01-32']) {
      expect(refusalOf(() => china.dayOf(date))?.code).toBe('bad-date');
    }
  });

  it('say what a day is and by which notice', () => {
    expect(china.dayOf('2026-02-16')).toEqual({
      date: '2026-02-16',
      kind: 'holiday',
      worked: false,
      name: '春节',
      notice: '国办发明电〔2025〕7号',
      published: true,
    });
    expect(china.dayOf('2026-02-14')).toMatchObject({ kind: 'make-up', worked: true, name: '春节' });
    expect(china.dayOf('2026-02-13')).toEqual({
      date: '2026-02-13',
      kind: 'working',
      worked: true,
      published: true,
    });
    expect(china.dayOf('2026-03-01')).toEqual({
      date: '2026-03-01',
      kind: 'weekend',
      worked: false,
      published: true,
    });
  });
});

describe('overlays', () => {
  it('win over the national list', () => {
    expect(china.dayOf('2023-04-23').kind).toBe('make-up');
    expect(guangxi.dayOf('2023-04-23')).toMatchObject({
      kind: 'holiday',
      overlay: 'CN-45',
      name: '壮族三月三',
      published: true,
    });
    expect(guangxi.dayOf('2017-04-08')).toMatchObject({ kind: 'make-up', overlay: 'CN-45' });
    expect(shangcheng.dayOf('2016-09-05')).toMatchObject({ kind: 'holiday', overlay: 'CN-3301-urban' });
    expect(china.dayOf('2016-09-05').kind).toBe('working');
    expect(shangcheng.dayOf('2016-08-28').kind).toBe('make-up');
  });

  it('leave a window around the festival open in years without a notice, and only there', () => {
    expect(guangxi.isPublished('2026-04-11')).toBe(true);
    expect(guangxi.isPublished('2026-04-12')).toBe(false);
    expect(guangxi.dayOf('2026-04-20')).toEqual({
      date: '2026-04-20',
      kind: 'working',
      worked: true,
      published: false,
    });
    expect(guangxi.isPublished('2026-04-28')).toBe(false);
    expect(guangxi.isPublished('2026-04-29')).toBe(true);
    expect(china.isPublished('2026-04-20')).toBe(true);
    for (const [year, festival] of [
      [2018, '04-18'],
      [2019, '04-07'],
      [2020, '03-26'],
      [2022, '04-03'],
    ] as const) {
      expect(guangxi.isPublished(`${year}-${festival}`)).toBe(false);
      expect(guangxi.isPublished(`${year}-06-01`)).toBe(true);
    }
    for (const date of ['2013-04-12', '2014-04-02', '2021-04-14', '2025-03-31']) {
      expect(guangxi.isPublished(date)).toBe(true);
    }
    expect(guangxi.isPublished('2027-04-09')).toBe(false);
  });

  it('expect a notice in the very first year of a festival', () => {
    const expects = {
      kind: 'festival',
      name: 'f',
      firstYear: 2026,
      dates: { 2025: '05-01', 2026: '05-01' },
      daysBefore: 1,
      daysAfter: 1,
    } as const;
    const local = deriveCalendar(china, {
      id: 'x',
      layer: { id: 'x', level: 'city', expects, sheets: [] },
    });
    expect(local.isPublished('2025-05-01')).toBe(true);
    expect(local.isPublished('2026-05-01')).toBe(false);
  });

  it('open the whole of a year for which even the festival’s date is not known', () => {
    const far = withSheet(guangxi, 'CN', {
      year: 2051,
      notice: 'n',
      issuedOn: '2050-11-01',
      off: [],
      work: [],
    });
    expect(far.isPublished('2051-08-01')).toBe(false);
    expect(
      withSheet(china, 'CN', {
        year: 2051,
        notice: 'n',
        issuedOn: '2050-11-01',
        off: [],
        work: [],
      }).isPublished('2051-08-01'),
    ).toBe(true);
  });

  it('may come from an organisation, over a city, over a province', () => {
    const layer: CalendarLayer = {
      id: 'org-1',
      level: 'organisation',
      expects: { kind: 'none' },
      sheets: [
        {
          year: 2026,
          notice: 'own',
          issuedOn: '2026-05-01',
          off: [['2026-06-08', '2026-06-08', 'moving house']],
          work: [['2026-06-06', 'moving house']],
        },
      ],
    };
    const office = deriveCalendar(guangxi, { id: 'CN-45/org-1', layer, closeOfDay: '17:30' });
    expect(office).toMatchObject({ id: 'CN-45/org-1', closeOfDay: '17:30', version: '2026-05-01' });
    expect(office.dayOf('2026-06-08')).toMatchObject({ kind: 'holiday', overlay: 'org-1' });
    expect(office.dayOf('2026-06-06').kind).toBe('make-up');
    expect(addTerm({ calendar: office, from: '2026-06-05', term: { unit: 'wd', n: 2 } })).toMatchObject({
      dueDate: '2026-06-09',
      dueAt: '2026-06-09T09:30:00.000Z',
    });
    expect(
      refusalOf(() => deriveCalendar(office, { id: 'x', layer: { ...layer, level: 'city' } }))?.code,
    ).toBe('bad-calendar');
  });

  it('may work on an ordinary weekday that a higher layer had freed', () => {
    const layer: CalendarLayer = {
      id: 'org-2',
      level: 'organisation',
      expects: { kind: 'none' },
      sheets: [
        { year: 2026, notice: 'duty', issuedOn: '2026-01-01', off: [], work: [['2026-10-05', 'duty']] },
      ],
    };
    expect(deriveCalendar(china, { id: 'duty', layer }).dayOf('2026-10-05')).toMatchObject({
      kind: 'working',
      worked: true,
      overlay: 'org-2',
    });
  });
});

describe('new versions', () => {
  const sheet: CalendarSheet = {
    year: 2027,
    notice: 'imported',
    issuedOn: '2026-11-10',
    off: [['2027-01-01', '2027-01-03', '元旦']],
    work: [],
  };

  it('publish a year, and leave the old version as it was', () => {
    const later = withSheet(china, 'CN', sheet);
    expect(later.version).toBe('2026-11-10');
    expect(later.dayOf('2027-01-01')).toMatchObject({ kind: 'holiday', published: true });
    expect(china.dayOf('2027-01-01')).toMatchObject({ kind: 'working', published: false });
    expect(composeCalendar(later.definition, '2026-11-09').isPublished('2027-01-01')).toBe(false);
  });

  it('refuse a day that is off and worked, a break that ends before it begins, an unknown layer', () => {
    expect(refusalOf(() => withSheet(china, 'CN', { ...sheet, work: [['2027-01-03', '元旦']] }))?.code).toBe(
      'bad-calendar',
    );
    expect(
      refusalOf(() => withSheet(china, 'CN', { ...sheet, off: [['2027-01-03', '2027-01-01', '元旦']] }))
        ?.code,
    ).toBe('bad-calendar');
    expect(refusalOf(() => withSheet(china, 'CN-45', sheet))?.code).toBe('bad-calendar');
  });

  it('refuse broken settings', () => {
    const bad = [
      { timeZone: 'Asia/Nowhere' },
      { closeOfDay: '24:01' },
      { closeOfDay: '00:00' },
      { closeOfDay: '5pm' },
      { officeHours: [] },
      { officeHours: [['12:00', '09:00']] as const },
      {
        officeHours: [
          ['09:00', '12:00'],
          ['11:00', '18:00'],
        ] as const,
      },
    ];
    for (const changes of bad) {
      expect(refusalOf(() => deriveCalendar(china, { id: 'x', ...changes }))?.code).toMatch(/^bad-/);
    }
    expect(refusalOf(() => composeCalendar({ ...china.definition, layers: [] }))?.code).toBe('bad-calendar');
  });
});

describe('the layers and sheets of a calendar', () => {
  const sheet = (changes: Partial<CalendarSheet>): CalendarSheet => ({
    year: 2027,
    notice: 'n',
    issuedOn: '2026-11-10',
    off: [],
    work: [],
    ...changes,
  });
  const layer = (id: string, level: CalendarLayer['level'], ...sheets: CalendarSheet[]): CalendarLayer => ({
    id,
    level,
    expects: { kind: 'none' },
    sheets,
  });
  const monday = '2027-03-01';
  const free = sheet({ notice: 'free', off: [[monday, monday, 'free']] });
  const worked = sheet({ notice: 'worked', issuedOn: '2026-12-01', work: [[monday, 'worked']] });
  const noticeOn = (...sheets: CalendarSheet[]): string | undefined =>
    composeCalendar({ ...china.definition, layers: [layer('CN', 'national', ...sheets)] }).dayOf(monday)
      .notice;

  it('are read by date of issue, in whatever order they stand; on one date the later one wins', () => {
    expect(noticeOn(free, worked)).toBe('worked');
    expect(noticeOn(worked, free)).toBe('worked');
    const sameDate = { ...worked, issuedOn: free.issuedOn };
    expect(noticeOn(free, sameDate)).toBe('worked');
    expect(noticeOn(sameDate, free)).toBe('free');
    expect(noticeOn(worked, { ...free, issuedOn: '2026-12-02' }, sameDate)).toBe('free');
  });

  it('are known from their date of issue on, and name the version by the newest', () => {
    const { definition } = withSheet(withSheet(china, 'CN', worked), 'CN', free);
    expect(composeCalendar(definition, '2026-11-09').version).toBe('2025-11-04');
    expect(composeCalendar(definition, '2026-11-10')).toMatchObject({ version: '2026-11-10' });
    expect(composeCalendar(definition, '2026-11-10').isPublished(monday)).toBe(true);
    expect(composeCalendar(definition)).toMatchObject({ version: '2026-12-01' });
    expect(getCalendar('CN', '2025-11-03').version).toBe('2024-11-12');
    expect(guangxi.version).toBe('2025-11-04');
    expect(getCalendar('CN', '2000-01-01').version).toBe('');
    expect(getCalendar('CN', '2025-11-03').isPublished('2026-05-01')).toBe(false);
  });

  it('do not settle a year by changing single days of it', () => {
    expect(withSheet(china, 'CN', { ...free, amends: true }).isPublished(monday)).toBe(false);
    expect(withSheet(china, 'CN', free).isPublished(monday)).toBe(true);
    expect(withSheet(china, 'CN', free).isPublished('2028-03-01')).toBe(false);
  });

  it('stay apart: a notice of one layer is not one of another', () => {
    expect(withSheet(guangxi, 'CN', free).dayOf(monday)).not.toHaveProperty('overlay');
    const local = withSheet(guangxi, 'CN-45', free);
    expect(local.dayOf(monday)).toMatchObject({ overlay: 'CN-45', published: false });
    expect(local.isPublished('2027-04-09')).toBe(false);
    expect(withSheet(local, 'CN', sheet({})).isPublished('2027-04-09')).toBe(true);
  });

  it('free and work days next to each other, but none both', () => {
    const off = [['2027-02-05', '2027-02-07', 'x']] as const;
    const working = (date: string): string | undefined =>
      refusalOf(() => withSheet(china, 'CN', sheet({ off, work: [[date, 'x']] })))?.code;
    expect(['2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'].map(working)).toEqual([
      undefined,
      'bad-calendar',
      'bad-calendar',
      'bad-calendar',
      undefined,
    ]);
    const calendar = withSheet(china, 'CN', sheet({ off }));
    expect(
      ['2027-02-04', '2027-02-05', '2027-02-07', '2027-02-08'].map((date) => calendar.dayOf(date).kind),
    ).toEqual(['working', 'holiday', 'holiday', 'working']);
  });

  it('begin with the nation and go down, several of one level among them', () => {
    const made = (...layers: CalendarLayer[]): string | undefined =>
      refusalOf(() => composeCalendar({ ...china.definition, layers }))?.code;
    const nation = layer('CN', 'national', free);
    expect(made(nation, layer('p', 'province'), layer('c', 'city'), layer('d', 'city'))).toBeUndefined();
    expect(made(layer('p', 'province'))).toBe('bad-calendar');
    expect(made(nation, layer('c', 'city'), layer('p', 'province'))).toBe('bad-calendar');
    expect(made(nation, layer('v', 'village' as CalendarLayer['level']))).toBe('bad-calendar');
    expect(
      refusalOf(() =>
        composeCalendar({ ...china.definition, layers: [nation, layer('v', 'x' as CalendarLayer['level'])] }),
      )?.params,
    ).toEqual({ calendar: 'CN', what: 'layers' });
  });

  it('have hours one after the other, from midnight to midnight at most', () => {
    const hours = (...officeHours: Array<[string, string]>): string | undefined =>
      refusalOf(() => deriveCalendar(china, { id: 'x', officeHours }))?.code;
    expect(hours(['00:00', '24:00'])).toBeUndefined();
    expect(hours(['09:00', '12:00'], ['12:00', '18:00'])).toBe('bad-calendar');
    expect(hours(['09:00', '09:00'])).toBe('bad-calendar');
    expect(hours(['09:00', '12:00'], ['12:01', '18:00'])).toBeUndefined();
  });
});
