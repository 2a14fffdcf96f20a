import { getCalendar, withSheet } from '@concord/business-time/calendar';
import { recalculate } from '@concord/business-time/deadline';
import type { LedgerEntry } from '@concord/business-time/ledger';
import { UNITS } from '@concord/testkit/snapshot';
import { CaseWorld } from '../testing/case-world.js';
import { ClockBook } from './clock-book.js';
import { ClockRow, RungRow } from './clock.entity.js';
import { Sweep } from './sweep.js';

let world: CaseWorld;
beforeAll(async () => {
  world = await CaseWorld.open();
});
beforeEach(async () => {
  await world.database.em.query('truncate clock, clock_rung');
});
afterAll(async () => world?.close());

/** Works on the clocks outside an act, as a recalculation does. */
async function at<T>(instant: string, work: (book: ClockBook) => Promise<T>): Promise<T> {
  const tree = await world.replica.tree();
  return world.database.transaction((em) => work(new ClockBook(em, { now: new Date(instant) }, tree)));
}

/** Armed on Mon 2026-03-02 with 5 working days: due Mon 2026-03-09, reminded Wed 03-04, overdue notice Tue 03-10. */
async function armed(): Promise<string> {
  const tree = await world.replica.tree();
  const row = await at('2026-03-02T02:00:00Z', (book) =>
    book.arm({
      caseId: 'topic:018f0000-0000-7000-8000-00000000000a',
      kind: 'SCREENING',
      profileClock: 'D1',
      title: 'pebble',
      orgUnitId: UNITS.community,
      responsibleUnitId: UNITS.station,
      anchorEvent: 'submitted',
      profile: tree.profile('small')!,
    }),
  );
  return row.id;
}

const enter = (instant: string, id: string, entry: LedgerEntry) =>
  at(instant, async (book) => book.enter((await book.lock(id))!, entry));
const clock = (id: string): Promise<ClockRow | null> => world.database.em.findOneBy(ClockRow, { id });
const rungs = async (id: string, reckoning: number): Promise<string[]> =>
  (await world.database.em.find(RungRow, { where: { clockId: id, reckoning }, order: { at: 'ASC' } })).map(
    (rung) => `${rung.key} ${rung.at.toISOString().slice(0, 10)} ${rung.status}`,
  );
const sweep = (instant: string, done: string[] = []) =>
  new Sweep(world.database, async () => new Date(instant)).sweep({ done, limit: 100 });

test('a clock that stands has no rungs; when it runs again its date and its rungs have moved', async () => {
  const id = await armed();
  await enter('2026-03-03T02:00:00Z', id, {
    type: 'paused',
    at: '2026-03-03T02:00:00Z',
    reason: 'force-majeure',
  });
  expect(await clock(id)).toMatchObject({ state: 'PAUSED', reckoning: 1 });
  expect(await rungs(id, 0)).toEqual([
    'remind 2026-03-04 SKIPPED',
    'dueDay 2026-03-09 SKIPPED',
    'overdue 2026-03-10 SKIPPED',
  ]);
  expect((await sweep('2026-03-20T02:00:00Z')).claims).toEqual([]);
  await enter('2026-03-20T02:00:00Z', id, { type: 'resumed', at: '2026-03-20T02:00:00Z' });
  expect(await clock(id)).toMatchObject({ state: 'RUNNING', dueDate: '2026-03-27', breachedAt: null });
  expect(await rungs(id, 2)).toEqual([
    'remind 2026-03-24 PENDING',
    'dueDay 2026-03-27 PENDING',
    'overdue 2026-03-30 PENDING',
  ]);
});

test('a reminder that was sent is sent again for the later date, and not for a past one', async () => {
  const id = await armed();
  const [claim] = (await sweep('2026-03-04T02:00:00Z')).claims;
  await sweep('2026-03-04T02:00:01Z', [claim!.claimId]);
  await enter('2026-03-05T02:00:00Z', id, {
    type: 'agreed-date',
    at: '2026-03-05T02:00:00Z',
    date: '2026-03-20',
  });
  expect(await rungs(id, 1)).toEqual([
    'remind 2026-03-17 PENDING',
    'dueDay 2026-03-20 PENDING',
    'overdue 2026-03-23 PENDING',
  ]);
  await enter('2026-03-05T03:00:00Z', id, {
    type: 'agreed-date',
    at: '2026-03-05T03:00:00Z',
    date: '2026-03-09',
  });
  expect((await rungs(id, 2))[0]).toBe('remind 2026-03-04 SKIPPED');
});

test('a date that moves nearer claims the latest rung that is past, once, and skips those before it', async () => {
  const id = await armed();
  await enter('2026-03-02T03:00:00Z', id, {
    type: 'agreed-date',
    at: '2026-03-02T03:00:00Z',
    date: '2026-04-10',
  });
  await enter('2026-03-19T02:00:00Z', id, {
    type: 'agreed-date',
    at: '2026-03-19T02:00:00Z',
    date: '2026-03-20',
  });
  expect(await rungs(id, 2)).toEqual([
    'remind 2026-03-17 PENDING',
    'dueDay 2026-03-20 PENDING',
    'overdue 2026-03-23 PENDING',
  ]);
  const { claims } = await sweep('2026-03-19T02:00:01Z');
  expect(claims.map((claim) => [claim.rungKey, claim.dueDate])).toEqual([['remind', '2026-03-20']]);
  await enter('2026-03-20T02:00:00Z', id, {
    type: 'agreed-date',
    at: '2026-03-20T02:00:00Z',
    date: '2026-03-20',
  });
  // The claim is on its way and its rung is still past: it stands, and is not made twice.
  expect(await rungs(id, 2)).toContain('remind 2026-03-17 CLAIMED');
  expect(await rungs(id, 3)).toEqual([
    'remind 2026-03-17 SKIPPED',
    'dueDay 2026-03-20 PENDING',
    'overdue 2026-03-23 PENDING',
  ]);
});

test('a claim on its way is let go where its rung has moved into the future', async () => {
  const id = await armed();
  expect((await sweep('2026-03-04T02:00:00Z')).claims).toHaveLength(1);
  await enter('2026-03-04T02:00:01Z', id, {
    type: 'agreed-date',
    at: '2026-03-04T02:00:01Z',
    date: '2026-03-20',
  });
  expect((await sweep('2026-03-04T02:00:02Z')).claims).toEqual([]);
  expect((await rungs(id, 0))[0]).toBe('remind 2026-03-04 SKIPPED');
});

test('a new version of the calendar reckons anew with its notice; an open clock keeps its own until then', async () => {
  const id = await armed();
  const before = (await clock(id))!;
  const old = getCalendar(before.calendarId);
  expect(before.calendarVersion).toBe(old.version);
  const calendar = withSheet(old, old.definition.layers[0]!.id, {
    year: 2026,
    notice: 'notice of the test',
    issuedOn: '2026-03-03',
    amends: true,
    off: [['2026-03-05', '2026-03-06', 'storm']],
    work: [],
  });
  await at('2026-03-03T02:00:00Z', async (book) => {
    const row = (await book.lock(id))!;
    const change = { at: '2026-03-03T02:00:00Z', notice: 'notice of the test' };
    const { ledger } = recalculate(row.ledger as never, change, old, calendar);
    await book.reckonAnew(row, ledger, calendar);
  });
  expect(await clock(id)).toMatchObject({
    dueDate: '2026-03-11',
    calendarVersion: '2026-03-03',
    reckoning: 1,
  });
  expect(await rungs(id, 1)).toEqual([
    'remind 2026-03-04 PENDING',
    'dueDay 2026-03-11 PENDING',
    'overdue 2026-03-12 PENDING',
  ]);
});

test('a window that is ended long after it ran out was nobody’s breach', async () => {
  const tree = await world.replica.tree();
  const caseId = 'topic:018f0000-0000-7000-8000-00000000000b';
  const { id } = await at('2026-03-02T02:00:00Z', (book) =>
    book.arm({
      caseId,
      kind: 'TOPIC_FILING_RETURN',
      profileClock: 'D4',
      title: 'pebble',
      orgUnitId: UNITS.community,
      responsibleUnitId: UNITS.station,
      anchorEvent: 'filingSent',
      profile: tree.profile('small')!,
    }),
  );
  expect(await rungs(id, 0)).toEqual([]);
  await at('2026-04-20T02:00:00Z', (book) => book.cancelAll(caseId));
  expect(await clock(id)).toMatchObject({ state: 'CANCELLED', breachedAt: null, dueDate: '2026-03-09' });
});
