import { setTimeout as pause } from 'node:timers/promises';
import { clockworkId } from '@concord/contracts/stories';
import { HealthRegistry } from '../health/health.registry.js';
import { CaseWorld } from '../testing/case-world.js';
import { EpochWatch } from './epoch-watch.js';
import { EpochRow } from './epoch.entity.js';

let world: CaseWorld;
beforeAll(async () => {
  world = await CaseWorld.open();
});
afterAll(() => world.close());

/** What Temporal's database has; `null` for the whole of it is a server that is away. */
interface Store {
  memos: Map<string, Record<string, unknown>>;
  open: Set<string>;
  away: boolean;
}

const SWEEP = clockworkId('topic-service');

/** A start of the service: its watch, over a store that outlives it. */
function start(store: Store) {
  const health = new HealthRegistry();
  const reach = <T>(answer: () => T): Promise<T> =>
    store.away ? Promise.reject(new Error('away')) : Promise.resolve(answer());
  const watch = new EpochWatch(
    world.database,
    {
      memoOf: (id) => reach(() => store.memos.get(id) ?? null),
      keepMemo: (id, _type, _queue, memo) => reach(() => void store.memos.set(id, memo)),
      isOpen: (id) => reach(() => store.open.has(id)),
    },
    { CONCORD_SANDBOX: false },
    { name: 'topic-service', schema: 'topic' },
    health,
  );
  watch.paces = { lookMs: 10, moveMs: 3_600_000, pauseMs: 10 };
  const part = async () => (await health.report()).parts['epoch'];
  return { watch, part };
}

const row = (): Promise<EpochRow> => world.database.em.findOneByOrFail(EpochRow, { id: 1 });
const sleepsUntil = async (): Promise<Date | null> => {
  const [state]: { sleeps_until: Date | null }[] = await world.database.em.query(
    'select sleeps_until from sweep_state',
  );
  return state!.sleeps_until;
};
async function sweepSleeps(): Promise<void> {
  await world.database.em.query("update sweep_state set sleeps_until = '2026-03-01T00:00:00Z'");
}

const store: Store = { memos: new Map(), open: new Set([SWEEP]), away: false };

beforeAll(async () => {
  await world.database.em.query(`insert into clock (id, case_id, kind, profile_clock, title, org_unit_id,
      responsible_unit_id, budget_source, calendar_id, profile_key, profile_version, ledger, state, reckoning,
      due_at, due_date, provisional)
    select gen_random_uuid(), 'topic:1', 'K', 'D1', 't', gen_random_uuid(), gen_random_uuid(), 's', 'CN', 'p', 1, '{}',
      'RUNNING', 0, now(), '2026-03-01', false`);
  await world.database.em.query(`insert into clock_rung (id, clock_id, case_id, key, at, status, reckoning)
    select gen_random_uuid(), id, case_id, 'T', '2026-03-01T00:00:00Z', 'PENDING', 0 from clock`);
});

it('is not ready before it has compared, and ready when Temporal is away', async () => {
  const { watch, part } = start({ ...store, away: true });
  expect(await part()).toMatchObject({ ok: false, detail: expect.stringContaining('not yet compared') });
  expect(await watch.lookOnce()).toBe(false);
  expect(await part()).toMatchObject({ ok: true, detail: 'away' });
  expect((await row()).epoch).toBe(0);
});

it('stands in both stores, and moves at every start and after an hour', async () => {
  const first = start(store);
  await first.watch.lookOnce();
  const { installation } = await row();
  expect(store.memos.get('epoch:topic-service')).toEqual({ installation, epoch: 1 });
  await first.watch.lookOnce();
  expect((await row()).epoch).toBe(1);
  await world.database.em.query("update installation_epoch set moved_at = moved_at - interval '61 minutes'");
  await first.watch.lookOnce();
  expect((await row()).epoch).toBe(2);
  const second = start(store);
  await second.watch.lookOnce();
  expect(store.memos.get('epoch:topic-service')).toEqual({ installation, epoch: 3 });
  expect(await second.part()).toMatchObject({ ok: true });
  expect(await sleepsUntil()).toBeNull();
});

it.each([
  ['absent', () => void store.memos.clear()],
  [
    // What `memoOf` makes of it (sealed.wf.spec.ts).
    'unsealed by us',
    () => void store.memos.set('epoch:topic-service', { installation: null, epoch: null }),
  ],
  [
    'older',
    () =>
      void store.memos.set('epoch:topic-service', { ...store.memos.get('epoch:topic-service'), epoch: 1 }),
  ],
])(
  '%s in Temporal: red with a sentence until the sweep runs again, which is armed from the rows',
  async (_, lose) => {
    lose();
    store.open.clear();
    await sweepSleeps();
    const { watch, part } = start(store);
    let rearmed = 0;
    watch.register({
      name: 'feed',
      rearm: () => Promise.resolve(void (rearmed += 1)),
      runs: () => Promise.resolve(rearmed > 0),
    });
    const looked = watch.lookOnce();
    while ((await sleepsUntil()) !== null) await pause(5);
    expect(await part()).toMatchObject({
      ok: false,
      required: true,
      detail: expect.stringContaining('was lost'),
    });
    store.open.add(SWEEP);
    expect(await looked).toBe(true);
    expect(rearmed).toBe(1);
    expect(await part()).toMatchObject({
      ok: true,
      detail: expect.stringContaining('stories of before stay silent'),
    });
    // Once only: the next start finds both alike, and still tells what happened.
    await sweepSleeps();
    const next = start(store);
    await next.watch.lookOnce();
    expect(await sleepsUntil()).not.toBeNull();
    expect(await next.part()).toMatchObject({ ok: true, detail: expect.stringContaining('was lost') });
  },
);

it('is red when the sweep was ended though the epoch stands, and arms it anew', async () => {
  const { watch, part } = start(store);
  store.open.add(SWEEP);
  await watch.lookOnce();
  expect(await part()).toMatchObject({ ok: true });
  store.open.clear();
  await sweepSleeps();
  const looked = watch.lookOnce();
  while ((await sleepsUntil()) !== null) await pause(5);
  expect(await part()).toMatchObject({ ok: false, detail: expect.stringContaining('armed anew') });
  store.open.add(SWEEP);
  expect(await looked).toBe(true);
  expect(await part()).toMatchObject({ ok: true });
});

it('waits for a sweep that its relay is about to begin', async () => {
  let looks = 0;
  const begins = { has: () => (looks += 1) > 2 } as unknown as Set<string>;
  const { watch, part } = start({ ...store, open: begins });
  await watch.lookOnce();
  await sweepSleeps();
  looks = 0;
  expect(await watch.lookOnce()).toBe(true);
  expect(looks).toBe(3);
  expect(await sleepsUntil()).not.toBeNull();
  expect(await part()).toMatchObject({ ok: true });
});

it('a loss stays seen while Temporal goes away again', async () => {
  store.memos.clear();
  store.open.clear();
  const { watch, part } = start(store);
  const looked = watch.lookOnce();
  while ((await sleepsUntil()) !== null || (await part())?.ok !== false) await pause(5);
  store.away = true;
  expect(await looked).toBe(false);
  expect(await part()).toMatchObject({ ok: false, detail: expect.stringContaining('was lost') });
});
