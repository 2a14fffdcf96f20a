import { SMALL_PROFILE } from '@concord/testkit/snapshot';
import { ANSWERS, unit } from '../testing/feedback-data.js';
import { FeedbackWorld } from '../testing/feedback-world.js';

let world: FeedbackWorld;
beforeAll(async () => {
  const clocks = {
    ...SMALL_PROFILE.clocks,
    D14: { unit: 'm', n: 1, source: 'P13' },
    D17: { unit: 'm', n: 1, source: 'INF' },
    D17_PLAN: { unit: 'wd', n: 5, source: 'INF' },
  } as const;
  world = await FeedbackWorld.start({ profile: { clocks } });
}, 60_000);
beforeEach(() => world.goTo('2026-03-02T01:00:00.000Z'));
afterAll(() => world?.stop());

it('each co-handler has a clock of his own for his opinion (D14)', async () => {
  const id = await world.opened();
  const to = { leadUnitId: unit('trafficPolice'), coUnitIds: [unit('housing'), unit('station')] };
  await world.done('assigner', 'assignItem', id, to);
  const opinions = async (): Promise<string[]> =>
    (await world.clocks(id)).filter((clock) => clock.startsWith('ITEM_CO_OPINION'));
  expect(await opinions()).toEqual([
    'ITEM_CO_OPINION RUNNING 2026-04-02',
    'ITEM_CO_OPINION RUNNING 2026-04-02',
  ]);
  await world.done('housingOfficer', 'giveCoOpinion', id, { text: 'The kerb is ours.' });
  expect(await opinions()).toEqual(['ITEM_CO_OPINION MET 2026-04-02', 'ITEM_CO_OPINION RUNNING 2026-04-02']);
  await world.done('housingOfficer', 'giveCoOpinion', id, { text: 'Once more.' });
  expect(await opinions()).toContain('ITEM_CO_OPINION RUNNING 2026-04-02');
  await world.done('policeOfficer', 'signForItem', id);
  await world.done('policeOfficer', 'replyItem', id, { answers: ANSWERS });
  await world.done('policeOfficer', 'reportCompletion', id, { text: 'both are there' });
  // The work is done, so nobody is asked for an opinion on it any more.
  expect(await opinions()).toEqual([
    'ITEM_CO_OPINION CANCELLED 2026-04-02',
    'ITEM_CO_OPINION MET 2026-04-02',
  ]);
});

it('a community owes a dated plan and a month for the work (D17); its reply is the plan', async () => {
  const id = await world.opened();
  await world.done('convenor', 'assignItem', id, { leadUnitId: unit('community'), coUnitIds: [] });
  expect(await world.clocks(id)).toEqual([
    'ITEM_COMPLETION RUNNING 2026-04-02',
    'ITEM_PLAN RUNNING 2026-03-09',
    'ITEM_RETURN RUNNING 2026-03-09',
    'ITEM_SIGN_FOR RUNNING 2026-03-03',
  ]);
  await world.done('convenor', 'signForItem', id);
  await world.done('convenor', 'replyItem', id, { answers: ANSWERS });
  expect(await world.clocks(id)).toContain('ITEM_PLAN MET 2026-03-09');
});

it('the time in which it may be returned runs out without anybody being late (D12)', async () => {
  const id = await world.assigned();
  await world.done('policeOfficer', 'signForItem', id);
  world.goTo('2026-03-20T01:00:00.000Z');
  const seen = await world.item(
    'policeOfficer',
    id,
    'deadlines { kind state overdue daysLate breachedAt rungs { key } }',
  );
  const deadlines = seen.deadlines as { kind: string }[];
  expect(deadlines.find((deadline) => deadline.kind === 'ITEM_RETURN')).toEqual({
    kind: 'ITEM_RETURN',
    state: 'MET',
    overdue: false,
    daysLate: 0,
    breachedAt: null,
    rungs: [],
  });
  await world.done('policeOfficer', 'replyItem', id, { answers: ANSWERS });
  const [row] = await world.service.rows(
    `select state, breached_at from clock where kind = 'ITEM_RETURN' and case_id = $1`,
    [id],
  );
  expect(row).toEqual({ state: 'MET', breached_at: null });
});
