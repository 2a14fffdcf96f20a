import { Recalculation } from '@concord/service-kit/clocks/recalculation';
import { Replica } from '@concord/service-kit/replica/replica';
import { smallSnapshot } from '@concord/testkit/snapshot';
import { FeedbackWorld } from '../testing/feedback-world.js';

let world: FeedbackWorld;
beforeAll(async () => {
  world = await FeedbackWorld.start();
}, 60_000);
afterAll(() => world?.stop());

it('a new calendar moves what a department owes and until when it may return it; an agreed day stays', async () => {
  world.goTo('2026-03-02T01:00:00.000Z');
  const id = await world.assigned({ agreedDate: '2026-03-27' });
  expect(await world.clocks(id)).toEqual([
    'ITEM_COMPLETION RUNNING 2026-03-27',
    'ITEM_REPLY RUNNING 2026-03-23',
    'ITEM_RETURN RUNNING 2026-03-09',
    'ITEM_SIGN_FOR RUNNING 2026-03-03',
  ]);

  // The Wednesday of that week becomes a holiday.
  await world.service.get(Replica).replace({
    ...smallSnapshot({ version: 99 }),
    calendars: [
      {
        noticeId: '00000000-0000-7000-8000-00000000ca01',
        layerId: 'CN',
        state: 'PUBLISHED',
        publishedAt: '2026-03-02T01:00:00.000Z',
        sheet: {
          year: 2026,
          notice: 'amendment 1',
          issuedOn: '2026-03-02',
          amends: true,
          off: [['2026-03-04', '2026-03-04', 'snow']],
          work: [],
        },
      },
    ],
  });
  await world.service.get(Recalculation).run();

  expect(await world.clocks(id)).toEqual([
    'ITEM_COMPLETION RUNNING 2026-03-27',
    'ITEM_REPLY RUNNING 2026-03-24',
    'ITEM_RETURN RUNNING 2026-03-10',
    'ITEM_SIGN_FOR RUNNING 2026-03-03',
  ]);
  const facts = await world.facts(id);
  const moves = (facts.at(-1)!.data as { moves: { clock: string }[] }).moves.map(({ clock }) => clock);
  expect(moves.sort()).toEqual(['ITEM_REPLY', 'ITEM_RETURN']);

  // On the day that the holiday has added it may still be returned.
  world.goTo('2026-03-10T01:00:00.000Z');
  await world.done('policeOfficer', 'requestItemReturn', id, { reason: 'The road is the county’s.' });
});
