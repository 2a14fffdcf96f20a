import { Recalculation } from '@concord/service-kit/clocks/recalculation';
import { Replica } from '@concord/service-kit/replica/replica';
import { smallSnapshot } from '@concord/testkit/snapshot';
import { World } from '../testing/world.js';

let world: World;
beforeAll(async () => {
  world = await World.start();
}, 60_000);
afterAll(() => world?.stop(), 60_000);

it('a new calendar moves the period of publicity and what a session waits for; what is over stays', async () => {
  await world.room();
  const id = await world.open();
  await world.researched(id);
  await world.concluded(id);
  await world.done('convenor', 'startPublicity', { id, channels: ['notice board'] });
  const read = async () => {
    const query = `{ consultation(id: "${id}") { publicity { endsAt } deadlines { kind state dueDate } timeline(first: 100) { edges { node { type } } } } }`;
    return (await world.ask('convenor', query)).consultation;
  };
  const before = await read();
  expect(before.publicity.endsAt).toBe('2026-02-24T16:00:00.000Z');

  // The Wednesday after Spring Festival is free too.
  await world.service.get(Replica).replace({
    ...smallSnapshot({ version: 2 }),
    calendars: [
      {
        noticeId: '00000000-0000-7000-8000-00000000ca01',
        layerId: 'CN',
        state: 'PUBLISHED',
        publishedAt: '2026-02-10T01:00:00.000Z',
        sheet: {
          year: 2026,
          notice: 'amendment 1',
          issuedOn: '2026-02-10',
          amends: true,
          off: [['2026-02-24', '2026-02-24', 'snow']],
          work: [],
        },
      },
    ],
  });
  await world.service.get(Recalculation).run();
  await expect(world.service.get(Recalculation).isDue()).resolves.toBe(false);

  const after = await read();
  expect(after.publicity.endsAt).toBe('2026-02-25T16:00:00.000Z');
  expect(after.timeline.edges.at(-1).node.type).toBe('deadlinesReckoned');
  const ended = (clocks: { state: string }[]) => clocks.filter(({ state }) => state === 'MET');
  expect(ended(after.deadlines)).toEqual(ended(before.deadlines));
  expect((await world.facts(id)).at(-1)).toMatchObject({
    type: 'deadlinesReckoned',
    data: { until: '2026-02-25T16:00:00.000Z' },
  });

  await expect(
    world.activities.endPublicity({ consultationId: id, at: '2026-02-24T16:00:00.000Z' }),
  ).resolves.toMatchObject({ ended: false });
  await expect(
    world.activities.endPublicity({ consultationId: id, at: '2026-02-25T16:00:00.000Z' }),
  ).resolves.toMatchObject({ ended: true });
});
