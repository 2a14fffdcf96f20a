import type { LedgerEntry } from '@concord/business-time/ledger';
import type { CalendarNoticeRecord } from '@concord/contracts/directory';
import { typedId } from '@concord/contracts/ids';
import { identityOf, smallSnapshot, UNITS } from '@concord/testkit/snapshot';
import { renderEvent } from '../i18n/events.js';
import { OutboxRow } from '../outbox/outbox.entity.js';
import { CaseWorld, TestCaseRow } from '../testing/case-world.js';
import { TimelineEntryRow } from '../timeline/timeline.entity.js';
import { firstBrokenLink } from '../timeline/chain.js';
import { CalendarMoves } from './calendar-moves.js';
import { ClockRow, RungRow } from './clock.entity.js';
import { Recalculation } from './recalculation.js';

/** A Thursday; ten working days on, by weekdays, is Thursday 7 January of a year without a notice. */
const START = '2026-12-24T02:00:00Z';
const NOW = '2026-12-25T02:00:00Z';
const NOTICE: CalendarNoticeRecord = {
  noticeId: '00000000-0000-7000-8000-00000000ca01',
  layerId: 'CN',
  state: 'DRAFT',
  publishedAt: null,
  sheet: {
    year: 2027,
    notice: 'paper 9',
    issuedOn: '2026-12-20',
    off: [['2027-01-01', '2027-01-03', '元旦']],
    work: [['2027-01-09', '元旦']],
  },
};

let world: CaseWorld;
let version: number;
beforeEach(async () => {
  world = await CaseWorld.open();
  version = 1;
});
afterEach(() => world.close());

const publish = (state: 'DRAFT' | 'PUBLISHED'): Promise<unknown> =>
  world.replica.replace({
    ...smallSnapshot({ version: (version += 1) }),
    calendars: [{ ...NOTICE, state, publishedAt: state === 'DRAFT' ? null : NOW }],
  });
const recalculation = (): Recalculation =>
  new Recalculation(world.database, world.replica, async () => new Date(NOW), [
    {
      kind: 'topic',
      entity: TestCaseRow,
      stages: { WINDOW: (row: TestCaseRow, dueAt) => void (row.wakeAt = dueAt) },
    },
  ]);

/** A case with one clock each of the kinds and budgets given. */
async function armed(...clocks: [kind: string, profileClock: string][]): Promise<string> {
  const id = await world.create(START);
  const command = {
    kind: 'topic' as const,
    act: 'arm',
    entity: TestCaseRow,
    id,
    idempotencyKey: `arm-${id}`,
    input: {},
  };
  const answer = await world.acts.on(world.context(START), command, async (tx, row) => {
    for (const [kind, profileClock] of clocks) {
      await tx.clocks.arm({
        caseId: typedId('topic', id),
        kind,
        profileClock,
        title: row.title,
        orgUnitId: UNITS.community,
        responsibleUnitId: UNITS.station,
        anchorEvent: 'created',
        profile: tx.tree.profile('small')!,
      });
    }
    await tx.record('topic', TestCaseRow, row, { type: 'armed' });
  });
  expect(answer.refusal).toBeNull();
  return typedId('topic', id);
}

const clockOf = (caseId: string, kind: string): Promise<ClockRow> =>
  world.database.em.findOneByOrFail(ClockRow, { caseId, kind });
const timeline = (caseId: string): Promise<TimelineEntryRow[]> =>
  world.database.em.find(TimelineEntryRow, { where: { caseId }, order: { seq: 'ASC' } });
const lastEntry = (row: ClockRow): LedgerEntry => (row.ledger as LedgerEntry[]).at(-1)!;

test('open deadlines that it touches move, with the notice in ledger, timeline and fact; their rungs follow', async () => {
  const caseId = await armed(['LONG', 'D2'], ['SHORT', 'D9'], ['WINDOW', 'D2']);
  expect(await clockOf(caseId, 'LONG')).toMatchObject({ dueDate: '2027-01-07', provisional: true });
  await expect(recalculation().isDue()).resolves.toBe(false);
  await publish('PUBLISHED');
  await expect(recalculation().isDue()).resolves.toBe(true);
  await expect(recalculation().run()).resolves.toEqual({ looked: 3, moved: 2 });

  const long = await clockOf(caseId, 'LONG');
  expect(long).toMatchObject({
    dueDate: '2027-01-08',
    provisional: false,
    reckoning: 1,
    calendarVersion: '2026-12-20+1',
  });
  expect(lastEntry(long)).toMatchObject({
    type: 'recalculated',
    reason: 'calendar-changed',
    notice: 'paper 9',
    at: new Date(NOW).toISOString(),
    supersedes: { dueDate: '2027-01-07', provisional: true },
  });
  const rungs = await world.database.em.find(RungRow, { where: { clockId: long.id }, order: { at: 'ASC' } });
  expect(rungs.filter((r) => r.reckoning === 0).map((r) => r.status)).toEqual([
    'SKIPPED',
    'SKIPPED',
    'SKIPPED',
  ]);
  expect(
    rungs.filter((r) => r.reckoning === 1).map((r) => [r.key, r.at.toISOString().slice(0, 10), r.status]),
  ).toEqual([
    ['remind', '2027-01-05', 'PENDING'],
    ['dueDay', '2027-01-08', 'PENDING'],
    // The make-up Saturday is the next working day.
    ['overdue', '2027-01-09', 'PENDING'],
  ]);

  const short = await clockOf(caseId, 'SHORT');
  expect(short).toMatchObject({ dueDate: '2026-12-29', reckoning: 0, calendarVersion: '2026-12-20+1' });
  expect(short.ledger).toHaveLength(1);

  const chain = await timeline(caseId);
  expect(firstBrokenLink(chain)).toBeNull();
  const entry = chain.at(-1)!;
  expect(entry).toMatchObject({ type: 'deadlinesReckoned', actorRole: 'STORY', seq: 3 });
  expect(renderEvent('topic', entry.type, entry.data, 'en')).toContain(
    '2027-01-07 (provisional) → 2027-01-08',
  );
  expect(renderEvent('topic', entry.type, entry.data, 'zh-CN')).toContain('工作日历变更（paper 9）');
  // The stage's new instant stands in the row, and its story is told.
  const row = await world.database.em.findOneByOrFail(TestCaseRow, { id: caseId.slice('topic:'.length) });
  expect(row.wakeAt).toEqual(long.dueAt);
  const fact = await world.database.em.findOneByOrFail(OutboxRow, { caseId, version: 3 });
  expect(fact.fact).toMatchObject({ type: 'deadlinesReckoned', data: { until: long.dueAt.toISOString() } });

  await expect(recalculation().isDue()).resolves.toBe(false);
  await expect(recalculation().run()).resolves.toEqual({ looked: 0, moved: 0 });
  await expect(timeline(caseId)).resolves.toHaveLength(3);
});

test('a deadline that stays has its rungs moved that come after it', async () => {
  // Nine working days to Tuesday 29 December; the rung a working day later is Wednesday, the last before the notice's days.
  const caseId = await armed(['SHORT', 'D9']);
  const before = await clockOf(caseId, 'SHORT');
  const overdue = () => world.database.em.findOneByOrFail(RungRow, { clockId: before.id, key: 'overdue' });
  expect((await overdue()).at.toISOString().slice(0, 10)).toBe('2026-12-30');
  const sheet = {
    ...NOTICE.sheet,
    off: [['2026-12-30', '2027-01-03', '元旦']] as [string, string, string][],
  };
  await world.replica.replace({
    ...smallSnapshot({ version: (version += 1) }),
    calendars: [{ ...NOTICE, sheet, state: 'PUBLISHED', publishedAt: NOW }],
  });
  await expect(recalculation().run()).resolves.toEqual({ looked: 1, moved: 0 });
  expect(await clockOf(caseId, 'SHORT')).toMatchObject({ dueDate: before.dueDate, reckoning: 0 });
  expect((await overdue()).at.toISOString().slice(0, 10)).toBe('2027-01-04');
  expect((await overdue()).status).toBe('PENDING');
});

test('closed deadlines stay as they were', async () => {
  const caseId = await armed(['LONG', 'D2']);
  await world.database.transaction(async (em) => {
    const { ClockBook } = await import('./clock-book.js');
    const book = new ClockBook(em, { now: new Date(NOW) }, await world.replica.tree());
    await book.complete(caseId, 'LONG');
  });
  const before = await clockOf(caseId, 'LONG');
  await publish('PUBLISHED');
  await expect(recalculation().isDue()).resolves.toBe(false);
  await expect(recalculation().run()).resolves.toEqual({ looked: 0, moved: 0 });
  await expect(clockOf(caseId, 'LONG')).resolves.toEqual(before);
});

test('the preview says beforehand what the publication does', async () => {
  const cases = [await armed(['LONG', 'D2'], ['SHORT', 'D9']), await armed(['LONG', 'D2'])];
  await publish('DRAFT');
  const moves = new CalendarMoves(world.database, world.replica);
  const keeper = { ...world.context(NOW), identity: cityAdministrator() };
  const noticeId = typedId('calendarNotice', NOTICE.noticeId);
  const first = await moves.page(noticeId, { first: 1 }, keeper);
  expect(first).toMatchObject({
    known: true,
    hasMore: true,
    totalCount: 2,
    openCount: 3,
    laterCount: 2,
    earlierCount: 0,
    settledCount: 2,
    overdueCount: 0,
  });
  const [seen] = first.nodes;
  const after = Buffer.from(`${seen!.dueAt.toISOString()}|${seen!.id}`).toString('base64url');
  const rest = await moves.page(noticeId, { first: 10, after }, keeper);
  const said = [...first.nodes, ...rest.nodes];
  expect(said).toHaveLength(2);
  expect(said[0]).toMatchObject({ title: 'pebble', dueDate: '2027-01-07', toDate: '2027-01-08', days: 1 });
  // The draft is in force nowhere.
  expect(await clockOf(cases[0]!, 'LONG')).toMatchObject({ dueDate: '2027-01-07', reckoning: 0 });
  await expect(recalculation().isDue()).resolves.toBe(false);

  await publish('PUBLISHED');
  await recalculation().run();
  for (const move of said) {
    const clock = await clockOf(move.caseId, move.kind);
    expect([clock.dueDate, clock.dueAt, clock.provisional]).toEqual([
      move.toDate,
      move.toAt,
      move.provisional,
    ]);
  }
  expect((await moves.page(noticeId, {}, keeper)).totalCount).toBe(0);
});

test('the preview is for those who keep the layer', async () => {
  await armed(['LONG', 'D2']);
  await publish('DRAFT');
  const moves = new CalendarMoves(world.database, world.replica);
  const noticeId = typedId('calendarNotice', NOTICE.noticeId);
  // The administrator of the county, which is not all that counts by the national layer.
  for (const who of ['administrator', 'countyLeader', 'convenor'] as const) {
    const page = await moves.page(noticeId, {}, world.context(NOW, who));
    expect(page).toMatchObject({ known: false, nodes: [], openCount: 0 });
  }
  const unknown = typedId('calendarNotice', '00000000-0000-7000-8000-00000000ca02');
  const keeper = { ...world.context(NOW), identity: cityAdministrator() };
  expect((await moves.page(unknown, {}, keeper)).known).toBe(false);
});

test('cut off in the middle, a run goes on where it stood, and no deadline is reckoned twice', async () => {
  const cases = await Promise.all(Array.from({ length: 8 }, () => armed(['LONG', 'D2'], ['SHORT', 'D9'])));
  await publish('PUBLISHED');
  let beats = 0;
  const cut = (): void => {
    beats += 1;
    if (beats === 3) throw new Error('the process is gone');
  };
  await expect(recalculation().run(cut)).rejects.toThrow('the process is gone');
  const half = await Promise.all(cases.map((id) => clockOf(id, 'LONG')));
  const moved = half.filter((clock) => clock.reckoning === 1).length;
  expect(moved).toBeGreaterThan(0);
  expect(moved).toBeLessThan(cases.length);

  await expect(recalculation().run()).resolves.toMatchObject({ moved: cases.length - moved });
  for (const caseId of cases) {
    const clock = await clockOf(caseId, 'LONG');
    expect([clock.reckoning, clock.dueDate, clock.ledger.length]).toEqual([1, '2027-01-08', 2]);
    expect((await timeline(caseId)).filter(({ type }) => type === 'deadlinesReckoned')).toHaveLength(1);
  }
});

test('a clock that an act holds is waited for', async () => {
  const caseId = await armed(['LONG', 'D2']);
  await publish('PUBLISHED');
  let running: Promise<unknown> | undefined;
  await world.database.transaction(async (em) => {
    await em.query('select 1 from case_row where id = $1 for update', [caseId.slice('topic:'.length)]);
    await em.query('select 1 from clock where case_id = $1 for update', [caseId]);
    running = recalculation().run();
    // Until it waits for the case.
    for (;;) {
      // Asked outside the transaction, which would keep its first answer.
      const [waiting] = await world.database.em.query(
        "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%case_row%'",
      );
      if (waiting.n > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await em.query("update clock set title = 'changed by the act' where case_id = $1", [caseId]);
  });
  await running;
  expect(await clockOf(caseId, 'LONG')).toMatchObject({ dueDate: '2027-01-08', title: 'changed by the act' });
});

test('an act that began before the new calendar does not write by the old one', async () => {
  const caseId = await armed(['OTHER', 'D9']);
  const command = {
    kind: 'topic' as const,
    act: 'armLate',
    entity: TestCaseRow,
    id: caseId.slice('topic:'.length),
    idempotencyKey: `late-${caseId}`,
    input: {},
  };
  let tries = 0;
  await world.acts.on(world.context(START), command, async (tx, row) => {
    tries += 1;
    // The calendar is replaced, and all clocks are reckoned, between the reading of the tree and the arming.
    if (tries === 1) {
      await publish('PUBLISHED');
      expect(tx.tree.calendar('CN').version).not.toContain('+1');
    }
    await tx.clocks.arm({
      caseId,
      kind: 'LONG',
      profileClock: 'D2',
      title: row.title,
      orgUnitId: UNITS.community,
      responsibleUnitId: UNITS.station,
      anchorEvent: 'created',
      profile: tx.tree.profile('small')!,
    });
    await tx.record('topic', TestCaseRow, row, { type: 'armed' });
  });
  expect(tries).toBe(2);
  expect(await clockOf(caseId, 'LONG')).toMatchObject({
    dueDate: '2027-01-08',
    provisional: false,
    calendarVersion: '2026-12-20+1',
    reckoning: 0,
  });
});

test('while a clock is being armed the directory is not replaced', async () => {
  let published: Promise<unknown> | undefined;
  await world.database.transaction(async (em) => {
    const { insistOnCurrent } = await import('../replica/directory-lock.js');
    await insistOnCurrent(em, version);
    let done = false;
    published = publish('PUBLISHED').then(() => (done = true));
    for (;;) {
      // Asked outside the transaction, which would keep its first answer.
      const [waiting] = await world.database.em.query(
        "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event = 'advisory'",
      );
      if (waiting.n > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(done).toBe(false);
  });
  await published;
  expect((await world.replica.tree()).calendar('CN').version).toContain('+1');
});

/** An administrator of the whole tree. */
function cityAdministrator() {
  return { ...identityOf('administrator'), roles: [{ role: 'ADMINISTRATOR', orgUnitId: UNITS.city }] };
}
