import { UNITS } from '@concord/testkit/snapshot';
import { CaseWorld, TestCaseRow } from '../testing/case-world.js';
import { ClockReader } from './clock-reader.js';
import { ClockRow, RungRow } from './clock.entity.js';
import { Sweep } from './sweep.js';

let world: CaseWorld;
let now = new Date('2026-02-02T01:00:00Z');
beforeAll(async () => {
  world = await CaseWorld.open();
});
beforeEach(async () => {
  await world.database.em.query('truncate clock, clock_rung');
});
afterAll(async () => world?.close());

type Doing = 'arm' | 'complete' | 'cancelAll';

/** Arms the screening clock (5 working days), or ends it, at an instant. */
async function act(
  id: string,
  at: string,
  doing: Doing,
  profileClock = 'D1',
  agreedDate: string | null = null,
): Promise<void> {
  const command = {
    kind: 'topic' as const,
    act: doing,
    entity: TestCaseRow,
    id,
    idempotencyKey: `${doing}-${id}-${at}`,
    input: {},
  };
  const answer = await world.acts.on(world.context(at), command, async (tx, row) => {
    const caseId = `topic:${id}`;
    const profile = tx.tree.profile('small')!;
    if (doing === 'complete') await tx.clocks.complete(caseId, 'SCREENING');
    if (doing === 'cancelAll') await tx.clocks.cancelAll(caseId);
    if (doing === 'arm') {
      await tx.clocks.arm({
        caseId,
        kind: 'SCREENING',
        profileClock,
        title: row.title,
        orgUnitId: row.orgUnitId,
        responsibleUnitId: UNITS.station,
        anchorEvent: 'submitted',
        profile,
        agreedDate,
      });
    }
    await tx.record('topic', TestCaseRow, row, { type: doing });
  });
  if (answer.refusal) throw new Error(answer.refusal.code);
}

const clockOf = (id: string): Promise<ClockRow | null> =>
  world.database.em.findOneBy(ClockRow, { caseId: `topic:${id}` });
const rungsOf = async (id: string): Promise<[string, string][]> =>
  (await world.database.em.find(RungRow, { where: { caseId: `topic:${id}` }, order: { at: 'ASC' } })).map(
    (r) => [r.key, r.status],
  );
const sweepAt = (at: string, done: string[] = [], limit = 100) => {
  now = new Date(at);
  return new Sweep(world.database, async () => now).sweep({ done, limit });
};

test('a clock counts working days over Spring Festival and its make-up days', async () => {
  const id = await world.create();
  await act(id, '2026-02-12T02:00:00Z', 'arm');
  // D.3: 2026-02-12 + 5 wd = 02-26 (13th, Sat 14th is worked, 15th to 23rd off, 24th, 25th, 26th).
  expect(await clockOf(id)).toMatchObject({
    dueDate: '2026-02-26',
    provisional: false,
    state: 'RUNNING',
    budgetSource: 'INF',
  });
});

test('the date agreed in the minutes governs, the budget only proposed one', async () => {
  const id = await world.create();
  await act(id, '2026-03-02T02:00:00Z', 'arm', 'D1', '2026-04-10');
  expect(await clockOf(id)).toMatchObject({ dueDate: '2026-04-10' });
});

test('a declared clock that cannot be armed fails the step, and nothing is written', async () => {
  const id = await world.create();
  await expect(act(id, '2026-03-02T02:00:00Z', 'arm', 'D99')).rejects.toThrow('declares no clock D99');
  await act(id, '2026-03-02T02:00:00Z', 'arm');
  await expect(act(id, '2026-03-03T02:00:00Z', 'arm')).rejects.toThrow('runs already');
  expect(await world.database.em.findOneBy(TestCaseRow, { id })).toMatchObject({ version: 2 });
});

test('completing ends the clock and skips what was still to come', async () => {
  const id = await world.create();
  await act(id, '2026-03-02T02:00:00Z', 'arm');
  await act(id, '2026-03-03T02:00:00Z', 'complete');
  expect(await clockOf(id)).toMatchObject({
    state: 'MET',
    metAt: new Date('2026-03-03T02:00:00Z'),
    breachedAt: null,
  });
  expect((await rungsOf(id)).map(([, status]) => status)).toEqual(['SKIPPED', 'SKIPPED', 'SKIPPED']);
  expect((await sweepAt('2026-06-01T00:00:00Z')).claims).toEqual([]);
});

test('what was late stays late, though it was done in the end', async () => {
  const id = await world.create();
  await act(id, '2026-03-02T02:00:00Z', 'arm');
  await act(id, '2026-03-20T02:00:00Z', 'complete');
  expect(await clockOf(id)).toMatchObject({ state: 'MET', breachedAt: new Date('2026-03-09T16:00:00Z') });
});

test('each rung is claimed once, in order, and answered until its effect is made', async () => {
  const id = await world.create();
  await act(id, '2026-03-02T02:00:00Z', 'arm'); // due Mon 2026-03-09
  const early = await sweepAt('2026-03-02T03:00:00Z');
  expect(early.claims).toEqual([]);
  expect(early.nextAt).toBe('2026-03-04T01:00:00.000Z'); // T-3 wd, 09:00 in Shanghai
  const missed = await sweepAt('2026-03-10T02:00:00Z'); // everything was down for a week
  expect(missed.claims.map((claim) => claim.rungKey)).toEqual(['remind', 'dueDay', 'overdue']);
  // The answer was lost after the commit: the retry finds the same claims again.
  const again = await sweepAt('2026-03-10T02:00:01Z');
  expect(again.claims.map((claim) => claim.claimId)).toEqual(missed.claims.map((claim) => claim.claimId));
  const after = await sweepAt(
    '2026-03-10T02:00:02Z',
    missed.claims.map((claim) => claim.claimId),
  );
  expect(after).toMatchObject({ claims: [], nextAt: null, more: false });
  expect((await rungsOf(id)).map(([, status]) => status)).toEqual(['CLAIMED', 'CLAIMED', 'CLAIMED']);
});

test('two sweeps at once share the work: nothing is claimed twice, nothing is left', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 20; n += 1) {
    const id = await world.create();
    await act(id, '2026-03-02T02:00:00Z', 'arm');
    ids.push(id);
  }
  now = new Date('2026-03-04T02:00:00Z');
  const sweep = new Sweep(world.database, async () => now);
  await Promise.all([sweep.sweep({ done: [], limit: 200 }), sweep.sweep({ done: [], limit: 200 })]);
  const claimed = await world.database.em.countBy(RungRow, { status: 'CLAIMED' });
  expect(claimed).toBe(20);
});

test('a batch says when there is more', async () => {
  for (let n = 0; n < 3; n += 1) await act(await world.create(), '2026-03-02T02:00:00Z', 'arm');
  const first = await sweepAt('2026-03-04T02:00:00Z', [], 2);
  expect([first.claims.length, first.more]).toEqual([2, true]);
});

test('overdue is derived on reading: right with every job off', async () => {
  const id = await world.create();
  await act(id, '2026-03-02T02:00:00Z', 'arm');
  const reader = new ClockReader(world.database, world.replica);
  const at = async (instant: string) =>
    (await reader.ofCases([`topic:${id}`], world.context(instant))).get(`topic:${id}`)![0]!;
  expect(await at('2026-03-06T02:00:00Z')).toMatchObject({
    overdue: false,
    dueToday: false,
    daysLate: 0,
    workingDaysLeft: 1,
  });
  expect(await at('2026-03-09T02:00:00Z')).toMatchObject({ overdue: false, dueToday: true, daysLate: 0 });
  expect(await at('2026-03-11T02:00:00Z')).toMatchObject({
    overdue: true,
    dueToday: false,
    daysLate: 2,
    breachedAt: new Date('2026-03-09T16:00:00Z'),
  });
  expect((await at('2026-03-11T02:00:00Z')).explanation.days.map((day) => day.counted)).toContain(true);
});

test('a page of deadlines is in the order of dates, within the units, and goes on where it ended', async () => {
  for (const day of ['05', '03', '04']) {
    await act(await world.create(undefined, `case ${day}`), `2026-03-${day}T02:00:00Z`, 'arm');
  }
  const reader = new ClockReader(world.database, world.replica);
  const ctx = world.context('2026-03-05T03:00:00Z');
  const first = await reader.page({ units: [UNITS.community] }, { first: 2 }, ctx);
  expect(first.nodes.map((node) => node.title)).toEqual(['case 03', 'case 04']);
  expect([first.hasMore, first.totalCount]).toEqual([true, 3]);
  const last = first.nodes.at(-1)!;
  const after = Buffer.from(`${last.dueAt.toISOString()}|${last.id}`).toString('base64url');
  expect(
    (await reader.page({ units: [UNITS.community] }, { first: 2, after }, ctx)).nodes.map(
      (node) => node.title,
    ),
  ).toEqual(['case 05']);
  expect((await reader.page({ units: [UNITS.neighbour] }, { first: 2 }, ctx)).nodes).toEqual([]);
  expect((await reader.page({ units: [UNITS.station] }, { first: 9 }, ctx)).nodes).toHaveLength(3);
  expect(
    (
      await reader.page(
        { units: [UNITS.community] },
        { filter: { overdue: true } },
        world.context('2026-03-11T02:00:00Z'),
      )
    ).nodes,
  ).toHaveLength(1);
});
