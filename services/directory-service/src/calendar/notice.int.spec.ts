import { jest } from '@jest/globals';
import { ANONYMOUS, claimsOf, DirectoryWorld, NOW, RESIDENT, workbook } from '../testing/world.js';
import { NoticeFiles } from './notice-file.js';

let world: DirectoryWorld;
beforeAll(async () => {
  world = await DirectoryWorld.start();
  await world.loadSample();
}, 30_000);
afterAll(() => world.stop());

const ADMINISTRATOR = claimsOf('administrator');
const IMPORT = `mutation ($input: ImportCalendarNoticeInput!) { importCalendarNotice(input: $input) {
  calendarNotice { id version state year notice days { date name kind } actions { name allowed }
    differences { calendarId settledDays days { date before { kind name } after { kind name worked notice } } } }
  errors { line column code message } refusal { code message } replayed } }`;
const ACT = (name: string): string => `mutation ($input: OnCalendarNoticeInput!) { ${name}(input: $input) {
  calendarNotice { id version state publishedAt actions { name allowed refusal { code } } } refusal { code message } replayed } }`;

const NEXT = `date,name,kind
2026-12-31,元旦,off
2027-01-01,元旦,off
2027/1/2,元旦,休
2027年1月3日,元旦,放假
2027-01-09,元旦,work
2027-02-05,春节,off
`;
let keys = 0;
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');

async function importing(change: object = {}, who = ADMINISTRATOR) {
  const input = {
    idempotencyKey: `import-${(keys += 1)}`,
    layerId: 'CN',
    year: 2027,
    notice: '国办发明电〔2026〕9号',
    issuedOn: '2026-02-01',
    format: 'CSV',
    fileBase64: base64(NEXT),
    ...change,
  };
  return (await world.ask(who, IMPORT, { input })).data.importCalendarNotice;
}

async function acting(name: string, input: object, who = ADMINISTRATOR) {
  const named = { idempotencyKey: `act-${(keys += 1)}`, ...input };
  return (await world.ask(who, ACT(name), { input: named })).data[name];
}

async function calendar(fields: string, id = 'CN', who: object = ANONYMOUS) {
  return (await world.ask(who, `{ calendar(id: "${id}") { ${fields} } }`)).data.calendar;
}

describe('a wrong file is refused with its lines, and leaves nothing behind', () => {
  const faults = (answer: { errors: { line: number; code: string }[] }): string[] =>
    answer.errors.map(({ line, code }) => `${line} ${code}`);
  const csv = (...lines: string[]): object => ({
    fileBase64: base64(['date,name,kind', ...lines].join('\r\n')),
  });

  afterEach(async () => {
    await expect(world.count('calendar_notice')).resolves.toBe(0);
  });

  it.each([
    ['a day both off and worked', csv('2027-01-01,元旦,off', '2027/01/01,元旦,work'), ['3 DAY_OFF_AND_WORK']],
    ['a day twice', csv('2027-01-01,元旦,off', '', '2027-1-1,元旦,off'), ['4 DAY_TWICE']],
    ['a day of another year', csv('2028-01-01,元旦,off'), ['2 DAY_OTHER_YEAR']],
    ['a day of the December before that is no neighbour', csv('2026-12-24,元旦,off'), ['2 DAY_OTHER_YEAR']],
    [
      'an unreadable date',
      csv('1 January,元旦,off', '2027-02-30,春节,off'),
      ['2 DAY_DATE_UNREADABLE', '3 DAY_DATE_UNREADABLE'],
    ],
    ['neither off nor work', csv('2027-01-01,元旦,perhaps'), ['2 DAY_KIND_UNKNOWN']],
    ['no name', csv('2027-01-01,,off'), ['2 ROW_REQUIRED']],
    [
      'an unknown column',
      { fileBase64: base64('date,name,kind,colour\n2027-01-01,元旦,off,red') },
      ['1 DAY_COLUMN_UNKNOWN'],
    ],
    ['a missing column', { fileBase64: base64('日期,名称\n2027-01-01,元旦') }, ['1 DAY_COLUMN_MISSING']],
    [
      'a column twice',
      { fileBase64: base64('date,日期,name,kind\n2027-01-01,2027-01-01,元旦,off') },
      ['1 DAY_COLUMN_TWICE'],
    ],
    [
      'JSON with an unknown key and a number for an entry',
      { format: 'JSON', fileBase64: base64('[{"date":"2027-01-01","name":"元旦","kind":"off","note":1},7]') },
      ['1 DAY_COLUMN_UNKNOWN', '2 DAY_NOT_AN_OBJECT'],
    ],
  ])('%s', async (_what, change, expected) => {
    const answer = await importing(change);
    expect(answer.refusal?.code).toBe('SHEET_HAS_ERRORS');
    expect(faults(answer)).toEqual(expected);
    expect(answer.calendarNotice).toBeNull();
  });

  it.each([
    ['CALENDAR_FILE_EMPTY', { fileBase64: '' }],
    ['CALENDAR_FILE_EMPTY', { fileBase64: base64('date,name,kind\n') }],
    ['CALENDAR_FILE_EMPTY', { format: 'JSON', fileBase64: base64('[]') }],
    ['CALENDAR_FILE_UNREADABLE', { format: 'JSON', fileBase64: base64('{"date"') }],
    ['CALENDAR_FILE_UNREADABLE', { format: 'XLSX', fileBase64: base64(NEXT) }],
    ['CALENDAR_FILE_UNREADABLE', { fileBase64: base64('date,name,kind\n"2027-01-01,元旦,off') }],
    ['CALENDAR_FILE_TOO_LARGE', { fileBase64: base64('x'.repeat(500_001)) }],
    [
      'CALENDAR_FILE_TOO_LONG',
      { fileBase64: base64(`date,name,kind\n${'2027-01-01,元旦,off\n'.repeat(801)}`) },
    ],
    ['CALENDAR_FORMAT_UNKNOWN', { format: 'PDF' }],
    ['CALENDAR_YEAR_RANGE', { year: 2006 }],
    ['CALENDAR_LAYER_UNKNOWN', { layerId: 'CN-99' }],
    ['CALENDAR_YEAR_SETTLED', { year: 2025 }],
    ['CALENDAR_YEAR_UNSETTLED', { amends: true }],
    ['AMENDMENT_TOO_EARLY', { year: 2026, amends: true, issuedOn: '2025-01-01' }],
    ['NOTICE_NOT_ISSUED_YET', { issuedOn: '2026-02-03' }],
    ['TEXT_REQUIRED', { notice: ' ' }],
    ['TEXT_INVALID', { notice: '国办\u0000发' }],
  ])('%s', async (code, change) => {
    expect((await importing(change)).refusal.code).toBe(code);
  });

  it('a notice that came with the product is known', async () => {
    const { years } = await calendar('years { year notices { notice } }');
    const { notice } = years.find(({ year }: { year: number }) => year === 2026).notices[0];
    expect((await importing({ notice })).refusal.code).toBe('NOTICE_KNOWN');
  });

  it('is not even opened for who may not import it', async () => {
    const opened = jest.spyOn(world.service.app.get(NoticeFiles), 'read');
    const below = { ...ADMINISTRATOR, roles: claimsOf('countyLeader').roles! };
    for (const format of ['CSV', 'XLSX', 'JSON']) {
      for (const who of [ANONYMOUS, RESIDENT, claimsOf('westConvenor'), claimsOf('countyLeader'), below]) {
        expect((await importing({ format }, who)).refusal.code).toBe('NOT_PERMITTED');
      }
    }
    expect((await importing({ year: 2025 })).refusal.code).toBe('CALENDAR_YEAR_SETTLED');
    expect(opened).not.toHaveBeenCalled();
    expect((await importing({ format: 'XLSX' })).refusal.code).toBe('CALENDAR_FILE_UNREADABLE');
    expect(opened).toHaveBeenCalledTimes(1);
    opened.mockRestore();
  });

  it('is for administrators of all who count by the layer', async () => {
    for (const who of [claimsOf('countyLeader'), claimsOf('westConvenor'), ANONYMOUS]) {
      expect((await importing({}, who)).refusal.code).toBe('NOT_PERMITTED');
    }
    const [county] = await world.database.em.query("select id from org_unit where kind = 'COUNTY' limit 1");
    const below = { ...ADMINISTRATOR, roles: [{ role: 'ADMINISTRATOR', orgUnitId: county.id }] };
    expect((await importing({}, below)).refusal.code).toBe('NOT_PERMITTED');
    expect((await importing({ layerId: 'CN-45' }, below)).refusal.code).toBe('NOT_PERMITTED');
  });
});

describe('a good file', () => {
  let draft: { id: string; version: number };

  it('becomes a draft that shows what it changes, and is in force nowhere', async () => {
    const before = await calendar('version');
    const { calendarNotice, errors, refusal } = await importing({ idempotencyKey: 'once' });
    expect([errors, refusal]).toEqual([[], null]);
    expect(calendarNotice).toMatchObject({ state: 'DRAFT', version: 1, year: 2027 });
    expect(calendarNotice.days).toHaveLength(6);
    expect(calendarNotice.actions.every(({ allowed }: { allowed: boolean }) => allowed)).toBe(true);
    const national = calendarNotice.differences.find((d: { calendarId: string }) => d.calendarId === 'CN');
    expect(national.settledDays).toBe(365);
    expect(national.days.map(({ date }: { date: string }) => date)).toEqual([
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
      '2027-01-03',
      '2027-01-09',
      '2027-02-05',
    ]);
    expect(national.days[4]).toMatchObject({
      before: { kind: 'weekend', name: null },
      after: { kind: 'make-up', name: '元旦', worked: true, notice: '国办发明电〔2026〕9号' },
    });
    expect(await calendar('version')).toEqual(before);
    draft = calendarNotice;

    const again = await importing({ idempotencyKey: 'once' });
    expect(again).toMatchObject({ replayed: true, calendarNotice: { id: draft.id } });
    expect((await importing()).refusal.code).toBe('NOTICE_KNOWN');
  });

  it('is seen by those who keep the layer only', async () => {
    const query = `{ calendarNotices { id } calendarNotice(id: "${draft.id}") { id } node(id: "${draft.id}") { id } }`;
    const { data } = await world.ask(ADMINISTRATOR, query);
    expect(data).toEqual({
      calendarNotices: [{ id: draft.id }],
      calendarNotice: { id: draft.id },
      node: { id: draft.id },
    });
    for (const who of [ANONYMOUS, claimsOf('countyLeader')]) {
      expect((await world.ask(who, query)).data).toEqual({
        calendarNotices: [],
        calendarNotice: null,
        node: null,
      });
    }
    const refused = await acting('publishCalendarNotice', { id: draft.id }, claimsOf('countyLeader'));
    expect(refused.refusal.code).toBe('NOT_FOUND');
  });

  it('is put in force once, under a new version of every calendar over its layer', async () => {
    const stale = await acting('publishCalendarNotice', { id: draft.id, ifVersion: 7 });
    expect(stale.refusal.code).toBe('STALE_VERSION');
    const input = { id: draft.id, ifVersion: draft.version, idempotencyKey: 'publish' };
    const published = await acting('publishCalendarNotice', input);
    expect(published).toMatchObject({
      refusal: null,
      calendarNotice: { state: 'PUBLISHED', version: 2, publishedAt: NOW.toISOString() },
    });
    expect(await acting('publishCalendarNotice', input)).toMatchObject({ replayed: true, refusal: null });

    for (const id of ['CN', 'CN-45']) {
      const { version, years, month } = await calendar(
        'version years { year published openDays notices { notice noticeId } } month(year: 2027, month: 1) { date weekday kind name worked published }',
        id,
      );
      expect(version).toMatch(/\+1$/);
      const year = years.find((known: { year: number }) => known.year === 2027);
      // The region's own days of 2027 wait for the region's own notice.
      expect(year).toMatchObject(
        id === 'CN' ? { published: true, openDays: 0 } : { published: false, openDays: 17 },
      );
      expect(year.notices).toEqual([{ notice: '国办发明电〔2026〕9号', noticeId: draft.id }]);
      expect(month).toHaveLength(31);
      expect(month[8]).toEqual({
        date: '2027-01-09',
        weekday: 6,
        kind: 'make-up',
        name: '元旦',
        worked: true,
        published: true,
      });
    }
    const [{ snapshot }] = await world.database.em.query('select snapshot from directory_replica');
    expect(snapshot.calendars).toMatchObject([{ state: 'PUBLISHED', layerId: 'CN', sheet: { year: 2027 } }]);
    const { data } = await world.ask(
      ANONYMOUS,
      '{ calendarNotices { state actions { name } differences { calendarId settledDays } } }',
    );
    expect(data.calendarNotices).toMatchObject([{ state: 'PUBLISHED', actions: [] }]);
    expect(data.calendarNotices[0].differences).toContainEqual({ calendarId: 'CN', settledDays: 365 });
  });

  it('stays; a mistake is corrected by an amending one', async () => {
    for (const act of ['publishCalendarNotice', 'withdrawCalendarNotice']) {
      expect((await acting(act, { id: draft.id })).refusal.code).toBe('NOTICE_PUBLISHED');
    }
    const other = {
      notice: '更正',
      issuedOn: '2026-02-02',
      fileBase64: base64('date\tname\tkind\n2027-01-11\t元旦\twork\n2027-01-09\t元旦\toff\n'),
    };
    expect((await importing(other)).refusal.code).toBe('CALENDAR_YEAR_SETTLED');
    const amendment = await importing({ ...other, amends: true });
    expect(amendment.refusal).toBeNull();
    const dropped = await importing({ ...other, notice: '作废', amends: true });
    const withdrawn = await acting('withdrawCalendarNotice', { id: dropped.calendarNotice.id });
    expect(withdrawn.calendarNotice).toMatchObject({ state: 'WITHDRAWN', actions: [] });
    expect((await acting('publishCalendarNotice', { id: dropped.calendarNotice.id })).refusal.code).toBe(
      'WRONG_STATE',
    );
    await acting('publishCalendarNotice', { id: amendment.calendarNotice.id });
    const { version, month } = await calendar('version month(year: 2027, month: 1) { kind notice }');
    expect(version).toBe('2026-02-02+2');
    expect(month[8]).toEqual({ kind: 'holiday', notice: '更正' });
  });

  it('may be a workbook, JSON, or a spreadsheet of an older office', async () => {
    const rows = [
      ['日期', '名称', '类型'],
      ['2028-01-01', '元旦', '放假'],
    ];
    const xlsx = await importing({
      year: 2028,
      notice: 'x',
      format: 'XLSX',
      fileBase64: await workbook(rows),
    });
    expect(xlsx.calendarNotice.days).toEqual([{ date: '2028-01-01', name: '元旦', kind: 'off' }]);
    const json = JSON.stringify([{ date: '2028-01-02', name: '元旦', kind: 'work' }]);
    const read = await importing({ year: 2028, notice: 'j', format: 'JSON', fileBase64: base64(json) });
    expect(read.calendarNotice.days).toEqual([{ date: '2028-01-02', name: '元旦', kind: 'work' }]);
    // 日期,名称,类型 / 2028-01-03,元旦,放假 in GB18030.
    const gb = Buffer.from('c8d5c6da2cc3fbb3c62cc0e0d0cd0a323032382d30312d30332cd4aab5a92cb7c5bcd90a', 'hex');
    const older = await importing({ year: 2028, notice: 'g', fileBase64: base64(gb) });
    expect(older.calendarNotice.days).toEqual([{ date: '2028-01-03', name: '元旦', kind: 'off' }]);
  });
});

describe('two people at once', () => {
  const codes = (answers: { refusal: { code: string } | null }[]): (string | null)[] =>
    answers.map(({ refusal }) => refusal?.code ?? null).sort();

  it('publish one draft once', async () => {
    const file = { fileBase64: base64('date,name,kind\n2029-01-01,元旦,off\n'), year: 2029 };
    const { calendarNotice } = await importing({ ...file, notice: 'p' });
    const { id, version } = calendarNotice;
    const both = [acting('publishCalendarNotice', { id }), acting('publishCalendarNotice', { id })];
    expect(codes(await Promise.all(both))).toEqual(['NOTICE_PUBLISHED', null]);
    expect((await acting('publishCalendarNotice', { id, ifVersion: version })).refusal.code).toBe(
      'STALE_VERSION',
    );
  });

  it('settle a year once', async () => {
    const file = { fileBase64: base64('date,name,kind\n2030-01-01,元旦,off\n'), year: 2030 };
    const drafts = [await importing({ ...file, notice: 'q' }), await importing({ ...file, notice: 'r' })];
    const both = drafts.map(({ calendarNotice: { id } }) => acting('publishCalendarNotice', { id }));
    expect(codes(await Promise.all(both))).toEqual(['CALENDAR_YEAR_SETTLED', null]);
  });
});

it('a filter that nothing fits finds nothing', async () => {
  const { data } = await world.ask(
    ADMINISTRATOR,
    '{ all: calendarNotices { id } year: calendarNotices(year: 0) { id } layer: calendarNotices(layerId: "") { id } }',
  );
  expect(data.all.length).toBeGreaterThan(0);
  expect([data.year, data.layer]).toEqual([[], []]);
});

it('an unknown calendar is null, a month out of range is refused', async () => {
  await expect(calendar('id', 'CN-99')).resolves.toBeNull();
  const { errors } = await world.ask(
    ANONYMOUS,
    '{ calendar(id: "CN") { month(year: 2027, month: 13) { date } } }',
  );
  expect(errors?.[0]?.extensions?.code).toBe('CALENDAR_MONTH_RANGE');
});
